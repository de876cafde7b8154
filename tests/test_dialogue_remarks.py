"""What people type about a film ends where they meant it to, or in an honest question; nothing is changed unasked."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue import events
from bot.dialogue.presses import Grant
from bot.edits import EDITS, RefusedError, apply
from bot.library.samples import sample
from bot.library.targets import target
from bot.linting import lint_film
from bot.story import Film
from bot.texts import Told
from bot.writing.change import look_edits
from tests.talking import Talking, talking

DATA = Path(__file__).parent / "data"
SHOWN = (events.Proposed, events.Coached, events.Explained, events.Handed, events.Went, events.Catalogued)
SAID = {
    "undo": "dialogue.undone", "redo": "dialogue.redone", "accept": "dialogue.accepted", "reject": "dialogue.rejected",
    "help": "dialogue.help", "cost": "dialogue.cost", "targets": "dialogue.targets", "which_format": "dialogue.which_format",
}  # fmt: skip


def rows(name: str) -> list[Any]:
    read: list[dict[str, Any]] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{row['say']}{len(row.get('first', []))}{row.get('it', '')}") for row in read]


@pytest.mark.parametrize("row", [*rows("remarks"), *rows("remarks_unseen")])
async def test_a_remark_ends_where_it_was_meant_to(row: dict[str, Any], tmp_path: Path) -> None:
    film = sample()
    lang = "en" if row["say"].isascii() else "ja"
    async with talking(tmp_path, lang=lang, film=film) as person:
        talk = await person.meeting.talk(await person.meeting.stored())
        about = film.scenes[row["it"] - 1].id if "it" in row else None
        await person.meeting.note(talk, step="storyboard", scene=about)
        for before in row.get("first", []):
            await person.type(before)
        was = await person.film()
        talked = await person.meeting.talk(await person.meeting.stored())
        shown = await heard(person, row["say"])
        after = await person.film()
        check(row, shown, was, after, talked)


async def heard(person: Talking, text: str) -> list[Any]:
    try:
        return await person.type(text)
    except (Told, RefusedError) as told:
        return [events.Said(Told(told.key, **told.params))]


def check(row: dict[str, Any], shown: list[Any], was: Film, after: Film, talked: Any) -> None:
    keys = [e.what.key for e in shown if isinstance(e, events.Said) and isinstance(e.what, Told)]
    proposals = [event for event in shown if isinstance(event, events.Proposed)]
    if "asks" in row:
        assert not [event for event in shown if isinstance(event, SHOWN)]
        assert after == was
        pressed = [button.press for e in shown if isinstance(e, events.Said) for button in e.buttons]
        offered = [press.wish.action for press in pressed if isinstance(press, Grant)]
        assert [action for action in row["asks"] if action not in offered] == []
        assert [event for event in shown if isinstance(event, events.Said)]
        return
    if "does" in row:
        done(row["does"], shown, keys, proposals, talked)
        return
    changes(row, was, after)
    expected = {int(number): elements for number, elements in row.get("proposes", {}).items()}
    got: dict[int, list[str]] = {}
    for proposed in proposals:
        for want in proposed.proposal.rewrites:
            got.setdefault(number_of(was, want.scene), []).append(want.element)
    assert {number: sorted(elements) for number, elements in got.items()} == expected
    for number in expected if "camera" in row else ():
        values = proposals[0].after.scenes[number - 1].camera.model_dump()
        assert {name: values[name] for name in row["camera"]} == row["camera"]
    words = [form for e in shown if isinstance(e, events.Explained) for form in explained_by(e)]
    for name in ("explains", "also"):
        if name in row:
            assert [word for word in words if row[name] in word]
    if "hands" in row:
        assert [e.name for e in shown if isinstance(e, events.Handed) if row["hands"] in e.name]
    if "coaches" in row:
        coached = [number_of(e.film, e.coaching.scene) for e in shown if isinstance(e, events.Coached)]
        assert coached == [row["coaches"]]


def number_of(film: Film, scene: str) -> int:
    return next(one.number for one in film.scenes if one.id == scene)


def explained_by(event: events.Explained) -> list[str]:
    return [*event.term.ja, *event.term.en, *event.term.values]


def done(does: str, shown: list[Any], keys: list[str], proposals: list[Any], talked: Any) -> None:
    name, _, number = does.partition(" ")
    if name == "pick":
        assert proposals[0].proposal.edits == (talked.coaching.treatments[int(number) - 1].edit,)
    elif name == "another":
        assert proposals[0].proposal.edits != talked.proposal.edits
    elif name == "first_offer":
        assert proposals[0].proposal.edits == talked.offers[0].edits
    elif name == "why":
        told = " ".join(e.what.ja for e in shown if isinstance(e, events.Said) and not isinstance(e.what, Told))
        why = [finding.message.ja for finding in lint_film(sample(), target(sample().target))]
        assert any(message in told for message in why) or "dialogue.no_findings" in keys
    elif name == "lint":
        assert "dialogue.finding" in keys or "dialogue.no_findings" in keys
    elif name == "fix":
        assert {"dialogue.changed_prompts", "dialogue.changed", "dialogue.nothing_to_fix"} & set(keys)
    else:
        assert any(key.startswith(SAID[name]) for key in keys)


def changes(row: dict[str, Any], was: Film, after: Film) -> None:
    if "total" in row:
        assert sum(scene.seconds for scene in after.scenes) == row["total"]
        assert (
            after.model_copy(
                update={
                    "scenes": tuple(
                        b.model_copy(update={"seconds": a.seconds})
                        for a, b in zip(was.scenes, after.scenes, strict=True)
                    )
                }
            )
            == was
        )
    elif "adds" in row:
        at = row["adds"]["after"]
        new = after.scenes[at]
        assert row["adds"]["beat"] in (new.beat.ja or new.beat.en)
        assert [s.id for s in after.scenes if s.id != new.id] == [s.id for s in was.scenes]
    elif "splits" in row:
        assert len(after.scenes) == len(was.scenes) + 1
        assert after.scenes[row["splits"] - 1].status == after.scenes[row["splits"]].status == "planned"
    else:
        edits = (
            look_edits(row["look"]) if "look" in row else [e for said in row.get("edits", []) for e in edit(said, was)]
        )
        assert after == apply(was, edits)


def edit(said: str, film: Film) -> Any:
    """Read one edit as a row says it: its name, then scene numbers and values."""
    name, *rest = said.split(" ")
    scene = scene_id(film, rest[0])
    words = dict(zip(("ja", "en"), said.split(" ", 2)[2].split(" | "), strict=False)) if name == "identity" else None
    value = {
        "seconds": {"kind": "set_seconds", "scene": scene, "seconds": rest[-1]},
        "target": {"kind": "set_target", "target": rest[0]},
        "aspect": {"kind": "set_aspect", "aspect": rest[0]},
        "merge": {"kind": "merge_scenes", "first": scene, "second": scene_id(film, rest[-1])},
        "delete": {"kind": "delete_scene", "scene": scene},
        "move": {"kind": "move_scene", "scene": scene, "number": rest[-1]},
        "lock": {"kind": "lock", "scene": scene, "field": rest[-1]},
        "unlock": {"kind": "unlock", "scene": scene, "field": rest[-1]},
        "title": {"kind": "set_title", "words": {rest[0]: said.split(" ", 2)[-1]}},
        "identity": {"kind": "identify", "handle": rest[0], "identity": words},
    }[name]
    return EDITS.validate_python([value], strict=False)


def scene_id(film: Film, number: str) -> str | None:
    return film.scenes[int(number) - 1].id if number.isdigit() and int(number) <= len(film.scenes) else None
