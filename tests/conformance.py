"""What every writer promises, as functions: a writer's test calls the ones that it claims."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from itertools import pairwise
from typing import Any

import pytest

from bot.llm.faults import KeyRefusedError
from bot.llm.port import Answer, Ask, InvalidAnswerError, Partial, Writer
from bot.texts import tell

Pieces = list[Partial | Answer[Any]]


async def all_of(writer: Writer, ask: Ask[Any]) -> Pieces:
    return [piece async for piece in writer.write(ask)]


async def one_answer_comes_last(writer: Writer, ask: Ask[Any]) -> Answer[Any]:
    *partials, answer = await all_of(writer, ask)
    assert all(isinstance(piece, Partial) for piece in partials)
    assert isinstance(answer, Answer)
    assert isinstance(answer.value, ask.answer)
    assert answer.raw
    return answer


async def partials_only_grow(writer: Writer, ask: Ask[Any]) -> None:
    pieces = await all_of(writer, ask)
    seen = [piece.value for piece in pieces if isinstance(piece, Partial)]
    assert len(seen) >= 3
    whole = pieces[-1].value.model_dump()  # type: ignore[union-attr]
    assert all(_begins(earlier, later) for earlier, later in pairwise([*seen, whole]))


async def a_bad_answer_is_told_and_kept(writer: Writer, ask: Ask[Any]) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        await all_of(writer, ask)
    assert caught.value.raw
    assert caught.value.reason
    assert caught.value.usage.output_tokens > 0
    _is_said_in_both_languages(caught.value)


async def a_bad_key_is_told(writer: Writer, ask: Ask[Any], variable: str) -> None:
    with pytest.raises(KeyRefusedError) as caught:
        await all_of(writer, ask)
    _is_said_in_both_languages(caught.value)
    assert variable in tell(caught.value, "ja")


async def cancelling_ends_the_request(writer: Writer, ask: Ask[Any], requests: Callable[[], list[Any]]) -> None:
    task = asyncio.create_task(all_of(writer, ask))
    while not requests():  # noqa: ASYNC110 (another process)
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _is_over(requests)


async def leaving_in_mid_stream_ends_the_request(
    writer: Writer, ask: Ask[Any], requests: Callable[[], list[Any]]
) -> None:
    async with aclosing(writer.write(ask)) as pieces:  # type: ignore[type-var]
        async for _ in pieces:
            break
    await _is_over(requests)


async def closing_is_safe(make: Callable[[], Writer], ask: Ask[Any]) -> None:
    unused, used, other = make(), make(), make()
    await unused.close()
    await one_answer_comes_last(used, ask)
    await one_answer_comes_last(other, ask)
    await used.close()
    await used.close()
    await one_answer_comes_last(other, ask)  # what they share, if anything, is not closed with one of them
    await other.close()
    await asyncio.sleep(0.05)  # vendors' own clean-up may still end
    left = asyncio.all_tasks() - {asyncio.current_task()}
    assert not left, left


async def what_can_be_seen(writer: Writer, ask: Ask[Any]) -> str:
    """Return all that an error and the writer show of themselves."""
    shown = [repr(writer), repr(vars(writer))]
    try:
        await all_of(writer, ask)
    except Exception as error:
        chain: BaseException | None = error
        while chain is not None:
            shown += [repr(chain), str(chain), repr(chain.args), repr(vars(chain))]
            chain = chain.__cause__
    return "\n".join([*shown, repr(vars(writer))])


async def _is_over(requests: Callable[[], list[Any]]) -> None:
    async with asyncio.timeout(60):
        while "outcome" not in requests()[0]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert requests()[0]["outcome"] == "client gone"
    assert len(requests()) == 1


def _begins(earlier: Any, later: Any) -> bool:
    if isinstance(earlier, dict):
        return all(key in later and _begins(value, later[key]) for key, value in earlier.items())
    if isinstance(earlier, (list, tuple)):
        return len(earlier) <= len(later) and all(map(_begins, earlier, later))
    return str(later).startswith(str(earlier)) if isinstance(earlier, str) else earlier == later


def _is_said_in_both_languages(error: Any) -> None:
    assert tell(error, "ja") != tell(error, "en")
