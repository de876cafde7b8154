"""What every test can ask for."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.chat_server import chat_server
from tests.simulated import House, Simulated

__all__ = ["chat_server"]


@pytest.fixture(autouse=True)
def _no_names_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-socket refuses connections; looking up a name is a network call too."""
    looked_up = socket.getaddrinfo

    def only_here(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in (None, "localhost", "127.0.0.1", "::1"):
            raise RuntimeError(f"a test looks up the name {host}")
        return looked_up(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """The process of the simulated servers."""
    with House() as house:
        yield house


@pytest.fixture
def simulated(house: House) -> Iterator[Callable[..., Simulated]]:
    """Starts a simulated server: simulated(case, **knobs), see tests/simulated/server.py."""
    opened: list[Simulated] = []

    def start(case: str, **knobs: Any) -> Simulated:
        opened.append(house.open(case, **knobs))
        return opened[-1]

    yield start
    mistakes = [mistake for server in opened for mistake in server.stop()]
    assert not mistakes, "; ".join(mistakes)
