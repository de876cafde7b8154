"""lint, rules: the linter on the command line. It loads no writer and no archive unless a film is named."""

import sys
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.story import Film


@app.command(help=stage.about("lint"))
def lint(
    names: list[str] = typer.Argument(None, metavar="FILE|FILM...", help=stage.about("lint_names")),
    target: str = typer.Option("", metavar="ID", help=stage.about("target")),
    jsonl: bool = typer.Option(False, "--jsonl", help=stage.about("jsonl")),
) -> int:
    """Check prompts against the known weak spots."""
    if jsonl:
        return _lines()
    from bot.texts import Told

    if not names:
        raise Told("cli.nothing_to_lint")
    return max(_linted(name, target) for name in names)


@app.command(help=stage.about("rules"))
def rules(code: str = typer.Argument("", help=stage.about("code"))) -> None:
    """List the weak spots, or explain one."""
    from bot.library.weak_spots import weak_spot, weak_spots

    lang = stage.lang()
    if code:
        rule = weak_spot(code)
        stage.out(
            f"{rule.code} {rule.name}\n{rule.headline.said(lang)}\n{rule.why.said(lang)}\n{rule.instead.said(lang)}"
        )
        stage.out("\n".join(f"- {source.what} ({source.sure})" for source in rule.sources))
        return
    for rule in weak_spots():
        stage.out(f"{rule.code}  {rule.name:<32} {rule.headline.said(lang)}")


def _linted(name: str, target_id: str) -> int:
    """Lint a file, standard input, or a film of the archive; print its findings and return the exit code."""
    from pathlib import Path

    from bot.cli.showing import finding_texts
    from bot.library.targets import target
    from bot.linting import lint_film

    film = _film_of_file(name) if name == "-" or Path(name).exists() else _film_of_archive(name)
    findings = lint_film(film, target(target_id or film.target))
    slates = {scene.id: scene.slate for scene in film.scenes}
    for scene_id in dict.fromkeys(finding.scene for finding in findings):
        slate = slates.get(scene_id or "", "-")
        for text in finding_texts([finding for finding in findings if finding.scene == scene_id]):
            stage.out(f"{name}: {slate} {text}")
    if not findings:
        stage.tell("cli.clean", name=name)
    return stage.ATTENTION if any(finding.level == "error" for finding in findings) else stage.DONE


def _film_of_file(name: str) -> "Film":
    from bot.cli.reading import handed
    from bot.edits import apply
    from bot.importing import read
    from bot.texts import tell

    text, shown_name = handed(name)
    came = read(text, shown_name)
    for remark in came.notes:
        stage.note(tell(remark, stage.lang()))
    return apply(came.film, came.edits)


def _film_of_archive(name: str) -> "Film":
    from bot.cli import studio

    async def errand() -> "Film":
        async with studio.archive() as archive:
            return (await studio.opened(archive, name)).film

    return studio.run(errand)


def _lines() -> int:
    """Answer each line of standard input with a line; a bad one is told by its number and the rest goes on."""
    import json

    from bot.linting.jsonl import lint_line
    from bot.texts import Told, tell

    code = stage.DONE
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line.decode("utf-8"))
            if not isinstance(asked, dict):
                raise TypeError
            answer = lint_line(asked)
        except Told as told:
            stage.tell("cli.bad_line", number=number, problem=tell(told, stage.lang()))
            code = stage.BAD_INPUT
        except (ValueError, TypeError, RecursionError):
            stage.tell("cli.bad_line", number=number, problem=stage.words("cli.no_json_object"))
            code = stage.BAD_INPUT
        else:
            stage.out(json.dumps(answer, ensure_ascii=False))
    return code
