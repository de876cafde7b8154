"""Reads a string between quotes of any kind, with quotes inside it that nobody escaped."""

import re

_DOUBLE, _SINGLE = '"“”„‟＂', "'‘’"
QUOTES = _DOUBLE + _SINGLE
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_WRAPPED = re.compile(r"[ \t]*\r?\n[ \t]*")

# A quote is the end of a key if a colon follows, and of a value if what follows can follow a value: the end of what is
# around it, a comma with a value, key or comment behind it, or, where the comma was forgotten, a key on the next line.
_KEY_ENDS = re.compile(r"\s*[:：]")
_VALUE_ENDS = re.compile(
    r"""\s*(?: [}｝\]］] | \Z | //|/\*
      | [,，] \s* (?: \Z | ["“”„‟＂'‘’{｛\[［}｝\]］] | -?\d | (?:true|false|null|True|False|None)\b | //|/\*|\# | [A-Za-z_]\w*\s*: )
      | \n \s* ["“”„‟＂'‘’][^"“”„‟＂'‘’\n]{1,60}["“”„‟＂'‘’]\s*[:：] )""",
    re.VERBOSE,
)


class EndedError(Exception):
    """The text ends in the middle of something."""


class NotJsonError(Exception):
    """What stands here cannot be read as JSON, however patiently."""


def string(text: str, at: int, *, key: bool) -> tuple[str, int]:
    """Return the string whose opening quote is at `at`, and the place behind its end. Raises EndedError if it has none.

    Typographic quotes are closed by any double quote, straight ones by a straight one alone: they may hold the others.
    """
    opened = text[at]
    closing = '"' if opened == '"' else _DOUBLE if opened in _DOUBLE else _SINGLE
    ends = _KEY_ENDS if key else _VALUE_ENDS
    stops = re.compile(rf"[\\{closing}]")
    said: list[str] = []
    at += 1
    while stop := stops.search(text, at):
        said.append(_unwrapped(text[at : stop.start()]))
        if stop[0] == "\\":
            sign, at = _escaped(text, stop.end())
            said.append(sign)
        elif ends.match(text, stop.end()):
            return "".join(said), stop.end()
        else:
            said.append(stop[0])
            at = stop.end()
    raise EndedError


def _escaped(text: str, at: int) -> tuple[str, int]:
    """Return what an escape says, and the place behind it; a sign that needs none stands for itself."""
    sign = text[at : at + 1]
    if not sign:
        raise EndedError
    if sign != "u":
        return _ESCAPED.get(sign, sign), at + 1
    code = _HEX.match(text, at + 1)
    if code is None:
        return "u", at + 1
    first, end = int(code[0], 16), code.end()
    if 0xD800 <= first < 0xDC00 and text[end : end + 2] == "\\u" and (second := _HEX.match(text, end + 2)):
        low = int(second[0], 16)
        if 0xDC00 <= low < 0xE000:
            return chr(0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)), second.end()
    return chr(first), end


def _unwrapped(said: str) -> str:
    """Return a stretch in one line: a line break that is not escaped was made by a window or a mail."""
    return _WRAPPED.sub(lambda gap: _space(said, gap), said)


def _space(said: str, gap: re.Match[str]) -> str:
    before, after = said[: gap.start()][-1:], said[gap.end() :][:1]
    return " " if before.isascii() and after.isascii() and before and after else ""
