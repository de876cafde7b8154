"""Changes how somebody looks, in both languages at once, where the vocabulary is certain of every word."""

import re

from bot.library.guided_remarks import Swap, Ways, identities
from bot.llm.guided.tidying import crossed
from bot.story import Film, Known, Phrase, Scene

_ASKED = re.compile(
    r"(?<!私の)[にへ](?:し|変|。|$)|ほしい|欲しい|して|\b(?:want|should|must|make|change|prefer|would|could|let|needs?|turn)\b",
    re.IGNORECASE,
)
"""What a coat that nobody is named with has to be asked for by: my coat is red is no wish."""
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ン") + 1)}
_BY_WHOM = re.compile(r"^(?:the|her|his|their|my) ", re.IGNORECASE)
_PARENTHESES = re.compile(r"[(（].*?[)）]")


def looks(text: str, film: Film, about: Scene | None) -> tuple[str, Phrase, str] | None:
    """Return handle, new identity phrase, and what else a text says; None if it is no certain wish for looks."""
    words = identities()
    whose = _whose(text, film, about)
    thing = next((way for way in words.things if way.pattern.search(text)), None)
    generic, hair = words.clothes.pattern.search(text), words.hair.pattern.search(text)
    if whose is None or not (thing or generic or hair):
        return None
    known, named = whose
    rest = crossed(text, named)
    if hair is not None:
        new = _last(words.lengths, rest)
        changed = None if new is None else _hair(known.identity, new[0])
        spot = hair.span()
    else:
        new = _last(words.colors, rest)
        thing = thing or _only_colored(known.identity)
        changed = None if new is None or thing is None else _colored(known.identity, thing, new[0])
        found = thing.pattern.search(rest) if thing and generic is None else generic
        spot = found.span() if found else (0, 0)
    if new is None or changed is None:
        return None
    return known.handle, changed, crossed(rest, spot, new[1])


def names_looks(text: str, film: Film, about: Scene | None) -> str | None:
    """Return the handle of whoever a text may want to look otherwise; None if it is not about looks."""
    words = identities()
    whose = _whose(text, film, about)
    said = any(way.pattern.search(text) for way in (*words.things, words.clothes, words.hair))
    return whose[0].handle if whose and said else None


def _whose(text: str, film: Film, about: Scene | None) -> tuple[Known, tuple[int, int]] | None:
    for known in (*film.cast, *film.props):
        for name in names(known):
            found = re.search(re.escape(name), text, re.IGNORECASE)
            if found:
                return known, found.span()
    thing = next((way for way in identities().things if way.pattern.search(text)), None)
    if thing is not None and _ASKED.search(text):
        wearing = [known for known in film.cast if _color_of(known.identity, thing)]
        if len(wearing) == 1:
            return wearing[0], (0, 0)
    for pronoun in (identities().she, identities().he):
        found = pronoun.find.pattern.search(text)
        if found:
            cast = [one for one in film.cast if re.search(pronoun.of.en, one.identity.en, re.IGNORECASE)]
            cast = cast or [one for one in film.cast if re.search(pronoun.of.ja, one.identity.ja)]
            there = [one for one in cast if about is None or f"@{one.handle}" in about.model_dump_json()]
            (one,) = there if len(there) == 1 else cast if len(cast) == 1 else (None,)
            return None if one is None else (one, found.span())
    return None


def names(known: Known) -> list[str]:
    """Return what somebody may be called, the longest first; a Japanese name in katakana, too."""
    from bot.llm.guided.reading import read

    found = {f"@{known.handle}", known.name.en, *re.split(r"[()（）]", known.name.ja)}
    found |= {_BY_WHOM.sub("", part.strip()) for part in re.split(r"[()]", known.name.en)}
    plain = _PARENTHESES.sub("", known.name.ja)
    kana = "".join(word.kana for word in read(plain, "ja").words)
    found |= {kana, kana.translate(_TO_HIRAGANA)}
    if known.handle.isalpha():
        found.add(known.handle)
    return sorted((name for name in found if len(name) > 1 or (name and not name.isascii())), key=len, reverse=True)


def _last(swaps: tuple[Swap, ...], text: str) -> tuple[Swap, tuple[int, int]] | None:
    """Return the value that a wish says, with where it stands: the last one said is what is wanted."""
    best: tuple[Swap, tuple[int, int]] | None = None
    for swap in swaps:
        for found in swap.find.pattern.finditer(text):
            end = found.end() + len((re.match(r"色|い|く", text[found.end() :]) or [""])[0])
            if best is None or end > best[1][1]:
                best = (swap, (found.start(), end))
    return best


def _colored(identity: Phrase, thing: Ways, new: Swap) -> Phrase | None:
    spots = _color_of(identity, thing)
    if spots is None:
        return None
    (ja_start, ja_end), (en_start, en_end) = spots
    ja = identity.ja[:ja_start] + new.of.ja + identity.ja[ja_end:]
    english = f"{identity.en[:en_start]}{new.of.en}{identity.en[en_end:]}"
    return Phrase(ja=ja, en=_article(english))


def _color_of(identity: Phrase, thing: Ways) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the color of a thing stands in both languages; None unless both say exactly one, the same."""
    for swap in identities().colors:
        ja = re.search(
            rf"(?:{'|'.join(swap.find.ja)})(?:色)?[いの]?(?=[^、。がにを]{{0,8}}?(?:{'|'.join(thing.ja)}))", identity.ja
        )
        en = re.search(
            rf"\b(?:{'|'.join(swap.find.en)})\b(?=(?: [\w-]+){{0,2}} \w*(?:{'|'.join(thing.en)})\b)",
            identity.en,
            re.IGNORECASE,
        )
        if ja and en:
            return ja.span(), en.span()
    return None


def _only_colored(identity: Phrase) -> Ways | None:
    # A raincoat is a coat, too: what is colored at the same place is one thing.
    worn = {spots: thing for thing in reversed(identities().things) if (spots := _color_of(identity, thing))}
    return next(iter(worn.values())) if len(worn) == 1 else None


def _hair(identity: Phrase, new: Swap) -> Phrase | None:
    for swap in identities().lengths:
        ja = re.search(rf"(?:{'|'.join(swap.find.ja)})(?=.{{0,4}}髪)", identity.ja)
        en = re.search(rf"\b(?:{'|'.join(swap.find.en)})\b(?=(?: [\w-]+){{0,2}} hair)", identity.en, re.IGNORECASE)
        if ja and en:
            said = identity.ja[: ja.start()] + new.of.ja + identity.ja[ja.end() :]
            return Phrase(ja=said, en=f"{identity.en[: en.start()]}{new.of.en}{identity.en[en.end() :]}")
    return None


def _article(text: str) -> str:
    return re.sub(r"\ban? (?=(\w))", lambda match: "an " if match[1].lower() in "aeiou" else "a ", text, count=1)
