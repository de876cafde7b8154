"""One of several processes that write the same film at once. Reads lines `order`, answers each with a line."""

import asyncio
import sys

from bot.archive import Archive, ConflictError
from bot.edits import SetElement, Wording
from bot.story import ElementName
from tests.archive_fixtures import at


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _work(url: str, name: str, element: ElementName) -> str:
    archive = await Archive.open(url)
    base = (await archive.load("dream123")).version
    _say("ready")
    sys.stdin.readline()
    won = 0
    for turn in range(20):
        mine = SetElement(scene="aaaa", element=element, words=Wording(ja=f"{name}{turn}"))
        stored = await archive.commit("dream123", base, [mine], turn=f"{name}{turn}", by="user", at=at(1))
        ours = SetElement(scene="bbbb", element="environment", words=Wording(ja=f"{name}{turn}"))
        try:
            stored = await archive.commit("dream123", base, [ours], turn=f"{name}{turn}", by="user", at=at(1))
            won += 1
        except ConflictError:
            stored = await archive.load("dream123")
        base = stored.version
    await archive.close()
    return f"{won}"


async def _open(url: str) -> str:
    _say("ready")
    sys.stdin.readline()
    archive = await Archive.open(url)
    films = await archive.films()
    await archive.close()
    return f"{len(films)}"


if __name__ == "__main__":
    _, _url, *_rest = sys.argv
    _say(asyncio.run(_work(_url, *_rest) if _rest else _open(_url)))
