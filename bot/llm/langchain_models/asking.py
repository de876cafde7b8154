"""The ways to have a chat model of LangChain answer in JSON, from the one that binds it most to a plain request."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from bot.llm.judging import FormRefusedError
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.port import A, Ask, Message
from bot.llm.schema import in_words, strict_schema

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

_ROLES = {"system": "system", "user": "human", "assistant": "ai"}


class Way(IntEnum):
    """One way, the most binding first."""

    SCHEMA = 0
    TOOL = 1
    TEXT = 2


@dataclass(frozen=True)
class Call:
    """A call, ready to be made."""

    model: "Runnable[Any, Any]"
    messages: tuple[Message, ...]
    parameters: dict[str, Any]
    said: str
    """All that it says, the form too, to be counted."""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The messages as LangChain takes them."""
        return [(_ROLES[message.role], message.content) for message in self.messages]


def call(way: Way, ask: Ask[A], model: "BaseChatModel", vendor: Vendor) -> Call:
    """Return the call that asks in this way. Raises FormRefusedError if there is no such way."""
    schema = strict_schema(ask.answer)
    messages = in_words(ask) if way is Way.TEXT else ask.messages
    said = "\n".join(message.content for message in messages) + ("" if way is Way.TEXT else str(schema))
    room = vendor.room(said) or {}
    if way is Way.SCHEMA:
        form = vendor.form(ask)
        if form is None:
            raise FormRefusedError("it has no schemas")
        return Call(model, messages, form | room, said)
    if way is Way.TOOL:
        function = {"name": ask.step, "description": schema.get("description", ask.step), "parameters": schema}
        try:
            tool = model.bind_tools([{"type": "function", "function": function}], tool_choice=ask.step)
        except (NotImplementedError, ValueError, TypeError):  # no tools, or none that can be forced
            raise FormRefusedError("it has no tools that can be forced") from None
        return Call(tool, messages, room, said)
    return Call(model, messages, room, said)
