"""doctor: what the program has to work with, and how well it works."""

from typing import TYPE_CHECKING

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.llm.finding import LocalServer
    from bot.writing.checkup import Checkup

_SHOWN = 6
"""Models of a server that are named; some have dozens."""


@app.command(help=stage.about("doctor"))
def doctor() -> int:
    """Check what Yumekonte works with: folder, archive, LLM, and servers on this computer that could write."""
    from bot.cli import studio
    from bot.llm.settings import load
    from bot.writing.checkup import checked_up
    from bot.writing.crew import now

    settings = load()

    async def films() -> int:
        async with studio.archive() as archive:
            return len(await archive.films())

    async def errand() -> int:
        if settings.has_writer:
            stage.tell("doctor.asking", model=settings.model)
        checkup = await checked_up(settings, films, now().date(), on_wait=studio.waiting)
        stage.out("\n".join(lines(checkup)))
        return code(checkup)

    return studio.run(errand)


def lines(checkup: "Checkup") -> list[str]:
    """Return the checkup as a person reads it, a line a fact."""
    from bot.texts import Told, tell

    said = [stage.words("doctor.folder", path=checkup.home)]
    if isinstance(checkup.films, Told):
        said.append(tell(checkup.films, stage.lang()))
    else:
        said.append(stage.words("doctor.films", films=checkup.films))
    if checkup.server is None:
        said.append(stage.words("doctor.no_writer"))
    else:
        said += _writer(checkup)
    return said + [line for server in checkup.offered for line in ("", *_offer(server))]


def code(checkup: "Checkup") -> int:
    """Return the exit code: the archive first, as without it nothing can be kept."""
    from bot.llm.port import InvalidAnswerError
    from bot.texts import Told

    if isinstance(checkup.films, Told):
        return stage.BAD_INPUT
    if isinstance(checkup.health, InvalidAnswerError):
        return stage.ATTENTION
    return stage.UNREACHABLE if isinstance(checkup.health, Told) else stage.DONE


def _writer(checkup: "Checkup") -> list[str]:
    """Return what there is to say about the LLM that is configured."""
    from bot.texts import Told, tell

    said = [stage.words("doctor.writer", model=checkup.model, server=checkup.server)]
    health = checkup.health
    if isinstance(health, Told):
        said.append(f"  {tell(health, stage.lang())}")
    elif health is not None:
        pace = "doctor.streams" if health.streams else "doctor.in_one_piece"
        said.append("  " + stage.words(pace, first=f"{health.first:.1f}", whole=f"{health.seconds:.1f}"))
        said.append("  " + stage.words(f"doctor.rung_{health.rung}"))
    said.append("  " + stage.words("doctor.counted" if checkup.exact else "doctor.estimated"))
    if (cost := checkup.cost) is not None:
        about = "≈" if cost.estimated else ""
        numbers = {"inputs": f"{about}{cost.input_tokens:,}", "outputs": f"≈{cost.output_tokens:,}"}
        usd = _usd(cost.usd, here=checkup.here)
        said.append("  " + stage.words("doctor.cost", scenes=cost.scenes, calls=cost.calls, usd=usd, **numbers))
    # Through LangChain, Ollama is told how much to read with each call.
    if checkup.used is not None and checkup.here:
        said += [f"  {line}" for line in _room(checkup.used)]
    return said


def _offer(server: "LocalServer") -> list[str]:
    """Return what to do to let a server write that was found on this computer."""
    from urllib.parse import urlsplit

    place = urlsplit(server.base_url).netloc
    if not server.models:
        return [stage.words("doctor.found_empty", name=server.name, server=place)]
    said = [stage.words("doctor.found", name=server.name, server=place)]
    said += [f"  OPENAI_BASE_URL={server.base_url}", f"  YUMEKONTE_MODEL={server.models[0]}"]
    if len(server.models) > 1:
        rest = len(server.models) - _SHOWN
        models = [*server.models[:_SHOWN], *(["…"] if rest > 0 else [])]
        said.append("  " + stage.words("doctor.models", models=models))
    return said + [f"  {line}" for line in _room(server)]


def _room(server: "LocalServer") -> list[str]:
    """Return a line if a server reads too little at once, or may."""
    from bot.writing.checkup import NEEDED

    if server.context is not None and server.context < NEEDED:
        return [stage.words("doctor.narrow", context=f"{server.context:,}", needed=f"{NEEDED:,}")]
    return [stage.words("doctor.ollama_reads", needed=f"{NEEDED:,}")] if server.name == "Ollama" else []


def _usd(amount: float | None, *, here: bool) -> str:
    if amount is None:
        return stage.words("doctor.no_charge" if here else "cli.price_unknown")
    return f"${amount:,.2f}"
