"""Phrases turned back into the handles that they were written out from."""

import re
from collections.abc import Callable, Iterable

from bot.composing.mentions import plain_name, written_out
from bot.story import Film, Known, Lang

_ASCII_WORD = re.compile(r"[A-Za-z0-9_]")


def back(film: Film, text: str, lang: Lang) -> str:
    """Return a hand-edited text with handles where an identity phrase or short form stands word for word."""
    for known in film.known:
        # A sentence that composing put in to say who somebody is says only that he is himself.
        introduction = written_out(film, [f"@{known.handle}'s"], "en")[0].introductions if lang == "en" else ()
        for sentence in introduction:
            text = text.replace(f" {sentence}", "")
    return _replaced(text, film.known, lang, lambda known: (known.identity.said(lang), known.short.said(lang)))


def names_back(film: Film, text: str, lang: Lang, before: str) -> str:
    """Return a hand-edited text that shows names with the handles back that its old form, `before`, had."""
    mentioned = [known for known in film.known if re.search(rf"@{known.handle}(?![A-Za-z0-9_])", before)]
    return _replaced(text, mentioned, lang, lambda known: (plain_name(known, lang),))


def _replaced(text: str, entries: Iterable[Known], lang: Lang, phrases: Callable[[Known], Iterable[str]]) -> str:
    pairs = [(phrase, known.handle) for known in entries for phrase in phrases(known) if phrase.strip()]
    if not pairs:
        return text
    handles = dict(reversed(pairs))
    longest_first = sorted(handles, key=len, reverse=True)
    pattern = "|".join(f"{_either_case(phrase) if lang == 'en' else re.escape(phrase)}" for phrase in longest_first)
    lowered = {phrase.lower(): handle for phrase, handle in handles.items()}

    def handle(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        # Inside a word, or where the handle would run into the next letter, the words stay.
        if _ASCII_WORD.match(after) or (_ASCII_WORD.match(before) and (lang == "ja" or _ASCII_WORD.match(match[0]))):
            return match[0]
        return f"@{handles.get(match[0]) or lowered[match[0].lower()]}"

    return re.sub(pattern, handle, text)


def _either_case(phrase: str) -> str:
    """Return a pattern for the phrase with its first letter small or a capital, as at the start of a sentence."""
    first = phrase[0]
    return (
        f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(phrase[1:])}"
        if first.isalpha()
        else re.escape(phrase)
    )
