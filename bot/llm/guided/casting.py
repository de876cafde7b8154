"""Casts a plot: who, where and what comes back, each with one handle and one identity phrase."""

import re
from dataclasses import dataclass, field, replace

from bot.library.guided import PlaceWord, RoleWord
from bot.library.guided_talk import said
from bot.llm.guided.concepts import Concept, bare, with_article
from bot.llm.guided.naming import Name, names
from bot.llm.guided.noticing import Noticed
from bot.llm.guided.patterns import filled
from bot.llm.guided.spotting import Spotted
from bot.story import Lang, Phrase, Side


@dataclass(frozen=True)
class Figure:
    """A character, place or prop of the film."""

    handle: str
    side: Side
    concept: Concept | None
    """What the vocabulary calls it; None for a bare given name."""
    name: Phrase
    identity: Phrase
    short: Phrase
    looked: bool
    """True if the plot says what it looks like."""
    guessed: str = ""
    """The reading of a name in Latin letters, where it was a guess."""

    @property
    def sex(self) -> str | None:
        """Return f or m where it is known."""
        word = self.concept.word if self.concept else None
        return word.sex if isinstance(word, RoleWord) else None


@dataclass(frozen=True)
class Mention:
    """A figure in a sentence: the span that names it."""

    start: int
    end: int
    handle: str
    located: int = 0
    """As Spotted.located."""
    possessive: bool = False
    """True if the words only say whose something is."""
    written: bool = True
    """True if a handle can stand for the words."""


@dataclass
class Casting:
    """Collects figures sentence by sentence."""

    lang: Lang
    figures: dict[str, Figure] = field(default_factory=dict)
    mentions: list[list[Mention]] = field(default_factory=list)
    _by_concept: dict[str, list[str]] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)

    def take(self, noticed: Noticed, called: tuple[Name, ...]) -> None:
        """Add what one sentence names."""
        text = noticed.reading.text
        found: list[Mention] = []
        for noun in noticed.nouns:
            if isinstance(noun.concept.word, RoleWord) and noun.concept.word.kind == "group":
                continue
            beside = _name_beside(text, noun, called, self.lang) if noun.concept.side == "cast" else None
            handle = self._handle(noun, beside[0] if beside else None)
            owner = bool(re.match(r"の" if self.lang == "ja" else r"['’]s?\b", text[noun.look.end :]))
            owner = owner and noun.concept.side == "cast"
            end = noun.look.end + (beside[1] if beside and beside[1] > 0 else 0)
            start = noun.look.start + (beside[1] if beside and beside[1] < 0 else 0)
            found.append(Mention(start, end, handle, noun.located, owner, noun.bare))
        for name in called:
            for match in re.finditer(re.escape(name.written) + _TAIL[self.lang], text):
                if noticed.reading.speaks(match.start()):
                    continue
                if self.lang == "ja" and match.start() not in noticed.reading.starts:
                    continue
                start, end = match.span()
                if not any(start < other.end and other.start < end for other in found):
                    found.append(Mention(start, end, self._named(name)))
        self.mentions.append(sorted(found, key=lambda mention: mention.start))

    def _handle(self, noun: Spotted, name: Name | None) -> str:
        known = self._by_concept.setdefault(noun.concept.id, [])
        if name is not None and name.written in self._by_name:
            handle = self._by_name[name.written]
            if handle not in known:
                known.append(handle)
            return handle
        if handle := self._whole_of(noun):
            return handle
        for handle in known:
            figure = self.figures[handle]
            if not noun.look.told or not figure.looked or figure.side != "cast" or noun.look.phrase == figure.name:
                if noun.look.told and not figure.looked:
                    self.figures[handle] = _figure(noun, handle, self.lang, name)
                return handle
            if _same(noun.look.phrase, figure.identity, self.lang):
                return handle
        handle = self._free(name.latin.lower() if name and name.latin else noun.concept.id)
        self.figures[handle] = _figure(noun, handle, self.lang, name)
        known.append(handle)
        if name is not None:
            self._by_name[name.written] = handle
        return handle

    def _whole_of(self, noun: Spotted) -> str:
        """Return the place whose name ends in a plainer one, as 廊下 is 病院の廊下 again; empty if there is none."""
        form = f"の{_form(noun)}"
        if self.lang != "ja" or noun.concept.side != "places" or noun.look.told:
            return ""
        return next((h for h, f in self.figures.items() if f.side == "places" and f.name.ja.endswith(form)), "")

    def _named(self, name: Name) -> str:
        if name.written in self._by_name:
            return self._by_name[name.written]
        handle = self._free(re.sub(r"[^a-z]", "", name.latin.lower()) or "person")
        people = said().people
        # A Latin name stands in Japanese as it is; a Japanese one is spelled by its reading in English.
        self.figures[handle] = Figure(
            handle=handle,
            side="cast",
            concept=None,
            name=Phrase(ja=name.written, en=name.latin),
            identity=filled(people["named"], name=Phrase(ja=name.written, en=name.latin)),
            short=Phrase(ja=name.written, en=name.latin),
            looked=False,
            guessed=name.latin if name.guessed else "",
        )
        self._by_name[name.written] = handle
        return handle

    def _free(self, wish: str) -> str:
        handle, number = wish, 2
        while handle in self.figures:
            handle, number = f"{wish}_{number}", number + 1
        return handle


