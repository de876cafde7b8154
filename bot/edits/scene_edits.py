"""Edits inside one scene: its elements, paragraph, camera values, headings and notes."""

from collections.abc import Iterable
from typing import Literal

from bot.edits.refusal import RefusedError
from bot.edits.wording import Wording
from bot.story import (
    ELEMENTS,
    LANGS,
    Camera,
    ElementName,
    Film,
    Frozen,
    Heading,
    Lang,
    Phrase,
    Scene,
    Sentence,
)  # fmt: skip


class SetElement(Frozen):
    """Set the words of one element by hand; what says it elsewhere becomes stale until it follows."""

    kind: Literal["set_element"] = "set_element"
    scene: str
    element: ElementName
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the element changed."""
        scene = find(film, self.scene)
        before = scene.elements.named(self.element)
        after = self.words.on(before)
        touched = [lang for lang in LANGS if after.said(lang) != before.said(lang)]
        stale = [f"{self.element}.{lang}" for lang in self.words.other_side(before)]
        if any(sentence.element == self.element for sentence in scene.prose):
            stale += [f"prose.{self.element}.{lang}" for lang in LANGS if touched]
        fresh = [f"{self.element}.{lang}" for lang in touched]
        elements = scene.elements.model_copy(update={self.element: after})
        return replaced(film, scene, elements=elements, stale=_restale(scene, fresh=fresh, stale=stale))


class RewriteElement(Frozen):
    """Replace all that says one element: its phrase, its sentences, and for the camera its closed values."""

    kind: Literal["rewrite_element"] = "rewrite_element"
    scene: str
    element: ElementName
    text: Phrase
    sentences: tuple[Phrase, ...]
    camera: Camera | None = None
    """Only with `camera_work`; None leaves the closed values as they are."""

    def on(self, film: Film) -> Film:
        """Return the film with the element rewritten; every other byte of it is the same."""
        if self.camera is not None and self.element != "camera_work":
            raise RefusedError("edits.camera_only_with_camera_work")
        scene = find(film, self.scene)
        tagged = tuple(Sentence(element=self.element, ja=said.ja, en=said.en) for said in self.sentences)
        sides = [f"{start}{self.element}.{lang}" for start in ("", "prose.") for lang in LANGS]
        update: dict[str, object] = {
            "elements": scene.elements.model_copy(update={self.element: self.text}),
            "prose": _spliced(scene.prose, self.element, tagged),
            "stale": _restale(scene, fresh=sides, stale=()),
        }
        if self.camera is not None:
            update["camera"] = self.camera
        return replaced(film, scene, **update)


class FollowElement(Frozen):
    """Bring one language of one element up to the other; that language alone changes."""

    kind: Literal["follow_element"] = "follow_element"
    scene: str
    element: ElementName
    lang: Lang
    text: str
    sentences: tuple[str, ...]
    """One for each sentence of the element, in order."""

    def on(self, film: Film) -> Film:
        """Return the film with the language brought up. Raises RefusedError if the sentences do not pair up."""
        scene = find(film, self.scene)
        places = [i for i, sentence in enumerate(scene.prose) if sentence.element == self.element]
        if len(places) != len(self.sentences):
            raise RefusedError("edits.sentences_do_not_pair", expected=len(places), got=len(self.sentences))
        prose = list(scene.prose)
        for place, text in zip(places, self.sentences, strict=True):
            prose[place] = prose[place].model_copy(update={self.lang: text})
        phrase = scene.elements.named(self.element).model_copy(update={self.lang: self.text})
        fresh = [f"{self.element}.{self.lang}", f"prose.{self.element}.{self.lang}"]
        return replaced(
            film,
            scene,
            elements=scene.elements.model_copy(update={self.element: phrase}),
            prose=tuple(prose),
            stale=_restale(scene, fresh=fresh, stale=()),
        )


class SetSentence(Frozen):
    """Set the words of one sentence of the paragraph by hand."""

    kind: Literal["set_sentence"] = "set_sentence"
    scene: str
    index: int
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the sentence changed. Raises RefusedError if there is none at that place."""
        scene = find(film, self.scene)
        if not 0 <= self.index < len(scene.prose):
            raise RefusedError("edits.no_such_sentence", index=self.index, scene=scene.number)
        before = scene.prose[self.index]
        after = self.words.on_sentence(before)
        prose = (*scene.prose[: self.index], after, *scene.prose[self.index + 1 :])
        stale = [f"prose.{before.element}.{lang}" for lang in self.words.other_side(before)]
        return replaced(film, scene, prose=prose, stale=_restale(scene, fresh=(), stale=stale))


