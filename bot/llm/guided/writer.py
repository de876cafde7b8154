"""The guided writer: the port without a model. Same question, same answer, in milliseconds."""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.llm.asks import (
    BreakdownInputs,
    DirectInputs,
    FillInputs,
    FollowInputs,
    InterviewInputs,
    OutlineInputs,
    QuickInputs,
    RewriteInputs,
)  # fmt: skip
from bot.llm.guided.commanding import direct
from bot.llm.guided.filling import fill, quick
from bot.llm.guided.following import follow
from bot.llm.guided.outlining import outline
from bot.llm.guided.planning import break_down, interview
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.rewriting import rewrite
from bot.llm.port import Answer, Ask, Partial, Usage

A = TypeVar("A", bound=BaseModel)

_STEPS: dict[type[BaseModel], Callable[[Any], BaseModel]] = {
    InterviewInputs: interview,
    OutlineInputs: outline,
    BreakdownInputs: break_down,
    FillInputs: fill,
    QuickInputs: quick,
    RewriteInputs: rewrite,
    FollowInputs: follow,
    DirectInputs: direct,
}


class GuidedWriter:
    """Answers from the plot's own words and a closed bilingual vocabulary. Needs nothing, invents nothing."""

    name = "guided, no AI"
    bilingual = False

    async def write(self, ask: Ask[A]) -> AsyncIterator[Partial | Answer[A]]:
        """Yield exactly one answer. Raises CannotError, which says what is needed, where the vocabulary ends."""
        step = _STEPS.get(type(ask.inputs))
        if step is None:
            raise CannotError("guided.needs_a_model")
        value = step(ask.inputs)
        if not isinstance(value, ask.answer):
            raise CannotError("guided.needs_a_model")
        yield Answer(value=value, raw=value.model_dump_json(), usage=Usage())

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
