"""targets, presets, terms: what the program knows."""

import typer

from bot.cli import app, stage


@app.command(help=stage.about("targets"))
def targets(target: str = typer.Argument("", help=stage.about("target_id"))) -> None:
    """List the video models, or tell about one."""
    from bot.library.targets import target as known_target
    from bot.library.targets import targets as known_targets

    lang = stage.lang()
    if target:
        one = known_target(target)
        stage.out(f"{one.id}  {one.name} ({one.maker}), {_state(one.status, one.retired)}\n{one.about.said(lang)}")
        limit = f"{one.limit.count} {one.limit.unit}" if one.limit else "-"
        facts = {
            "limit": limit,
            "seconds": ", ".join(map(str, one.seconds)),
            "ratios": ", ".join(one.ratios),
            "sound": one.sound,
            "negative": "✓" if one.negative else "-",
            "checked": str(one.checked),
        }
        stage.out("\n".join(f"  {stage.words(f'cli.fact_{name}')}: {value}" for name, value in facts.items()))
        stage.out("\n".join(f"  - {source.what} ({source.sure})" for source in one.sources))
        return
    for one in known_targets().values():
        stage.out(f"{one.id:<16} {_state(one.status, one.retired):<22} {one.about.said(lang)}")


@app.command(help=stage.about("presets"))
def presets() -> None:
    """List the looks that a film can begin with."""
    from bot.library.presets import presets as known_presets

    lang = stage.lang()
    for one in known_presets().values():
        stage.out(f"{one.id:<20} {one.name.said(lang)}: {one.about.said(lang)}")


@app.command(help=stage.about("terms"))
def terms(query: str = typer.Argument(help=stage.about("query"))) -> int:
    """Look a film word up, in either language."""
    from bot.library.terms import search

    found = search(query)
    for term in found:
        stage.out(f"{' / '.join(term.ja)} = {' / '.join(term.en)}\n  {term.about.said(stage.lang())}")
    if not found:
        stage.tell("cli.no_such_term", query=query)
    return stage.DONE if found else stage.ATTENTION


def _state(status: str, retired: object) -> str:
    return stage.words("cli.live") if status == "live" else stage.words("cli.closed_since", date=retired)
