"""Gets one good answer: the writer's, else the writer's after one repair."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from bot.archive import Call, Used
from bot.llm.port import Answer, Ask, InvalidAnswerError, Partial, Writer
from bot.texts import Told
from bot.writing.asking import repair

A = TypeVar("A", bound=BaseModel)

Check = Callable[[A], tuple[str, ...]]
"""Says what is wrong with a draft that its schema allows; nothing if it is good."""


@dataclass(frozen=True)
class Good(Generic[A]):
    """A draft that passed, and the call that brought it."""

    draft: A
    call: Call


class SpoiltError(Told):
    """Two answers came and neither is usable. `call` keeps the last one; its sentence says what was wrong with it."""

    def __init__(self, call: Call, wrong: Told) -> None:
        super().__init__(wrong.key, **wrong.params)
        self.call = call


async def answered(
    writer: Writer,
    ask: Ask[A],
    check: Check[A],
    *,
    scene: str | None = None,
    partial: Callable[[dict[str, Any]], object] | None = None,
) -> Good[A]:
    """Return a draft that passes `check`.

    The caller stores `call` in one go with what it makes of the draft, so that no finished call is ever made twice.
    `partial` is called with what can be read so far, and with nothing whenever an answer begins.
    Raises SpoiltError after one repair, and WriterError if no answer came.
    """
    call = await _call(writer, ask, check, scene, partial)
    if call.draft is None:
        again = await _call(writer, repair(ask, call.kept.raw, call.reason), check, scene, partial)
        kept = again.kept.model_copy(update={"usage": _sum(call.kept.usage, again.kept.usage)})
        call = _Attempt(again.draft, kept, again.reason, again.wrong)
    if call.draft is None:
        raise SpoiltError(call.kept, call.wrong)
    return Good(call.draft, call.kept)


@dataclass(frozen=True)
class _Attempt(Generic[A]):
    """One answer. If it is not usable the draft is None, `reason` tells the writer why, and `wrong` tells the person."""

    draft: A | None
    kept: Call
    reason: str
    wrong: Told


async def _call(
    writer: Writer, ask: Ask[A], check: Check[A], scene: str | None, partial: Callable[[dict[str, Any]], object] | None
) -> _Attempt[A]:
    if partial is not None:
        partial({})  # a new answer begins: what has come before is not part of it
    try:
        answer = await _last(writer, ask, partial)
    except InvalidAnswerError as error:
        used = Used.model_validate(error.usage)
        kept = Call(step=ask.step, scene=scene, model=writer.name, valid=False, raw=error.raw, usage=used)
        return _Attempt(None, kept, error.reason, error)
    # A guided writer leaves what it cannot say empty; the linter names it.
    reason = " ".join(check(answer.value)) if writer.bilingual else ""
    kept = Call(
        step=ask.step,
        scene=scene,
        model=writer.name,
        valid=not reason,
        # A good answer is kept as it was understood, a bad one as it came.
        raw=answer.raw if reason else answer.value.model_dump_json(),
        usage=Used.model_validate(answer.usage),
    )
    return _Attempt(None if reason else answer.value, kept, reason, Told("writing.not_as_asked", faults=reason))


async def _last(writer: Writer, ask: Ask[A], partial: Callable[[dict[str, Any]], object] | None) -> Answer[A]:
    async for piece in writer.write(ask):
        if isinstance(piece, Answer):
            return piece
        if isinstance(piece, Partial) and partial is not None:
            partial(piece.value)
    raise InvalidAnswerError("llm.no_answer", raw="", reason="The answer ended before it began.")


def _sum(one: Used, other: Used) -> Used:
    return Used(
        input_tokens=one.input_tokens + other.input_tokens,
        cached_tokens=one.cached_tokens + other.cached_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        estimated=one.estimated or other.estimated,
        requests=one.requests + other.requests,
    )
