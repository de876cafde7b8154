"""What every test can ask for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.simulated import House, Simulated


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
