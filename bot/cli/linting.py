"""lint, rules: the linter on the command line. It loads no writer and no archive unless a film is named."""

import sys
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.story import Film, Finding


@app.command(help=stage.about("lint"))
def lint(
    names: list[str] = typer.Argument(None, metavar="FILE|FILM...", help=stage.about("lint_names")),
    target: str = typer.Option("", metavar="ID", help=stage.about("target")),
    jsonl: bool = typer.Option(False, "--jsonl", help=stage.about("jsonl")),
    every: bool = typer.Option(False, "--all", help=stage.about("lint_all")),
    format: str = typer.Option("text", metavar="text|json", help=stage.about("lint_format")),  # noqa: A002
    fail_on: str = typer.Option("error", metavar="LEVEL", help=stage.about("fail_on")),
    explain: str = typer.Option("", metavar="CODE", help=stage.about("explain")),
    fix: bool = typer.Option(False, "--fix", help=stage.about("lint_fix")),
    fix_ask: bool = typer.Option(False, "--fix-ask", help=stage.about("lint_fix_ask")),
) -> int:
    """Check prompts against the known weak spots."""
    from bot.texts import Told

    if explain:
        from bot.cli.linted import explanation

        stage.out(explanation(explain))
        return stage.DONE
    if jsonl:
        return _lines()
    if fail_on not in _FAILING:
        raise Told("lint.no_such_level", level=fail_on, known=list(_FAILING))
    if format not in ("text", "json"):
        raise Told("lint.no_such_format", format=format)
    if not names:
        raise Told("cli.nothing_to_lint")
    mode = "ask" if fix_ask else "safe" if fix else ""
    checked = [(name, *_linted(name, target, mode)) for name in names]
    _told(checked, every=every, as_json=format == "json")
    failing = any(finding.level in _FAILING[fail_on] for _, _, findings in checked for finding in findings)
    return stage.ATTENTION if failing else stage.DONE


_FAILING = {"error": ("error",), "warning": ("error", "warning"), "hint": ("error", "warning", "hint"), "never": ()}
"""Which levels make the run fail."""


@app.command(help=stage.about("rules"))
def rules(code: str = typer.Argument("", help=stage.about("code"))) -> None:
    """List the weak spots, or explain one."""
    if code:
        from bot.cli.linted import explanation

        stage.out(explanation(code))
        return
    from bot.library.weak_spots import weak_spots

    lang = stage.lang()
    for rule in weak_spots():
        stage.out(f"{rule.code}  {rule.name:<32} {rule.headline.said(lang)}")


def _linted(name: str, aim: str, mode: str) -> "tuple[Film, tuple[Finding, ...]]":
    """Return a film, from a file, standard input or the archive, and its findings; fixed before if `mode` says so."""
    from pathlib import Path

    from bot.library.targets import target
    from bot.linting import lint_film

    in_file = name == "-" or Path(name).exists()
    film = _film_of_file(name) if in_file else _film_of_archive(name)
    findings = lint_film(film, target(aim or film.target))
    if mode and in_file:
        from bot.cli.fixes import fix_file, left_in

        return left_in(name, aim) if fix_file(name, film, findings, ask=mode == "ask") else (film, findings)
    if mode:
        from bot.cli.film_fixes import fix_film

        return fix_film(name, findings, aim, ask=mode == "ask")
    return film, findings


def _told(checked: "list[tuple[str, Film, tuple[Finding, ...]]]", *, every: bool, as_json: bool) -> None:
    """Print the findings of all files: as text, file by file, or as one JSON list."""
    from bot.cli import linted

    if as_json:
        import json

        rows = [row for name, film, findings in checked for row in linted.as_json(name, film, findings)]
        stage.out(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for name, film, findings in checked:
        for line in linted.report(name, film, findings, every=every):
            stage.out(line)
        if not findings:
            stage.tell("lint.clean", name=name)


def _film_of_file(name: str) -> "Film":
    from bot.cli.reading import given
    from bot.edits import apply
    from bot.importing import read
    from bot.texts import Told, tell

    content, shown_name = given(name)
    came = read(content, shown_name)
    try:
        came.film.model_dump_json()
    except ValueError as error:  # half a character, which JSON can hold and no text can
        raise Told("importing.broken_text", name=shown_name) from error
    _told_of_the_unseen(content, shown_name)
    for remark in came.notes:
        stage.note(tell(remark, stage.lang()))
    return apply(came.film, came.edits)


def _film_of_archive(name: str) -> "Film":
    from bot.cli import studio

    async def errand() -> "Film":
        async with studio.archive() as archive:
            return (await studio.opened(archive, name)).film

    return studio.run(errand)


def _told_of_the_unseen(content: bytes, name: str) -> None:
    """Tell where characters stand that nobody sees, or that turn the line around: what is read is not what is shown."""
    import re

    text = content.decode("utf-8", errors="ignore")
    # Not the joiners: emoji and some scripts are written with them.
    unseen = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\u200e\u200f]")
    found = next(unseen.finditer(text.removeprefix("\ufeff")), None)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        codes = [f"U+{ord(sign):04X}" for sign in dict.fromkeys(unseen.findall(text.removeprefix("\ufeff")))]
        stage.tell("lint.invisible", name=name, line=line, characters=codes)


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
            # Half a character cannot be printed again: JSON can hold it, text cannot.
            json.dumps(asked, ensure_ascii=False).encode("utf-8")
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
