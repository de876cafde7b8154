"""lint --fix-ask on a film: what the writer offers is shown only if it cures the flaw, and changes nothing else."""

from pathlib import Path

import pytest

from bot.archive import Archive
from bot.cli import film_fixes
from bot.edits import changes
from bot.library.targets import target
from bot.linting import lint_film
from bot.llm.drafts import ElementDraft
from bot.llm.queued import QueuedWriter
from bot.story import Elements, Film, Phrase, Scene, Sentence
from bot.writing.crew import Crew, now

SORA = target("sora-2")
WALK = {"ja": "少女が橋を歩く。", "en": "A girl in a yellow coat walks over a bridge."}
TURN = {"ja": "少女が橋で振り返る。", "en": "A girl in a yellow coat turns around on a bridge."}


def film() -> Film:
    said = Phrase.model_validate(TURN)
    others = dict.fromkeys(
        ("camera_work", "environment", "lighting_color", "time_flow"), Phrase(ja="橋", en="a bridge")
    )
    elements = Elements(subject_action=said, **others)
    prose = (
        Sentence(element="subject_action", **TURN),
        Sentence(element="environment", ja="朝の橋。", en="A bridge in the morning."),
    )
    return Film(id="f", scenes=(Scene(id="a", elements=elements, prose=prose, status="written"),))


async def offered(tmp_path: Path, said: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> tuple[Film, list[str]]:
    """Return the film after the offer of these words was agreed to, and the questions that were asked."""
    asked: list[str] = []

    def yes(question: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(film_fixes, "yes", yes)
    draft = ElementDraft.model_validate({"text": said, "sentences": [said]})
    archive = await Archive.open(f"sqlite+aiosqlite:///{tmp_path / 'films.db'}")
    try:
        stored = await archive.create(film(), {}, now())
        flaw = next(f for f in lint_film(stored.film, SORA) if f.weak_spot == "turn")
        crew = Crew(QueuedWriter(rewrite=[draft, draft]), archive)
        return (await film_fixes._offered(crew, stored, flaw, "subject_action", SORA)).film, asked
    finally:
        await archive.close()


async def test_what_cures_the_flaw_is_offered_and_changes_that_element_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after, asked = await offered(tmp_path, WALK, monkeypatch)
    assert len(asked) == 1
    assert "turn" not in {f.weak_spot for f in lint_film(after, SORA)}
    assert all("subject_action" in change.path or "prose" in change.path for change in changes(film(), after))
    assert after.scenes[0].prose[1] == film().scenes[0].prose[1]


async def test_what_has_the_same_flaw_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after, asked = await offered(tmp_path, TURN, monkeypatch)
    assert asked == []
    assert after == film()
