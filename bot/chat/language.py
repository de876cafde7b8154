"""In which language the chat speaks: what was chosen with /lang, kept in a cookie, else the browser's."""

from collections.abc import Mapping
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.story import LANGS, Lang

_COOKIE = "lang"
_CHAINLIT: Mapping[Lang, str] = {"ja": "ja", "en": "en-US"}
"""What Chainlit calls the two; it has our own labels for these, and no others are wanted."""

spoken: ContextVar[Lang] = ContextVar("spoken", default="en")
"""The language of the request that is being answered."""

_ASKED_FOR = ("/project/translations", "/project/settings")


def preferred(cookies: str, accepted: str) -> Lang:
    """Return the language for a browser's cookies and its Accept-Language."""
    try:
        chosen = SimpleCookie(cookies).get(_COOKIE)
    except CookieError:
        chosen = None
    if chosen is not None and chosen.value in LANGS:
        return "ja" if chosen.value == "ja" else "en"
    return "ja" if accepted.strip().lower().startswith("ja") else "en"


def keep(answer: Response, lang: Lang, seconds: int | None = None) -> None:
    """Have the browser remember the language: as long as it is open, or for so many seconds."""
    answer.set_cookie(_COOKIE, lang, max_age=seconds, samesite="lax", httponly=True)


class Interpreter:
    """Middleware that sets `spoken`, and has Chainlit's labels, readme and starters come in that language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            lang = preferred(headers.get(b"cookie", ""), headers.get(b"accept-language", ""))
            spoken.set(lang)
            if scope["path"] in _ASKED_FOR:
                # Chainlit's own choice is the browser's language, always.
                query = {**dict(parse_qsl(scope["query_string"].decode("latin-1"))), "language": _CHAINLIT[lang]}
                scope = {**scope, "query_string": urlencode(query).encode("ascii")}
        await self._app(scope, receive, send)
