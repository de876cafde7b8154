"""rewrite, reshoot, follow, edit, lock, waive, direct: what changes in a film."""

from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage
from bot.texts import tell

if TYPE_CHECKING:
    from bot.archive import Stored

_FILM = typer.Argument(metavar="FILM", help=stage.about("film"))
_SCENE = typer.Option(..., "--scene", min=1, help=stage.about("scene"))
_WRITER = typer.Option("auto", metavar="auto|llm|guided|clipboard", help=stage.about("writer"))


@app.command(help=stage.about("rewrite"))
def rewrite(
    film: str = _FILM,
    wish: str = typer.Argument(help=stage.about("wish")),
    scene: int = _SCENE,
    element: str = typer.Option(..., metavar="ELEMENT", help=stage.about("element")),
    writer: str = _WRITER,
) -> int:
    """Rewrite one element of one scene and nothing else."""
    return rewritten(film, scene, element, wish, writer)


@app.command(help=stage.about("reshoot"))
def reshoot(
    film: str = _FILM, wish: str = typer.Argument(help=stage.about("wish")), scene: int = _SCENE, writer: str = _WRITER
) -> int:
    """Rewrite the camera work of one scene and nothing else."""
    return rewritten(film, scene, "camera_work", wish, writer)


@app.command(help=stage.about("follow"))
def follow(film: str = _FILM, writer: str = _WRITER) -> int:
    """Bring up every text that lags behind its other language, or lacks it."""
    from bot.cli import studio
    from bot.cli.filming import chosen
    from bot.writing.catching_up import Left, catch_up

    async def errand() -> int:
        async with studio.crew(chosen(writer)) as crew:
            before = await studio.opened(crew.archive, film)
            done = [one async for one in catch_up(crew, before.film.id, turn=crew.fresh_id())]
            _changed(before, await crew.archive.load(before.film.id))
        left = [one for one in done if isinstance(one, Left)]
        for one in sorted(left, key=lambda one: one.slate):
            stage.note(f"{one.slate} {stage.words(f'names.{one.text}')}: {tell(one.why, stage.lang())}")
        return stage.ATTENTION if left else stage.DONE

    return studio.run(errand)


@app.command(help=stage.about("direct"))
def direct(
    film: str = _FILM,
    remark: str = typer.Argument(help=stage.about("remark")),
    scene: int = typer.Option(None, min=1, help=stage.about("scene")),
    writer: str = _WRITER,
) -> int:
    """Do what a free remark asks for."""
    from bot.cli import studio
    from bot.cli.filming import chosen, spoilt
    from bot.writing.answering import SpoiltError
    from bot.writing.direct import direct as write_direct
    from bot.writing.direct import follow_through

    async def errand() -> int:
        async with studio.crew(chosen(writer)) as crew:
            before = await studio.opened(crew.archive, film)
            try:
                direction = await write_direct(crew, before, remark, studio.numbered(before, scene) if scene else None)
                if direction.question is not None:
                    stage.out(direction.question.said(stage.lang()))
                    return stage.ATTENTION
                after = await follow_through(crew, before.film.id, direction)
            except SpoiltError as error:
                return spoilt(before.film.id, error)
            _changed(before, after)
        return stage.DONE

    return studio.run(errand)


