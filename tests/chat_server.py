"""A real chat server in a process of its own. Imported by the chat's tests."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

_PATIENCE_S = 180
_PORTS = range(15_000, 30_000)
"""Below those that systems give to outgoing connections: none of them takes a port while its server is restarted."""


class ChatServer:
    """The server of one data folder. It may be killed and started again: the address stays."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = _free_port()
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.host}"
        self.database = f"sqlite:///{home / 'films.sqlite3'}"
        # None of the developer's own settings, nor the .env of the folder where the tests are run.
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("YUMEKONTE_", "OPENAI_", "CHAINLIT_"))}
        self._environ = {**inherited, "YUMEKONTE_HOME": str(home), "LANG": "C.UTF-8", **settings}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start the server and wait until it answers."""
        self.home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "bot.cli", "chat", "--no-browser", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self.home, env=self._environ, stdout=log, stderr=log)
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            assert self._process.poll() is None, self.log.read_text()
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=60):  # noqa: S310 (our own address)
                    return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def end(self, with_signal: signal.Signals = signal.SIGINT) -> float:
        """Send the server a signal, wait for its end, and return how long that took."""
        assert self._process is not None
        begun = time.monotonic()
        self._process.send_signal(with_signal)
        self._process.wait(_PATIENCE_S)
        return time.monotonic() - begun

    def kill(self) -> None:
        """Kill the server as kill -9 does."""
        self.end(signal.SIGKILL)

    @property
    def pid(self) -> int:
        """The process that serves."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> Path:
        """What the server has printed."""
        return self.home / "server.log"


def _free_port() -> int:
    while True:
        port = random.choice(_PORTS)
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port


@pytest.fixture(scope="session")
def chat_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """A server on loopback for the whole run, without passwords and without a key."""
    server = ChatServer(tmp_path_factory.mktemp("chat")).start()
    yield server
    server.end()
