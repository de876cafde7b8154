"""Files in one, the same bytes every time."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.exporting.format import Content

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that the form knows: a clock would make every archive another one."""
_PLAIN_FILE = 0o100644 << 16
_MADE_ON_UNIX = 3


def zipped(files: Mapping[str, Content]) -> bytes:
    """Return a zip archive of the files, by their names in it, in the given order."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            # Else it depends on the computer, and the bytes with it.
            info.create_system = _MADE_ON_UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, content)
    return out.getvalue()
