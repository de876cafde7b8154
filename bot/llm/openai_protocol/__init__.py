"""The OpenAI protocol: one writer for OpenAI and for every server that speaks like it. Loads the SDK when it calls."""

from bot.llm.limits import Limits
from bot.llm.openai_protocol.rungs import Rung
from bot.llm.openai_protocol.writer import OpenAIWriter

__all__ = ["Limits", "OpenAIWriter", "Rung"]
