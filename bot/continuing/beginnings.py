"""What a first frame shows of an action: who it is and the state just before, where that is certain."""

from typing import NamedTuple

from bot.composing.handles import handles_in
from bot.continuing.movement import Movement, movements, read
from bot.continuing.subjects import object_en, object_ja, subject_en, subject_ja
from bot.library.openings import Opening, openings
from bot.linting.tokens import Row, Token
from bot.story import LANGS, Film, Lang, Phrase, Sentence


class Beginning(NamedTuple):
    """The first frame of an action."""

    text: Phrase
    """With handles; empty where who acts is not in the frame yet, or where it is not certain."""
    certain: bool
    absent: str = ""
    """The handle of somebody who is not in the frame yet."""


class _Act(NamedTuple):
    """The first movement of a sentence in one language."""

    opening: Opening | None
    subject: str
    object: str


_UNKNOWN = Beginning(Phrase(), certain=False)


def beginning(film: Film, sentence: Sentence) -> Beginning:
    """Return the first frame of what a sentence tells; its own words where it tells of no movement."""
    things = frozenset(known.handle for known in film.places + film.props)
    told: dict[Lang, Row] = {}
    moved: dict[Lang, list[Movement]] = {}
    for lang in LANGS:
        if sentence.said(lang).strip():
            told[lang] = read(sentence.said(lang), lang, things)
            moved[lang] = movements(told[lang].tokens, lang)
    if not any(moved.values()):
        return Beginning(Phrase(ja=sentence.ja, en=sentence.en), certain=True)
    acts = {lang: _act(film, sentence.said(lang), row, moved[lang], lang) for lang, row in told.items() if moved[lang]}
    if not all(_moves(some) for some in moved.values()):
        acts = _completed(film, sentence, told, moved, acts)
    opening = next((acts[lang].opening for lang in ("en", "ja") if lang in acts and acts[lang].opening), None)
    if opening is None:
        return _UNKNOWN
    return _put(opening, acts, told)


def _moves(found: list[Movement]) -> bool:
    return any(not one.tempo for one in found)


def _completed(
    film: Film,
    sentence: Sentence,
    told: dict[Lang, Row],
    moved: dict[Lang, list[Movement]],
    acts: dict[Lang, _Act],
) -> dict[Lang, _Act]:
    """Return the acts with that of the language whose verb reads like a state: the shutter closes, 灯りがともる."""
    opening = next((act.opening for act in acts.values() if act.opening), None)
    if opening is None:
        return acts
    for lang, row in told.items():
        if _moves(moved[lang]):
            continue
        verbs = {verb.partition(" ")[0] for verb in opening.en} if lang == "en" else set(opening.ja)
        at = next((n for n, token in enumerate(row.tokens) if n and not verbs.isdisjoint(token.forms)), None)
        if at is not None:
            acts = {**acts, lang: _act(film, sentence.said(lang), row, [Movement(at)], lang)}
    return acts


def _put(opening: Opening, acts: dict[Lang, _Act], told: dict[Lang, Row]) -> Beginning:
    subjects = {act.subject for act in acts.values()}
    handles = {subject for subject in subjects if subject.startswith("@")}
    if len(handles) == 1 and len(subjects - handles) == 0:
        # A handle says who it is in both languages, also in one that is not written yet.
        subject = dict.fromkeys(LANGS, handles.pop())
    elif not handles and acts.keys() == told.keys() and all(subjects):
        subject = {lang: act.subject for lang, act in acts.items()}
    else:
        return _UNKNOWN
    if opening.enters:
        return Beginning(Phrase(), certain=True, absent=next(iter(subject.values())).removeprefix("@"))
    objects = _objects(opening, acts)
    if objects is None:
        return _UNKNOWN
    said = {}
    for lang, name in subject.items():
        if opening.object and not objects.get(lang):
            continue
        thing = objects.get(lang, "")
        state = opening.state.said(lang).replace("{object}", thing)
        if lang == "en" and thing.endswith("s") and not thing.endswith("ss") and not thing.startswith("@"):
            state = state.replace(", which is", ", which are")
        said[lang] = f"{name}が{state}。" if lang == "ja" else f"{name[:1].upper()}{name[1:]}, {state}."
    return Beginning(Phrase(**said), certain=True) if said else _UNKNOWN


def _objects(opening: Opening, acts: dict[Lang, _Act]) -> dict[Lang, str] | None:
    """Return what it is done to in each language; None where that is not the same thing or not known."""
    if not opening.object:
        return {}
    found: dict[Lang, str] = {lang: act.object for lang, act in acts.items() if act.object}
    handles = {text for text in found.values() if text.startswith("@")}
    if len(handles) == 1 and len(set(found.values())) == 1:
        return dict.fromkeys(LANGS, handles.pop())
    return found if found.keys() == acts.keys() and not handles else None


def _act(film: Film, text: str, row: Row, moved: list[Movement], lang: Lang) -> _Act:
    first = next((one.at for one in moved if not one.tempo), None)
    if first is None:
        return _Act(None, "", "")
    if lang == "en":
        subject, person = subject_en(text, row, first)
        thing = object_en(text, row, first)
    else:
        subject, person = subject_ja(text, row, first)
        thing = object_ja(text, row, first)
    if subject.startswith("@"):
        person = any(f"@{one.handle}" == subject for one in film.cast)
    if not subject:
        return _Act(None, "", thing)
    fits = (one for one in openings().openings if _fits(one, row.tokens, first, thing, lang, person=person))
    return _Act(next(fits, None), subject, thing)


def _fits(opening: Opening, tokens: tuple[Token, ...], at: int, thing: str, lang: Lang, *, person: bool) -> bool:
    if opening.who == ("thing" if person else "person"):
        return False
    if opening.object and not thing:
        return False
    of = opening.of.by(lang)
    if of and not any(thing.split(" ")[-1:] == [word] or (lang == "ja" and thing.endswith(word)) for word in of):
        return False
    if lang == "ja":
        if opening.who == "thing" and thing:
            return False
        return not set(opening.ja).isdisjoint(tokens[at].forms)
    behind = [token.text for token in tokens[at + 1 : at + 6]]
    for verb in opening.en:
        head, _, rest = verb.partition(" ")
        if head in tokens[at].forms and (not rest or rest in behind[:3]):
            return True
    return False


def handles_of(sentence: Sentence) -> tuple[str, ...]:
    """Return the handles that a sentence names in either language, in order, each once."""
    return tuple(dict.fromkeys((*handles_in(sentence.en), *handles_in(sentence.ja))))