@app.command(help=stage.about("edit"))
def edit(
    film: str = _FILM,
    scene: int = typer.Option(None, "--scene", min=1, help=stage.about("scene")),
    preset: str = typer.Option("", metavar="ID", help=stage.about("preset")),
    put: list[str] = typer.Option([], "--set", metavar="FIELD=VALUE", help=stage.about("set")),
    add: str = typer.Option(None, "--add", metavar="BEAT", help=stage.about("add")),
    delete: bool = typer.Option(False, "--delete", help=stage.about("delete_scene")),
    move: int = typer.Option(None, "--move", metavar="NUMBER", help=stage.about("move")),
    split: int = typer.Option(None, "--split", metavar="SENTENCE", help=stage.about("split")),
    merge: bool = typer.Option(False, "--merge", help=stage.about("merge")),
) -> None:
    """Change a film by hand."""
    from bot.cli import studio
    from bot.cli.setting import film_edit, scene_edit, structure_edits
    from bot.cli.studio import numbered
    from bot.edits import Edit, apply
    from bot.edits.scene_edits import find
    from bot.texts import Told
    from bot.writing.change import change, look_edits
    from bot.writing.crew import new_id

    async def errand() -> None:
        async with studio.archive() as archive:
            before = await studio.opened(archive, film)
            one = numbered(before, scene) if scene else None
            edits: list[Edit] = []
            for text in put:
                # Each on what the one before it left: both languages of a note may be set at once.
                so_far = apply(before.film, edits)
                edits.append(scene_edit(find(so_far, one.id), text) if one else film_edit(so_far, text))
            edits += look_edits(preset) if preset else []
            edits += structure_edits(
                before.film, one, add=add, delete=delete, move=move, split=split, merge=merge, new_id=new_id()
            )
            if not edits:
                raise Told("cli.nothing_to_edit")
            changed = await change(archive, before.film.id, edits, turn=new_id())
        _changed(changed.before, changed.after)
        if changed.prompts:
            stage.tell("cli.prompts_changed", scenes=list(changed.prompts))

    studio.run(errand)


@app.command(help=stage.about("lock"))
def lock(
    film: str = _FILM,
    field: str = typer.Argument("scene", help=stage.about("lock_field")),
    scene: int = _SCENE,
    off: bool = typer.Option(False, "--off", help=stage.about("off")),
) -> None:
    """Lock or unlock a field of a scene."""
    from bot.cli import studio
    from bot.cli.setting import lockable
    from bot.edits import Lock, Unlock
    from bot.writing.change import change
    from bot.writing.crew import new_id

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            one = studio.numbered(stored, scene)
            edit = (Unlock if off else Lock)(scene=one.id, field=lockable(field))
            await change(archive, stored.film.id, [edit], turn=new_id())
        stage.tell("cli.unlocked" if off else "cli.locked", scene=scene, field=stage.words(f"names.{field}"))

    studio.run(errand)


@app.command(help=stage.about("waive"))
def waive(
    film: str = _FILM,
    code: str = typer.Argument(help=stage.about("code")),
    reason: str = typer.Argument("", help=stage.about("reason")),
    scene: int = _SCENE,
) -> None:
    """Say that a finding is meant to be so; without a reason the waiver is taken back."""
    from bot.cli import studio
    from bot.edits import Waive
    from bot.library.weak_spots import weak_spot
    from bot.writing.change import change
    from bot.writing.crew import new_id

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            edit = Waive(scene=studio.numbered(stored, scene).id, code=weak_spot(code).code, reason=reason)
            await change(archive, stored.film.id, [edit], turn=new_id())
        stage.tell("cli.waived" if reason else "cli.unwaived", scene=scene, code=edit.code)

    studio.run(errand)


def rewritten(film: str, scene: int, element: str, wish: str, writer: str) -> int:
    """Rewrite one element of one scene and print what differs; return the exit code."""
    from bot.cli import studio
    from bot.cli.filming import chosen, spoilt
    from bot.cli.setting import element_named
    from bot.writing.answering import SpoiltError
    from bot.writing.rewrite import rewrite as write_rewrite

    name = element_named(element)

    async def errand() -> int:
        async with studio.crew(chosen(writer)) as crew:
            before = await studio.opened(crew.archive, film)
            one = studio.numbered(before, scene)
            try:
                after = await write_rewrite(crew, before.film.id, one.id, name, wish, turn=crew.fresh_id())
            except SpoiltError as error:
                return spoilt(before.film.id, error)
            _changed(before, after)
        return stage.DONE

    return studio.run(errand)


def _changed(before: "Stored", after: "Stored") -> None:
    """Print what differs, by scene, element and language."""
    from bot.cli.showing import change_lines
    from bot.edits import changes

    lines = change_lines(before.film, after.film, changes(before.film, after.film))
    stage.out("\n".join(lines) if lines else stage.words("cli.nothing_changed"))
