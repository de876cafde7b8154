"""Judges what came: a draft, or why it is none."""

from typing import Any

from pydantic import ValidationError

from bot.llm.openai_protocol.incoming import Incoming
from bot.llm.openai_protocol.reading import whole
from bot.llm.openai_protocol.rungs import Rung
from bot.llm.port import A, Answer, Ask, InvalidAnswerError, Usage


class FormIgnoredError(Exception):
    """The server took the wish for a form and did not follow it."""

    def __init__(self, invalid: InvalidAnswerError) -> None:
        super().__init__(invalid.reason)
        self.invalid = invalid


def judged(ask: Ask[A], rung: Rung, came: Incoming, usage: Usage) -> Answer[A]:
    """Return the answer. Raises InvalidAnswerError, and FormIgnoredError where another rung may be obeyed."""
    text = came.text
    if came.refusal:
        raise InvalidAnswerError("llm.declined", raw=text or came.refusal, reason=_short(came.refusal), usage=usage)
    if came.finish == "content_filter":
        reason = "The content filter stopped the answer. Tell the same more mildly."
        raise InvalidAnswerError("llm.filtered", raw=text, reason=reason, usage=usage)
    if came.finish == "length":
        reason = "The answer was cut off at the length limit. Say the same in fewer words."
        raise InvalidAnswerError("llm.truncated", raw=text, reason=reason, usage=usage)
    if not text.strip():
        raise InvalidAnswerError("llm.no_answer", raw=text, reason="The answer was empty.", usage=usage)
    value = whole(text)
    if value is None:
        prose = InvalidAnswerError("llm.not_json", raw=text, reason="The answer was not one JSON object.", usage=usage)
        raise FormIgnoredError(prose) if rung < Rung.JSON and not _begins_json(text) else prose
    try:
        # What is too much does no harm and is left out; what is missing or wrong is not made up.
        draft = ask.answer.model_validate(value, extra="ignore")
    except ValidationError as error:
        wrong = InvalidAnswerError("llm.wrong_form", raw=text, reason=_faults(error), usage=usage)
        strangers = not set(ask.answer.model_fields) & set(value)
        raise FormIgnoredError(wrong) if rung < Rung.JSON and strangers else wrong from None
    try:
        draft.model_dump_json()
    except ValueError:  # half of a surrogate pair: nothing could store it
        reason = "A text holds half of a character."
        raise InvalidAnswerError("llm.wrong_form", raw=text, reason=reason, usage=usage) from None
    return Answer(draft, text, usage)


def _begins_json(text: str) -> bool:
    return text.lstrip().startswith("{")


def _faults(error: ValidationError) -> str:
    faults: list[Any] = error.errors(include_input=False, include_url=False, include_context=False)
    said = [f"{'.'.join(map(str, fault['loc'])) or 'the object'}: {fault['msg']}" for fault in faults[:8]]
    return "; ".join(said) + ("; and more" if len(faults) > 8 else "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 200 else f"{text[:199]}…"
