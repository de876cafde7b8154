"""The clipboard writer: a chat that the user has an account at, reached by copying and pasting."""

from bot.llm.clipboard.courier import Courier, Request
from bot.llm.clipboard.job import pastes
from bot.llm.clipboard.writer import AT_ONCE, ClipboardWriter

__all__ = ["AT_ONCE", "ClipboardWriter", "Courier", "Request", "pastes"]
