"""200 random edits over the closed set, taken back to the identical bytes and brought back again."""

import asyncio
import tempfile
from itertools import pairwise
from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.archive.collisions import effect, landed, reapplied
from bot.edits import Edit, RefusedError, applied, apply, changes
from bot.story import Film
from bot.texts import Told
from tests.archive_edits import MAKERS, some_edit
from tests.archive_fixtures import at, film

SEEDS = st.integers(min_value=0, max_value=2**32)


def edited(seed: int, count: int) -> list[tuple[Edit, Film]]:
    """Return so many edits that were not refused, each with the film after it."""
    rng, now, done = Random(seed), film(), []
    while len(done) < count:
        edit = some_edit(rng, now)
        try:
            now = apply(now, [edit])
        except RefusedError:
            continue
        done.append((edit, now))
    return done


def test_every_kind_of_edit_is_tried() -> None:
    closed_set = {kind.__name__ for kind in get_args(get_args(Edit)[0])}
    assert len(MAKERS) == len(closed_set)
    assert {type(edit).__name__ for seed in range(10) for edit, _ in edited(seed, 200)} == closed_set


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_changes_of_200_edits_lead_back_and_forth_to_the_identical_bytes(seed: int) -> None:
    films = [film(), *(after for _, after in edited(seed, 200))]
    patches = [changes(before, after) for before, after in pairwise(films)]
    now = films[-1]
    for patch, expected in zip(reversed(patches), reversed(films[:-1]), strict=True):
        now = applied(now, [change.reversed() for change in patch])
        assert now.model_dump_json() == expected.model_dump_json()
    for patch, expected in zip(patches, films[1:], strict=True):
        now = applied(now, patch)
        assert now.model_dump_json() == expected.model_dump_json()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_what_is_stored_after_any_edit_reads_back_to_the_identical_bytes(seed: int) -> None:
    for _, after in edited(seed, 100):
        document = after.model_dump_json()
        assert Film.model_validate_json(document).model_dump_json() == document


@settings(max_examples=2, deadline=None)
@given(SEEDS)
def test_200_edits_in_the_archive_are_undone_and_redone_to_the_identical_bytes(seed: int) -> None:
    asyncio.run(undone_and_redone(seed))


async def undone_and_redone(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = await Archive.open(f"sqlite:///{folder}/films.sqlite3")
        documents = [(await archive.create(film(), {}, at())).film.model_dump_json()]
        version = 0
        for number, (edit, after) in enumerate(edited(seed, 200)):
            stored = await archive.commit("dream123", version, [edit], turn=f"t{number}", by="user", at=at(1))
            assert stored.film == after
            if stored.version > version:
                documents.append(stored.film.model_dump_json())
            version = stored.version
        assert await walked(archive, "undo") == documents[-2::-1]
        await archive.close()
        # As another process sees it, which has nothing at hand.
        archive = await Archive.open(f"sqlite:///{folder}/films.sqlite3")
        assert await walked(archive, "redo") == documents[1:]
        await archive.close()


async def walked(archive: Archive, way: str) -> list[str]:
    """Undo, or redo, until there is nothing left; return the film's bytes after each."""
    documents = []
    while True:
        try:
            await getattr(archive, way)("dream123", at(2))
        except Told:
            return documents
        documents.append((await archive.load("dream123")).film.model_dump_json())


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_of_two_hands_neither_loses_a_field_to_the_other(seed: int) -> None:
    rng = Random(seed)
    base = edited(seed, 20)[-1][1]
    first, second = _some(rng, base), _some(rng, base)
    head, meant = apply(base, first), apply(base, second)
    try:
        both = reapplied(base, head, second)
    except (Told, RefusedError):
        pass  # the second hand is told
    else:
        for mine, whole in ((effect(base, head), head), (effect(base, meant), meant)):
            lost = {path for path in effect(whole, both) if path in mine}
            assert not lost
    after, _, _ = landed(base, head, second)
    assert not {path for path in effect(head, after) if path in effect(base, head)}


def _some(rng: Random, base: Film) -> list[Edit]:
    while True:
        edit = some_edit(rng, base)
        try:
            apply(base, [edit])
        except RefusedError:
            continue
        return [edit]
