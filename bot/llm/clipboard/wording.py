"""Words the requests: complete in themselves, and nothing in them twice."""

from collections.abc import Sequence
from typing import Any

from bot.library.instructions import environment
from bot.llm.asks import FillInputs, FollowInputs, OutlineInputs
from bot.llm.clipboard.form import form
from bot.llm.clipboard.slips import Slip
from bot.sentences import sentences


def worded(slips: Sequence[Slip]) -> str:
    """Return the request for these slips, which belong to one job."""
    first = slips[0]
    system, user = (message.content for message in first.ask.messages[:2])
    if isinstance(first.ask.inputs, FillInputs):
        user = _scenes(slips)
    elif isinstance(first.ask.inputs, FollowInputs) and len(slips) > 1:
        user = _followers(slips)
    elif isinstance(first.ask.inputs, OutlineInputs) and len(slips) == 2:
        system, user = _plan(first.ask.inputs)
    parts = {slip.name: slip.kind for slip in slips}
    return _rendered("request", system=system, user=user, form=form(parts, first.film).strip())


def worded_again(slips: Sequence[Slip]) -> str:
    """Return the follow-up: short, for the chat still has what came before."""
    return _rendered("again", parts=[(slip.name, slip.reason) for slip in slips], answer_to=slips[0].film)


def _plan(inputs: OutlineInputs) -> tuple[str, str]:
    known = {
        "film": inputs.film, "target": inputs.target, "answers": inputs.answers,
        "scenes": inputs.scenes, "seconds": inputs.seconds, "sentences": sentences(inputs.film.plot),
    }  # fmt: skip
    return _said_once(_rendered("plan_system")), _rendered("plan_user", **known)


def _scenes(slips: Sequence[Slip]) -> str:
    asked = [(slip.name, slip.ask.inputs) for slip in slips if isinstance(slip.ask.inputs, FillInputs)]
    one = asked[0][1]
    return _rendered(
        "scenes",
        film=one.film,
        target=one.target,
        sentences=one.sentences,
        budget=min(inputs.budget for _, inputs in asked),
        scenes=[(name, inputs.scene) for name, inputs in asked],
    )


def _followers(slips: Sequence[Slip]) -> str:
    asked = [(slip.name, slip.ask.inputs) for slip in slips if isinstance(slip.ask.inputs, FollowInputs)]
    return _rendered("follows", film=asked[0][1].film, follows=asked)


def _rendered(name: str, **values: Any) -> str:
    return environment().get_template(f"clipboard/{name}.md").render(**values).strip()


def _said_once(text: str) -> str:
    """Return a text of several steps' instructions without the paragraphs that were said before."""
    return "\n\n".join(dict.fromkeys(part.strip("\n") for part in text.split("\n\n") if part.strip()))
