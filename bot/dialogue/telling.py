"""Answers to questions about the film itself, from the film: how long a scene is, how it is lit, who somebody is."""

import re

from bot.library.guided_remarks import commands, remarks
from bot.llm.guided.identities import names
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.targets_meant import target_in
from bot.story import ELEMENTS, LANGS, Film, Phrase, Scene
from bot.texts import say

_LONG = re.compile(
    r"何秒|なん秒|何分|どのくらい|どれくらい|長さ|秒数|尺|how long|seconds|minutes|length|run(?:ning)? ?time|duration",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"使え|使い?続け|終了|終わ|なくな|無くな|廃止|いつまで|どんな|って(?:何|なに)|\b(?:retire|shut|clos|still|available|gone|dead|work|end|stop|discontinu|exist|what)",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"^(?:can|could|would|will|may|might)\b|(?:ほう|方)が|べき|思う|思い|いい(?:です)?か|かな|\b(?:should|shall|think|better|too|ok(?:ay)?|good)\b",
    re.IGNORECASE,
)
_LENS = re.compile(r"[0-9]mm|レンズ|アングル|画角|構図|\b(?:lens|angle|framing|shot)\b", re.IGNORECASE)
_WHO = re.compile(
    r"(?:誰|だれ|何者|何|なに|どんな(?:人|もの|ひと)|どういう(?:人|もの))(?:なの|なん)?(?:です|だ)?(?:っけ|か|の)*[?。]*$"
    r"|^(?:who|what)(?:.?s| is| are| was)\b",
    re.IGNORECASE,
)


def told(text: str, film: Film, about: Scene | None) -> tuple[Phrase, ...]:
    """Return the answers to a tidied question; none where it is no question, or not one about the film."""
    if not remarks().questions.pattern.fullmatch(text):
        return ()
    brand = target_in(text)
    if brand is not None and _LIVES.search(text):
        return tuple(
            Phrase(ja=f"{one.name}: {one.about.ja}", en=f"{one.name}: {one.about.en}")
            for one in brand.models
            if brand.certain in (None, one.id)
        )
    if any(ways.search(text) for ways in (remarks().requests.pattern, remarks().supposes.pattern, _OPINION)):
        return ()
    return _of_scene(text, film, about) or _of_somebody(text, film)


def _of_scene(text: str, film: Film, about: Scene | None) -> tuple[Phrase, ...]:
    try:
        named = meant(text, film, about)
    except NoSceneError:
        return ()
    fields = [field for field, pattern in commands().fields.items() if re.search(pattern, named.rest, re.IGNORECASE)]
    if _LONG.search(named.rest) and (
        named.every or not (named.numbers or about) or commands().lengths["total"].pattern.search(text)
    ):
        total = sum(scene.seconds for scene in film.scenes)
        return (_said("film_seconds", seconds=total, scenes=len(film.scenes)),)
    if _LENS.search(named.rest) and "camera_work" not in fields:
        fields.append("camera_work")
    numbers = named.numbers or ((about.number,) if about else ())
    if len(numbers) != 1:
        return ()
    scene = film.scenes[numbers[0] - 1]
    if _LONG.search(named.rest):
        fields = ["seconds", *(field for field in fields if field != "seconds")]
    return tuple(answer for field in fields if (answer := _field(scene, field)))


def _field(scene: Scene, field: str) -> Phrase | None:
    if field == "seconds":
        return _said("scene_seconds", scene=scene.number, seconds=scene.seconds)
    words = getattr(scene.elements, field) if field in ELEMENTS else getattr(scene, field, None)
    if not isinstance(words, Phrase) or not (words.ja or words.en):
        return None
    return Phrase(
        **{
            lang: say(
                "telling.scene_field",
                lang,
                scene=scene.number,
                field=say(f"names.{field}", lang),
                words=words.said(lang),
            )
            for lang in LANGS
        }
    )


def _of_somebody(text: str, film: Film) -> tuple[Phrase, ...]:
    if not _WHO.search(text.strip()):
        return ()
    named = [known for known in film.known if any(name.lower() in text.lower() for name in names(known))]
    return tuple(
        Phrase(
            **{
                lang: say("telling.somebody", lang, name=one.name.said(lang), identity=one.identity.said(lang))
                for lang in LANGS
            }
        )
        for one in named[:2]
    )


def _said(key: str, **params: object) -> Phrase:
    return Phrase(**{lang: say(f"telling.{key}", lang, **params) for lang in LANGS})
