"""What is fetched by address: files that hang on messages, for their owner alone, and the switch of the language."""

import re
from typing import Annotated
from urllib.parse import quote

from chainlit.auth import get_current_user
from chainlit.user import PersistedUser, User
from fastapi import APIRouter, Depends
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot.chat.house import house
from bot.chat.language import keep, spoken
from bot.chat.layer import Layer
from bot.chat.page import page
from bot.story import LANGS, Lang
from bot.texts import say

_YEAR_S = 365 * 24 * 3600
_WHERE = re.compile(r"/(thread/[A-Za-z0-9_-]{1,64})?")

routes = APIRouter()

for path in ("/", "/login", "/login/callback", "/thread/{film}"):
    routes.add_api_route(path, page, methods=["GET"], response_model=None)


@routes.get("/health")
async def health() -> dict[str, str]:
    """Tell that the server answers."""
    return {"status": "ok"}


@routes.get("/lang")
async def switch(to: str = "/", lang: str = "") -> Response:
    """Speak the other language from now on, or the one that is named, and go back to where one was."""
    chosen: Lang = next((known for known in LANGS if known == lang), "en" if spoken.get() == "ja" else "ja")
    answer = RedirectResponse(to if _WHERE.fullmatch(to) else "/", status_code=303)
    keep(answer, chosen, _YEAR_S)
    return answer


@routes.get("/blob/{film}/{element}", response_model=None)
async def blob(
    film: str, element: str, user: Annotated[User | PersistedUser | None, Depends(get_current_user)]
) -> Response:
    """Hand a file to the owner of the film that it hangs on. To everyone else there is no such file."""
    transcript = house().archive.transcript
    mine = user is not None and await transcript.owner(film) == user.identifier
    content = await transcript.content(film, element) if mine else None
    found = await Layer().get_element(film, element) if mine else None
    if content is None or found is None:
        return PlainTextResponse(f"{say('house.no_page', spoken.get())}\n", 404)
    name = quote(found["name"])
    return Response(
        content,
        media_type=found.get("mime") or "application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )
