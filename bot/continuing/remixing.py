"""Remix: exactly one thing changes and the rest is kept in words. Extend: what happens next, from the last frame."""

from bot.composing import compose
from bot.composing.lengths import room
from bot.composing.mentions import named
from bot.continuing.framing import framing
from bot.continuing.keeping import kept, listed, people_in, place_in
from bot.continuing.motions import camera_move, paragraph_of, plain
from bot.continuing.results import After, offer
from bot.continuing.stating import reading, states
from bot.continuing.wishes import Wished
from bot.library.targets import Target
from bot.story import LANGS, ElementName, Film, Known, Phrase, Scene, Sentence
from bot.texts import say

_BESIDE = 3
"""So many words may stand between a color and what it colors."""
_ELEMENTS: dict[str, ElementName] = {
    "framing": "camera_work", "move": "camera_work", "light": "lighting_color", "weather": "environment",
    "time": "lighting_color", "tempo": "time_flow", "color": "subject_action", "words": "subject_action",
}  # fmt: skip


def told(key: str, **params: object) -> Phrase:
    """Return a sentence of the texts in both languages."""
    return Phrase(ja=say(key, "ja", **params), en=say(key, "en", **params))


def remixed(film: Film, scene: Scene, asked: tuple[Wished, ...], target: Target) -> After:
    """Return the prompt that changes the first thing asked for and nothing else."""
    change = asked[0]
    where = offer(target, "remix")
    lacking: tuple[str, ...] = ()
    if where.offered:
        same = listed(kept(film, scene, frozenset([change.kind])))
        text = paragraph_of(
            plain(film),
            [
                _only(change),
                Phrase(
                    ja=f"ほかは元のクリップのまま:{same.ja}。",
                    en=f"Keep everything else as it is in the clip: {same.en}.",
                ),
            ],
        )
        text = _half(text, change)
    else:
        prompt = compose(recolored(film, change), with_change(scene, change), target)
        text, lacking = prompt.text, prompt.missing
    remarks = [told("after.more_than_one", words=_both_sides(one.words)) for one in asked[1:]]
    return After(
        how="remix",
        scene=scene.id,
        slate=scene.slate,
        gist=_gist("after.remix_gist", change.words, slate=scene.slate),
        text=text,
        seconds=target.clip_seconds(scene.seconds),
        name=where.name,
        does=where.does,
        parameters=where.parameters,
        remarks=(*remarks, *(_half_remarks(change.words) or lacks_english(lacking))),
    )


def extended(film: Film, scene: Scene, asked: tuple[Wished, ...], following: Scene | None, target: Target) -> After:
    """Return the prompt for what happens next; without a wish that is what the next scene begins with."""
    where = offer(target, "extend")
    what = _all(asked) if asked else _first_action(following) if following else Phrase()
    who = people_in(film, scene)
    place = place_in(film, scene)
    light = scene.elements.lighting_color
    same = listed([Phrase(ja=f"@{handle}", en=f"@{handle}") for handle in (*who, *([place] if place else []))])
    begins = Phrase(
        ja=f"最後のコマからそのまま続く。写っているのは、{same.ja}。" if same.ja else "最後のコマからそのまま続く。",
        en=f"Continue straight on from the last frame: {same.en}."
        if same.en
        else "Continue straight on from the last frame.",
    )
    steady = not any(one.kind in ("light", "time", "weather") for one in asked)
    said = [begins, what, _stays(light) if steady else Phrase(), _held(scene, asked)]
    text = paragraph_of(film, [one for one in said if one])
    if len(text.en) > room(target):
        # Looks that the last frame shows anyway go first.
        text = paragraph_of(plain(film), [one for one in said if one])
    text = _half(text, Wished("words", what))
    return After(
        how="extend",
        scene=scene.id,
        slate=scene.slate,
        gist=_gist(
            "after.extend_gist", Phrase(ja=named(film, what.ja, "ja"), en=named(film, what.en, "en")), slate=scene.slate
        ),
        text=text,
        seconds=target.clip_seconds(scene.seconds),
        name=where.name,
        does=where.does,
        parameters=where.parameters,
        remarks=_half_remarks(what),
    )


