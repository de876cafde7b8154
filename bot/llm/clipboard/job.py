"""What each ask needs brought: its parts by name, their length, and which of them go into one request."""

import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from bot.llm.asks import BreakdownInputs, FillInputs, FollowInputs, OutlineInputs, RewriteInputs
from bot.llm.clipboard.slips import Slip
from bot.llm.drafts import BreakdownDraft
from bot.llm.port import Ask
from bot.sentences import sentences

LONGEST = 12_000
"""Tokens of o200k that one answer may be expected to have.

Of the models behind the three chats those of 2026 stop at 64,000 to 128,000 tokens, but the chats themselves stop
earlier: observed are 8,000 to 16,000 for ChatGPT, and GPT-4o, still behind many, cannot write more than 16,384. This
leaves a quarter of that for other tokenizers and chatter, and holds nine scenes.
"""

# Counted on the sample film's scenes, outline and list as indented JSON, rounded up.
OUTLINE, BEAT, SCENE, OTHER = 1800, 150, 1300, 600

_SENTENCES_A_SCENE = 1.6
_REASON = re.compile(r"^<<<+\n(.*)\n>>>+$", re.DOTALL | re.MULTILINE)


def slips_for(ask: Ask[Any]) -> list[Slip]:
    """Return what must be brought for an ask: the ask's own part first; with an outline comes the scene list."""
    own = Slip(name=_name(ask), kind=ask.answer, ask=ask, job=_job(ask), size=_size(ask))
    if len(ask.messages) > 2:
        # The chat has the question and its answer before it: what is wrong is all that it needs.
        last = ask.messages[-1].content
        reason = _REASON.search(last)
        own.reason, own.tries = reason[1] if reason else last, 1
        return [own]
    listing = BEAT * scenes_of(ask.inputs) if isinstance(ask.inputs, OutlineInputs) else 0
    if not listing or own.size + listing > LONGEST:
        return [own]
    return [own, Slip(name="scene_list", kind=BreakdownDraft, ask=ask, job=own.job, size=listing)]


def scenes_of(inputs: OutlineInputs | BreakdownInputs) -> int:
    """Return how many scenes a film will have in all, or about; none for an outline where some stand already."""
    if isinstance(inputs, OutlineInputs) and inputs.film.scenes:
        return 0
    return inputs.scenes or max(1, round(len(sentences(inputs.film.plot)) / _SENTENCES_A_SCENE))


def pastes(scenes: int) -> int:
    """Return how many answers have to be pasted for a film of so many scenes, if nothing goes wrong."""
    return 1 + ceil(scenes / (LONGEST // SCENE))


def batches(slips: Sequence[Slip]) -> list[list[Slip]]:
    """Return the slips in as few requests as no answer gets too long in, about the same number in each."""
    if not slips or sum(slip.size for slip in slips) <= LONGEST:
        return [list(slips)] if slips else []
    fits = max(1, LONGEST // max(slip.size for slip in slips))
    each = ceil(len(slips) / ceil(len(slips) / fits))
    return [list(slips[at : at + each]) for at in range(0, len(slips), each)]


def numbered(slips: Sequence[Slip]) -> list[Slip]:
    """Return the slips of scenes named by the numbers that the scenes have now, in order; others as they are.

    While the list grew, a scene may have moved.
    """
    fills = [(slip, slip.ask.inputs) for slip in slips if isinstance(slip.ask.inputs, FillInputs)]
    if not fills:
        return list(slips)
    film = max((inputs.film for _, inputs in fills), key=lambda film: len(film.scenes))
    numbers = {slip: (film.scene(inputs.scene.id) or inputs.scene).number for slip, inputs in fills}
    for slip, number in numbers.items():
        slip.name = f"scene_{number}"
    return sorted(numbers, key=numbers.__getitem__)


def _job(ask: Ask[Any]) -> str:
    """Return what is the same for asks that go into one request: the scenes of a film, what follows in it, or one ask."""
    film = getattr(ask.inputs, "film", None)
    return f"{ask.step if ask.step in ('fill', 'follow') else _name(ask)} {film.id if film is not None else ''}"


def _name(ask: Ask[Any]) -> str:
    match ask.inputs:
        case OutlineInputs():
            return "outline"
        case BreakdownInputs():
            return "scene_list"
        case FillInputs(scene=scene):
            return f"scene_{scene.number}"
        case RewriteInputs(scene=scene, element=element):
            return f"scene_{scene.number}_{element}"
        case FollowInputs(scene=scene, element=element, lang=lang):
            return f"scene_{scene.number}_{element}_{lang}"
    return ask.step


def _size(ask: Ask[Any]) -> int:
    match ask.inputs:
        case OutlineInputs():
            return OUTLINE
        case BreakdownInputs():
            return BEAT * scenes_of(ask.inputs)
        case FillInputs():
            return SCENE
    return SCENE if ask.step == "quick" else OTHER
