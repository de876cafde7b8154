"""The web server of the chat: our doors and pages around Chainlit's app. `uvicorn --factory bot.server:create`."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

from fastapi import FastAPI

from bot.chat import root
from bot.chat.people import People
from bot.chat.spared import spare
from bot.llm.settings import load

_APP = Path(__file__).with_name("app.py")


def create() -> FastAPI:
    """Return the server's app. Raises Told if a setting is wrong or the data folder cannot be written."""
    settings = load()
    people = People(settings.users.get_secret_value() if settings.users else "")
    folder = root.prepare(settings.home)
    spare()
    # From here on: Chainlit reads where it is when it is loaded.
    import chainlit.config
    import chainlit.server
    from chainlit.utils import mount_chainlit

    from bot.chat import house, incoming, jobs, sweeping, writers
    from bot.chat.doors import Doors
    from bot.chat.headers import Headings
    from bot.chat.language import Interpreter
    from bot.chat.passes import admit
    from bot.chat.routes import routes

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        chainlit.config.FILES_DIRECTORY = root.uploads(folder)
        async with house.opened(settings, people):
            # Loaded beside the first page, for the one who will read it.
            loader = asyncio.create_task(asyncio.to_thread(import_module, "bot.chat.handling"))
            sweeper = asyncio.create_task(sweeping.sweep_on())
            try:
                yield
            finally:
                await asyncio.wait([loader])
                sweeper.cancel()
                with suppress(asyncio.CancelledError):
                    await sweeper
                await jobs.stop_all()
                await writers.close_all()
                shutil.rmtree(chainlit.config.FILES_DIRECTORY, ignore_errors=True)

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes)
    admit(people)
    mount_chainlit(app, str(_APP), path="/")
    # It keeps Chainlit to a part of the paths, of which it has all; and it reports every page left early as an error.
    inner = chainlit.server.app.user_middleware
    inner[:] = [one for one in inner if getattr(one.cls, "__name__", "") != "ChainlitMiddleware"]
    incoming.listen()
    # The last that is added sees a request first.
    app.add_middleware(Interpreter)
    app.add_middleware(Doors, local=not people)
    app.add_middleware(Headings)
    return app
