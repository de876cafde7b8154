"""Who may come in: with passwords, whoever is named in YUMEKONTE_USERS; without, the one who sits at this computer."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import re
import secrets
import time
from collections import deque
from collections.abc import Callable

from bot.archive import LOCAL
from bot.texts import Told

_NAME = re.compile(r"[\w.-]{1,32}")
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26}
"""About 70 ms and 32 MB a guess (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html)."""
_SHORTEST = 10
_GUESSES, _WINDOW_S = 5, 60.0
"""So many wrong passwords a minute for a name; then even the right one is refused until the minute is over."""


def entry(name: str, password: str) -> str:
    """Return the entry of YUMEKONTE_USERS for a name and a password. Raises Told if either will not do."""
    if not _NAME.fullmatch(name):
        raise Told("house.bad_name", name=name)
    if name == LOCAL:
        raise Told("house.local_name", name=name)
    if len(password) < _SHORTEST:
        raise Told("house.short_password", least=_SHORTEST)
    salt = secrets.token_bytes(16)
    return f"{name}:{_encoded(salt)}.{_encoded(_hashed(password, salt))}"


class People:
    """Those with a password. Few, and guessing is slow."""

    def __init__(self, entries: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._hashes = dict(_read(one) for one in entries.replace(",", " ").split())
        self._wrong: dict[str, deque[float]] = {}
        self._clock = clock

    def __bool__(self) -> bool:
        return bool(self._hashes)

    async def admits(self, name: str, password: str) -> bool:
        """Tell if this is a known name with its password. Takes as long for an unknown one."""
        known = name if name in self._hashes else ""
        wrong = self._wrong.setdefault(known, deque(maxlen=_GUESSES))
        if len(wrong) == _GUESSES and self._clock() - wrong[0] < _WINDOW_S:
            return False
        # Counted before it is checked, so that guesses made at the same moment count too.
        wrong.append(self._clock())
        salt, expected = self._hashes.get(known, (b"", b""))
        given = await asyncio.to_thread(_hashed, password, salt)
        if not known or not hmac.compare_digest(given, expected):
            return False
        wrong.clear()
        return True


def _read(text: str) -> tuple[str, tuple[bytes, bytes]]:
    name, _, rest = text.partition(":")
    salt, _, hashed = rest.partition(".")
    try:
        known = _decoded(salt), _decoded(hashed)
    except (binascii.Error, ValueError):
        known = b"", b""
    if not _NAME.fullmatch(name) or not all(known):
        raise Told("house.bad_users")
    if name == LOCAL:
        # Whoever came in by it would own the films of the command line.
        raise Told("house.local_name", name=name)
    return name, known


def _hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_COST)


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
