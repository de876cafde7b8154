"""Edits of the scene list: add, delete, move, split, merge."""

from typing import Literal

from bot.edits.refusal import RefusedError
from bot.edits.scene_edits import find
from bot.story import Film, Frozen, Phrase, Scene


class AddScene(Frozen):
    """Put a new scene into the film."""

    kind: Literal["add_scene"] = "add_scene"
    scene: Scene
    after: str | None
    """The id of the scene before it; None puts it first."""

    def on(self, film: Film) -> Film:
        """Return the film with the scene in. Raises RefusedError if its id is taken."""
        if film.scene(self.scene.id) is not None:
            raise RefusedError("edits.scene_exists", scene=self.scene.id)
        at = 0 if self.after is None else film.scenes.index(find(film, self.after)) + 1
        return _numbered(film, (*film.scenes[:at], self.scene, *film.scenes[at:]))


class DeleteScene(Frozen):
    """Take a scene out of the film."""

    kind: Literal["delete_scene"] = "delete_scene"
    scene: str

    def on(self, film: Film) -> Film:
        """Return the film without the scene. Raises RefusedError if something in it is locked."""
        gone = _unlocked(find(film, self.scene))
        return _numbered(film, tuple(scene for scene in film.scenes if scene.id != gone.id))


class MoveScene(Frozen):
    """Give a scene another place in the film."""

    kind: Literal["move_scene"] = "move_scene"
    scene: str
    number: int

    def on(self, film: Film) -> Film:
        """Return the film with the scene at place `number`, counted from 1. Raises RefusedError outside the film."""
        scene = find(film, self.scene)
        if not 1 <= self.number <= len(film.scenes):
            raise RefusedError("edits.no_such_place", number=self.number, scenes=len(film.scenes))
        others = [other for other in film.scenes if other.id != scene.id]
        others.insert(self.number - 1, scene)
        return _numbered(film, tuple(others))


class SplitScene(Frozen):
    """Cut a scene in two before one of its plot sentences; both halves are planned anew, the first keeps the clip notes."""

    kind: Literal["split_scene"] = "split_scene"
    scene: str
    at: int
    """The first plot sentence of the second half."""
    new_id: str

    def on(self, film: Film) -> Film:
        """Return the film with two scenes for one. Raises RefusedError if a half would cover nothing."""
        scene = _unlocked(find(film, self.scene))
        if film.scene(self.new_id) is not None:
            raise RefusedError("edits.scene_exists", scene=self.new_id)
        first = tuple(i for i in scene.plot_sentences if i < self.at)
        second = tuple(i for i in scene.plot_sentences if i >= self.at)
        if not first or not second:
            raise RefusedError("edits.nothing_to_split", scene=scene.number)
        length = max(1, round(scene.seconds * len(second) / len(scene.plot_sentences)))
        halves = (
            _planned(scene, scene.id, first, max(1, scene.seconds - length)).model_copy(update={"clips": scene.clips}),
            _planned(scene, self.new_id, second, length),
        )
        at = film.scenes.index(scene)
        return _numbered(film, (*film.scenes[:at], *halves, *film.scenes[at + 1 :]))


class MergeScenes(Frozen):
    """Make one scene of two neighbours: the first keeps its id, the merged scene is planned anew."""

    kind: Literal["merge_scenes"] = "merge_scenes"
    first: str
    second: str

    def on(self, film: Film) -> Film:
        """Return the film with one scene for two. Raises RefusedError if they are not neighbours, or locked."""
        first, second = _unlocked(find(film, self.first)), _unlocked(find(film, self.second))
        if second.number != first.number + 1:
            raise RefusedError("edits.not_neighbours", first=first.number, second=second.number)
        covered = tuple(sorted({*first.plot_sentences, *second.plot_sentences}))
        beat = Phrase(
            ja="".join(f"{text.rstrip('。')}。" for text in (first.beat.ja, second.beat.ja) if text),
            en=" ".join(text for text in (first.beat.en, second.beat.en) if text),
        )
        merged = _planned(first, first.id, covered, min(600, first.seconds + second.seconds))
        at = film.scenes.index(first)
        whole = merged.model_copy(update={"beat": beat, "clips": (*first.clips, *second.clips)})
        return _numbered(film, (*film.scenes[:at], whole, *film.scenes[at + 2 :]))


def _planned(scene: Scene, scene_id: str, covered: tuple[int, ...], seconds: int) -> Scene:
    """Return the scene's heading over another stretch of plot, with nothing written yet."""
    return Scene(id=scene_id, slug=scene.slug, beat=scene.beat, seconds=seconds, plot_sentences=covered)


def _unlocked(scene: Scene) -> Scene:
    if scene.locks:
        raise RefusedError("edits.locked", scene=scene.number, field=scene.locks[0])
    return scene


def _numbered(film: Film, scenes: tuple[Scene, ...]) -> Film:
    numbered = tuple(
        scene if scene.number == place else scene.model_copy(update={"number": place})
        for place, scene in enumerate(scenes, start=1)
    )
    return film.model_copy(update={"scenes": numbered})
