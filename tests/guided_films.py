"""Films made by the guided writer, for the tests of it: the steps without an archive."""

import asyncio
from typing import TypeVar

from pydantic import BaseModel

from bot.composing import budget
from bot.edits import AddScene, apply
from bot.library.targets import target
from bot.llm.asks import BreakdownInputs, FillInputs, OutlineInputs
from bot.llm.drafts import BreakdownDraft, OutlineDraft, SceneDraft
from bot.llm.guided import GuidedWriter
from bot.llm.port import Answer, Ask
from bot.sentences import sentences
from bot.story import Film, Lang, Phrase, Scene
from bot.writing.fill import filled
from bot.writing.outline import outlined

A = TypeVar("A", bound=BaseModel)

AQUARIUM = (
    "閉館後の水族館で、私は妹の手を引いて歩いている。大水槽の前に、赤いコートの女が立っていた。"
    "女は小さな銀の鍵を妹に差し出す。「これで海を開けて」と女は囁いた。"
    "妹が鍵を受け取ると、水槽のガラスに扉が浮かび上がる。突然、館内の灯りがすべて消える。"
    "私は扉に鍵を差し込む。扉の向こうから水が溢れ出す。妹は笑いながら水の中へ飛び込んだ。"
    "気がつくと、私は夜明けの海辺に立っていた。妹の姿はどこにもない。私の手の中には、鍵だけが残っていた。"
)
TRAIN = (
    "I am alone on a night train. The seats are full of coats. A conductor in a white coat stops beside me and holds "
    'out a small brass bell. "Ring it when you see your house," he says. Fish drift past the windows. Suddenly the '
    "lights go out. In the dark I see one lit window far below. My mother is standing in our old kitchen. I ring the "
    "bell. The glass cracks and the sea comes in. I wake up on a station platform at dawn. The bell is in my hand."
)


def answer(inputs: BaseModel, kind: type[A], step: str = "fill") -> A:
    """Return the guided writer's one answer."""

    async def asked() -> list[Answer[A]]:
        ask = Ask(step=step, inputs=inputs, messages=(), answer=kind)
        return [piece async for piece in GuidedWriter().write(ask) if isinstance(piece, Answer)]

    answers = asyncio.run(asked())
    assert len(answers) == 1
    assert kind.model_validate_json(answers[0].raw) == answers[0].value
    return answers[0].value


def planned(plot: str, lang: Lang, scenes: int | None = None, seconds: int | None = None) -> Film:
    """Return a film with outline and scene list."""
    chosen = target("sora-2")
    film = Film(id="f", plot=plot, plot_lang=lang)
    film = apply(film, outlined(film, answer(OutlineInputs(film=film, target=chosen), OutlineDraft)))
    inputs = BreakdownInputs(film=film, target=chosen, sentences=sentences(plot), scenes=scenes, seconds=seconds)
    for number, beat in enumerate(answer(inputs, BreakdownDraft).scenes):
        scene = Scene(
            id=f"s{number}",
            slug=Phrase(**beat.slug.model_dump()),
            beat=Phrase(**beat.beat.model_dump()),
            seconds=beat.seconds,
            plot_sentences=tuple(beat.plot_sentences),
        )
        film = apply(film, [AddScene(scene=scene, after=film.scenes[-1].id if film.scenes else None)])
    return film


def made(plot: str, lang: Lang, scenes: int | None = None) -> Film:
    """Return a film with every scene written."""
    film, chosen = planned(plot, lang, scenes), target("sora-2")
    for scene in film.scenes:
        inputs = FillInputs(
            film=film, scene=scene, target=chosen, sentences=sentences(plot), budget=budget(film, chosen)
        )
        film = apply(film, filled(scene.id, answer(inputs, SceneDraft)))
    return film
