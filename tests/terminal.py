"""Runs the real command line in a process of its own, in a home folder of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CASE = Path(__file__).parent / "answers" / "lighthouse"


@dataclass(frozen=True)
class Terminal:
    """A home folder and the variables that a user has set."""

    home: Path
    variables: dict[str, str]

    def popen(self, *arguments: str, **more) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "bot.cli", *arguments], env=self._environment(), cwd=self.home, **more
        )

    def run(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            env=self._environment(), cwd=self.home, input=text, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "YUMEKONTE_HOME": str(self.home / "data"),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONPATH": str(Path(__file__).parents[1]),
            **self.variables,
        }


def terminal(home: Path, **variables: str) -> Terminal:
    """Return a terminal with these variables set."""
    return Terminal(home, variables)


def with_server(home: Path, url: str) -> Terminal:
    """Return a terminal whose writer is the simulated server."""
    return terminal(home, OPENAI_BASE_URL=url, OPENAI_API_KEY="sk-canary-1234567890", YUMEKONTE_MODEL="gpt-6-luna")
