"""Catching up: every text of a film that lags behind its other language, or lacks it, follows; side by side."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.archive import ConflictError, Stored
from bot.edits import RefusedError
from bot.llm.guided import CannotError
from bot.story import ELEMENTS, HEADINGS, LANGS, ElementName, Film, Heading, Lang, Scene
from bot.texts import Told
from bot.writing.answering import SpoiltError
from bot.writing.crew import Crew
from bot.writing.follow import follow, lagging


@dataclass(frozen=True)
class Left:
    """A text that did not follow, and why."""

    slate: str
    text: ElementName | Heading
    why: Told | RefusedError


async def catch_up(crew: Crew, film_id: str, *, turn: str) -> AsyncIterator[Stored | Left]:
    """Yield the film after each text that followed, and what did not follow.

    All questions are asked at once, as far as the crew has slots, so that the clipboard writer carries them in one
    request. Raises UnreachableError if the writer is gone; what followed before is kept.
    """
    slots = asyncio.Semaphore(crew.slots)
    stored = await crew.archive.load(film_id)

    async def brought(scene: Scene, text: ElementName | Heading, langs: tuple[Lang, ...]) -> Stored | Left:
        async with slots:
            try:
                for lang in langs:
                    done = await follow(crew, film_id, scene.id, text, lang, turn=turn)
            except (CannotError, SpoiltError, RefusedError, ConflictError) as why:
                return Left(scene.slate, text, why)
        return done

    tasks = [asyncio.create_task(brought(*behind)) for behind in all_behind(stored.film)]
    try:
        for task in asyncio.as_completed(tasks):
            yield await task
    finally:
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def all_behind(film: Film) -> tuple[tuple[Scene, ElementName | Heading, tuple[Lang, ...]], ...]:
    """Return each text of a film that has to follow, with the languages that do, the one first that the other reads."""
    return tuple(
        (scene, text, tuple(lang for one, lang in marks if one == text))
        for scene in film.scenes
        if (marks := tuple(dict.fromkeys((*lagging(scene), *_lacking(scene)))))
        for text in dict.fromkeys(text for text, _ in marks)
    )


def _lacking(scene: Scene) -> list[tuple[ElementName | Heading, Lang]]:
    """Return what is said in the other language only, in a note, a heading or a sentence of the paragraph."""
    texts: tuple[ElementName | Heading, ...] = (*HEADINGS, *ELEMENTS)
    return [(text, lang) for text in texts for lang in LANGS if _lacks(scene, text, lang)]


def _lacks(scene: Scene, text: ElementName | Heading, lang: Lang) -> bool:
    sentences = [sentence for sentence in scene.prose if sentence.element == text]
    return scene.named(text).lacks(lang) or any(sentence.lacks(lang) for sentence in sentences)
