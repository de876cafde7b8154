"""Text as Markdown that reads as itself: whatever it holds, it opens no heading, list, link, tag, comment or fence."""

import re

_ALWAYS = re.compile(r"[\\`*\[<]")
_PAIRED = "~$"
_INNER_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"\A([#>+=-]|\d+(?=[.)]))")
_BRACKETED = re.compile(r"\[(?=[^\[\]]*\](?![(\[:]))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escaped(text: str) -> str:
    """Return one line of text as Markdown that shows exactly that text. `unescaped` takes it back."""
    plain = {match.start() for match in _BRACKETED.finditer(text)}
    out = _ALWAYS.sub(lambda match: match[0] if match.start() in plain else f"\\{match[0]}", text)
    for sign in _PAIRED:
        if text.count(sign) > 1:
            out = out.replace(sign, f"\\{sign}")
    out = _ENTITY.sub(r"\\&", _INNER_UNDERSCORE.sub(r"\\_", out))
    if out.endswith("#"):
        out = f"{out[:-1]}\\#"
    start = _LINE_START.match(out)
    if start is None:
        return out
    if start[1].isdigit():
        return f"{start[1]}\\{out[start.end() :]}"
    return f"\\{out}"


def unescaped(text: str) -> str:
    """Return the text that a line of Markdown from `escaped` shows."""
    return _ESCAPED.sub(r"\1", text)


def fence(text: str) -> str:
    """Return a line of backticks longer than any in `text`, so that the text cannot close the block around it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(3, longest + 1)
