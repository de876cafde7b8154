"""A scripted session with the archive that kills itself at its k-th storage operation.

As a process it reads lines `k url` and answers each with lines: `0`, `1` ... as soon as an operation is
acknowledged, and `end` when the session is over, by death or not. It forks for each, so that a death costs no start.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

from bot.archive import Archive, Call, Used
from bot.edits import (
    AddScene,
    Assume,
    Edit,
    MergeScenes,
    RewriteElement,
    SetElement,
    SetLogline,
    SetNote,
    SetStatus,
    Wording,
)
from bot.story import Film, Phrase, Scene
from tests.archive_fixtures import at, film

Errand = Callable[[Archive], Awaitable[object]]

_FILM = film(scenes=0)


def _call(step: str, scene: str | None = None, *, valid: bool = True) -> Call:
    return Call(step=step, scene=scene, model="m", valid=valid, raw=f"{step} {scene}", usage=Used(output_tokens=5))


def _create(film: Film) -> Errand:
    return lambda archive: archive.create(film, {"scenes": 2}, at())


def _commit(base: int, *edits: Edit, turn: str) -> Errand:
    return lambda archive: archive.commit(_FILM.id, base, edits, turn=turn, by="user", at=at(base + 1))


def _land(base: int, *edits: Edit, call: Call) -> Errand:
    return lambda archive: archive.land(_FILM.id, base, edits, turn="w", by="writer", at=at(base + 1), call=call)


def _fill(scene: str) -> tuple[Edit, ...]:
    said = Phrase(ja="雨の夜。", en="A rainy night.")
    return (
        RewriteElement(scene=scene, element="environment", text=said, sentences=(said,)),
        SetNote(scene=scene, note="sound", text=Phrase(ja="雨")),
        Assume(assumptions=(Phrase(ja=f"{scene}は秋"),)),
        SetStatus(scene=scene, status="written"),
    )


SCRIPT: tuple[Errand, ...] = (
    _create(_FILM),
    _land(0, SetLogline(words=Wording(ja="電話が鳴る。", en="A phone rings.")), call=_call("outline")),
    _commit(1, AddScene(scene=Scene(id="aaaa"), after=None), turn="w"),
    _commit(2, AddScene(scene=Scene(id="bbbb"), after="aaaa"), turn="w"),
    lambda archive: archive.keep_call(_FILM.id, _call("fill", "aaaa", valid=False)),
    _land(3, *_fill("aaaa"), call=_call("fill", "aaaa")),
    _commit(4, SetElement(scene="bbbb", element="environment", words=Wording(ja="海")), turn="u1"),
    # Collides with the user's sea, and lands without it.
    _land(3, *_fill("bbbb"), call=_call("fill", "bbbb")),
    lambda archive: archive.undo(_FILM.id, at(7)),
    lambda archive: archive.redo(_FILM.id, at(8)),
    lambda archive: archive.undo(_FILM.id, at(9)),
    _commit(9, MergeScenes(first="aaaa", second="bbbb"), turn="u2"),
    _create(_FILM.model_copy(update={"id": "second12"})),
    lambda archive: archive.undo(_FILM.id, at(11)),
    lambda archive: archive.delete("second12"),
)


def at_operation(k: int, strike: Callable[[], object]) -> Callable[[], None]:
    """Call `strike` once, before or after the k-th statement or commit of this process; 0 never.

    Returns what takes the hooks off again.
    """
    left = k

    def operation(*_args: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            strike()

    def do_commit(dialect: DefaultDialect, connection: object) -> None:
        operation()
        commit(dialect, connection)
        operation()

    def off() -> None:
        for name in hooks:
            event.remove(Engine, name, operation)
        DefaultDialect.do_commit = commit

    hooks = ("before_cursor_execute", "after_cursor_execute")
    for name in hooks:
        event.listen(Engine, name, operation)
    commit = DefaultDialect.do_commit
    DefaultDialect.do_commit = do_commit
    return off


def _die() -> None:
    """End this process, beyond any cleaning up."""
    os.kill(os.getpid(), signal.SIGKILL)


async def session(url: str, acknowledged: Callable[[int], object]) -> None:
    """Run the script, telling each errand that is done."""
    archive = await Archive.open(url)
    for number, errand in enumerate(SCRIPT):
        await errand(archive)
        acknowledged(number)
    await archive.close()


def _serve() -> None:
    for line in sys.stdin:
        k, url = line.split()
        child = os.fork()
        if child == 0:
            at_operation(int(k), _die)
            asyncio.run(session(url, lambda number: os.write(1, f"{number}\n".encode())))
            os._exit(0)
        os.waitpid(child, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    # A fork inherits it: migrations are imported once.
    import alembic.command  # noqa: F401

    _serve()
