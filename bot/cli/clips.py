"""wrong, clip, clips, checklist: what came of the prompts at the video model."""

import typer

from bot.cli import app, stage

_FILM = typer.Argument(metavar="FILM", help=stage.about("film"))
_SCENE = typer.Option(..., "--scene", min=1, help=stage.about("scene"))


@app.command(help=stage.about("wrong"))
def wrong(
    film: str = _FILM,
    mishap: str = typer.Argument(metavar="TEXT", help=stage.about("mishap")),
    scene: int = _SCENE,
    take: int = typer.Option(None, "--take", metavar="NUMBER", help=stage.about("take")),
    writer: str = typer.Option("auto", metavar="auto|llm|guided|clipboard", help=stage.about("writer")),
) -> int:
    """Name the weak spot behind a spoilt clip, show the words that caused it, and offer other stagings."""
    from bot.cli import studio
    from bot.cli.filming import chosen, spoilt
    from bot.cli.mishaps import lines, take_over
    from bot.cli.showing import change_lines
    from bot.edits import changes
    from bot.library.symptoms import behind
    from bot.linting.causes import causes
    from bot.writing.answering import SpoiltError
    from bot.writing.restaging import restaging, restagings

    async def errand() -> int:
        async with studio.crew(chosen(writer)) as crew:
            stored = await studio.opened(crew.archive, film)
            one = studio.numbered(stored, scene)
            known = behind(mishap)
            if not known:
                stage.tell("mishap.unknown", slate=one.slate)
                return stage.ATTENTION
            ways = restagings(stored.film, one, known[0], crew.fresh_id, asks=crew.writer.bilingual)
            if take is not None:
                try:
                    after = await take_over(crew, stored, restaging(ways, take))
                except SpoiltError as error:
                    return spoilt(stored.film.id, error)
                difference = change_lines(stored.film, after.film, changes(stored.film, after.film))
                stage.out("\n".join(difference))
                return stage.DONE
            found = causes(stored.film, one, [known[0].weak_spot])
            others = () if found else causes(stored.film, one, known[0].also)
            stage.out("\n".join(lines(stored.film, one, known, found or others, explained=bool(found), ways=ways)))
        return stage.DONE

    return studio.run(errand)


@app.command(help=stage.about("clip"))
def clip(
    film: str = _FILM,
    scene: int = _SCENE,
    kept: bool = typer.Option(False, "--kept", help=stage.about("clip_kept")),
    failed: str = typer.Option(None, "--failed", metavar="WHY", help=stage.about("clip_failed")),
    why: str = typer.Option("", "--why", help=stage.about("why")),
    target: str = typer.Option("", "--target", metavar="ID", help=stage.about("clip_target")),
    weak_spot: str = typer.Option("", "--weak-spot", metavar="ID", help=stage.about("weak_spot")),
    tries: int = typer.Option(1, "--tries", help=stage.about("tries")),
    usd: float = typer.Option(None, "--usd", help=stage.about("usd")),
) -> None:
    """Note a clip of a scene."""
    from bot.cli import studio
    from bot.composing.clips_told import clip_line
    from bot.texts import Told
    from bot.writing.change import change
    from bot.writing.clips import clip_note
    from bot.writing.crew import new_id, now

    if kept == (failed is not None):
        raise Told("clips.kept_or_failed")

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            one = studio.numbered(stored, scene)
            edit = clip_note(
                stored.film, one, kept=kept, why=failed or why, made_by=target, spot=weak_spot, tries=tries, usd=usd,
                on=now().date(), new_id=new_id(),
            )  # fmt: skip
            await change(archive, stored.film.id, [edit], turn=new_id())
        stage.out(clip_line(one, edit.clip, stage.lang()))

    studio.run(errand)


@app.command(help=stage.about("clips"))
def clips(film: str = _FILM) -> int:
    """List the notes on clips, and the failed tries of each weak spot."""
    from bot.cli import studio
    from bot.composing.clip_memory import failures
    from bot.composing.clips_told import clip_line, failure_lines

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        noted = [clip_line(scene, one, stage.lang()) for scene in stored.film.scenes for one in scene.clips]
        if not noted:
            stage.tell("clips.no_note")
            return stage.DONE
        failed = failure_lines(failures(stored.film), stage.lang())
        stage.out("\n".join([*noted, *(["", *failed] if failed else [])]))
        return stage.DONE

    return studio.run(errand)


@app.command(help=stage.about("checklist"))
def checklist(film: str = _FILM) -> int:
    """Say which clips are done, which slates are missing, the length against the plan, tries and spend."""
    from bot.cli import studio
    from bot.composing.clip_memory import checklist as listed
    from bot.composing.clips_told import checklist_lines

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        told = listed(stored.film, stored.wish.get("seconds"))
        if not told.slates:
            stage.tell("clips.no_scenes")
            return stage.ATTENTION
        stage.out("\n".join(checklist_lines(stored.film, told, stage.lang())))
        return stage.ATTENTION if told.of("failed", "missing") else stage.DONE

    return studio.run(errand)
