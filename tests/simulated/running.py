"""Starts the simulated server as a process of its own and talks to it, from a test or a benchmark."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self


def held(log: Path) -> Path:
    """Return the file that holds the streams of the server with this log."""
    return log.with_suffix(".held")


class Simulated:
    """One simulated server: a case on a port."""

    def __init__(self, house: "House", url: str, log: Path) -> None:
        self.url, self._house, self._log, self._held = url, house, log, held(log)
        self._stopped = False

    def requests(self) -> list[dict[str, Any]]:
        """Return what came so far, in order; a request that has ended has an outcome."""
        found: dict[int, dict[str, Any]] = {}
        # The server writes while this reads: what has no end of line yet is not whole.
        whole, _, _ = self._log.read_bytes().rpartition(b"\n")
        for line in whole.splitlines():
            part = json.loads(line)
            found.setdefault(part["id"], {}).update(part)
        return list(found.values())

    def hold(self, letting: int = 0) -> None:
        """Have streams crawl from their middle on and not end from now on, but for as many."""
        fresh = self._held.with_suffix(".fresh")
        fresh.write_text(str(letting), encoding="ascii")
        fresh.replace(self._held)

    def release(self) -> None:
        """Let them all go on."""
        self._held.unlink()

    def stop(self) -> list[str]:
        """Stop it: connections are refused from now on. Returns what was wrong with the case, once."""
        if self._stopped:
            return []
        self._stopped = True
        return list(self._house.order({"close": self.url})["mistakes"])


class House:
    """The process in which all of them run."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.simulated.server"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        self._count = 0

    def open(self, case: str, **knobs: Any) -> Simulated:
        """Start a server for a case of tests/answers/, with knobs of pace.Knobs."""
        self._count += 1
        log = Path(self._folder.name) / f"{self._count}.jsonl"
        log.touch()
        set_up = {"held": str(held(log)), **knobs}
        answer = self.order({"open": {"case": case, "log": str(log), "knobs": set_up}})
        return Simulated(self, answer["url"], log)

    def order(self, order: dict[str, Any]) -> dict[str, Any]:
        """Have the process do something and return its answer. Raises RuntimeError if it cannot."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": "the simulated server is gone"}
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        # Nothing in it is worth waiting for: its logs are flushed line by line.
        self._process.kill()
        self._process.wait(timeout=60)
        self._process.stdout.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
