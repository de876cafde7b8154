"""The guided writer: without a key, an account or a model."""

from bot.llm.guided.refusing import CannotError
from bot.llm.guided.writer import GuidedWriter

__all__ = ["CannotError", "GuidedWriter"]