def lacks_english(fields: tuple[str, ...]) -> tuple[Phrase, ...]:
    """Return the remark that these fields lack English; none where nothing does."""
    if not fields:
        return ()
    names = {lang: [one if one.startswith("@") else say(f"names.{one}", lang) for one in fields] for lang in LANGS}
    return (Phrase(**{lang: say("exporting.lacks_en", lang, fields=names[lang]) for lang in LANGS}),)


def recolored(film: Film, change: Wished) -> Film:
    """Return the film with the new color in the looks of whoever wears the thing: a prompt cannot say both."""
    if not change.thing:
        return film
    cast = tuple(_recolored(one, change) for one in film.cast)
    return film.model_copy(update={"cast": cast})


def _recolored(one: Known, change: Wished) -> Known:
    new: dict[str, str] = {}
    for lang in LANGS:
        text = one.identity.said(lang)
        worn = next((s for s in states(text, lang, "garment") if s.value == change.thing), None)
        tokens = reading(text, lang)
        before = [s for s in states(text, lang, "color") if worn and 0 <= worn.span[0] - s.span[1] <= _BESIDE]
        if before:
            start, end = tokens.offsets(before[-1].span)
            new[lang] = text[:start] + change.shade.said(lang) + text[end:]
    return one.model_copy(update={"identity": Phrase(**new)}) if len(new) == len(LANGS) else one


def with_change(scene: Scene, change: Wished) -> Scene:
    """Return the scene with the change in its prose, where a clip is made anew from the whole prompt."""
    element = _ELEMENTS[change.kind]
    new = Sentence(element=element, ja=change.words.ja, en=change.words.en)
    replaces = change.kind in ("light", "tempo", "framing", "move")
    prose = [one for one in scene.prose if not (replaces and one.element == element)]
    if change.kind == "framing" and (move := camera_move(scene)):
        prose.append(Sentence(element=element, ja=move.ja, en=move.en))
    if change.kind == "move":
        said = framing(scene).said()
        prose.append(Sentence(element=element, ja=said.ja, en=said.en))
    camera = change.camera or scene.camera
    return scene.model_copy(update={"prose": (*prose, new), "camera": camera})


def _only(change: Wished) -> Phrase:
    return Phrase(
        ja=f"変えるのは一点だけ:{change.words.ja}。" if change.words.ja else "",
        en=f"Change one thing only: {change.words.en}." if change.words.en else "",
    )


def _all(asked: tuple[Wished, ...]) -> Phrase:
    return Phrase(
        ja="、".join(one.words.ja.rstrip("。") for one in asked if one.words.ja),
        en=", ".join(one.words.en.rstrip(".") for one in asked if one.words.en),
    )


def _first_action(scene: Scene) -> Phrase:
    first = next((one for one in scene.prose if one.element == "subject_action"), None)
    if first is not None:
        return Phrase(ja=first.ja, en=first.en)
    return scene.elements.subject_action or scene.beat


def _stays(light: Phrase) -> Phrase:
    ja, en = light.ja.rstrip("。"), light.en.rstrip(". ")
    return Phrase(
        ja=f"光は変わらない:{ja}。" if ja else "", en=f"The light stays: {en[:1].lower()}{en[1:]}." if en else ""
    )


def _held(scene: Scene, asked: tuple[Wished, ...]) -> Phrase:
    if any(one.kind in ("framing", "move") for one in asked):
        return Phrase()
    said = framing(scene).said()
    return Phrase(ja=f"画はそのまま({said.ja})。", en=f"The framing stays ({said.en}).") if said else Phrase()


def _half(text: Phrase, change: Wished) -> Phrase:
    """Return the prompt without a language in which nobody said what is to change: half of it would be another prompt."""
    return Phrase(ja=text.ja if change.words.ja.strip() else "", en=text.en if change.words.en.strip() else "")


def _half_remarks(words: Phrase) -> tuple[Phrase, ...]:
    if not words.en.strip():
        return (told("after.no_english", words=words.ja),)
    return (told("after.no_japanese", words=words.en),) if not words.ja.strip() else ()


def _gist(key: str, words: Phrase, **params: object) -> Phrase:
    ja, en = words.ja or words.en, words.en or words.ja
    return Phrase(ja=say(key, "ja", words=ja.rstrip("。"), **params), en=say(key, "en", words=en.rstrip("."), **params))


def _both_sides(words: Phrase) -> str:
    return " / ".join(text for text in (words.ja, words.en) if text)
