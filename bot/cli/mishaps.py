"""How a spoilt clip is answered in a terminal: the weak spot, the words underlined, the takes to compare."""

from collections.abc import Sequence

from bot.archive import Stored
from bot.cli import stage
from bot.cli.linted import underlined
from bot.cli.showing import change_lines
from bot.edits import Edit, apply, changes
from bot.library.symptoms import Symptoms, called
from bot.library.weak_spots import weak_spot
from bot.linting.causes import Cause
from bot.story import Film, Scene
from bot.writing.crew import Crew
from bot.writing.restaging import Restaging, keeps_flaw
from bot.writing.rewrite import proposed


def lines(
    film: Film,
    scene: Scene,
    known: Sequence[Symptoms],
    causes: Sequence[Cause],
    *,
    explained: bool,
    ways: Sequence[Restaging],
) -> list[str]:
    """Return what is behind a mishap, the words that caused it, and each way to stage the scene anew with its changes."""
    lang, first = stage.lang(), known[0]
    spot = weak_spot(first.weak_spot)
    told = [stage.words("mishap.behind", called=f"{first.called.said(lang)} ({spot.code} {spot.name})")]
    told += [spot.why.said(lang), f"  - {spot.sources[0].what} ({spot.sources[0].date})", ""]
    if causes:
        key = "mishap.words" if explained else "mishap.words_also"
        told.append(stage.words(key, called=first.called.said(lang)))
        for one in causes:
            field = one.finding.field or ""
            if field.startswith("prose."):
                field = "prose"
            name = f"{called(one.finding.weak_spot).said(lang)}, {stage.words(f'names.{field}')}" if field else ""
            told += [f"  {one.finding.message.said(lang)}  {f'[{name}]' if name else ''}".rstrip()]
            told += underlined(scene, one.finding)
    else:
        told += [stage.words("mishap.no_words"), first.otherwise.said(lang)]
    if len(known) > 1:
        told.append(stage.words("mishap.others", others=[one.called.said(lang) for one in known[1:]]))
    advice = spot.instead.said(lang) if first.reword else stage.words("mishap.no_reword")
    told += ["", advice, stage.words("mishap.stagings")]
    for number, way in enumerate(ways, start=1):
        told += ["", stage.words("mishap.take", number=number, name=way.name.said(lang)), f"  {way.why.said(lang)}"]
        told += [f"  {line}" for line in _what_it_does(film, way)]
        if explained and keeps_flaw(film, scene, first.weak_spot, way):
            told.append(f"  {stage.words('mishap.remains')}")
    return [*told, "", stage.words("mishap.how_to_take", film=film.id, scene=scene.number)]


async def take_over(crew: Crew, stored: Stored, way: Restaging) -> Stored:
    """Return the film with a way taken over, as one turn. Raises what a rewrite raises where a writer is needed."""
    edits: tuple[Edit, ...] = way.edits
    if not edits:
        edits = tuple([await proposed(crew, stored, one.scene, one.element, one.wish) for one in way.rewrites])
    return await crew.archive.commit(
        stored.film.id, stored.version, edits, turn=crew.fresh_id(), by="user", at=crew.clock()
    )


def _what_it_does(film: Film, way: Restaging) -> list[str]:
    if not way.edits:
        return [stage.words("mishap.needs_writer")]
    if not way.rewrites:
        return [stage.words("mishap.split_does")]
    after = apply(film, way.edits)
    every = changes(film, after)
    # What is pasted says it all; the notes above it are told where there is no paragraph.
    pasted = [change for change in every if "/prose/" in change.path]
    return change_lines(film, after, pasted or every)
