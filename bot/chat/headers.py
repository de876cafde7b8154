"""What every answer tells the browser not to do."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), "
    "clipboard-read=(), clipboard-write=(self)",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_DOWNLOAD = f"{_NOTHING}; sandbox"

# A name with its content's hash in it never changes; all else is asked for again, which costs a line.
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def page_policy(script_hashes: Sequence[str]) -> str:
    """Return the content policy of the chat's page, on which only these inline scripts run.

    Chainlit evaluates the elements' files (hence unsafe-eval), and its libraries write style elements.
    """
    scripts = " ".join(f"'{one}'" for one in script_hashes)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'unsafe-eval' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Headings:
    """Middleware that puts the headers on every answer; a page brings its own content policy."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            send = _headed(scope["path"], send)
        await self._app(scope, receive, send)


def _headed(path: str, send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_ALWAYS)
            if path.startswith(("/blob/", "/project/file/")):
                headers["Content-Security-Policy"] = _DOWNLOAD
                # Whatever was uploaded is never shown as a page of ours.
                headers.setdefault("Content-Disposition", "attachment")
            else:
                headers.setdefault("Content-Security-Policy", _NOTHING)
            headers.setdefault("Cache-Control", _FOREVER if path.startswith("/assets/") else _ASK_AGAIN)
        await send(message)

    return headed
