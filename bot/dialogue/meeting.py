"""Who talks about which film, in which language."""

from dataclasses import dataclass, replace

from bot.archive import LOCAL, Stored
from bot.dialogue.talk import Step, Talk, about
from bot.story import Film, Lang, Phrase, Scene
from bot.texts import Told, tell
from bot.writing.crew import Crew

_KEPT_REMARKS = 8


@dataclass(frozen=True)
class Meeting:
    """What a turn of talk works with. The film need not be there yet: it begins with the first words."""

    crew: Crew
    film: str
    """The id of the film."""
    lang: Lang
    """The language that the person is spoken to in."""
    owner: str = LOCAL

    async def stored(self) -> Stored | None:
        """Return the film as it stands; None if nothing was told yet. Raises Told if it is somebody else's."""
        owner = await self.crew.archive.owner(self.film)
        if owner is None:
            return None
        if owner != self.owner:
            raise Told("archive.no_such_film", film=self.film)
        return await self.crew.archive.load(self.film)

    async def there(self) -> Stored:
        """Return the film as it stands. Raises Told if nothing was told yet."""
        stored = await self.stored()
        if stored is None:
            raise Told("dialogue.nothing_yet")
        return stored

    async def talk(self, stored: Stored) -> Talk:
        """Return what is being talked about, without what the film no longer holds."""
        kept = await self.crew.archive.talk(self.film)
        return about(Talk.model_validate(kept), stored.film) if kept else Talk(step=_step_of(stored.film))

    async def keep(self, talk: Talk) -> Talk:
        """Keep what is being talked about, and return it."""
        await self.crew.archive.keep_talk(self.film, talk.model_dump(mode="json"))
        return talk

    async def note(self, talk: Talk, **update: object) -> Talk:
        """Keep the talk with something changed in it, and return it."""
        return await self.keep(talk.model_copy(update=update))

    async def remember(self, remark: str) -> None:
        """Keep a remark before anything is done about it."""
        talk = await self.talk(await self.there())
        await self.note(talk, remarks=(*talk.remarks, remark)[-_KEPT_REMARKS:])

    def says(self, told: Told) -> str:
        """Return what was told, in the person's language."""
        return tell(told, self.lang)

    def of(self, phrase: Phrase) -> str:
        """Return a phrase in the person's language, in the other one where it is not said in theirs."""
        return phrase.said(self.lang) or phrase.ja or phrase.en

    def for_film(self, film_id: str) -> "Meeting":
        """Return the same meeting about another film."""
        return replace(self, film=film_id)


def _step_of(film: Film) -> Step:
    """Return how far a film is that nobody has talked about yet, as one made on the command line."""
    if any(scene.status != "planned" for scene in film.scenes):
        return "storyboard"
    return "breakdown" if film.scenes else "outline" if film.logline else "plot"


def numbered(film: Film, number: int) -> Scene:
    """Return the scene with this number. Raises Told if the film has none."""
    if not 1 <= number <= len(film.scenes):
        raise Told("edits.no_such_scene", scene=number)
    return film.scenes[number - 1]
