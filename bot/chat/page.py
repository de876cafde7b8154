"""The chat's one page: Chainlit's, without what it would fetch from elsewhere, in the visitor's language."""

import base64
import hashlib
import re
from functools import cache

from chainlit.server import get_html_template
from starlette.responses import HTMLResponse

from bot.chat.headers import page_policy
from bot.chat.language import keep, spoken
from bot.story import Lang
from bot.texts import say

_ELSEWHERE = re.compile(r"""\s*<(?:link|meta)\b[^>]*?(?:href|content)=["']https?://[^>]*>""")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


async def page() -> HTMLResponse:
    """Return the page. Where it stands in the app is its own script's matter, so it is the same at every path."""
    text, policy = _made(spoken.get())
    answer = HTMLResponse(text, headers={"Content-Security-Policy": policy})
    # The socket is to speak as the page does, and not every browser tells a socket its languages.
    keep(answer, spoken.get())
    return answer


@cache
def _made(lang: Lang) -> tuple[str, str]:
    text = _ELSEWHERE.sub("", get_html_template(""))
    text = text.replace('<html lang="en">', f'<html lang="{lang}">')
    # Of a heading there is none: one that is only heard says where one is.
    text = text.replace("<body>", f'<body><header class="yk-unseen"><h1>{say("chat.name", lang)}</h1></header>')
    hashes = [hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(text)]
    return text, page_policy([f"sha256-{base64.b64encode(one).decode('ascii')}" for one in hashes])
