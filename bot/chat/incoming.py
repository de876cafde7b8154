"""What comes in over the socket, checked before Chainlit sees it. What Chainlit hears beside this, nobody hears."""

import re
from typing import Annotated, Any
from uuid import UUID

import chainlit as cl
import chainlit.socket as chainlit_socket
from chainlit.context import init_ws_context
from chainlit.server import sio
from chainlit.session import WebsocketSession
from chainlit.utils import utc_now
from pydantic import BaseModel, Field, StringConstraints, ValidationError
from socketio.exceptions import ConnectionRefusedError as Refused

from bot.chat import jobs
from bot.chat.audience import shared, tell_all
from bot.chat.guarding import AUTHOR
from bot.chat.keys import holds_key
from bot.chat.layer import Layer
from bot.chat.visit import lang_of, owner_of
from bot.texts import say
from bot.writing.crew import new_id

_KEPT = ("connection_successful", "clear_session", "disconnect")
LONGEST = 200_000
"""Characters of one message. The socket takes more, so that a person is told instead of cut off."""
_SOCKET_BYTES = 4 * 1024 * 1024

_TOLD = ("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_USER_AGENT")
"""What a session needs to know of its connection: see visit.py."""

_THREAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Caller(BaseModel):
    """Who connects. The session's id becomes the name of a folder."""

    sessionId: UUID  # noqa: N815 (Chainlit's name)
    threadId: str | None = None  # noqa: N815


class Upload(BaseModel):
    """A file that was uploaded before."""

    id: UUID


class Words(BaseModel):
    """A message, without all else that a browser may say about it."""

    id: UUID
    output: str
    command: Annotated[str, StringConstraints(max_length=64)] | None = None


class Payload(BaseModel):
    """A message with its files."""

    message: Words
    fileReferences: Annotated[list[Upload], Field(max_length=3)] | None = None  # noqa: N815


def listen() -> None:
    """Take over Chainlit's socket."""
    handlers = sio.handlers["/"]
    for event in tuple(handlers):
        if event not in _KEPT:
            del handlers[event]
    sio.on("connect", _connect)
    sio.on("client_message", _message)
    sio.on("stop", _stop)
    sio.eio.max_http_buffer_size = _SOCKET_BYTES


async def _connect(sid: str, environ: dict[str, Any], auth: Any) -> bool:
    """Let a session in. One that resumes no film gets the id that its film will have."""
    try:
        caller = Caller.model_validate(auth)
    except ValidationError:
        raise Refused("bad request") from None
    wanted = caller.threadId if caller.threadId and _THREAD.fullmatch(caller.threadId) else None
    await chainlit_socket.connect(
        sid,
        environ,
        {
            "sessionId": str(caller.sessionId),
            "threadId": wanted,
            "userEnv": None,
            "clientType": "webapp",
            "chatProfile": None,
        },
    )
    session = WebsocketSession.require(sid)
    if not session.restored and (wanted is None or not await Layer().get_thread_author(wanted)):
        session.thread_id = new_id()
    # The rest holds the whole connection, which a session outlives by an hour.
    session.environ = {name: environ[name] for name in _TOLD if name in environ}
    if session.restored and session.has_first_interaction:
        # What was sent while the line was down has reached nobody: the talk is shown anew, as it is kept.
        session.thread_id_to_resume = session.thread_id
    session.emit = shared(session, session.emit)
    return True


async def _message(sid: str, payload: Any) -> None:
    """Hand on a message: to the handler, and to the other sessions of the film."""
    session = WebsocketSession.require(sid)
    try:
        came = Payload.model_validate(payload)
    except ValidationError:
        await _decline(session, None, "house.bad_message")
        return
    words = came.message
    if holds_key(words.output):
        await _decline(session, words.id, "house.key_refused")
    elif len(words.output) > LONGEST:
        await _decline(session, words.id, "house.too_long", most=LONGEST)
    else:
        step = {
            "id": str(words.id),
            "threadId": session.thread_id,
            "parentId": None,
            "name": owner_of(session),
            "type": "user_message",
            "createdAt": utc_now(),
            "metadata": {},
            "output": words.output,
            "command": words.command,
        }
        await tell_all(session.thread_id, owner_of(session), "new_message", step, but=session)
        files = [{"id": str(one.id)} for one in came.fileReferences or ()]
        await chainlit_socket.message(sid, {"message": step, "fileReferences": files})


async def _decline(session: WebsocketSession, message: UUID | None, key: str, **params: object) -> None:
    """Take a message out of the sender's view and say why; it goes nowhere and is kept nowhere."""
    context = init_ws_context(session)
    if message is not None:
        await context.emitter.delete_step({"id": str(message), "threadId": session.thread_id})
    await context.emitter.task_end()
    await cl.ErrorMessage(say(key, lang_of(session), **params), author=AUTHOR).send()


async def _stop(sid: str) -> None:
    """Stop what the session waits for, and what runs beside the talk. Chainlit would add a sentence in English."""
    session = WebsocketSession.require(sid)
    if session.current_task:
        session.current_task.cancel()
    await jobs.stop(session.thread_id)
