"""Cards that take something in: an answer of the interview, an answer carried over from a chat, a key."""

from collections.abc import Sequence
from typing import Any

from bot.chat.present.words import release, words
from bot.dialogue.talk import Question
from bot.llm.clipboard import Request
from bot.story import Lang
from bot.texts import say


def question(number: int, total: int, asked: Question, lang: Lang, *, open_: bool = True) -> dict[str, Any]:
    """Return the props of `Question`: number `number` from 0 of `total`; `open_` is false once it was answered."""
    return {
        "release": release(),
        "lang": lang,
        "words": words("forms", lang),
        "question": number,
        "count": say("forms.count", lang, number=number + 1, total=total),
        "asks": asked.asks.said(lang) or asked.asks.ja or asked.asks.en,
        "choices": [choice.said(lang) or choice.ja or choice.en for choice in asked.choices],
        "answer": asked.answer,
        "open": open_ and asked.answer is None,
    }


def paste(request: Request, lang: Lang, *, open_: bool = True) -> dict[str, Any]:
    """Return the props of `Paste`: a request to carry to a chat, and room for its answer."""
    count = "forms.paste_count_about" if request.estimated else "forms.paste_count"
    return {
        "release": release(),
        "lang": lang,
        "words": words("forms", lang),
        "text": request.text,
        "count": say(count, lang, number=request.number, total=request.total),
        "follow_up": request.follow_up,
        "same_chat": request.follow_up or request.number > 1,
        "open": open_,
    }


def key_form(lang: Lang, services: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the props of `KeyForm`: whom a key can be for; a key is never among them."""
    return {"release": release(), "lang": lang, "words": words("forms", lang), "services": list(services)}
