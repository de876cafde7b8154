"""What a clause asks of the sound of some scenes: another line to be spoken, or no sound."""

import re

from bot.library.guided_remarks import commands
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.making import UnclearError, made
from bot.llm.guided.meant_scenes import meant
from bot.llm.guided.tidying import crossed, left_over
from bot.story import Phrase, Scene

_QUOTED = re.compile(r"「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|\"([^\"\n]+)\"")


def sound(text: str, inputs: DirectInputs, about: Scene | None) -> list[WishDraft] | None:
    """Read a new line or silence. Raises UnclearError where no scene is meant, or nothing is spoken in it."""
    quiet = commands().quiet.pattern.search(text)
    if quiet is not None:
        named = meant(
            crossed(text, *(found.span() for found in commands().quiet.pattern.finditer(text))), inputs.film, about
        )
        numbers = list(named.numbers) or ([about.number] if about else [])
        if left_over(named.rest):
            return None
        if not numbers:
            raise UnclearError("which_scene")
        return [made("set_note", numbers, field="sound")]
    spoken, quoted = commands().spoken.pattern.search(text), list(_QUOTED.finditer(text))
    if spoken is None or not quoted or len(quoted) > 2:
        return None
    return _line(text, spoken.span(), quoted, inputs, about)


def _line(
    text: str, spoken: tuple[int, int], quoted: list[re.Match[str]], inputs: DirectInputs, about: Scene | None
) -> list[WishDraft] | None:
    named = meant(crossed(text, spoken, *(one.span() for one in quoted)), inputs.film, about)
    if left_over(named.rest, commands().spoken.pattern):
        return None
    talking = [
        scene for scene in inputs.film.scenes if scene.sound and _QUOTED.search(scene.sound.ja or scene.sound.en)
    ]
    numbers = list(named.numbers) or ([about.number] if about else [])
    there = [scene for scene in talking if scene.number in numbers]
    new = next(group for group in quoted[-1].groups() if group)
    if len(there) != 1 or len(numbers) != 1:
        wishes = [made("set_note", [scene.number], field="sound", text=_said(scene, new)) for scene in talking[:3]]
        raise UnclearError("which_line", wishes, scenes=[scene.number for scene in talking] or "-")
    return [made("set_note", numbers, field="sound", text=_said(there[0], new))]


def _said(scene: Scene, line: str) -> Phrase:
    """Return the sound of a scene with another line in the place of the one that is spoken."""
    sound = scene.sound or Phrase()

    def put(found: re.Match[str]) -> str:
        return f"{found.group()[0]}{line}{found.group()[-1]}"

    return Phrase(ja=_QUOTED.sub(put, sound.ja, count=1), en=_QUOTED.sub(put, sound.en, count=1))
