"""Answers to questions about the craft and about findings, from the knowledge and not from a model's memory."""

from collections.abc import AsyncIterator
from typing import Literal

from bot.dialogue import learning
from bot.dialogue.events import Button, Event, Explained, Said
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Coach, Explain, Learn, Mend
from bot.edits.scene_edits import find
from bot.library import terms
from bot.library.explanations import explanation, misleading, sources_of
from bot.library.lessons import rather_than_term
from bot.library.targets import target
from bot.library.terms import Term
from bot.library.weak_spots import weak_spot
from bot.linting import lint_film, shown
from bot.story import Finding, Phrase, Scene
from bot.texts import Told, say

CameraKind = Literal["size", "angle", "move"]


async def explained(meeting: Meeting, press: Explain) -> AsyncIterator[Event]:
    """Say what a film word or a rule means. A lesson answers where no term does; raises Told where neither has it."""
    if press.what == "term":
        if (lesson := rather_than_term(press.id)) is not None:
            async for event in learning.taught(meeting, Learn(lesson=lesson.id)):
                yield event
            return
        found = terms.search(press.id)
        if not found:
            raise Told("dialogue.no_such_term", term=press.id)
        stored = await meeting.stored()
        scene = find(stored.film, press.scene) if stored and press.scene else None
        yield Explained(
            found[0], _here(found[0], scene), explanation(found[0]), misleading(press.id), sources_of(found[0])
        )
        return
    rule = weak_spot(press.id)
    yield Said(Phrase(ja=f"{rule.headline.ja} {rule.why.ja}", en=f"{rule.headline.en} {rule.why.en}"))
    yield Said(rule.instead)


async def why(meeting: Meeting, scene: Scene | None) -> AsyncIterator[Event]:
    """Say why the findings are there that a card shows: of the scene being talked about, else of the film."""
    stored = await meeting.there()
    findings = lint_film(stored.film, target(stored.film.target))
    some = shown(tuple(finding for finding in findings if scene is None or finding.scene == scene.id))
    if not some:
        yield Said(Told("dialogue.no_findings"))
    for finding in some:
        yield Said(Phrase(ja=f"{finding.message.ja} {finding.why.ja}", en=f"{finding.message.en} {finding.why.en}"))
        yield Said(weak_spot(finding.code).instead)


async def checked(meeting: Meeting, number: int | None = None) -> AsyncIterator[Event]:
    """Name the findings of one scene or of all, at most three a scene, errors first."""
    stored = await meeting.there()
    findings = lint_film(stored.film, target(stored.film.target))
    scenes = [numbered(stored.film, number)] if number else list(stored.film.scenes)
    some = [(scene, f) for scene in scenes for f in shown(tuple(one for one in findings if one.scene == scene.id))]
    if not some:
        yield Said(Told("dialogue.no_findings"))
    for scene, finding in some:
        level = Told(f"names.{finding.level}")
        told = Told(
            "dialogue.finding", slate=scene.slate, level=meeting.says(level), message=meeting.of(finding.message)
        )  # fmt: skip
        yield Said(told, _ways_on(scene, finding))


def _ways_on(scene: Scene, finding: Finding) -> tuple[Button, ...]:
    buttons = [Button(Told("dialogue.why"), Explain(what="finding", id=finding.code))]
    if finding.fix is not None and finding.field is not None:
        mend = Mend(scene=scene.id, code=finding.code, field=finding.field, start=finding.start)
        buttons.append(Button(Told("dialogue.fix"), mend))
    if finding.code.startswith("CAM"):
        buttons.append(Button(Told("dialogue.other_camera"), Coach(scene=scene.id)))
    return tuple(buttons)


def _here(term: Term, scene: Scene | None) -> Phrase:
    """Return what a camera term would change in a scene, from its closed values; empty where there is none to change."""
    if scene is None or not term.values:
        return Phrase()
    value, words = next(iter(term.values.items()))
    camera = scene.camera
    kinds: tuple[tuple[CameraKind, str | None], ...] = (
        ("size", camera.size),
        ("angle", camera.angle),
        ("move", camera.move),
    )
    for kind, now in kinds:
        if any(value in known.values for known in terms.vocabularies()[kind].terms):
            said = terms.camera_term(kind, now) if now else None
            key = "dialogue.here_same" if now == value else "dialogue.here_instead" if said else "dialogue.here_new"
            return Phrase(
                ja=say(key, "ja", slate=scene.slate, now=said.ja[0] if said else "", term=words.ja),
                en=say(key, "en", slate=scene.slate, now=said.en[0] if said else "", term=words.en),
            )
    return Phrase()
