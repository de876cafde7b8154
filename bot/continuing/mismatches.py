"""One thing that a tool understood differently, as a sentence and as a wish for other words."""

from typing import Literal

from bot.continuing.stating import reading
from bot.story import ElementName, Frozen, Lang, Phrase
from bot.texts import say

Aspect = Literal["who", "count", "where", "time", "weather", "light", "framing", "color", "thing"]
Way = Literal["other", "lost", "new"]
"""other: told differently. lost: meant and not told. new: told and never meant."""

_ELEMENTS: dict[Aspect, ElementName] = {
    "who": "subject_action", "count": "subject_action", "where": "environment", "time": "lighting_color",
    "weather": "environment", "light": "lighting_color", "framing": "camera_work", "color": "lighting_color", "thing": "subject_action",
}  # fmt: skip


class Mismatch(Frozen):
    """One thing that was understood differently."""

    aspect: Aspect
    way: Way
    meant: Phrase
    """Empty where nothing was meant."""
    got: Phrase
    """Empty where nothing was told."""
    element: ElementName
    """Which element to put in other words."""

    @property
    def wish(self) -> Phrase:
        """What to ask for, so that the words say it more plainly."""
        key = "compare.wish_new" if self.way == "new" else "compare.wish"
        return Phrase(
            **{lang: say(key, lang, meant=self.meant.said(lang), got=self.got.said(lang)) for lang in ("ja", "en")}
        )

    def said(self) -> Phrase:
        """Return it as a sentence."""
        ja, en = (
            say(
                f"compare.{self.way}",
                lang,
                aspect=say(f"compare.{self.aspect}", lang),
                meant=self.meant.said(lang),
                got=self.got.said(lang),
            )
            for lang in ("ja", "en")
        )
        return Phrase(ja=ja, en=en)


def mismatch(aspect: Aspect, way: Way, meant: Phrase, got: Phrase, element: ElementName | None = None) -> Mismatch:
    """Return a mismatch; without an element, the one that its aspect is told in."""
    return Mismatch(aspect=aspect, way=way, meant=meant, got=got, element=element or _ELEMENTS[aspect])


def own_words(text: str, lang: Lang, span: tuple[int, int], plain: Phrase) -> Phrase:
    """Return the text's own words in its language, the vocabulary's in the other."""
    return plain.model_copy(update={lang: reading(text, lang).words(span)})
