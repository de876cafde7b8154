"""The doors of the server: which requests come in at all. What Chainlit offers beside what we use stays shut."""

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.texts import say

_ID = r"[A-Za-z0-9_-]{1,64}"
SOCKET = "/ws/socket.io"
UPLOAD = "/project/file"
_OPEN = {
    "GET": (
        r"/|/login|/login/callback|/lang|/health|/favicon|/logo|/auth/config|/user"
        r"|/project/translations|/project/settings"
        rf"|/thread/{_ID}|/project/thread/{_ID}|/project/file/{_ID}|/blob/{_ID}/{_ID}"
        r"|/assets/.+|/public/.+|/avatars/.+"
    ),
    "POST": r"/login|/logout|/auth/header|/set-session-cookie|/project/threads|/project/action|/project/file",
    "PUT": r"/project/thread",
    "DELETE": r"/project/thread",
}
_OPEN_TO = {method: re.compile(paths) for method, paths in _OPEN.items()}
_HERE = ("localhost", "127.0.0.1", "[::1]")

UPLOAD_BYTES = 2 * 1024 * 1024
_FORM_BYTES = 16 * 1024
"""What a form adds around a file."""
_BODY_BYTES = 1024 * 1024


class Doors:
    """Middleware that lets in only what is ours: this host, this origin, these paths, bodies of sensible size.

    Without passwords (`local`) it serves nobody but browsers on this computer that mean this computer: a page from
    elsewhere whose name was made to point here (DNS rebinding) has another Host.
    """

    def __init__(self, app: ASGIApp, *, local: bool) -> None:
        self._app = app
        self._local = local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._local and not (_is_here(scope) and re.sub(r":\d+$", "", host) in _HERE):
            await _refuse(scope, receive, send, 401, "house.only_here")
        elif _is_foreign(scope, headers.get("origin"), host):
            await _refuse(scope, receive, send, 403, "house.other_origin")
        elif scope["type"] == "websocket":
            await (self._app if scope["path"].rstrip("/") == SOCKET else _shut)(scope, receive, send)
        elif not (paths := _OPEN_TO.get(scope["method"])) or not paths.fullmatch(scope["path"]):
            await _shut(scope, receive, send)
        else:
            limit = UPLOAD_BYTES + _FORM_BYTES if scope["path"] == UPLOAD else _BODY_BYTES
            await _measured(self._app, limit, scope, receive, send)


def _is_here(scope: Scope) -> bool:
    """Tell if the request comes from this computer. None: from a socket in the file system."""
    client = scope.get("client")
    return client is None or ipaddress.ip_address(client[0]).is_loopback


def _is_foreign(scope: Scope, origin: str | None, host: str) -> bool:
    """Tell if another site's page sent this. A page may link here and read nothing; all else has an Origin."""
    if origin is None or (scope["type"] == "http" and scope["method"] == "GET"):
        return False
    return urlsplit(origin).netloc != host


async def _measured(app: ASGIApp, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request whose body ends within `limit` bytes, whatever it says about itself."""
    if int(Headers(scope=scope).get("content-length") or 0) > limit:
        await _refuse(scope, receive, send, 413, "house.too_large")
        return
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return message if taken <= limit else {"type": "http.disconnect"}

    await app(scope, counted, send)


async def _shut(scope: Scope, receive: Receive, send: Send) -> None:
    await _refuse(scope, receive, send, 404, "house.no_page")


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, key: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    both = f"{say(key, 'ja')}\n{say(key, 'en')}\n"
    await PlainTextResponse(both, status)(scope, receive, send)
