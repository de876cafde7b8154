"""Judges what came: a draft, or why it is none."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from bot.llm.port import A, Answer, Ask, InvalidAnswerError, Usage
from bot.llm.reading import whole


class FormRefusedError(Exception):
    """The server does not take this way of asking for JSON."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FormIgnoredError(Exception):
    """The server took the wish for a form and did not follow it."""

    def __init__(self, invalid: InvalidAnswerError) -> None:
        super().__init__(invalid.reason)
        self.invalid = invalid


@dataclass(frozen=True)
class Heard:
    """A whole answer, as it came."""

    text: str
    refusal: str = ""
    """The words with which the model declined, where it did."""
    ended: Literal["done", "filtered", "length"] = "done"
    """How it ended: by itself, by the content filter, or at the length limit."""


def judged(ask: Ask[A], heard: Heard, usage: Usage, *, bound: bool) -> Answer[A]:
    """Return the answer. `bound`: a server that does not answer in the form may obey another way of asking.

    Raises InvalidAnswerError, and FormIgnoredError in place of it where another way may be obeyed.
    """
    text = heard.text
    if heard.refusal:
        raise InvalidAnswerError("llm.declined", raw=text or heard.refusal, reason=_short(heard.refusal), usage=usage)
    if heard.ended == "filtered":
        reason = "The content filter stopped the answer. Tell the same more mildly."
        raise InvalidAnswerError("llm.filtered", raw=text, reason=reason, usage=usage)
    if heard.ended == "length":
        reason = "The answer was cut off at the length limit. Say the same in fewer words."
        raise InvalidAnswerError("llm.truncated", raw=text, reason=reason, usage=usage)
    if not text.strip():
        raise InvalidAnswerError("llm.no_answer", raw=text, reason="The answer was empty.", usage=usage)
    value = whole(text)
    if value is None:
        prose = InvalidAnswerError("llm.not_json", raw=text, reason="The answer was not one JSON object.", usage=usage)
        raise FormIgnoredError(prose) if bound and not _begins_json(text) else prose
    try:
        # What is too much does no harm and is left out; what is missing or wrong is not made up.
        draft = ask.answer.model_validate(value, extra="ignore")
    except ValidationError as error:
        wrong = InvalidAnswerError("llm.wrong_form", raw=text, reason=_faults(error), usage=usage)
        strangers = not set(ask.answer.model_fields) & set(value)
        raise FormIgnoredError(wrong) if bound and strangers else wrong from None
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
