"""The plot's sentences as a scene's subject and action: the user's words, with handles where somebody is named."""

import re
from dataclasses import dataclass

from bot.library.guided import english, roles
from bot.llm.guided.casting import Figure
from bot.llm.guided.concepts import bare, with_article
from bot.llm.guided.noticing import is_verb
from bot.llm.guided.reading import read
from bot.llm.guided.survey import Survey, meant_by
from bot.story import Lang


@dataclass(frozen=True)
class Retold:
    """A sentence for the paragraph, and who is in it."""

    text: str
    handles: tuple[str, ...]


def retell(survey: Survey, number: int, text: str, known: frozenset[str], named: tuple[str, ...]) -> Retold:
    """Return one sentence, or a part of it, with handles for the figures that the film knows.

    `named` are the handles that the scene has named so far: he and she stay where they have an antecedent.
    """
    moment = survey.moments[number]
    whole = moment.noticed.reading.text
    shift = whole.find(text)
    spans: list[tuple[int, int, str]] = []
    handles: list[str] = []
    for mention in moment.mentions:
        start, end = mention.start - shift, mention.end - shift
        if mention.handle in known and mention.written and start >= 0 and end <= len(text):
            figure = survey.figure(mention.handle)
            span = _replaced(figure, text[start:end], survey.lang) if figure else None
            if span is None:
                continue
            start, end = start + span[0], start + span[1]
            acting = survey.lang == "en" and text[start:end] == "I"
            spans.append((start, end, mention.handle + (_ACTS if acting else "")))
            handles.append(mention.handle)
    if survey.lang == "en":
        spans += _first_person(text, known)
        handles += ["dreamer"] * any(span[2].startswith("dreamer") for span in spans)
    pronouns = _pronouns(survey, number, text, known, (*named, *handles), spans)
    spans += pronouns
    handles += [span[2].removesuffix("'s") for span in pronouns]
    told = _written(text, sorted(set(spans), key=lambda span: (span[0], -span[1])), survey.lang)
    if survey.lang == "en" and "dreamer" in known:
        told = _agreeing(told, _told_in_past(survey))
    return Retold(_ended(told.replace(_ACTS, ""), survey.lang), tuple(dict.fromkeys(handles)))


def mention_of(figure: Figure, known: frozenset[str], lang: Lang) -> str:
    """Return how a sentence of ours names a figure: by its handle, else by its words."""
    if figure.handle in known:
        return f"@{figure.handle}"
    if figure.side == "places":
        return figure.identity.ja if lang == "ja" else with_article(figure.identity.en)
    return figure.identity.ja if lang == "ja" else f"the {bare(figure.identity.en)}"


def _replaced(figure: Figure, words: str, lang: Lang) -> tuple[int, int] | None:
    """Return the part of the user's words that a handle may stand for: none of them may be lost.

    空っぽの瓶 is 空っぽの@bottle where the bottle is only known as small and of glass; ゴンドラ is not @ferris_wheel.
    """
    said = [phrase.said(lang) for phrase in (figure.identity, figure.short, figure.name)]
    if lang == "en":
        known = {bare(text).lower() for text in said if text}
        return (0, len(words)) if figure.side == "cast" or bare(words.lower()) in known else None
    if words in said or (figure.side == "cast" and not figure.looked):
        return 0, len(words)
    core = next((text for text in said if text and words.endswith(text)), None)
    if core is None:
        return (0, len(words)) if figure.side == "cast" else None
    return len(words) - len(core), len(words)


def _written(text: str, spans: list[tuple[int, int, str]], lang: Lang) -> str:
    told, at = "", 0
    for start, end, handle in spans:
        if start < at:
            continue
        told += text[at:start] + f"@{handle}"
        at = end
        # A handle must not run into Latin letters behind it.
        if lang == "ja" and re.match(r"[A-Za-z0-9_]", text[at:]):
            told += " "
    return told + text[at:]


def _ended(text: str, lang: Lang) -> str:
    """Return the sentence with a full stop."""
    text = text.strip().rstrip("、,;")
    if not text or text[-1] in '。!?!?.」』”"…':
        return text
    return text + ("。" if lang == "ja" else ".")


_FIRST_PERSON = re.compile(r"\b(my|me|mine|myself|I['’]m|I['’]ve|I['’]ll|I['’]d)\b", re.IGNORECASE)
_SPELLED = {"'m": " is", "'ve": " has", "'ll": " will", "'d": " had"}


