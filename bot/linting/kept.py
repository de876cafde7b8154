"""What was found in a text is kept: after an edit of one scene the others need not be read again."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """The newest results by what they were made from; everything that a result depends on belongs into the key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Hashable, V] = {}

    def get(self, key: Hashable, made: Callable[[], V]) -> V:
        """Return the result for the key, made now if it is not there; the oldest leave when there are too many."""
        if key in self._values:
            return self._values[key]
        value = self._values[key] = made()
        while len(self._values) > self._most:
            self._values.pop(next(iter(self._values)), None)
        return value
