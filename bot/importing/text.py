"""From bytes to text that can be read, or one clear sentence why not."""

from bot.texts import Told

LARGEST = 8_000_000
"""Characters: a film of 100 long scenes has about a tenth of it as Markdown."""


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or the Shift_JIS that Japanese Windows writes.

    Raises Told if it is none of these.
    """
    if len(data) > LARGEST * 3:
        raise Told("importing.too_big", name=name, limit=LARGEST // 1_000_000)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs = ["utf-16"]
    elif b"\0" in data:
        raise Told("importing.binary", name=name)
    else:
        codecs = ["utf-8-sig", "cp932"]
    for codec in codecs:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise Told("importing.binary", name=name)


def checked(text: str, name: str) -> str:
    """Return the text with plain line ends. Raises Told if it is empty, too big, damaged or not text."""
    if len(text) > LARGEST:
        raise Told("importing.too_big", name=name, limit=LARGEST // 1_000_000)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Told("importing.empty", name=name)
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise Told("importing.broken_text", name=name)
    if "\0" in text:
        raise Told("importing.binary", name=name)
    return text
