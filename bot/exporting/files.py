"""The edge to the disk: a safe name, and a file that is there whole or not at all."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from bot.exporting.format import Content, Format
from bot.story import Film, Lang
from bot.texts import Told

# Windows gives these to devices, whatever the ending.
_DEVICE = re.compile(r"\A(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?=\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[<>:\"/\\|?*\s]+")
# A name may have 255 bytes; the rest is for the suffix, a number behind it and the temporary ending.
_LONGEST = 180


def filename(film: Film, form: Format, lang: Lang = "ja") -> str:
    """Return a file name from the title, safe on Windows, macOS and Linux; Japanese is kept."""
    titles = (film.title.said(lang), film.title.ja, film.title.en, film.id)
    stem = next((safe for title in titles if (safe := _safe(title))), "film")
    return f"{stem}{form.suffix}"


def write(path: Path, content: Content, *, force: bool = False) -> Path:
    """Write a whole file, text as UTF-8, to `path` and return it: to a temporary name, then renamed.

    Raises Told if the file is there and `force` is not given, or if it cannot be written.
    """
    if not force and path.exists():
        raise Told("exporting.exists", path=str(path))
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise Told("exporting.cannot_write", path=str(path), reason=error.strerror or str(error)) from error
    return path


def _safe(title: str) -> str:
    text = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    text = text.lstrip(" .-~").strip()
    text = text.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .").replace(" ", "_")
    return f"_{text}" if _DEVICE.match(text) else text


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
