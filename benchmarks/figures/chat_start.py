"""How long the chat takes from the start of its process to its first page, beside a Chainlit app that only echoes."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure

_ROUNDS, _LOOK_S, _PATIENCE_S = 7, 0.01, 60
_BARE = """
import chainlit as cl


@cl.on_message
async def echo(message: cl.Message) -> None:
    await cl.Message(message.content).send()
"""


def measured() -> Iterator[Figure]:
    """Yield the ratio of the medians. They take turns; the first round, which fills folders and caches, is not counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello.py").write_text(_BARE, encoding="utf-8")
        ours = [str(Path(sys.executable).with_name("yumekonte")), "chat", "--no-browser"]
        bare = [str(Path(sys.executable).with_name("chainlit")), "run", "hello.py", "--headless"]
        times = [(_seconds(ours, folder), _seconds(bare, folder)) for _ in range(_ROUNDS + 1)][1:]
    chat, hello = (median(mine) for mine in zip(*times, strict=True))
    yield Figure(
        "start to first page / bare Chainlit hello app", chat / hello, bar=1.25, behind=f"{chat:.2f} s / {hello:.2f} s"
    )


def _seconds(command: list[str], folder: Path) -> float:
    """Return the seconds from starting a server to its first page. Raises RuntimeError if none comes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    variables = kept | {"YUMEKONTE_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--port", str(port)], cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while time.perf_counter() - began < _PATIENCE_S:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return time.perf_counter() - began
            time.sleep(_LOOK_S)
        raise RuntimeError(f"{command[0]} showed no page")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(_PATIENCE_S)
