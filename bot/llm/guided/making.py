"""Makes wishes of what a clause was read as, and the question where it is not clear enough to be one."""

from bot.llm.drafts import PhraseDraft, WishDraft
from bot.story import Lang, Phrase


class UnclearError(Exception):
    """Something must be asked first: a key of the section `guided`, and the wishes that could be meant."""

    def __init__(self, key: str, offers: list[WishDraft] | None = None, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.offers = offers or []
        self.params = params


def made(
    action: str,
    scenes: list[int] | None = None,
    *,
    field: str | None = None,
    number: int | None = None,
    text: str | Phrase | None = None,
    only: Lang | None = None,
) -> WishDraft:
    """Return a wish. Words in one string stand in both languages, or in that `only`."""
    words = None
    if isinstance(text, Phrase):
        words = PhraseDraft(ja=text.ja, en=text.en)
    elif text is not None:
        words = PhraseDraft(ja="" if only == "en" else text, en="" if only == "ja" else text)
    return WishDraft.model_validate(
        {"action": action, "scenes": scenes or [], "field": field, "number": number, "text": words}
    )


def language(text: str) -> Lang:
    """Return the language that words are in: English has no other letters than its own."""
    return "en" if text.isascii() else "ja"
