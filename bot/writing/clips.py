"""Noting a clip: what a person says of it becomes one edit, with the weak spot behind a failure named."""

import datetime

from bot.composing.clip_memory import prompt_mark
from bot.edits import NoteClip
from bot.library.symptoms import behind
from bot.library.targets import target
from bot.library.weak_spots import weak_spot
from bot.story import Clip, Film, Scene
from bot.texts import Told

_MOST_TRIES = 999


def clip_note(
    film: Film,
    scene: Scene,
    *,
    kept: bool,
    why: str = "",
    made_by: str = "",
    spot: str = "",
    tries: int = 1,
    usd: float | None = None,
    on: datetime.date,
    new_id: str,
) -> NoteClip:
    """Return the edit that notes a clip. Without `made_by` it is the film's target's, without `spot` the words tell.

    Raises Told for a target or weak spot that there is not, a count of tries or a cost that cannot be.
    """
    aim = target(made_by or film.target)
    if not 1 <= tries <= _MOST_TRIES or (usd is not None and not 0 <= usd < 1e6):
        raise Told("clips.bad_numbers", most=_MOST_TRIES)
    spots = (weak_spot(spot).weak_spot,) if spot else tuple(one.weak_spot for one in behind(why, most=1))
    clip = Clip(
        id=new_id,
        kept=kept,
        why=why.strip(),
        weak_spots=() if kept else spots,
        target=aim.id,
        date=on,
        tries=tries,
        usd=usd,
        prompt=prompt_mark(film, scene, aim.id),
    )
    return NoteClip(scene=scene.id, clip=clip)
