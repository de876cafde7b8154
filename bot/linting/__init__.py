"""Finds the weak spots of prompts and films, without an LLM. Rules are data in knowledge/weak_spots/."""

from bot.linting.films import lint_film
from bot.linting.fixing import fixed
from bot.linting.texts import lint_text, shown

__all__ = ["fixed", "lint_film", "lint_text", "shown"]
