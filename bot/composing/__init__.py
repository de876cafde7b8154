"""(Film, Scene, Target) -> Prompt. No LLM, no I/O."""

from bot.composing.handles import BareName, bare_names, handles_in, unknown_handles
from bot.composing.lengths import PORTABLE, length
from bot.composing.look import look
from bot.composing.mentions import named, written_out
from bot.composing.paragraph import Piece, paragraphs
from bot.composing.prompts import Prompt, affected, budget, compose, compose_film

__all__ = [
    "PORTABLE", "BareName", "Piece", "Prompt", "affected", "bare_names", "budget", "compose", "compose_film",
    "handles_in", "length", "look", "named", "paragraphs", "unknown_handles", "written_out",
]  # fmt: skip
