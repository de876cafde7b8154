"""How long the command line takes to answer, each time in a process of its own. Files are in the system's cache."""

import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from bot import cli
from bot.composing import compose
from bot.library.samples import sample
from bot.library.targets import target
from bot.story import LANGS

_ROUNDS = 15
_YUMEKONTE = str(Path(sys.executable).with_name("yumekonte"))
# With the options of our own app: Typer's Rich help alone would cost more than all of ours.
_BARE = """
import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
for number in range({commands}):
    app.command(f"command{{number}}", help="Do something.")(lambda: None)
app()
"""


def measured() -> Iterator[Figure]:
    """Yield the time to the help beside a bare app of as many commands, and the time of linting one prompt."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = _commands()
        (folder / "bare.py").write_text(_BARE.format(commands=commands), encoding="utf-8")
        prompt = compose(sample(), sample().scenes[0], target(sample().target)).text
        for lang in LANGS:
            (folder / f"{lang}.txt").write_text(prompt.said(lang), encoding="utf-8")
        ours, bare = _medians(folder, [_YUMEKONTE, "--help"], [sys.executable, "bare.py", "--help"])
        yield Figure(
            f"--help / bare Typer app of {commands} commands", ours / bare, bar=1.3,
            behind=f"{1000 * ours:.0f} ms / {1000 * bare:.0f} ms",
        )  # fmt: skip
        japanese, english, typer = _medians(
            folder,
            [_YUMEKONTE, "lint", "ja.txt"],
            [_YUMEKONTE, "lint", "en.txt"],
            [sys.executable, "-c", "import typer"],
        )
        yield Figure("lint of one Japanese prompt, cold", japanese, " s", bar=0.5)
        yield Figure("lint of one English prompt, cold", english, " s", bar=0.5)
        yield Figure(
            "the same / importing Typer alone",
            english / typer,
            behind=f"{1000 * english:.0f} ms / {1000 * typer:.0f} ms",
        )


def _commands() -> int:
    """Return how many commands we have; each module of the package registers its own."""
    for module in pkgutil.iter_modules(cli.__path__):
        if module.name != "__main__":
            importlib.import_module(f"{cli.__name__}.{module.name}")
    return len(cli.app.registered_commands)


def _medians(folder: Path, *commands: list[str]) -> list[float]:
    """Return the median time of each command, in seconds; they take turns, so that a busy moment hits all of them."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(_ROUNDS):
        for command, mine in zip(commands, times, strict=True):
            began = time.perf_counter()
            _run(command, folder)
            mine.append(time.perf_counter() - began)
    return [median(mine) for mine in times]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder. Raises RuntimeError if it broke down; findings are no breakdown."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    variables = kept | {
        "YUMEKONTE_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    return done