class SetCamera(Frozen):
    """Set the closed camera values."""

    kind: Literal["set_camera"] = "set_camera"
    scene: str
    camera: Camera

    def on(self, film: Film) -> Film:
        """Return the film with the scene's camera values changed."""
        return replaced(film, find(film, self.scene), camera=self.camera)


class SetHeading(Frozen):
    """Set the slug or the beat of a scene."""

    kind: Literal["set_heading"] = "set_heading"
    scene: str
    heading: Heading
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the heading changed; the other language becomes stale."""
        scene = find(film, self.scene)
        before: Phrase = getattr(scene, self.heading)
        after = self.words.on(before)
        fresh = [f"{self.heading}.{lang}" for lang in LANGS if after.said(lang) != before.said(lang)]
        stale = [f"{self.heading}.{lang}" for lang in self.words.other_side(before)]
        return replaced(film, scene, **{self.heading: after}, stale=_restale(scene, fresh=fresh, stale=stale))


class SetNote(Frozen):
    """Set or clear what stands beside the five elements: style, sound, what to avoid, what the first frame shows."""

    kind: Literal["set_note"] = "set_note"
    scene: str
    note: Literal["style", "sound", "avoid", "still"]
    text: Phrase | None

    def on(self, film: Film) -> Film:
        """Return the film with the note changed."""
        return replaced(film, find(film, self.scene), **{self.note: self.text or None})


class SetSeconds(Frozen):
    """Set the length that is wished for a scene."""

    kind: Literal["set_seconds"] = "set_seconds"
    scene: str
    seconds: int

    def on(self, film: Film) -> Film:
        """Return the film with the length changed. Raises RefusedError outside 1 to 600 seconds."""
        if not 1 <= self.seconds <= 600:
            raise RefusedError("edits.seconds_out_of_range", seconds=self.seconds)
        return replaced(film, find(film, self.scene), seconds=self.seconds)


def find(film: Film, scene_id: str) -> Scene:
    """Return the scene with this id. Raises RefusedError if there is none."""
    scene = film.scene(scene_id)
    if scene is None:
        raise RefusedError("edits.no_such_scene", scene=scene_id)
    return scene


def replaced(film: Film, scene: Scene, **update: object) -> Film:
    """Return the film with `scene` changed in these fields."""
    changed = scene.model_copy(update=update)
    return film.model_copy(update={"scenes": tuple(changed if s.id == scene.id else s for s in film.scenes)})


def _spliced(prose: tuple[Sentence, ...], element: ElementName, new: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Put `new` where the element's first sentence stood; a new element goes behind the elements before it."""
    places = [i for i, sentence in enumerate(prose) if sentence.element == element]
    if places:
        at = places[0]
    else:
        earlier = ELEMENTS[: ELEMENTS.index(element)]
        at = max((i + 1 for i, sentence in enumerate(prose) if sentence.element in earlier), default=0)
    before = tuple(sentence for sentence in prose[:at] if sentence.element != element)
    behind = tuple(sentence for sentence in prose[at:] if sentence.element != element)
    return before + new + behind


def _restale(scene: Scene, *, fresh: Iterable[str], stale: Iterable[str]) -> tuple[str, ...]:
    """Return the scene's stale marks without `fresh` and with `stale`, sorted so that equal films are equal bytes."""
    return tuple(sorted((set(scene.stale) - set(fresh)) | set(stale)))
