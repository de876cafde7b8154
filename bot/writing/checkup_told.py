"""The checkup as a person reads it, a line a fact."""

from urllib.parse import urlsplit

from bot.llm.finding import LocalServer
from bot.story import Lang
from bot.texts import Told, say, tell
from bot.writing.checkup import NEEDED, Checkup

_SHOWN = 6
"""Models of a server that are named; some have dozens."""


def told(checkup: Checkup, lang: Lang) -> list[str]:
    """Return everything that was found."""
    said = [say("doctor.folder", lang, path=checkup.home)]
    if isinstance(checkup.films, Told):
        said.append(tell(checkup.films, lang))
    else:
        said.append(say("doctor.films", lang, films=checkup.films))
    if checkup.server is None:
        said.append(say("doctor.no_writer", lang))
    else:
        said += _writer(checkup, lang)
    return said + [line for server in checkup.offered for line in ("", *_offer(server, lang))]


def _writer(checkup: Checkup, lang: Lang) -> list[str]:
    """Return what there is to say about the LLM that is configured."""
    said = [say("doctor.writer", lang, model=checkup.model, server=checkup.server)]
    health = checkup.health
    if isinstance(health, Told):
        said.append(f"  {tell(health, lang)}")
    elif health is not None:
        pace = "doctor.streams" if health.streams else "doctor.in_one_piece"
        said.append("  " + say(pace, lang, first=f"{health.first:.1f}", whole=f"{health.seconds:.1f}"))
        said.append("  " + say(f"doctor.rung_{health.rung}", lang))
    said.append("  " + say("doctor.counted" if checkup.exact else "doctor.estimated", lang))
    if (cost := checkup.cost) is not None:
        about = "≈" if cost.estimated else ""
        numbers = {"inputs": f"{about}{cost.input_tokens:,}", "outputs": f"≈{cost.output_tokens:,}"}
        usd = _usd(cost.usd, lang, here=checkup.here)
        said.append("  " + say("doctor.cost", lang, scenes=cost.scenes, calls=cost.calls, usd=usd, **numbers))
    # Through LangChain, Ollama is told how much to read with each call.
    if checkup.used is not None and checkup.here:
        said += [f"  {line}" for line in _room(checkup.used, lang)]
    return said


def _offer(server: LocalServer, lang: Lang) -> list[str]:
    """Return what to do to let a server write that was found on this computer."""
    place = urlsplit(server.base_url).netloc
    if not server.models:
        return [say("doctor.found_empty", lang, name=server.name, server=place)]
    said = [say("doctor.found", lang, name=server.name, server=place)]
    said += [f"  OPENAI_BASE_URL={server.base_url}", f"  YUMEKONTE_MODEL={server.models[0]}"]
    if len(server.models) > 1:
        rest = len(server.models) - _SHOWN
        models = [*server.models[:_SHOWN], *(["…"] if rest > 0 else [])]
        said.append("  " + say("doctor.models", lang, models=models))
    return said + [f"  {line}" for line in _room(server, lang)]


def _room(server: LocalServer, lang: Lang) -> list[str]:
    """Return a line if a server reads too little at once, or may."""
    if server.context is not None and server.context < NEEDED:
        return [say("doctor.narrow", lang, context=f"{server.context:,}", needed=f"{NEEDED:,}")]
    return [say("doctor.ollama_reads", lang, needed=f"{NEEDED:,}")] if server.name == "Ollama" else []


def _usd(amount: float | None, lang: Lang, *, here: bool) -> str:
    if amount is None:
        return say("doctor.no_charge" if here else "cli.price_unknown", lang)
    return f"${amount:,.2f}"
