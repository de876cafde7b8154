"""learn: short lessons on the craft, with pictures to write out, and each of them tried on a scene of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.library.lessons import Lesson


@app.command(help=stage.about("learn"))
def learn(
    lesson: str = typer.Argument("", metavar="[LESSON]", help=stage.about("lesson")),
    out: Path = typer.Option(None, "--out", metavar="FOLDER", help=stage.about("lesson_out")),
    film: str = typer.Option("", "--film", help=stage.about("learn_film")),
    scene: int = typer.Option(None, "--scene", min=1, help=stage.about("learn_scene")),
    writer: str = typer.Option("auto", metavar="auto|llm|guided|clipboard", help=stage.about("writer")),
) -> int:
    """List the lessons, or give one."""
    from bot.library.lessons import lesson as known_lesson
    from bot.library.lessons import lessons, lessons_on
    from bot.texts import Told

    lang = stage.lang()
    if not lesson:
        for one in lessons().values():
            stage.out(f"{one.number:>2}  {one.id:<16} {one.title.said(lang)}: {one.about.said(lang)}")
        stage.tell("learning.how_to_open", lesson=next(iter(lessons())))
        return stage.DONE
    asked = lesson in lessons() or lesson.isdecimal()
    found = known_lesson(lesson) if asked else next(iter(lessons_on(lesson)), None) or known_lesson(lesson)
    if bool(film) != (scene is not None):
        raise Told("learning.try_needs_both")
    if film:
        # The same as the rewrite that the lesson wishes for: a take, which one undo takes back.
        from bot.cli.scenes import rewritten

        return rewritten(film, scene, found.try_out.element, found.try_out.wish.said(lang), writer)
    stage.out("\n".join(_told(found)))
    if out is not None:
        _draw(found, out)
    return stage.DONE


def _told(one: "Lesson") -> list[str]:
    """Return a lesson as text, each picture described in words."""
    from bot.picturing.captions import labels

    lang = stage.lang()
    lines = [stage.words("learning.lesson", number=one.number, title=one.title.said(lang)), one.about.said(lang), ""]
    for number, step in enumerate(one.steps, start=1):
        lines.append(stage.words("learning.step", number=number, says=step.says.said(lang)))
        light = step.light.said(lang)
        picture = " · ".join([*labels(step.camera, lang), *([light] if light else [])])
        lines.append(f"   {stage.words('learning.picture', camera=picture)}")
    lines += ["", f"{stage.words('learning.example')}:", f"  {one.example.ja}", f"  {one.example.en}"]
    lines.append(f"{stage.words('learning.terms')}: {', '.join(f'{term.ja[0]} = {term.en[0]}' for term in one.taught)}")
    lines += [f"{stage.words('learning.sources')}:", *(f"  - {source.what} ({source.sure})" for source in one.sources)]
    return [*lines, "", stage.words("learning.how_to_try", lesson=one.id)]


def _draw(one: "Lesson", folder: Path) -> None:
    """Write a picture for each step."""
    from bot.picturing import shot_picture

    folder.mkdir(parents=True, exist_ok=True)
    for number, step in enumerate(one.steps, start=1):
        light = step.light.said(stage.lang())
        drawn = shot_picture(step.camera, stage.lang(), light=light, figures=step.people)
        (folder / f"{one.number:02d}-{one.id}-{number}.svg").write_text(f"{drawn}\n", encoding="utf-8")
    stage.tell("learning.pictures_written", count=len(one.steps), folder=folder)
