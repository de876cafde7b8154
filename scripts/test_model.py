"""Writes a film of two scenes with a real small model: real streaming, constrained JSON and truncation, poor words.

It passes when each scene is filled or flagged and nothing is lost. Not part of CI: it downloads 127 MB the first time,
and takes some minutes.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.fetching import Fetched, NotFetchedError, fetched
from model.serve import CONTEXT, LONGEST

from bot.archive import Archive, Call
from bot.story import Film

PLOT = """A boy in a red coat walks along an empty beach at dawn. He finds a small brass key in the sand.
At night he opens the door of the old lighthouse with the key. Inside, a lamp is burning."""
BEATS = ("A boy in a red coat finds a brass key on an empty beach at dawn.", "At night he opens the old lighthouse.")
LOGLINE = "A boy finds a key in the sand and opens a lighthouse with it."


class Studio:
    """A home folder of its own, and the real command line in it."""

    def __init__(self, home: Path, url: str) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "YUMEKONTE_"))}
        # A machine that does other things besides may read a scene's instructions for minutes.
        self._environment = kept | {
            "OPENAI_BASE_URL": f"{url}/v1", "YUMEKONTE_MODEL": "smollm2", "YUMEKONTE_HOME": str(home),
            "YUMEKONTE_DEADLINE": "1800", "PYTHONUTF8": "1",
        }  # fmt: skip

    def run(self, *arguments: str) -> int:
        """Run a command, show what it says, and return its exit code."""
        print(f"\n$ yumekonte {' '.join(arguments)}", flush=True)
        started = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 (a command of our own)
            [sys.executable, "-m", "bot.cli", *arguments, "--lang", "en"],
            cwd=self.home, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        assert process.stdout is not None  # noqa: S101 (it was asked for)
        for line in process.stdout:
            print(f"  {line.rstrip()[:160]}", flush=True)
        code = process.wait()
        print(f"  (exit code {code}, {time.monotonic() - started:.0f} s)", flush=True)
        return code

    def kept(self) -> tuple[Film, list[Call]]:
        """Return the film and the calls, as they are in the archive."""

        async def read() -> tuple[Film, list[Call]]:
            archive = await Archive.open(f"sqlite+aiosqlite:///{self.home / 'films.sqlite3'}")
            try:
                film = (await archive.load((await archive.films())[0].id)).film
                return film, list(await archive.calls(film.id))
            finally:
                await archive.close()

        return asyncio.run(read())


@contextmanager
def served(have: Fetched) -> Iterator[str]:
    """Serve the model in a process of its own; yields its address."""
    command = [sys.executable, str(Path(__file__).parent / "model" / "serve.py"), str(have.engine), str(have.weights)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 (a command of our own)
        assert server.stdin is not None  # noqa: S101 (both were asked for)
        assert server.stdout is not None  # noqa: S101
        try:
            if not (url := server.stdout.readline().strip()):
                raise NotFetchedError("The engine does not start here; it needs a processor with AVX2.")
            yield url
        finally:
            server.stdin.close()


def made(studio: Studio) -> list[str]:
    """Make the film with the command line; return what was wrong on the way."""
    (studio.home / "plot.txt").write_text(PLOT, encoding="utf-8")
    codes = {"doctor": studio.run("doctor"), "write": studio.run("write", "plot.txt", "--scenes", "2")}
    film, _ = studio.kept()
    if len(film.scenes) < 2:
        print("\nIts outline or its scene list was not usable: both are written by hand, as a user would.")
        codes["edit"] = 0 if film.logline else studio.run("edit", film.id, "--set", f"logline.en={LOGLINE}")
        for beat in BEATS[len(film.scenes) :]:
            codes["edit"] = max(codes["edit"], studio.run("edit", film.id, "--add", beat))
    codes["resume"] = studio.run("resume", film.id)
    return [f"`{name}` ended with {code}" for name, code in codes.items() if code not in (0, 1)]


def lost(film: Film, calls: list[Call]) -> list[str]:
    """Return what is neither there nor flagged."""
    wrong = [] if film.plot == PLOT else ["the plot is not what was written"]
    wrong += [f"no answer to {step} is kept" for step in ("outline", "break_down") if not _raw(calls, step)]
    if len(film.scenes) < 2:
        wrong.append(f"{len(film.scenes)} scenes")
    for scene in film.scenes:
        raw = _raw(calls, "fill", scene.id)
        if scene.status not in ("written", "attention"):
            wrong.append(f"{scene.slate} is neither filled nor flagged")
        if not raw:
            wrong.append(f"{scene.slate}: no answer is kept")
        print(f"{scene.slate}: {scene.status}. The answer: {' '.join(raw.split())[:200]} ...")
    good = [(call.step, call.scene) for call in calls if call.valid]
    return wrong + [
        f"{step} was asked again, though it was finished" for step, _ in set(good) if len(set(good)) < len(good)
    ]


def _raw(calls: list[Call], step: str, scene: str | None = None) -> str:
    return next((call.raw for call in reversed(calls) if (call.step, call.scene) == (step, scene)), "")


def main() -> int:
    """Return 0 if nothing was lost."""
    started = time.monotonic()
    try:
        with served(fetched()) as url, tempfile.TemporaryDirectory() as home:
            print(f"SmolLM2-135M at {url}: reads {CONTEXT:,} tokens, writes {LONGEST:,} at most.", flush=True)
            studio = Studio(Path(home), url)
            wrong = made(studio)
            film, calls = studio.kept()
            print()
            wrong += lost(film, calls)
    except NotFetchedError as error:
        print(error, file=sys.stderr)
        return 2
    answers = f"{len(calls)} answers kept, {sum(call.valid for call in calls)} of them usable"
    print(f"{answers}, {time.monotonic() - started:.0f} s in all.")
    print(f"Failed: {'; '.join(wrong)}." if wrong else "Passed: each scene is filled or flagged, and nothing is lost.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
