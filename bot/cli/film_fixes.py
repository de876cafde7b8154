"""lint --fix and --fix-ask on a film of the archive: one turn, so that one undo takes it back."""

from bot.archive import Stored
from bot.cli import stage, studio
from bot.cli.fixes import clean_of, yes
from bot.cli.showing import change_lines
from bot.edits import Edit, apply, changes
from bot.library.targets import Target, target
from bot.linting import fixed, lint_film
from bot.linting.fields import text_of
from bot.llm.settings import load
from bot.story import ELEMENTS, ElementName, Film, Finding
from bot.writing.answering import SpoiltError
from bot.writing.change import change
from bot.writing.crew import Crew, new_id
from bot.writing.mending import mended
from bot.writing.rewrite import proposed


def fix_film(name: str, findings: tuple[Finding, ...], aim: str, *, ask: bool) -> tuple[Film, tuple[Finding, ...]]:
    """Apply the fixes that are safe, with `ask` those that are agreed to; return the film and what is left."""

    async def errand() -> Film:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, name)
            chosen = _agreed(stored.film, findings) if ask else [f for f in findings if f.fix and f.fix.safe]
            edits = mended(stored.film, chosen)
            if edits:
                _shown(stored.film, apply(stored.film, edits))
                stored = (await change(archive, stored.film.id, edits, turn=new_id())).after
                stage.tell("lint.fixed", name=name, count=len(chosen))
        if ask and load().has_writer:
            stored = await _rewritten(stored, target(aim or stored.film.target))
        elif not edits:
            stage.tell("lint.no_fix", name=name)
        return stored.film

    film = studio.run(errand)
    return film, lint_film(film, target(aim or film.target))


def _agreed(film: Film, findings: tuple[Finding, ...]) -> list[Finding]:
    scenes = {scene.id: scene for scene in film.scenes}
    agreed: list[Finding] = []
    for finding in findings:
        text = text_of(scenes.get(finding.scene or ""), finding)
        if finding.fix and text:
            stage.out(f"{finding.message.said(stage.lang())}\n- {text}\n+ {fixed(text, [finding])}")
            if yes(stage.words("lint.apply")):
                agreed.append(finding)
    return agreed


async def _rewritten(stored: Stored, aim: Target) -> Stored:
    """Offer the writer's new words for each element with a flaw that has no fix; only what cures the flaw is offered."""
    async with studio.crew("auto") as crew:
        asked: set[tuple[str, str, str]] = set()
        for finding in lint_film(stored.film, aim):
            scene = stored.film.scene(finding.scene or "")
            element = _element(stored.film, finding)
            key = (finding.scene or "", element or "", finding.code)
            if finding.level == "hint" or scene is None or element is None or key in asked:
                continue
            asked.add(key)
            field = stage.words(f"names.{element}")
            stage.out(f"{scene.slate} {finding.message.said(stage.lang())}")
            if yes(stage.words("lint.rewrite", field=field, slate=scene.slate)):
                stored = await _offered(crew, stored, finding, element, aim)
    return stored


async def _offered(crew: Crew, stored: Stored, finding: Finding, element: ElementName, aim: Target) -> Stored:
    try:
        edit: Edit = await proposed(crew, stored, finding.scene or "", element, finding.why.said(stage.lang()))
    except SpoiltError:
        stage.tell("lint.rewritten_no_better")
        return stored
    after = apply(stored.film, [edit])
    if not clean_of(after, finding, aim):
        stage.tell("lint.rewritten_no_better")
        return stored
    _shown(stored.film, after)
    if not yes(stage.words("lint.apply")):
        return stored
    return (await change(crew.archive, stored.film.id, [edit], turn=new_id())).after


def _element(film: Film, finding: Finding) -> ElementName | None:
    """Return the element that a finding is about: the field itself, or what the sentence says."""
    scene = film.scene(finding.scene or "")
    if scene and finding.field and finding.field.startswith("prose."):
        return scene.prose[int(finding.field.removeprefix("prose."))].element
    return next((name for name in ELEMENTS if name == finding.field), None)


def _shown(before: Film, after: Film) -> None:
    stage.out("\n".join(change_lines(before, after, changes(before, after))))
