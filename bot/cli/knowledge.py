"""targets, presets, terms: what the program knows."""

import typer

from bot.cli import app, stage

_EXPLAINED = 2
"""How many of the terms that are found are told in full."""


@app.command(help=stage.about("targets"))
def targets(target: str = typer.Argument("", help=stage.about("target_id"))) -> None:
    """List the video models, or tell about one."""
    from bot.library.after_the_clip import STEPS, instead
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
        told = {f"how_{name}": phrase for name, phrase in one.wording or ()}
        for step in STEPS:
            offered = one.after_the_clip.offered(step)
            told[f"step_{step}"] = offered.how if offered else instead(step, one.after_the_clip)
        stage.out("\n".join(f"  {stage.words(f'pages.{name}')}: {phrase.said(lang)}" for name, phrase in told.items()))
        stage.out("\n".join(f"  - {source.what} ({source.sure})" for source in one.sources))
        return
    for one in known_targets().values():
        stage.out(f"{one.id:<18} {_state(one.status, one.retired):<22} {one.about.said(lang)}")


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
    from bot.library.explanations import explanation, misleading, sources_of
    from bot.library.terms import search

    lang, found = stage.lang(), search(query)
    for friend in misleading(query):
        stage.out(f"! {friend.trap.said(lang)}")
    for place, term in enumerate(found):
        stage.out(f"{' / '.join(term.ja)} = {' / '.join(term.en)}")
        # The nearest are what is asked for; the others are named.
        told = explanation(term) if place < _EXPLAINED else None
        parts = {"what": told.what, "when": told.when, "effect": told.effect} if told else {"meaning": term.about}
        rows = [f"  {stage.words(f'pages.{name}')}: {part.said(lang)}" for name, part in parts.items()]
        rows += [f"  - {source}" for source in sources_of(term)] if told else []
        stage.out("\n".join(rows))
    if not found:
        stage.tell("cli.no_such_term", query=query)
    return stage.DONE if found else stage.ATTENTION


def _state(status: str, retired: object) -> str:
    return stage.words("cli.live") if status == "live" else stage.words("cli.closed_since", date=retired)
