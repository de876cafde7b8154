"""Where a written scene plays and whom its camera looks at: by its own words first, then by what happens in it."""

import re
from itertools import chain

from bot.library.guided_craft import Kind
from bot.llm.guided.casting import figure_of
from bot.llm.guided.concepts import concept, with_article
from bot.llm.guided.filling import ready_of
from bot.llm.guided.noticing import notice
from bot.llm.guided.phrasing import Subject
from bot.llm.guided.readying import Ready
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.settling import assumed_time
from bot.story import Film, Lang, Phrase, Scene


def subject_of(film: Film, scene: Scene) -> Subject:
    """Return whom or what a scene is about: what its camera looks at, else who stands first in its words or its plot."""
    shot_said = " ".join(f"{one.ja} {one.en}" for one in scene.prose if one.element == "camera_work")
    camera_work = scene.elements.camera_work
    looked_at = f"{camera_work.ja} {camera_work.en} {shot_said}"
    action = " ".join((scene.elements.subject_action.ja, scene.elements.subject_action.en))
    said = " ".join((action, *(f"{sentence.ja} {sentence.en}" for sentence in scene.prose)))
    told = _ready_subject(film, scene)
    if found := _handled(film, looked_at):
        return found
    if told is not None and told.words.ja and told.words.ja in camera_work.ja:
        return told
    return _handled(film, said) or told or Subject("person", Phrase(ja="被写体", en="the subject"))


def _handled(film: Film, text: str) -> Subject | None:
    """Return the first of the cast in a text, else the first thing or place; None if no handle stands in it."""
    named = {known.handle: known for known in film.known}
    handles = [handle for handle in re.findall(r"@([a-z][a-z0-9_]*)", text) if handle in named]
    if not handles:
        return None
    handle = min(handles, key=lambda handle: named[handle] not in film.cast)
    kind: Kind = "person" if named[handle] in film.cast else "thing" if named[handle] in film.props else "place"
    return Subject(kind, Phrase(ja=f"@{handle}", en=f"@{handle}"))


def staged(film: Film, scene: Scene) -> Ready:
    """Return a scene ready to shoot; one that covers nothing of the plot, as an imported one, by its own words."""
    try:
        return ready_of(film, scene)
    except CannotError:
        action = " ".join(f"{one.ja}\n{one.en}" for one in scene.prose if one.element == "subject_action")
        words = [scene.slug, scene.elements.environment, scene.elements.subject_action, Phrase(ja=action, en=action)]
        lang: Lang = "ja" if any(text.ja and not text.ja.isascii() for text in words) else "en"
        heard = notice("\n".join(text.said(lang) for text in words).lower(), lang)
        places = heard.spotted("places")
        place = figure_of(places[0].concept if places else concept("dream_space"))
        setting = Phrase(ja=place.name.ja, en=with_article(place.name.en))
        subject = Subject("place", setting)
        return Ready(
            retold=(),
            place=place,
            time=heard.time or assumed_time(place),
            weather=heard.weather,
            beats=(),
            setting=setting,
            subject=subject,
            wide=subject,
            lamp="",
            dark=False,
            arrives=False,
            company=False,
        )


def _ready_subject(film: Film, scene: Scene) -> Subject | None:
    try:
        return ready_of(film, scene).subject
    except CannotError:
        return None


def named_in(film: Film, wish: str) -> Subject | None:
    """Return whom or what of the film a wish names."""
    for known in chain(film.cast, film.props):
        names = [name for name in (known.name.ja, known.name.en) if name]
        if f"@{known.handle}" in wish or any(name.lower() in wish.lower() for name in names):
            words = Phrase(ja=f"@{known.handle}", en=f"@{known.handle}")
            return Subject("thing" if known in film.props else "person", words)
    return None
