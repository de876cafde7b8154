"""Short lessons on the craft, in knowledge/lessons/: a lesson is a file, with pictures to draw and a try-out."""

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from bot.library.checks import Both
from bot.library.files import BadFileError, each
from bot.library.spellings import folded, plain, stands
from bot.library.targets import Source
from bot.library.terms import Term, search, term
from bot.story import LANGS, Camera, ElementName, Frozen, Phrase
from bot.texts import Told


class LessonStep(Frozen):
    """One thing to see, with the picture that shows it."""

    says: Phrase
    camera: Camera
    """The closed values that its framing picture is drawn from."""
    light: Phrase = Phrase()
    """The words for the picture's light; empty where the light does not matter."""
    people: int = Field(default=1, ge=0, le=3)
    """How many figures stand in the picture."""


class TryOut(Frozen):
    """The lesson on a scene of one's own: a wish for a rewrite of one element, which makes a take."""

    element: ElementName
    wish: Phrase
    """In words that any writer understands, the guided one too."""
    camera: Camera = Camera()
    """The closed values that the take should have; empty where the wish is not for the camera."""


class Lesson(Frozen):
    """A few minutes about one thing."""

    id: str
    number: int = Field(ge=1)
    """Its place in the course."""
    title: Phrase
    about: Phrase
    """What one can do afterwards, in one sentence."""
    words: Both
    """What people call it when they ask for it."""
    steps: tuple[LessonStep, ...] = Field(min_length=3, max_length=6)
    example: Phrase
    """Words that can stand in a prompt as they are."""
    terms: tuple[str, ...] = Field(min_length=2)
    """Ids of the film words that it teaches."""
    try_out: TryOut
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        phrases = (self.title, self.about, self.example, self.try_out.wish, *(step.says for step in self.steps))
        if not all(phrase.said(lang) for phrase in phrases for lang in LANGS):
            raise ValueError("every text is needed in both languages")
        for term_id in self.terms:
            try:
                term(term_id)
            except KeyError as error:
                raise ValueError(f"there is no term {term_id}") from error
        return self

    @property
    def taught(self) -> tuple[Term, ...]:
        """The film words that it teaches."""
        return tuple(term(term_id) for term_id in self.terms)


@cache
def lessons() -> dict[str, Lesson]:
    """Return every lesson by its id, in the order of the course. Raises BadFileError if a file is wrong."""
    found: list[Lesson] = []
    for path, one in each(Lesson, "lessons"):
        if path.stem != one.id:
            raise BadFileError(f"{path}: id: is {one.id!r}, and the file is named otherwise")
        found.append(one)
    numbers = [one.number for one in found]
    if len(set(numbers)) != len(numbers):
        raise BadFileError(f"{path.parent}: number: two lessons have the same place in the course")
    return {one.id: one for one in sorted(found, key=lambda one: one.number)}


def lesson(wanted: str) -> Lesson:
    """Return the lesson with this id, or this place in the course, as 3. Raises Told that names the known ones."""
    found = lessons().get(wanted) or next((one for one in lessons().values() if str(one.number) == wanted), None)
    if found is None:
        raise Told("library.no_such_lesson", lesson=wanted, known=list(lessons()))
    return found


def lessons_on(question: str) -> tuple[Lesson, ...]:
    """Return the lessons that a question is about, as レンズについて教えて, the nearest first; none if there is none.

    Those come first that are called so, the longest word first; then those that teach the film words in it.
    """
    nearest = called(question)
    taught = {found.id for found in search(question)}
    also = [one for one in lessons().values() if one not in nearest and taught & set(one.terms)]
    return (*nearest, *also)


def called(question: str) -> tuple[Lesson, ...]:
    """Return the lessons that a question names by one of their words, the longest word first."""
    asked = folded(question)
    words = {
        one.id: max((len(word) for word in _names(one) if stands(word, asked)), default=0) for one in lessons().values()
    }
    return tuple(sorted((one for one in lessons().values() if words[one.id]), key=lambda one: -words[one.id]))


def rather_than_term(question: str) -> Lesson | None:
    """Return the lesson that answers better than any term: none is called so, as レンズ, which many terms end with."""
    asked = plain(question)
    forms = [plain(form) for found in search(question)[:1] for form in (*found.ja, *found.kana, *found.en)]
    exactly = [one for one in called(question) if asked in map(plain, _names(one))]
    if exactly and asked not in forms:
        return exactly[0]
    if any(form.startswith(asked) or form in asked for form in forms):
        return None
    return next(iter(called(question) if forms else lessons_on(question)), None)


def _names(one: Lesson) -> tuple[str, ...]:
    return tuple(folded(word) for word in (*one.words.ja, *one.words.en, one.title.ja, one.title.en, one.id))
