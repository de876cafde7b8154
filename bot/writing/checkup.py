"""Checkup: what the program works with, as a value: where films are kept, which LLM writes, how well, at what cost."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.library.samples import sample
from bot.library.targets import target
from bot.llm.choosing import chosen_writer
from bot.llm.finding import USUAL, LocalServer, found
from bot.llm.probing import Health, probed
from bot.llm.settings import Settings
from bot.llm.tokens import is_known
from bot.texts import Told
from bot.writing.plan import Plan, plan

SCENES = 8
"""The film whose cost is forecast: its plot is the sample film's."""
NEEDED = 8192
"""Tokens that a server must read and write at once. Source: a scene's call was 5,116 tokens for SmolLM2, which has the
most of the tokenizers tried, and its answer is up to 2,000; a repair brings the answer once more."""
_PATIENCE = 120.0
"""Seconds that the small question may take in all; a server of one's own may load the model first."""
_HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Checkup:
    """What was found. Holds no key and no password."""

    home: Path
    films: int | Told
    """How many there are, or why the archive cannot be read."""
    model: str
    """What writes; the default model where nothing is configured."""
    server: str | None
    """Where it is, as it may be shown; None: no LLM is configured."""
    here: bool
    """True if that is this computer: nobody charges for it."""
    exact: bool
    """True if the model's tokenizer is known, so that tokens are counted and not estimated."""
    health: Health | Told | None
    """How it answered, or why it did not; None: no LLM is configured."""
    cost: Plan | None
    """The forecast for a film of eight scenes; None: nobody can be asked for one."""
    used: LocalServer | None
    """The one of the servers on this computer that is configured."""
    offered: tuple[LocalServer, ...]
    """The others: found, and not used unless the user says so."""


async def checked_up(
    settings: Settings,
    films: Callable[[], Awaitable[int]],
    on: datetime.date,
    *,
    ports: Mapping[str, int] = USUAL,
    on_wait: Callable[[float], None] | None = None,
) -> Checkup:
    """Return the checkup. `films` counts them and may raise Told; `on` is the day whose prices count.

    Asks the configured LLM one small question, twice, and looks at `ports` of this computer at the same time.
    """
    kept, health, servers = await asyncio.gather(_kept(films), _health(settings, on_wait), found(ports))
    used = next((server for server in servers if _is_used(server, settings)), None)
    return Checkup(
        home=settings.home,
        films=kept,
        model=settings.model,
        server=(settings.vendor or settings.server) if settings.has_writer else None,
        here=_is_here(settings),
        exact=is_known(settings.model),
        health=health,
        cost=_cost(settings, on),
        used=used,
        offered=tuple(server for server in servers if server is not used),
    )


async def _kept(films: Callable[[], Awaitable[int]]) -> int | Told:
    try:
        return await films()
    except Told as told:
        return told


async def _health(settings: Settings, on_wait: Callable[[float], None] | None) -> Health | Told | None:
    if not settings.has_writer:
        return None
    patient = settings.model_copy(update={"deadline": min(settings.deadline, _PATIENCE)})
    try:
        return await probed(patient, on_wait=on_wait)
    except Told as told:
        return told


def _cost(settings: Settings, on: datetime.date) -> Plan | None:
    if not settings.has_writer:
        return None
    try:
        writer = chosen_writer("llm", settings)
    except Told:  # a vendor's package or key is missing: its health says so
        return None
    film = sample()
    fresh = type(film)(id=film.id, plot=film.plot, plot_lang=film.plot_lang, target=film.target)
    return plan(fresh, {"scenes": SCENES}, writer, target(film.target), on)


def _is_here(settings: Settings) -> bool:
    return settings.vendor is None and urlsplit(settings.base_url).hostname in _HERE


def _is_used(server: LocalServer, settings: Settings) -> bool:
    if settings.vendor is not None:
        return settings.vendor == server.name.lower()
    return _is_here(settings) and urlsplit(settings.base_url).port == urlsplit(server.base_url).port
