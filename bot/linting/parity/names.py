"""Names: a handle, a person or a place that one language names and the other does not, or names otherwise."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.library.facts import idioms
from bot.library.weak_spots import words
from bot.linting.parity.difference import Difference, Sides
from bot.linting.parity.sounds import alike, sound, sounds
from bot.linting.reading import Reading, Span
from bot.linting.tokens import STOPS, Token
from bot.story import Known

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
_PARTICLES = frozenset(["が", "は", "も", "の", "に", "を", "と", "へ"])
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
    spoken = {sound(word) for word in words_en} | {sound(a + b) for a, b in pairwise(words_en)}
    lost = [at for at in named_ja if not _heard(sides.ja.tokens[at].text, spoken)]
    sounds_ja = [
        heard
        for token in sides.ja.tokens
        if token.kind in ("名詞", "handle", "形状詞", "接尾辞")
        for heard in sounds(token.text)
    ]
    whole = "".join(sounds_ja)
    added = [
        at
        for at in named_en
        if not any(alike(sound(sides.en.tokens[at].text), one) for one in sounds_ja)
        and sides.en.tokens[at].text not in sides.ja.text.lower() and sound(sides.en.tokens[at].text) not in whole
    ]  # fmt: skip
    sure = [at for at in lost if _surely(sides.ja, at)]
    added = [at for at in added if lost or not _opens(sides.en, at)]
    if (lost and added) or sure or (added and _someone(sides.en, added[0]) and not _meant(sides, added[0])):
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
    from bot.library.glosses import has

    return bool(re.fullmatch("[ァ-ヺー]{2,6}", token.text)) and not any(has(form) for form in token.forms)


def _surely(reading: Reading, at: int) -> bool:
    """Return whether the word can only be a person, so that the English must name them too."""
    from bot.library.glosses import has

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
    if reading.text[token.start : token.end].isupper():
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
        return bool(verb) and not token.text.endswith(("s", "ing", "ed")) and _syllables(token.text)
    return True


def _opens(reading: Reading, at: int) -> bool:
    """Return whether a word begins a sentence, where any word has a capital."""
    return at == 0 or reading.tokens[at - 1].text in STOPS or reading.tokens[at - 1].kind in ("sign", "number")


def _syllables(word: str) -> bool:
    """Return whether a word is spelt in Japanese syllables, as Haruka."""
    shape = r"(?:(?:k|s|sh|t|ch|ts|n|h|f|m|y|r|w|g|z|j|d|b|p|ky|ry|gy|hy|my|ny|by|py)?[aiueo]{1,2}|n(?![aiueo])){2,6}"
    return bool(re.fullmatch(shape, word)) and word not in (
        "one",
        "some",
        "here",
        "there",
        "are",
        "time",
        "home",
        "rain",
        "nine",
        "mine",
        "shade",
        "name",
        "same",
        "pine",
        "smoke",
        "no",
        "fire",
        "wine",
        "side",
    )


def _someone(reading: Reading, at: int) -> bool:
    """Return whether the name is a person's: it does something, or owns something."""
    token = reading.tokens[at]
    behind = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) else ""
    owner = reading.text[token.start : token.end].endswith(("'s", "’s"))
    return owner or behind.endswith(("s", "ed")) or behind in ("and", "is", ",", "as", "ran", "sat", "stood")


def _meant(sides: Sides, at: int) -> bool:
    """Return whether a Japanese word has the English name among its meanings: 天の川 is the Milky Way."""
    from bot.library.glosses import entries

    word = sides.en.tokens[at].text
    return any(
        word in gloss.lower()
        for token in sides.ja.tokens
        if token.kind == "名詞"
        for form in token.forms
        for entry in entries(form)
        for sense in entry.senses
        for gloss in sense.glosses
    )


def _heard(word: str, spoken: set[str]) -> bool:
    return any(alike(sound, one) for sound in sounds(word) for one in spoken if one)
