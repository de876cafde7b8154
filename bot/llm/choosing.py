"""Chooses the writer: the one that was named, else the configured LLM, else the guided one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from bot.llm.port import Writer
from bot.llm.settings import Settings
from bot.texts import Told

if TYPE_CHECKING:
    from bot.llm.clipboard import Courier

Choice = Literal["auto", "llm", "guided", "clipboard"]


def chosen_writer(
    choice: Choice,
    settings: Settings,
    *,
    on_wait: Callable[[float], None] | None = None,
    courier: "Courier | None" = None,
) -> Writer:
    """Return the writer for this run; `on_wait` is told the seconds whenever it has to pause.

    `courier` carries what the clipboard writer asks.

    Raises Told if an LLM is asked for and none is configured. Vendors are loaded here, when one is needed.
    """
    if choice == "clipboard":
        if courier is None:
            raise ValueError("the clipboard writer needs a courier")
        from bot.llm.clipboard import ClipboardWriter

        return ClipboardWriter(courier, settings.home / "clipboard")
    if choice == "guided" or (choice == "auto" and not settings.has_writer):
        from bot.llm.guided import GuidedWriter

        return GuidedWriter()
    if not settings.has_writer:
        raise Told("llm.not_configured")
    if settings.vendor:
        from bot.llm.langchain_models import LangChainWriter

        return LangChainWriter(settings, on_wait=on_wait)
    from bot.llm.openai_protocol import OpenAIWriter

    return OpenAIWriter(settings, on_wait=on_wait)
