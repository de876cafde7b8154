"""What one change of a clip is wished for, by the closed vocabulary: camera, light, weather, hour, color of a thing."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from bot.composing.handles import MENTION
from bot.composing.mentions import plain_name
from bot.continuing.framing import Framing, framing
from bot.continuing.leftover import left_over
from bot.continuing.motions import worded_move
from bot.continuing.stating import states, word
from bot.library.guided import times
from bot.library.guided_craft import lights, tempos
from bot.llm.guided.wishing import camera_wish, light_wish, tempo_wish
from bot.sentences import language_of
from bot.story import Camera, Film, Phrase, Scene

Kind = Literal["framing", "move", "light", "weather", "time", "tempo", "color", "words"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_OF_THE_DAY = {"morning": "morning", "day": "noon", "dusk": "evening", "night": "night", "dawn": "dawn"}


class Wished(NamedTuple):
    """One thing that is to be otherwise."""

    kind: Kind
    words: Phrase
    """The new state of it, as a sentence in each language; one side is empty where nobody can say it."""
    camera: Camera | None = None
    """The new values, for framing and move."""
    thing: str = ""
    """For a color: the garment that has it, as the vocabulary calls it."""
    shade: Phrase = Phrase()
    """For a color: its words."""


def wished(film: Film, scene: Scene, wish: str) -> tuple[Wished, ...]:
    """Return what a wish asks for, one entry a thing, the person's own words for what the vocabulary does not know.

    Where only a part of it is known, the whole stands first in the person's words: half a wish would be another one.
    """
    if not wish.strip():
        return ()
    found = tuple(_known(film, scene, wish))
    own = Wished("words", Phrase(ja=wish) if language_of(wish) == "ja" else Phrase(en=wish))
    return found if found and not left_over(film, wish) else (own,)


def _known(film: Film, scene: Scene, wish: str) -> Iterator[Wished]:
    colored = _colored(film, wish)
    yield from _camera(scene, wish)
    light = light_wish(wish)
    palette = None if colored else light.palette
    if light.source or light.way or palette:
        yield Wished("light", _lit(light.source, light.way, palette))
    lang = language_of(wish)
    for value in dict.fromkeys(one.value for one in states(wish, lang, "weather")):
        said = word("weather", value)
        yield Wished("weather", Phrase(ja=f"天気は{said.ja}", en=f"the weather is {said.en}"))
    if not light.source:
        for time in times().times:
            if any(one.value == _OF_THE_DAY.get(time.id) for one in states(wish, lang, "time")):
                yield Wished("time", Phrase(ja=f"時刻は{time.noun.ja}", en=f"the time is {time.noun.en}"))
    yield from colored
    if (tempo := tempo_wish(wish)) and not camera_wish(wish):
        yield Wished("tempo", tempos().tempos[tempo][0].note)


def _camera(scene: Scene, wish: str) -> Iterator[Wished]:
    asked = camera_wish(wish)
    if not asked:
        return
    now = framing(scene).camera
    new = asked.on(now)
    if asked.size or asked.angle or asked.lens_mm or asked.step:
        there = scene.model_copy(update={"camera": new, "prose": (), "elements": type(scene.elements)()})
        yield Wished("framing", _framed(framing(there)), new.model_copy(update={"move": now.move}))
    if asked.move:
        yield Wished("move", worded_move(asked.move), now.model_copy(update={"move": asked.move}))


def _framed(there: Framing) -> Phrase:
    said = there.said()
    return Phrase(ja=f"画は{said.ja}", en=f"the framing is {said.en}")


def _lit(source: str, way: str, palette: Phrase | None) -> Phrase:
    craft = lights()
    ja = [craft.sources[source].ja] if source else []
    en = [craft.sources[source].en] if source else []
    if way:
        ja.append(craft.ways[way].ja)
        en.append(craft.ways[way].en)
    if palette and not ja:
        return Phrase(ja=f"光の色は{palette.ja}", en=f"the color of the light is {palette.en}")
    if palette:
        ja.append(f"色は{palette.ja}")
        en.append(f"in {palette.en}")
    return Phrase(
        ja=f"光は{'、'.join(ja)}", en=f"the light is {', '.join(en)}" if source else f"the light comes {', '.join(en)}"
    )


def _colored(film: Film, wish: str) -> list[Wished]:
    """Return the things with the colors that stand beside them: a red coat, コートを赤に."""
    lang = language_of(wish)
    colors = states(wish, lang, "color")
    things = [(topic, one) for topic in ("garment", "prop") for one in states(wish, lang, topic)]
    found: list[Wished] = []
    for color, (topic, thing) in zip(colors, things, strict=False):
        name, shade = word(topic, thing.value), word("color", color.value)
        owner = _owner(film, wish)
        words = Phrase(
            ja=f"{owner.ja}の{name.ja}は{shade.ja}" if owner else f"{name.ja}は{shade.ja}",
            en=f"{owner.en}'s {name.en} is {shade.en}" if owner else f"the {name.en} is {shade.en}",
        )
        found.append(Wished("color", words, thing=thing.value if topic == "garment" else "", shade=shade))
    return found


def _owner(film: Film, wish: str) -> Phrase:
    for one in film.cast:
        names = [f"@{one.handle}", *(name for name in (one.name.ja, one.name.en) if name)]
        if any(name.lower() in wish.lower() for name in names) or any(
            m[1] == one.handle for m in MENTION.finditer(wish)
        ):
            return Phrase(ja=plain_name(one, "ja"), en=plain_name(one, "en"))
    return Phrase()
