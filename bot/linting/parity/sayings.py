"""Whether two short lines say different things: 営業中 is open, さようなら is not "Good morning"."""

import re

from bot.library.facts import topics
from bot.library.glosses import entries, forms_of
from bot.linting.facts import read_facts, stated
from bot.linting.reading import Reading

_LONG = 12
"""Words from which on a line says more than one thing."""
_LITTLE = frozenset(["a", "an", "the", "to", "of", "be", "is", "it", "that"])


def otherwise(ja: str, en: str) -> bool:
    """Return whether a line in Japanese and its English say what excludes each other, as far as a word list knows."""
    sides = read_facts(ja, "ja", "quotations"), read_facts(en, "en", "quotations")
    if max(len(side.tokens) for side in sides) > _LONG:
        return False
    said = [{one.value for one in stated(side, "saying", "quotations")} for side in sides]
    sure = [{one.value for one in stated(side, "saying", "quotations") if one.sure} for side in sides]
    if all(said):
        topic = topics()["saying"]
        return all(sure) and not any(topic.near(one, other) for one in said[0] for other in said[1])
    return _another_noun(*sides)


def _another_noun(ja: Reading, en: Reading) -> bool:
    """Return whether one noun stands on each side and no dictionary joins them: 毒 and SUGAR."""
    nouns = [token for token in ja.tokens if token.kind != "補助記号"]
    words = [token for token in en.tokens if token.kind in ("word", "Name") and token.text not in _LITTLE]
    if len(nouns) != 1 or len(words) != 1 or not nouns[0].more.startswith("普通名詞"):
        return False
    word = words[0].forms
    glosses = [g for form in nouns[0].forms for e in entries(form) for s in e.senses for g in s.glosses]
    if not glosses or any(set(word) & set(re.findall("[a-z]+", gloss.lower())) for gloss in glosses):
        return False
    # 酒 may be LIQUOR on a sign: 洋酒 is, and has the letter.
    others = [form for one in word for form in forms_of(one, f"to {one}")]
    return bool(others) and not any(set(nouns[0].text) & set(form) for form in others)