def _first_person(text: str, known: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return where an English sentence says me; `my` of a relative has gone with the relative."""
    if "dreamer" not in known:
        return []
    reading = read(text, "en")
    found = []
    for match in _FIRST_PERSON.finditer(text):
        word = match.group().lower()
        if reading.speaks(match.start()) or word in ("mine", "myself"):
            continue
        if word == "my":
            found.append((match.start(), match.end(), "dreamer's"))
        elif word == "me":
            found.append((match.start(), match.end(), "dreamer"))
        else:
            found.append((match.start(), match.end(), "dreamer" + _SPELLED[word[1:].replace("’", "'")]))
    return found


def _pronouns(
    survey: Survey,
    number: int,
    text: str,
    known: frozenset[str],
    named: tuple[str, ...],
    spans: list[tuple[int, int, str]],
) -> list[tuple[int, int, str]]:
    """Return the first he or she of a scene, where nobody has been named that it could mean."""
    reading = read(text, survey.lang)
    for sex, forms in roles().pronouns[survey.lang].items():
        meant = meant_by(sex, [figure for figure in survey.side("cast") if figure.handle in known])
        actor = survey.moments[number].actor
        if len(meant) != 1:
            meant = [actor] if actor is not None and actor in meant else []
        if not meant or meant[0].handle in named:
            continue
        for word, behind in zip(reading.words, (*reading.words[1:], None), strict=True):
            inside = any(start <= word.start < end for start, end, _ in spans)
            if word.text.lower() not in forms or reading.speaks(word.start) or inside:
                continue
            form = word.text.lower()
            if form.endswith("self"):
                continue
            owns = form == "his" or (form == "her" and behind is not None and _is_noun(behind.text, text, behind.start))
            return [(word.start, word.end, meant[0].handle + ("'s" if owns or form == "hers" else ""))]
    return []


def _is_noun(word: str, text: str, start: int) -> bool:
    """Return True if the word behind `her` belongs to her: it follows at once and is no small word."""
    small = {
        *english().place_words,
        *english().articles,
        *english().modals,
        "and",
        "or",
        "but",
        "with",
        "for",
        "as",
        "away",
    }
    return text[start - 1 : start] == " " and word.lower() not in small and not word.lower().endswith("ly")


def _told_in_past(survey: Survey) -> bool:
    """Return True if the dreamer tells in the past tense."""
    texts = " ".join(moment.noticed.reading.text for moment in survey.moments)
    verbs = [match[1].lower() for match in re.finditer(r"\bI (?:\w+ly )?(\w+)", texts)]
    past = sum(_is_past(verb) for verb in verbs)
    return past * 2 > len(verbs)


def _is_past(verb: str) -> bool:
    irregular = english().irregular
    return verb.endswith("ed") or (
        verb in irregular and irregular[verb] != verb and verb not in ("am", "is", "are", "has")
    )


_ACTS = "\x00"
"""Marks a dreamer who was I, so that the verb behind is told in the third person."""
_SUBJECT = re.compile(rf"(@dreamer{_ACTS})((?: (?:\w+ly|just|still|never|always|then|only|also))*) ([A-Za-z’']+)")
_AND = re.compile(r"\b(and|then) ([a-z]+)\b")
_SPECIAL = {
    "am": "is", "are": "is", "were": "was", "have": "has", "do": "does", "don't": "doesn't", "don’t": "doesn’t",
    "haven't": "hasn't", "go": "goes",
}  # fmt: skip


def _agreeing(text: str, past: bool) -> str:
    """Return the sentence with the verbs behind @dreamer in the third person: `I walk` has become `@dreamer walks`."""
    present = False

    def third(match: re.Match[str]) -> str:
        nonlocal present
        verb = match[3]
        spelled = _third(verb, past)
        present = present or spelled != verb
        return f"{match[1]}{match[2]} {spelled}"

    told = _SUBJECT.sub(third, text)
    if not present:
        return told
    return _AND.sub(
        lambda match: (
            f"{match[1]} {_third(match[2], past)}" if is_verb(match[2]) and match[2] != "it" else match.group()
        ),
        told,
    )


def _third(verb: str, past: bool) -> str:
    low = verb.lower()
    if low in _SPECIAL:
        return _SPECIAL[low]
    if (
        low in english().modals
        or low.endswith(("n't", "n’t"))
        or _is_past(low)
        or (past and low in english().irregular)
        or not is_word(low)
    ):
        return verb
    if low in ("is", "has", "does"):
        return verb
    if low.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", low) else verb + "s"


def is_word(verb: str) -> bool:
    """Return True if a word behind a subject can be its verb."""
    return verb not in (*english().place_words, *english().articles, "and", "or", "but", "with", "who", "as", "s")
