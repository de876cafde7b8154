"""Wishes said once more, for other scenes."""

from collections.abc import Sequence

from bot.llm.drafts import WishDraft

REPEATABLE = ("rewrite", "set_seconds", "lock", "unlock")
"""What can be wished for another scene in the same words."""


def again(wishes: Sequence[WishDraft], scenes: Sequence[int]) -> list[WishDraft]:
    """Return the wishes with these scenes in the place of their own."""
    return [wish.model_copy(update={"scenes": list(scenes)}) for wish in wishes]
