"""What of a scene stays as it is, in words: who, where, framing, move, light, action, timing."""

from bot.composing.handles import handles_in
from bot.continuing.framing import framing, move_words
from bot.continuing.wishes import Kind
from bot.story import LANGS, Film, Phrase, Scene, Sentence

SAME_ACTION = Phrase(ja="動作", en="the action")
SAME_TIMING = Phrase(ja="動きの速さと長さ", en="the timing and the length")


def people_in(film: Film, scene: Scene) -> list[str]:
    """Return the handles of the cast and props that a scene names, in the film's order."""
    named = handles_of_scene(scene)
    return [one.handle for one in film.cast + film.props if one.handle in named]


def place_in(film: Film, scene: Scene) -> str:
    """Return the handle of the place of a scene, empty if it names none."""
    named = handles_of_scene(scene)
    return next((one.handle for one in film.places if one.handle in named), "")


def handles_of_scene(scene: Scene) -> frozenset[str]:
    """Return every handle in the paragraph of a scene, of its elements where it has none."""
    said: list[Phrase | Sentence] = list(scene.prose) or [phrase for _, phrase in scene.elements]
    return frozenset(handle for one in said for lang in LANGS for handle in handles_in(one.said(lang)))


def kept(film: Film, scene: Scene, changed: frozenset[Kind]) -> list[Phrase]:
    """Return what stays, as a list of things with handles, without what changes."""
    things = [Phrase(ja=f"@{handle}", en=f"@{handle}") for handle in people_in(film, scene)]
    if place := place_in(film, scene):
        things.append(Phrase(ja=f"@{place}", en=f"@{place}"))
    elif "time" not in changed and "weather" not in changed and scene.elements.environment:
        things.append(_bare(scene.elements.environment))
    if "tempo" not in changed:
        things.append(SAME_ACTION)
    shot = framing(scene)
    if "framing" not in changed and shot.words:
        said = shot.said()
        things.append(Phrase(ja=f"画({said.ja})", en=f"the framing ({said.en})"))
    if "move" not in changed and shot.camera.move == "static":
        things.append(Phrase(ja="三脚に据えたカメラ", en="the locked-off camera"))
    elif "move" not in changed and (move := move_words(shot.camera)):
        things.append(Phrase(ja=f"カメラの動き({move.ja})", en=f"the camera move ({move.en})"))
    if not changed & {"light", "time", "weather"}:
        things.append(Phrase(ja="光と色", en="the light and the colors"))
    if "tempo" not in changed:
        things.append(SAME_TIMING)
    return things


def listed(things: list[Phrase]) -> Phrase:
    """Return things as one list in each language."""
    ja = [thing.ja for thing in things if thing.ja]
    en = [thing.en for thing in things if thing.en]
    last = f"{', '.join(en[:-1])} and {en[-1]}" if len(en) > 1 else "".join(en)
    return Phrase(ja="、".join(ja), en=last)


def _bare(phrase: Phrase) -> Phrase:
    en = phrase.en.rstrip(". ")
    return Phrase(ja=phrase.ja.rstrip("。"), en=en[:1].lower() + en[1:])
