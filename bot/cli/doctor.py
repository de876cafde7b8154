"""doctor: what the program has to work with, and how well it works."""

from typing import TYPE_CHECKING

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.writing.checkup import Checkup


@app.command(help=stage.about("doctor"))
def doctor() -> int:
    """Check what Yumekonte works with: folder, archive, LLM, and servers on this computer that could write."""
    from bot.cli import studio
    from bot.llm.settings import load
    from bot.writing.checkup import checked_up
    from bot.writing.checkup_told import told
    from bot.writing.crew import now

    settings = load()

    async def films() -> int:
        async with studio.archive() as archive:
            return len(await archive.films())

    async def errand() -> int:
        if settings.has_writer:
            stage.tell("doctor.asking", model=settings.model)
        checkup = await checked_up(settings, films, now().date(), on_wait=studio.waiting)
        stage.out("\n".join(told(checkup, stage.lang())))
        return code(checkup)

    return studio.run(errand)


def code(checkup: "Checkup") -> int:
    """Return the exit code: the archive first, as without it nothing can be kept."""
    from bot.llm.port import InvalidAnswerError
    from bot.texts import Told

    if isinstance(checkup.films, Told):
        return stage.BAD_INPUT
    if isinstance(checkup.health, InvalidAnswerError):
        return stage.ATTENTION
    return stage.UNREACHABLE if isinstance(checkup.health, Told) else stage.DONE
