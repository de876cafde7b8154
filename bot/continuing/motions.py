"""The movement alone, for a clip that starts from a still: the picture shows the looks, the prompt what moves."""

import re

from bot.composing import written_out
from bot.composing.mentions import capitalised
from bot.composing.paragraph import ended, joined
from bot.continuing.framing import values
from bot.continuing.movement import light_moves, moves
from bot.library.guided_craft import camera as camera_craft
from bot.library.targets import Target
from bot.story import LANGS, SIDES, ElementName, Film, Known, Lang, Move, Phrase, Scene, Sentence

_CAMERA: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"カメラ[はが].+"),
    "en": re.compile(r"\bthe camera\b.+", re.IGNORECASE | re.DOTALL),
}
_MOVING: tuple[ElementName, ...] = ("environment", "lighting_color")
"""Elements that are looks, but for a sentence of theirs that moves: rain, a lamp that flickers."""


def plain(film: Film) -> Film:
    """Return the film with the short forms alone: whoever stands in the first frame already is not described again."""
    update: dict[str, object] = {side: tuple(_shortly(one) for one in getattr(film, side)) for side in SIDES}
    return film.model_copy(update=update)


def _shortly(one: Known) -> Known:
    words = {lang: one.short.said(lang) or one.name.said(lang) or one.identity.said(lang) for lang in LANGS}
    # Without a short form beside it nobody is introduced a second time.
    return one.model_copy(update={"identity": Phrase(**words), "short": Phrase()})


def motion(film: Film, scene: Scene, target: Target) -> Phrase:
    """Return what moves in the scene: the camera, the action, what stirs around, how time runs. No looks, no sound."""
    things = frozenset(known.handle for known in film.places + film.props)
    said: list[Phrase] = [Phrase(ja=one.ja, en=one.en) for one in _of(scene, "subject_action")]
    for element in _MOVING:
        said += [
            Phrase(ja=one.ja, en=one.en)
            for one in _of(scene, element)
            if all(_stirs(one.said(lang), lang, element, things) for lang in LANGS if one.said(lang))
        ]
    said += [Phrase(ja=one.ja, en=one.en) for one in _of(scene, "time_flow")]
    move = camera_move(scene)
    said = [move, *said] if target.order[0] == "camera_work" else [*said, move]
    text = paragraph_of(plain(film), said)
    command = target.commands.get(values(scene).move or "static") if target.dialect == "brackets" else None
    return Phrase(ja=text.ja, en=f"[{command}] {text.en}") if command and text.en else text


def unmoved(scene: Scene) -> tuple[ElementName, ...]:
    """Return the elements that the movement is told by and that lack English: without them the prompt is half of it."""
    parts: tuple[ElementName, ...] = ("subject_action", "time_flow")
    return tuple(element for element in parts if any(one.ja and not one.en for one in _of(scene, element)))


def _stirs(text: str, lang: Lang, element: ElementName, things: frozenset[str]) -> bool:
    return light_moves(text, lang) if element == "lighting_color" else moves(text, lang, things)


def camera_move(scene: Scene) -> Phrase:
    """Return the sentence for the camera's move: the scene's own words where they stand apart, else the vocabulary's."""
    move = values(scene).move
    if move is None:
        return Phrase()
    for one in _of(scene, "camera_work"):
        own = {lang: match[0] for lang in LANGS if (match := _CAMERA[lang].search(one.said(lang)))}
        if len(own) == len(LANGS):
            return Phrase(ja=own["ja"], en=capitalised(own["en"]))
    return worded_move(move)


def worded_move(move: Move) -> Phrase:
    """Return the vocabulary's sentence for a move."""
    if move == "static":
        return Phrase(ja="カメラは三脚に据えて固定する。", en="The camera is locked off on a tripod.")
    says = camera_craft().moves[move].says[0]
    return Phrase(ja=says.ja.replace("{subject}", "被写体"), en=says.en.replace("{subject}", "the subject"))


def paragraph_of(film: Film, said: list[Phrase]) -> Phrase:
    """Return phrases as one paragraph in each language, with handles written out."""
    out: dict[Lang, str] = {}
    for lang in LANGS:
        texts = [phrase.said(lang).strip() for phrase in said if phrase.said(lang).strip()]
        written = [text for one in written_out(film, texts, lang) for text in (one.text, *one.introductions)]
        out[lang] = joined([ended(capitalised(text) if lang == "en" else text, lang) for text in written])
    return Phrase(ja=out["ja"], en=out["en"])


def _of(scene: Scene, element: ElementName) -> list[Sentence]:
    """Return the sentences of an element, its note where it has none."""
    found = [one for one in scene.prose if one.element == element]
    phrase = scene.elements.named(element)
    return found or ([Sentence(element=element, ja=phrase.ja, en=phrase.en)] if phrase else [])
