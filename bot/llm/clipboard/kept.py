"""The folder of requests and pastes: nothing that was pasted is lost, whatever becomes of it."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.llm.port import UnreachableError

PASTED = "pasted.txt"


@dataclass(frozen=True)
class Kept:
    """A folder with a file for each request, and one file for everything that was pasted."""

    folder: Path

    def request(self, text: str) -> Path:
        """Save a request under the next free name, as request-3.txt, and return its path. Raises UnreachableError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for number in count(len(list(self.folder.glob("request-*.txt"))) + 1):
                path = self.folder / f"request-{number}.txt"
                try:
                    # "x": another window may be at the same number.
                    with path.open("x", encoding="utf-8", newline="\n") as file:
                        file.write(f"{text}\n")
                except FileExistsError:
                    continue
                return path
        except OSError as error:
            raise self._full(error) from error
        raise AssertionError("there is always a next number")

    def pasted(self, text: str, request: Path) -> None:
        """Add a paste, to the byte, behind a line that says which request it came after. Raises UnreachableError."""
        try:
            with (self.folder / PASTED).open("ab") as file:
                file.write(f"\n=== {request.name} ===\n".encode() + text.encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise self._full(error) from error

    def _full(self, error: OSError) -> UnreachableError:
        return UnreachableError("clipboard.not_kept", folder=self.folder, problem=error.strerror)
