"""preset, stills, compare, remix, extend, blend, loop: what goes before a clip, and what is made of one that exists."""

from pathlib import Path

import typer

from bot.cli import app, stage

_FILM = typer.Argument(metavar="FILM", help=stage.about("film"))
_SCENE = typer.Option(..., "--scene", min=1, help=stage.about("scene"))
_OUT = typer.Option(None, "--out", metavar="FILE", help=stage.about("out_block"))
_FORCE = typer.Option(False, "--force", help=stage.about("force"))
_WRITER = typer.Option("auto", metavar="auto|llm|guided|clipboard", help=stage.about("writer"))


@app.command("preset", help=stage.about("look"))
def look(
    film: str = _FILM,
    words: str = typer.Argument("", metavar="ID|WORDS", help=stage.about("look_words")),
    out: Path = _OUT,
    force: bool = _FORCE,
) -> None:
    """Show the look of a film as a block to paste, or take over another."""
    from bot.cli import studio
    from bot.exporting.preset import preset_text
    from bot.library.presets import meant
    from bot.library.targets import target
    from bot.writing.change import change, look_edits
    from bot.writing.crew import new_id

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            if words:
                chosen = meant(words)
                changed = await change(archive, stored.film.id, look_edits(chosen.id), turn=new_id())
                stored = changed.after
                lang = stage.lang()
                stage.tell("preset.taken", name=chosen.name.said(lang), summary=chosen.summary.said(lang))
                if changed.prompts:
                    stage.tell("cli.prompts_changed", scenes=list(changed.prompts))
        _handed(preset_text(stored.film, target(stored.film.target), stage.lang()), out, force=force)

    studio.run(errand)


@app.command(help=stage.about("stills"))
def stills(
    film: str = _FILM,
    scene: int = typer.Option(None, "--scene", min=1, help=stage.about("scene")),
    write: bool = typer.Option(False, "--write", help=stage.about("write_still")),
    out: Path = _OUT,
    force: bool = _FORCE,
    writer: str = _WRITER,
) -> int:
    """Show the first frame of every scene as a still prompt, with the movement that goes with it."""
    from bot.cli import studio
    from bot.cli.filming import chosen, spoilt
    from bot.continuing.stills import found_in_still, still
    from bot.exporting.continued import RULE, still_block
    from bot.library.targets import target
    from bot.writing.answering import SpoiltError
    from bot.writing.still import write_still

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        aim = target(stored.film.target)
        scenes = [studio.numbered(stored, scene)] if scene else list(stored.film.scenes)
        lacking = [one for one in scenes if "subject_action" in still(stored.film, one, aim).unsaid] if write else []
        if lacking:
            async with studio.crew(chosen(writer)) as crew:
                turn = crew.fresh_id()
                for one in lacking:
                    try:
                        stored = await write_still(crew, stored.film.id, one.id, turn=turn)
                    except SpoiltError as error:
                        return spoilt(stored.film.id, error)
            scenes = [studio.numbered(stored, one.number) for one in scenes]
        blocks = [
            still_block(stored.film, one, aim, stage.lang(), found_in_still(stored.film, one, aim)) for one in scenes
        ]
        _handed(f"\n\n{RULE}\n\n".join(blocks), out, force=force)
        left = any(still(stored.film, one, aim).unsaid for one in scenes)
        return stage.ATTENTION if left else stage.DONE

    return studio.run(errand)


@app.command(help=stage.about("compare"))
def compare(
    film: str = _FILM,
    caption: str = typer.Argument(metavar="CAPTION.TXT|-", help=stage.about("caption")),
    scene: int = _SCENE,
) -> int:
    """Show what a tool understood differently, from the description that it gave."""
    from bot.cli import studio
    from bot.cli.reading import handed
    from bot.continuing.comparing import compare as compared
    from bot.library.targets import target

    text, _ = handed(caption)

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        one = studio.numbered(stored, scene)
        found = compared(stored.film, one, text, target(stored.film.target))
        if not found:
            stage.out(stage.words("compare.same", slate=one.slate))
            return stage.DONE
        stage.out(stage.words("compare.differs", slate=one.slate, count=len(found)))
        for mismatch in found:
            wish = mismatch.wish.said(stage.lang())
            command = f'yumekonte rewrite {stored.film.id} "{wish}" --scene {one.number} --element {mismatch.element}'
            stage.out(f"- {mismatch.said().said(stage.lang())}")
            stage.out(f"  {stage.words('compare.how_to_fix', command=command)}")
        return stage.ATTENTION

    return studio.run(errand)


@app.command(help=stage.about("remix"))
def remix(
    film: str = _FILM,
    wish: str = typer.Argument(help=stage.about("remix_wish")),
    scene: int = _SCENE,
    out: Path = _OUT,
    force: bool = _FORCE,
    writer: str = _WRITER,
) -> int:
    """Change exactly one thing of a clip and keep the rest."""
    return _after("remix", film, wish, scene, out, writer, force=force)


@app.command(help=stage.about("extend"))
def extend(
    film: str = _FILM,
    wish: str = typer.Argument("", help=stage.about("extend_wish")),
    scene: int = _SCENE,
    out: Path = _OUT,
    force: bool = _FORCE,
    writer: str = _WRITER,
) -> int:
    """Go on from the last frame of a clip."""
    return _after("extend", film, wish, scene, out, writer, force=force)


@app.command(help=stage.about("blend"))
def blend(
    film: str = _FILM,
    way: str = typer.Argument("", metavar="match|morph", help=stage.about("blend_way")),
    scene: int = _SCENE,
    out: Path = _OUT,
    force: bool = _FORCE,
) -> int:
    """Lead a clip into the one behind it."""
    return _after("blend", film, way, scene, out, "guided", force=force)


@app.command(help=stage.about("loop"))
def loop(
    film: str = _FILM,
    wish: str = typer.Argument("", help=stage.about("loop_wish")),
    scene: int = _SCENE,
    out: Path = _OUT,
    force: bool = _FORCE,
    writer: str = _WRITER,
) -> int:
    """Make the end of a clip join its beginning."""
    return _after("loop", film, wish, scene, out, writer, force=force)


def _after(how: str, film: str, wish: str, scene: int, out: Path | None, writer: str, *, force: bool) -> int:
    from typing import cast

    from bot.cli import studio
    from bot.cli.filming import chosen, spoilt
    from bot.continuing.after import How, findings
    from bot.exporting.continued import after_block
    from bot.library.targets import target
    from bot.writing.after import after
    from bot.writing.answering import SpoiltError

    async def errand() -> int:
        async with studio.crew(chosen(writer)) as crew:
            stored = await studio.opened(crew.archive, film)
            one = studio.numbered(stored, scene)
            try:
                told = await after(crew, stored, one.id, cast("How", how), wish)
            except SpoiltError as error:
                return spoilt(stored.film.id, error)
        aim = target(stored.film.target)
        _handed(after_block(told, aim, stage.lang(), findings(told, stored.film, aim)), out, force=force)
        return stage.DONE if told.text.en else stage.ATTENTION

    return studio.run(errand)


def _handed(text: str, out: Path | None, *, force: bool) -> None:
    from bot.exporting import write

    if out is None:
        stage.out(text)
    else:
        stage.out(str(write(out, f"{text}\n", force=force)))
