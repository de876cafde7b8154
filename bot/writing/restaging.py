"""Restage: other ways to stage a scene whose clip came out wrong, as edits. No writer is asked for them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.edits import Edit, RefusedError, RewriteElement, SplitScene, apply
from bot.library.symptoms import Staging, Symptoms
from bot.library.targets import Target, target
from bot.linting.causes import causes, holds
from bot.llm.guided.patterns import filled
from bot.llm.guided.rewriting import shot
from bot.llm.guided.subjects import subject_of
from bot.sentences import sentences
from bot.story import LANGS, Camera, ElementName, Film, Phrase, Scene
from bot.texts import Told
from bot.writing.coach import treatments
from bot.writing.direct import Rewrite
from bot.writing.rewrite import asked_of, rewritten

_LEAST, _MOST = 2, 3
"""How many are offered, so that there are takes to compare."""


@dataclass(frozen=True)
class Restaging:
    """One way to stage a scene anew."""

    name: Phrase
    why: Phrase
    camera: Camera | None
    """How it is shot then; None where that stays."""
    edits: tuple[Edit, ...]
    """Empty where only a writer can stage it so."""
    rewrites: tuple[Rewrite, ...]
    """What a writer may be asked for instead, an element each, beside the edits in order; none for a split."""


def restagings(
    film: Film, scene: Scene, one: Symptoms, fresh_id: Callable[[], str], *, asks: bool = False
) -> tuple[Restaging, ...]:
    """Return two or three ways that leave the weak spot no place; the same scene gets the same ones.

    What the scene cannot have is left out: a cut where it covers one sentence of the plot alone, new words where none
    of its own hold the flaw; with `asks`, a writer can be asked for those. The coach's ways to shoot it fill up. Raises RefusedError if a lock keeps all of them out.
    """
    found: list[Restaging] = []
    refused: RefusedError | None = None
    for staging in one.stagings:
        way = _restaged(film, scene, one.weak_spot, staging, fresh_id)
        if way is None or len(found) == _MOST:
            continue
        try:
            if (asks and not way.edits) or apply(film, way.edits) != film:
                found.append(way)
        except RefusedError as error:
            refused = error
    for shooting, edit in treatments(film, scene):
        if len(found) >= _LEAST or any(shooting.camera == way.camera for way in found):
            continue
        try:
            apply(film, [edit])
        except RefusedError as error:
            refused = error
            continue
        wish = Rewrite(scene.id, "camera_work", shooting.name.ja)
        found.append(Restaging(shooting.name, shooting.effect, shooting.camera, (edit,), (wish,)))
    if not found and refused is not None:
        raise refused
    return tuple(found)


def restaging(ways: tuple[Restaging, ...], place: int) -> Restaging:
    """Return the way at a place, counted from 1. Raises Told if there is none."""
    if not 1 <= place <= len(ways):
        raise Told("mishap.no_such_take", take=place, takes=len(ways))
    return ways[place - 1]


def keeps_flaw(film: Film, scene: Scene, spot: str, way: Restaging) -> bool:
    """Tell if words with the weak spot are still in the scene after a way is taken, as where only the camera changes."""
    after = apply(film, way.edits)
    staged = after.scene(scene.id)
    return bool(way.edits and staged and causes(after, staged, [spot]))


def _restaged(film: Film, scene: Scene, spot: str, staging: Staging, fresh_id: Callable[[], str]) -> Restaging | None:
    """Return a staging as edits of the scene; None if there is nothing in the scene that it could change."""
    if staging.split:
        if len(scene.plot_sentences) < 2:
            return None
        cut = SplitScene(scene=scene.id, at=scene.plot_sentences[len(scene.plot_sentences) // 2], new_id=fresh_id())
        return Restaging(staging.name, staging.why, None, (cut,), ())
    subject = subject_of(film, scene)
    edits: list[Edit] = []
    rewrites: list[Rewrite] = []
    if staging.camera is not None:
        asked = asked_of(film, scene, "camera_work", "")
        edits.append(rewritten(scene.id, "camera_work", shot(asked, staging.camera, subject, len(scene.id))))
        rewrites.append(Rewrite(scene.id, "camera_work", staging.name.ja))
    if staging.says is not None:
        said = _without_flaw(scene, spot, filled(staging.says, who=subject.words), target(film.target))
        if said is not None:
            edits.append(said)
        elif not _in_camera_work(scene, spot, target(film.target)):
            # Without words of its own to stand for, the whole staging is the writer's.
            edits.clear()
        if said is not None or not edits:
            rewrites.append(Rewrite(scene.id, "subject_action", f"{staging.wish.ja} / {staging.wish.en}"))
    for words, behind in ((staging.adds, True), (staging.replaces, False)):
        if words is not None:
            new = filled(words, who=subject.words)
            edits.append(_told(scene, staging.element, new, behind=behind))
            rewrites.append(Rewrite(scene.id, staging.element, f"{new.ja} / {new.en}"))
    return Restaging(staging.name, staging.why, staging.camera, tuple(edits), tuple(rewrites))


def _without_flaw(scene: Scene, spot: str, says: Phrase, aim: Target) -> RewriteElement | None:
    """Return the action with `says` where its flawed sentences stood; None if none of its words hold the flaw."""
    said = [Phrase(ja=one.ja, en=one.en) for one in scene.prose if one.element == "subject_action"]
    cured = [_joined(_cured(one, spot, says, aim)) for one in said]
    note = scene.elements.subject_action
    text = _joined(_cured(note, spot, says, aim))
    if cured == said and text == note:
        return None
    # Two sentences that held the flaw make room for one.
    return RewriteElement(
        scene=scene.id, element="subject_action", text=text, sentences=tuple(dict.fromkeys(cured)) or (says,)
    )


def _in_camera_work(scene: Scene, spot: str, aim: Target) -> bool:
    """Tell if the words that hold the flaw are the camera's, which a staging says anew in any case."""
    said = [Phrase(ja=one.ja, en=one.en) for one in scene.prose if one.element == "camera_work"]
    return any(holds(one.said(lang), lang, spot, aim) for one in (*said, scene.elements.camera_work) for lang in LANGS)


def _cured(text: Phrase, spot: str, says: Phrase, aim: Target) -> list[Phrase]:
    """Return the sentences of a text with `says` for those that hold the flaw in either language."""
    sides = {lang: sentences(text.said(lang)) for lang in LANGS}
    pairs = [text]
    if len(sides["ja"]) == len(sides["en"]):
        pairs = [Phrase(ja=ja, en=en) for ja, en in zip(sides["ja"], sides["en"], strict=True)]
    flawed = [any(holds(one.said(lang), lang, spot, aim) for lang in LANGS) for one in pairs]
    if not any(flawed):
        return [text]
    return list(dict.fromkeys(says if bad else one for one, bad in zip(pairs, flawed, strict=True)))


def _joined(sentences_: list[Phrase]) -> Phrase:
    return Phrase(ja="".join(one.ja for one in sentences_), en=" ".join(one.en for one in sentences_ if one.en))


def _told(scene: Scene, element: ElementName, words: Phrase, *, behind: bool) -> RewriteElement:
    """Return an element with a sentence behind what it says, or in its place."""
    if not behind:
        return RewriteElement(scene=scene.id, element=element, text=words, sentences=(words,))
    said = tuple(Phrase(ja=one.ja, en=one.en) for one in scene.prose if one.element == element)
    note = scene.elements.named(element)
    text = Phrase(ja=f"{note.ja}{words.ja}", en=f"{note.en} {words.en}".strip())
    return RewriteElement(scene=scene.id, element=element, text=text, sentences=(*said, words))
