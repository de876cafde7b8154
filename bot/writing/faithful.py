"""Faithful: what became of the plot, told by code: sentences left out, speech lost, a wish that was not met."""

from collections.abc import Mapping
from typing import Any

from bot.sentences import sentences, spoken
from bot.story import Film, Frozen, Scene


class Faithfulness(Frozen):
    """Where a film departs from its plot and from what was wished for. All empty: it does not."""

    unused: tuple[str, ...] = ()
    """Sentences of the plot that no scene covers."""
    unsaid: tuple[str, ...] = ()
    """Quoted words of the plot that stand in no written scene that covers them."""
    scenes: tuple[int, int] | None = None
    """Wished and actual number of scenes, where they differ."""
    seconds: tuple[int, int] | None = None
    """Wished and actual length in all, where they differ."""

    def __bool__(self) -> bool:
        return bool(self.unused or self.unsaid or self.scenes or self.seconds)


def faithfulness(film: Film, wish: Mapping[str, Any]) -> Faithfulness:
    """Return where the film departs; speech is looked for only in scenes that are written."""
    plot = sentences(film.plot)
    covered = {i for scene in film.scenes for i in scene.plot_sentences}
    seconds = sum(scene.seconds for scene in film.scenes)
    return Faithfulness(
        unused=tuple(sentence for i, sentence in enumerate(plot) if i not in covered),
        unsaid=tuple(dict.fromkeys(_unsaid(film, plot))),
        scenes=_differs(wish.get("scenes"), len(film.scenes)),
        seconds=_differs(wish.get("seconds"), seconds),
    )


def _unsaid(film: Film, plot: tuple[str, ...]) -> list[str]:
    lost: list[str] = []
    for i, sentence in enumerate(plot):
        covering = [scene for scene in film.scenes if i in scene.plot_sentences]
        if covering and all(scene.status == "written" for scene in covering):
            lost += [words for words in spoken(sentence) if not any(words in _said(film, scene) for scene in covering)]
    return lost


def _said(film: Film, scene: Scene) -> str:
    texts = [sentence.said(film.plot_lang) for sentence in scene.prose]
    texts += [phrase.said(film.plot_lang) for _, phrase in scene.elements]
    return "\n".join((*texts, scene.sound.said(film.plot_lang) if scene.sound else ""))


def _differs(wished: int | None, actual: int) -> tuple[int, int] | None:
    return None if wished is None or wished == actual else (wished, actual)