_TAIL: dict[Lang, str] = {"ja": r"(?:ちゃん|くん|君|さん|様|先輩|先生)?", "en": r"\b"}


def cast_of(noticed: tuple[Noticed, ...], lang: Lang) -> Casting:
    """Return the figures of the plot and where they are named."""
    called = names(tuple(one.reading for one in noticed), lang)
    casting = Casting(lang)
    for one in noticed:
        casting.take(one, called)
    return casting


def figure_of(known: Concept) -> Figure:
    """Return a concept that the plot does not name as a figure."""
    name = Phrase(ja=known.name.ja, en=bare(known.name.en))
    return Figure(
        handle=known.id,
        side=known.side,
        concept=known,
        name=name,
        identity=known.look or Phrase(ja=known.name.ja, en=with_article(known.name.en)),
        short=known.word.short or Phrase(ja=known.name.ja, en=f"the {name.en}"),
        looked=False,
    )


def _figure(noun: Spotted, handle: str, lang: Lang, name: Name | None) -> Figure:
    known = noun.concept
    plain = figure_of(known)
    if known.id == "dreamer":
        return plain
    form = known.name.ja if lang == "en" else _form(noun)
    if isinstance(known.word, PlaceWord) and form in known.word.aside:
        return replace(plain, handle=handle)
    seen = Phrase(ja=noun.look.phrase.ja, en=with_article(noun.look.phrase.en))
    identity = seen if noun.look.told or not known.look else known.look
    latin = Phrase(ja=name.written if lang == "ja" else form, en=name.latin) if name else None
    return Figure(
        handle=handle,
        side=known.side,
        concept=known,
        name=latin or Phrase(ja=form, en=plain.name.en),
        identity=identity,
        short=latin or Phrase(ja=form, en=plain.short.en),
        looked=noun.look.told,
        guessed=name.latin if name and name.guessed else "",
    )


def _form(noun: Spotted) -> str:
    """Return the bare noun as the plot writes it."""
    return noun.look.phrase.ja[-(noun.end - noun.start) :]


def _name_beside(text: str, noun: Spotted, called: tuple[Name, ...], lang: Lang) -> tuple[Name, int] | None:
    """Return the name that an apposition gives to somebody, as 妹のユイ or a girl called Yui, and its length.

    The length is below zero where the name comes first.
    """
    for name in called:
        written = re.escape(name.written)
        behind = rf"(?:の|・){written}" if lang == "ja" else rf",? (?:(?:named|called) )?{written}\b"
        before = rf"{written}という(?:名の)?$" if lang == "ja" else rf"\b{written}, $"
        if match := re.match(behind, text[noun.look.end :]):
            return name, len(match.group())
        if match := re.search(before, text[: noun.look.start]):
            return name, -len(match.group())
    return None


def _same(look: Phrase, identity: Phrase, lang: Lang) -> bool:
    told = look.said(lang)
    return told in identity.said(lang) or identity.said(lang) in told
