"""Loop: the first frame equals the last, and in between only movement that comes back."""

from bot.composing.lengths import room
from bot.composing.paragraph import joined
from bot.continuing.keeping import people_in
from bot.continuing.motions import paragraph_of, plain
from bot.continuing.remixing import lacks_english, told
from bot.continuing.results import After, offer
from bot.continuing.stating import states, word
from bot.continuing.stills import Still, still
from bot.continuing.wishes import Wished
from bot.library.targets import Target
from bot.picturing.light import light_of
from bot.story import LANGS, Film, Phrase, Preset, Scene

_ENDLESS = {
    "rain": Phrase(ja="雨は同じ強さで降りつづける", en="the rain falls at one steady strength"),
    "snow": Phrase(ja="雪は同じ速さで舞いつづける", en="the snow drifts down at one steady pace"),
    "fog": Phrase(ja="霧は左右にゆるく揺れて元に戻る", en="the mist sways a little to each side and back"),
}
_FLAME = Phrase(ja="灯りの炎は小さく揺れて元に戻る", en="the flame sways a little and comes back")
_WATER = Phrase(ja="水面の光は寄せては返す", en="the light on the water rolls in and out")
_CLOTH = Phrase(ja="髪と服の裾は小さく揺れて元に戻る", en="hair and cloth sway a little and come back")
_AIR = Phrase(ja="光と影は小さく揺れて元に戻る", en="light and shadow sway a little and come back")
_WET = ("sea", "beach", "river", "lake", "harbor", "ship")


def looped(film: Film, scene: Scene, asked: tuple[Wished, ...], target: Target) -> After:
    """Return the prompt for a clip whose end joins its beginning: what comes back is the wish, else what the scene has."""
    where = offer(target, "loop")
    weather = next(
        (said for value, said in _ENDLESS.items() if asked and word("weather", value).ja in asked[0].words.ja), None
    )
    comes_back = weather or (asked[0].words if asked else cycle(film, scene))
    said = [
        Phrase(ja="最初のコマと最後のコマは同じ画。", en="The first frame and the last frame are the same picture."),
        Phrase(
            ja=f"その間に動くのは、元に戻る動きだけ:{comes_back.ja}。" if comes_back.ja else "",
            en=f"In between, the only movement is one that comes back: {comes_back.en}." if comes_back.en else "",
        ),
        Phrase(ja="カメラは三脚に据えて固定する。", en="The camera is locked off on a tripod."),
    ]
    half = [lang for lang in LANGS if not comes_back.said(lang)]
    said = [one for one in said if one]
    first = still(film, scene, target)
    picture = _picture(film, scene, target, said, first)
    frame, rest = paragraph_of(film, said[:1]), paragraph_of(film, said[1:])
    text = Phrase(
        **{
            lang: joined([one for one in (frame.said(lang), picture.said(lang), rest.said(lang)) if one])
            for lang in LANGS
        }
    )
    if half:
        text = text.model_copy(update=dict.fromkeys(half, ""))
    remarks = [told("after.no_english", words=comes_back.ja)] if "en" in half else []
    remarks += [told("after.no_japanese", words=comes_back.en)] if "ja" in half else []
    gist = {
        lang: told(
            "after.loop_gist", slate=scene.slate, words=comes_back.said(lang) or comes_back.ja or comes_back.en
        ).said(lang)
        for lang in LANGS
    }
    return After(
        how="loop",
        scene=scene.id,
        slate=scene.slate,
        gist=Phrase(**gist),
        text=text,
        seconds=target.clip_seconds(scene.seconds),
        name=where.name,
        does=where.does,
        parameters=where.parameters,
        remarks=(*remarks, *lacks_english(first.missing)),
    )


def cycle(film: Film, scene: Scene) -> Phrase:
    """Return the movement of the scene that can come back: weather, a flame, water, cloth, else the light."""
    for lang in LANGS:
        text = "\n".join(one.said(lang) for one in scene.prose) or scene.elements.environment.said(lang)
        weather = [one.value for one in states(text, lang, "weather") if one.value in _ENDLESS]
        if weather:
            return _ENDLESS[weather[0]]
        if any(one.value in _WET for one in states(text, lang, "place")) or "水面" in text or "the water" in text:
            return _WATER
    if light_of(film, scene).source == "flame":
        return _FLAME
    return _CLOTH if any(one.handle in people_in(film, scene) for one in film.cast) else _AIR


def _picture(film: Film, scene: Scene, target: Target, said: list[Phrase], first: Still) -> Phrase:
    """Return the first frame in both languages: whole, else without the film's look, else shortly, as it fits."""
    left = room(target) - len(paragraph_of(film, said).en) - 2
    bare = film.model_copy(update={"preset": Preset()})
    if len(first.text.en) <= left:
        return first.text
    without_look = still(bare, scene, target).text
    return without_look if len(without_look.en) <= left else still(plain(bare), scene, target).text
