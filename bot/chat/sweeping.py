"""Sweeps up what is kept of talks that are over: by Chainlit for as long as the process runs, and by us."""

import asyncio

from chainlit.chat_context import chat_contexts
from chainlit.server import sio
from chainlit.session import ws_sessions_id
from chainlit.user_session import user_sessions

from bot.chat import jobs

_EVERY_S = 20.0


async def sweep_on() -> None:
    """Sweep again and again, until cancelled."""
    while True:
        await asyncio.sleep(_EVERY_S)
        await sweep()


async def sweep() -> None:
    """Sweep once."""
    # Loaded beside the first page; nothing of them is needed to serve it.
    from bot.chat import boards, sidebar, writers

    # Every message of every session, for what we do not use.
    chat_contexts.clear()
    for session in user_sessions.keys() - ws_sessions_id.keys():
        del user_sessions[session]
    watched = {one.thread_id for one in ws_sessions_id.values() if sio.manager.is_connected(one.socket_id, "/")}
    films = watched | jobs.running()
    boards.keep_only(films)
    sidebar.keep_only(films)
    await writers.keep_only(films)
