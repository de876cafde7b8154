"""New words for a phrase: one language or both."""

from bot.story import LANGS, Frozen, Lang, Phrase, Sentence


class Wording(Frozen):
    """New text by language; None leaves that language as it is."""

    ja: str | None = None
    en: str | None = None

    def on(self, phrase: Phrase) -> Phrase:
        """Return `phrase` with the new words in."""
        return Phrase(
            ja=phrase.ja if self.ja is None else self.ja,
            en=phrase.en if self.en is None else self.en,
        )

    def on_sentence(self, sentence: Sentence) -> Sentence:
        """Return `sentence` with the new words in, tagged as before."""
        both = self.on(Phrase(ja=sentence.ja, en=sentence.en))
        return sentence.model_copy(update={"ja": both.ja, "en": both.en})

    def other_side(self, before: Phrase | Sentence) -> tuple[Lang, ...]:
        """Return the languages that now lag behind: had text, or should have, and got no new words."""
        given = [lang for lang in LANGS if getattr(self, lang) not in (None, before.said(lang))]
        if len(given) != 1:
            return ()
        return tuple(lang for lang in LANGS if lang not in given and getattr(self, lang) is None)
