"""What stands in an exported file as text, whatever the file is, read by readers that are not ours."""

import html
import io
from zipfile import ZipFile

from pypdf import PdfReader

from bot.exporting import Content


def text_of(content: Content) -> str:
    """Return all text of a file; of an archive or workbook, that of its members."""
    data = content if isinstance(content, bytes) else content.encode()
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as archive:
            texts = ((name, text_of(archive.read(name))) for name in archive.namelist())
            return "\n".join(html.unescape(text) if name.endswith(".xml") else text for name, text in texts)
    if data.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode("utf-8")
