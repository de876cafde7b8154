"""Handles written out: the identity phrase word for word at the first mention, the short form at every later one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.composing.handles import MENTION, known_by_handle
from bot.story import Film, Known, Lang

_ARTICLE = re.compile(r"\b(?:a|an|the)\s+\Z", re.IGNORECASE)
_LED_BY_ARTICLE = re.compile(r"(?:a|an|the)\s", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:\A|[.!?…][\"”’')\]]*\s+)[\s\"“‘'(\[]*\Z")
_POSSESSIVE = re.compile(r"['’]s(?![A-Za-z])")
_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+)\s", re.IGNORECASE)
_JAPANESE = "[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
_SPACE_BESIDE = re.compile(
    rf"(?<={_JAPANESE})[ \u3000]+(?=@[a-z])|(?<![A-Za-z0-9])(@[a-z][a-z0-9_]*)[ \u3000]+(?={_JAPANESE}|@[a-z])"
)
_PLURAL_POSSESSIVE = re.compile(r"['’](?=\s+[a-z])")


@dataclass(frozen=True)
class Written:
    """One text with its handles written out."""

    text: str
    introductions: tuple[str, ...] = ()
    """Sentences to stand behind it: who somebody is that the whole paragraph names in the possessive only."""
    lacking: tuple[str, ...] = ()
    """Handles, with @, that the film says nothing about in this language; they stay as written."""


@dataclass
class _Paragraph:
    """What has been said so far while one paragraph is written."""

    known: dict[str, Known]
    lang: Lang
    named_plainly: set[str]
    said: set[str] = field(default_factory=set)
    introduced: set[str] = field(default_factory=set)


def written_out(film: Film, texts: Sequence[str], lang: Lang) -> tuple[Written, ...]:
    """Return the texts of one paragraph, in their order, with all known handles written out."""
    known = known_by_handle(film)
    plainly = {
        match[1]
        for text in texts
        for match in MENTION.finditer(text)
        if lang == "ja" or not _possessive(text, match, known.get(match[1]))
    }
    paragraph = _Paragraph(known, lang, plainly)
    return tuple(_written(text, paragraph) for text in texts)


def named(film: Film, text: str, lang: Lang) -> str:
    """Return a text that people read beside the prompt (a beat, a slug), with names in the place of handles."""
    known = known_by_handle(film)

    def name(match: re.Match[str]) -> str:
        entry = known.get(match[1])
        said = (entry and plain_name(entry, lang)) or match[0]
        if lang == "ja":
            return said
        if _SENTENCE_START.search(text[: match.start()]):
            return capitalised(said)
        return said[0].lower() + said[1:] if _LED_BY_ARTICLE.match(said) else said

    return MENTION.sub(name, text)


def plain_name(known: Known, lang: Lang) -> str:
    """Return what people call the entry: its name, else what it looks like."""
    return known.name.said(lang) or known.short.said(lang) or known.identity.said(lang)


def _written(text: str, paragraph: _Paragraph) -> Written:
    if paragraph.lang == "ja":
        # Writers put a space around a handle so that it can be read; Japanese has none there.
        text = _SPACE_BESIDE.sub(lambda match: match[1] or "", text)
    out, at = "", 0
    introductions: list[str] = []
    lacking: list[str] = []
    for match in MENTION.finditer(text):
        known = paragraph.known.get(match[1])
        if known is None or match.start() < at:
            continue
        out += text[at : match.start()]
        at = match.end()
        if not (known.identity.said(paragraph.lang) or _later(known, paragraph.lang)):
            out += match[0]
            lacking.append(match[0])
        elif paragraph.lang == "ja":
            out += _first(known, paragraph)
        elif ending := _possessive(text, match, known):
            at += len(ending)
            out = _joined(out, _possessed(known))
            if known.handle not in paragraph.said | paragraph.named_plainly | paragraph.introduced:
                paragraph.introduced.add(known.handle)
                introductions += _introduction(known)
        else:
            out = _joined(out, _first(known, paragraph))
    return Written(out + text[at:], tuple(introductions), tuple(lacking))


def _first(known: Known, paragraph: _Paragraph) -> str:
    """Return the identity phrase if it has not been said in this paragraph, else the later form."""
    if known.handle in paragraph.said:
        return _later(known, paragraph.lang)
    paragraph.said.add(known.handle)
    return known.identity.said(paragraph.lang) or _later(known, paragraph.lang)


def _later(known: Known, lang: Lang) -> str:
    identity = known.identity.said(lang)
    definite = re.sub(r"\A(?:a|an)\s", "the ", identity) if lang == "en" else identity
    return known.short.said(lang) or definite or known.name.said(lang)


def _joined(before: str, phrase: str) -> str:
    """Put an English phrase behind a text: no second article, a capital where a sentence begins."""
    if _LED_BY_ARTICLE.match(phrase):
        before = _ARTICLE.sub("", before)
    if _SENTENCE_START.search(before):
        phrase = capitalised(phrase)
    return before + phrase


def capitalised(text: str) -> str:
    """Return the text with its first letter a capital and nothing else changed."""
    return text[:1].upper() + text[1:]


def _possessive(text: str, match: re.Match[str], known: Known | None) -> str:
    """Return the possessive ending behind a mention, empty if there is none.

    A bare apostrophe counts only where the entry is a plural and a noun follows; elsewhere it closes a quotation.
    """
    if ending := _POSSESSIVE.match(text, match.end()):
        return ending[0]
    ending = _PLURAL_POSSESSIVE.match(text, match.end())
    opened = re.search(r"(?:\A|[\s(\"“])['‘](?!.*['’])", text[: match.start()])
    return ending[0] if ending and not opened and known and _several(known) else ""


def _possessed(known: Known) -> str:
    phrase = _later(known, "en")
    return f"{phrase}'" if _several(known) and phrase.endswith("s") else f"{phrase}'s"


def _several(known: Known) -> bool:
    """Say whether the entry is more than one: counted, or a plural without an article."""
    identity = known.identity.en or known.short.en
    if _COUNTED.match(identity):
        return True
    return not _LED_BY_ARTICLE.match(identity) and _later(known, "en").endswith("s")


def _introduction(known: Known) -> list[str]:
    told = _LED_BY_ARTICLE.sub("", known.identity.en)
    # "The person is a person." tells nobody anything.
    if not told or not known.short.en or told == _LED_BY_ARTICLE.sub("", known.short.en):
        return []
    return [f"{capitalised(known.short.en)} {'are' if _several(known) else 'is'} {known.identity.en}."]
