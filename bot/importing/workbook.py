"""Excel workbooks, and archives of ours: what comes in as a zip."""

import io
import warnings
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.importing.table import Rows
from bot.importing.text import LARGEST, decoded
from bot.texts import Told

_LARGEST = 100_000_000
"""Bytes when unpacked: a small archive can be made to unpack to any size."""
_BOOK, _OURS = "xl/workbook.xml", "film.json"


def is_it(data: bytes) -> bool:
    """Say whether the bytes are a zip, which a workbook is too."""
    return data.startswith(b"PK\x03\x04")


def unpacked(data: bytes, name: str) -> str | list[Rows]:
    """Return the sheets of a workbook, or the film's JSON out of an archive of ours.

    Raises Told if it is neither, damaged or too big.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise Told("importing.too_big", name=name, limit=LARGEST // 1_000_000)
            names = archive.namelist()
            if _OURS in names:
                return decoded(archive.read(_OURS), name)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Told("importing.broken_workbook", name=name) from error
    if _BOOK not in names:
        raise Told("importing.unreadable", name=name)
    return _sheets(data, name)


def _sheets(data: bytes, name: str) -> list[Rows]:
    try:
        written, computed = _opened(data, data_only=False), _opened(data, data_only=True)
    except Exception as error:  # whatever a damaged workbook makes openpyxl raise, a person is told one sentence
        raise Told("importing.broken_workbook", name=name) from error
    # A formula counts with its last result; one that was never computed stays as it is written.
    return [
        [(at, cells) for at, cells in enumerate(map(_cells, rows, results), start=1) if any(c.strip() for c in cells)]
        for rows, results in zip(written, computed, strict=True)
    ]


def _opened(data: bytes, *, data_only: bool) -> list[list[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # About styles and extensions that it leaves out: no words of the user are in them.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)
        try:
            return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
        finally:
            book.close()


def _cells(written: tuple[Any, ...], computed: tuple[Any, ...]) -> list[str]:
    return [_text(value if result is None else result) for value, result in zip(written, computed, strict=True)]


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
