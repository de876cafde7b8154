"""Names: a handle, a person or a place that one language names and the other does not, or names otherwise."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.library.facts import idioms
from bot.library.glosses import entries, has
from bot.library.weak_spots import words
from bot.linting.parity.difference import Difference, Sides
from bot.linting.parity.hearing import heard, syllables, told
from bot.linting.parity.sounds import sound
from bot.linting.reading import Reading, Span
from bot.linting.tokens import STOPS, Token
from bot.story import Known

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
_PARTICLES = frozenset(["が", "は", "も", "の", "に", "を", "と", "へ"])
_APPOSED = frozenset(["who", "a", "an", "the", "his", "her", "their"])
_TITLES = frozenset(["さん", "くん", "君", "ちゃん", "様", "さま", "氏", "先生"])


def by_name(sides: Sides, known: tuple[Known, ...] = ()) -> Iterator[Difference]:
    """Yield one difference of handles, of people of the film, or else of the names in the texts."""
    here, there = _handles(sides.ja.text), _handles(sides.en.text)
    lost = [span for handle, span in here.items() if handle not in there]
    added = [span for handle, span in there.items() if handle not in here]
    if lost or added:
        yield Difference("name", next(iter(lost), None), next(iter(added), None))
        return
    for one in known:
        spans = [_stands(one.name.ja, sides.ja.text), _stands(one.name.en, sides.en.text)]
        if one.name.ja and one.name.en and (spans[0] is None) != (spans[1] is None):
            yield Difference("name", spans[0], spans[1])
            return
    yield from _by_sound(sides)


def _handles(text: str) -> dict[str, Span]:
    return {match.group(): match.span() for match in reversed(list(_HANDLE.finditer(text)))}


def _stands(name: str, text: str) -> Span | None:
    match = re.search(rf"(?<![A-Za-z@]){re.escape(name)}(?![A-Za-z])", text, re.IGNORECASE) if name else None
    return match.span() if match else None


def _by_sound(sides: Sides) -> Iterator[Difference]:
    """Yield a difference of names that sound nothing like any word of the other language."""
    named_ja = [at for at in range(len(sides.ja.tokens)) if _names(sides.ja, at)]
    named_en = [at for at in range(len(sides.en.tokens)) if _is_name(sides.en, at)]
    if not named_ja and not named_en:
        return
    words_en = [t.text for t in sides.en.tokens if t.kind in ("word", "Name")]
    names_en = [t.text for t in sides.en.tokens if t.kind == "Name"]
    spoken = {sound(word) for word in words_en} | {sound(a + b) for a, b in pairwise(words_en)}
    written = {sound(word) for word in names_en} | {sound(a + b) for a, b in pairwise(names_en)}
    unheard = [at for at in named_ja if not heard(sides.ja.tokens[at].text, spoken, names_en)]
    added = [
        at
        for at in named_en
        if not told(sides.en.tokens[at].text, sides.ja) and sides.en.tokens[at].text not in sides.ja.text.lower()
    ]
    # A common word may happen to sound like a name: that counts only where no other name stands there instead.
    lost = [at for at in named_ja if added and ("人名" in sides.ja.tokens[at].more or "地名" in sides.ja.tokens[at].more) and not heard(sides.ja.tokens[at].text, written, names_en)] or unheard  # fmt: skip
    sure = [at for at in unheard if _surely(sides.ja, at) and not _in_parts(sides, at)]
    added = [at for at in added if lost or not _opens(sides.en, at) or syllables(sides.en.tokens[at].text)]
    foreign = added and (_someone(sides.en, added[0]) or syllables(sides.en.tokens[added[0]].text))
    if (lost and added) or sure or (foreign and not _meant(sides, added[0])):
        at_ja, at_en = next(iter(sure or lost), None), next(iter(added), None)
        yield Difference(
            "name",
            None if at_ja is None else sides.ja.offsets((at_ja, at_ja + 1)),
            None if at_en is None else sides.en.offsets((at_en, at_en + 1)),
        )


def _names(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    behind = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else ""
    if (
        token.kind != "名詞"
        or reading.quoted(at)
        or len(token.text) < 2
        or token.text in idioms().no_names
        or token.text[0] in "数一二三四五六七八九十百千万"
    ):
        return False
    return "人名" in token.more or "地名" in token.more or behind in _TITLES or _foreign(token)


def _foreign(token: Token) -> bool:
    """Return whether a word in katakana is in no dictionary of common words, so that it may be a name."""
    return bool(re.fullmatch("[ァ-ヺー]{2,6}", token.text)) and not any(has(form) for form in token.forms)


def _surely(reading: Reading, at: int) -> bool:
    """Return whether the word can only be a person, so that the English must name them too."""
    token = reading.tokens[at]
    behind = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else ""
    if behind in _TITLES and not has(token.text):
        return True
    return (
        behind in _PARTICLES
        and "人名" in token.more
        and bool(re.fullmatch("[一-龠々]{2,4}|[ァ-ヺー]{2,6}", token.text))
        and not has(token.text)
    )


def _is_name(reading: Reading, at: int) -> bool:
    """Return whether an English word is written as a name: a capital where no sentence begins."""
    token = reading.tokens[at]
    if token.kind != "Name" or reading.quoted(at) or token.text in idioms().no_names or len(token.text) < 3:
        return False
    if reading.words((at, at + 1)).isupper():
        return False
    behind = reading.tokens[at + 1] if at + 1 < len(reading.tokens) else None
    common = {*words("en")["person"], *words("en")["animal"], *words("en")["lifeless"]}
    if _opens(reading, at):
        # Kenji pumps his legs: at the start of a sentence only a verb behind it makes it a name.
        verb = (
            behind is not None
            and behind.kind == "word"
            and re.fullmatch(r"[a-z]{2,}(?<!s)s|waved|ran|stood|sat|walked", behind.text)
        )
        if verb and reading.people[at] and not common.intersection(token.forms):
            return True
        next_words = [t.text for t in reading.tokens[at + 1 : at + 3]]
        apposed = len(next_words) > 1 and next_words[0] == "," and next_words[1] in _APPOSED
        if behind is not None and (behind.kind == "Name" or apposed) and syllables(token.text):
            return True
        return bool(verb) and not token.text.endswith(("s", "ing", "ed")) and syllables(token.text)
    return True


def _opens(reading: Reading, at: int) -> bool:
    """Return whether a word begins a sentence, where any word has a capital."""
    before = reading.tokens[at - 1] if at else None
    return before is None or before.text in STOPS or (before.kind in ("sign", "number") and before.text != ",")


def _someone(reading: Reading, at: int) -> bool:
    """Return whether the name is a person's: it does something, or owns something."""
    behind = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else ""
    owner = reading.words((at, at + 1)).endswith(("'s", "’s"))
    return owner or behind.endswith(("s", "ed")) or behind in ("and", "is", ",", "as", "ran", "sat", "stood")


def _meant(sides: Sides, at: int) -> bool:
    """Return whether a Japanese word has the English name among its meanings: 天の川 is the Milky Way."""
    word = sides.en.tokens[at].text
    return any(
        word in re.findall("[a-z]+", gloss.lower())
        for token in sides.ja.tokens
        if token.kind == "名詞"
        for form in token.forms
        for entry in entries(form)
        for sense in entry.senses
        for gloss in sense.glosses
    )


def _in_parts(sides: Sides, at: int) -> bool:
    """Return whether the English has a meaning of a part of the word: 古井戸 is a family, and an old well."""
    word = sides.ja.tokens[at].text
    parts = {word[:n] for n in range(1, len(word))} | {word[n:] for n in range(1, len(word))}
    words_en = {form for token in sides.en.tokens for form in token.forms if len(form) > 2 and token.kind == "word"}
    glosses = (g for part in parts for e in entries(part) for sense in e.senses for g in sense.glosses)
    return any(not words_en.isdisjoint(re.findall("[a-z]+", gloss)) for gloss in glosses)
