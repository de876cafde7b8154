"""The person at the terminal as courier: shows a request, takes the pasted answer from standard input or a file."""

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import stage
from bot.importing.text import decoded
from bot.llm.port import UnreachableError
from bot.texts import Told, tell

if TYPE_CHECKING:
    # For types alone: other commands open a studio too and need nothing of the clipboard.
    from bot.llm.clipboard import Request

_STDIN = 0
_CHUNK = 65536
_CONTROL_D, _BACKSPACE = b"\x04", "\x7f"
"""What a terminal that does not gather lines hands over as it is."""

_ENDS = (".", "。", "．")
"""A line with one of these alone ends a paste; a Japanese keyboard gives the latter two."""


class TerminalCourier:
    """Requests go to stderr, as all that is no result does: whoever sends the film into a file still sees them."""

    def __init__(self) -> None:
        self._line = b""
        self._lines: list[bytes] = []
        self._ended = False

    def show(self, request: "Request") -> None:
        """Print the request between two lines, and below it what to do."""
        stage.note(f"\n{stage.words('clipboard.begin')}\n{request.text}\n{stage.words('clipboard.end')}\n")
        total = f"≈{request.total}" if request.estimated else request.total
        key = "follow_up" if request.follow_up else "paste" if request.number == 1 else "goes_on"
        stage.tell(f"clipboard.{key}", number=request.number, total=total, file=request.file)

    async def pasted(self) -> str:
        """Return the lines up to one that ends the paste, or what the file says that is named by @.

        Raises UnreachableError if the input ends before anything was pasted.
        """
        lines: list[bytes] = []
        with _unbroken_lines():
            while (line := await self._next()) is not None:
                said = _typed(_text(line)).strip()
                if said in _ENDS:
                    return _text(b"".join(lines))
                if said.startswith("@") and not b"".join(lines).strip():
                    try:
                        return _file(said[1:])
                    except Told as told:
                        self.remark(told)
                        continue
                lines.append(line)
        if not b"".join(lines).strip():
            raise UnreachableError("clipboard.left")
        return _text(b"".join(lines))

    def remark(self, told: Told) -> None:
        """Print what was told."""
        stage.note(tell(told, stage.lang()))

    async def _next(self) -> bytes | None:
        """Return the next line with its end, None at the end of the input."""
        while not self._lines and not self._ended:
            chunk, _, _ = (read := await _read()).partition(_CONTROL_D)
            self._ended = chunk != read or not read
            *self._lines, self._line = [*(self._line + chunk).splitlines(keepends=True), b""]
            if self._lines and not self._lines[-1].endswith(b"\n") and not self._ended:
                self._line = self._lines.pop()
        return self._lines.pop(0) if self._lines else None


async def _read() -> bytes:
    """Return what standard input has next. A thread of its own waits for it: nothing waits for that thread at the end."""
    loop = asyncio.get_running_loop()
    came: asyncio.Future[bytes] = loop.create_future()

    def wait() -> None:
        try:
            chunk = os.read(_STDIN, _CHUNK)
        except OSError:  # closed
            chunk = b""
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: None if came.done() else came.set_result(chunk))

    threading.Thread(target=wait, daemon=True).start()
    return await came


@contextmanager
def _unbroken_lines() -> Iterator[None]:
    """Lift the terminal's limit on a line (4,096 bytes on Linux, 1,024 on macOS), past which it drops what is pasted."""
    if sys.platform == "win32" or not os.isatty(_STDIN):
        yield
        return
    import termios

    before = termios.tcgetattr(_STDIN)
    changed = termios.tcgetattr(_STDIN)
    changed[3] &= ~termios.ICANON
    # At once, so that what was typed ahead is kept.
    termios.tcsetattr(_STDIN, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(_STDIN, termios.TCSANOW, before)


def _typed(line: str) -> str:
    """Return a typed line without the signs that were taken back."""
    signs: list[str] = []
    for sign in line:
        if sign != _BACKSPACE:
            signs.append(sign)
        elif signs:
            signs.pop()
    return "".join(signs)


def _text(data: bytes) -> str:
    """Return pasted bytes as text, every one of them kept."""
    try:
        return decoded(data, "-")
    except Told:
        return data.decode("utf-8", "surrogateescape")


def _file(name: str) -> str:
    """Return a file's text; its name may be quoted or escaped, as a terminal writes it when a file is dropped on it."""
    bare = name.strip().strip("'\"").replace("\\ ", " ")
    path = Path(bare).expanduser()
    if not path.is_file():
        raise Told("cli.no_such_file", file=bare)
    try:
        return decoded(path.read_bytes(), path.name)
    except OSError as error:
        raise Told("cli.unreadable", file=bare, problem=error.strerror) from error
