"""Several real processes on one archive, at once."""

import asyncio
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from bot.archive import Archive
from bot.edits import RewriteElement, SetSeconds, applied, apply
from bot.story import Phrase
from tests.archive_fixtures import archive, at, film, postgres, url
from tests.archive_session import at_operation

ROOT = Path(__file__).parents[1]
__all__ = ["archive", "postgres", "url"]


def together(*argv: tuple[str, ...]) -> list[str]:
    """Start processes, let them go at the same moment, return the last line of each."""
    with ExitStack() as stack:
        command = [sys.executable, "-m", "tests.archive_hand"]
        hands = [
            stack.enter_context(
                subprocess.Popen([*command, *args], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            for args in argv
        ]
        pipes = [(hand.stdin, hand.stdout) for hand in hands]
        for _, out in pipes:
            assert out is not None
            assert out.readline() == "ready\n"
        for go, _ in pipes:
            assert go is not None
            go.write("go\n")
            go.flush()
        told = [out.read().strip() for _, out in pipes if out is not None]
        assert [hand.wait() for hand in hands] == [0] * len(hands)
        return told


async def test_two_processes_keep_all_that_does_not_collide_and_overwrite_nothing(archive: Archive, url: str) -> None:
    await archive.create(film(), {}, at())
    won = await asyncio.to_thread(together, (url, "x", "environment"), (url, "y", "time_flow"))
    stored = await archive.load("dream123")
    scene, contested = stored.film.scenes[0].elements, stored.film.scenes[1].elements.environment.ja
    assert (scene.environment.ja, scene.time_flow.ja) == ("x19", "y19")
    log = await archive.steps("dream123")
    assert len(log) == 40 + sum(map(int, won)) == stored.version
    # Every change in the log began from what stood there: nobody overwrote what he had not seen.
    replayed, latest = film(), film().scenes[1].elements.environment.ja
    for step in log:
        for change in step.changes:
            if change.path == "scenes/bbbb/elements/environment/ja":
                assert change.before == latest
                latest = change.after
        replayed = applied(replayed, step.changes)
    assert latest == contested
    assert replayed.model_dump_json() == stored.film.model_dump_json()


async def test_processes_that_open_a_new_archive_at_once_all_succeed(url: str) -> None:
    assert await asyncio.to_thread(together, *[(url,)] * 4) == ["0"] * 4


async def test_many_landings_at_once_in_one_process_are_all_kept(archive: Archive) -> None:
    many = film(scenes=16)
    await archive.create(many, {}, at())
    said = Phrase(ja="海", en="sea")
    landed = await asyncio.gather(
        *(
            archive.land(
                "dream123",
                0,
                [RewriteElement(scene=scene.id, element="time_flow", text=said, sentences=(said,))],
                turn="w",
                by="writer",
                at=at(1),
            )
            for scene in many.scenes
        )
    )
    assert not any(each.dropped for each in landed)
    assert {scene.elements.time_flow for scene in (await archive.load("dream123")).film.scenes} == {said}
    assert (await archive.undo("dream123", at(2))).film == many


async def test_a_write_cancelled_at_any_operation_is_whole_or_absent_and_the_archive_works_on(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    k, cancelled = 0, True
    while cancelled:
        k += 1
        before = await archive.load("dream123")
        edit = SetSeconds(scene="aaaa", seconds=k)
        task = asyncio.create_task(archive.commit("dream123", before.version, [edit], turn="t", by="user", at=at(1)))
        off = at_operation(k, task.cancel)
        await asyncio.wait([task])
        off()
        cancelled = task.cancelled()
        after = await archive.load("dream123")
        expected = apply(before.film, [edit])
        assert (after.film, after.version) in ((before.film, before.version), (expected, before.version + 1))
        assert len(await archive.steps("dream123")) == after.version
    assert k > 8
