"""Which elements of a scene a wish in plain words is about, and what it says beside that."""

import re

from bot.library.guided import times
from bot.library.guided_remarks import commands
from bot.llm.guided.noticing import notice
from bot.llm.guided.tidying import crossed
from bot.llm.guided.wishing import camera_wish, light_wish, mood_wish, spans, tempo_wish
from bot.story import ElementName, Film, Lang, Phrase

_FROM = re.compile(
    r"(?:後ろ|横|下|上|真上|頭上|足元|背後)から|from (?:behind|the side|above|below|overhead)", re.IGNORECASE
)
"""Where light may come from, and just as well the camera."""


_PARTS = re.compile(
    r"(?:お)?顔|目(?!線)|手元?(?!持ち)|表情|瞳|横顔|背中|男(?:の人)?|女(?:の人)?|人物|被写体|\b(?:the |his |her |their )?(?:faces?|eyes?|hands?|feet|head|man|woman|girl|guy|lady|character|subject)\b",
    re.IGNORECASE,
)
"""What of somebody a shot may be of."""


def elements_of(text: str, film: Film) -> tuple[tuple[ElementName, ...], str]:
    """Return the elements that a text wishes to be otherwise, and the text without the words that say so.

    A word is read once, as what the wish names by name (光を下から), else camera before light before time.
    """
    found: list[ElementName] = []
    weather = _weather(text)
    if weather:
        found.append("environment")
        text = crossed(text, *weather)
    named = [name for name, pattern in commands().rewriting.items() if re.search(pattern, text, re.IGNORECASE)]
    for element in sorted(("camera_work", "lighting_color", "time_flow"), key=lambda name: name not in named):
        if element == "camera_work" and camera_wish(text):
            found.append("camera_work")
        elif element == "lighting_color" and _lit(text, named=element in named):
            # With weather, the time of day is the place's: a night of rain.
            if not (weather and light_wish(text).time):
                found.append("lighting_color")
        elif element == "time_flow" and tempo_wish(text):
            if "camera_work" not in found or "time_flow" in named:
                found.append("time_flow")
        else:
            continue
        text = crossed(text, *spans(element, text))
    if not found:
        place = _place(text)
        if place:
            return ("environment",), crossed(text, *place)
    return tuple(found), crossed(text, *_people(text, film)) if found else text


def _lit(text: str, *, named: bool) -> bool:
    """Tell if a text wishes for light: a side to come from is one only where light is named."""
    return bool(light_wish(text if named else _FROM.sub("", text)))


def mood_of(text: str) -> tuple[Phrase, Phrase, str] | None:
    """Return the wishes for light and camera that a mood comes to, and what else a text says."""
    mood = mood_wish(text)
    if mood is None:
        return None
    rest = crossed(text, *spans("mood", text))
    return mood.light, mood.camera, re.sub(r"(?<=\|)(?:くて?|い|そうに|げに|的に|な)", "|", rest)


def words_for(element: ElementName, text: str) -> str:
    """Return the stretch of a text that a wish for an element is read from."""
    found = (_weather(text) or _place(text)) if element == "environment" else spans(element, text)
    return text[min(start for start, _ in found) : max(end for _, end in found)].replace("|", " ") if found else text


def _weather(text: str) -> list[tuple[int, int]]:
    """Return where weather stands, with what asks for it: 雨を降らせて, put fog in."""
    found: list[tuple[int, int]] = []
    for weather in times().weathers:
        for form in weather.ja:
            found += [match.span() for match in re.finditer(f"{form}(?:模様|降り)?(?![越の])", text)]
        for form in weather.en:
            found += [match.span() for match in re.finditer(rf"\b{form}\b", text, re.IGNORECASE)]
    return found


def _place(text: str) -> list[tuple[int, int]]:
    """Return where a place is named that the vocabulary knows."""
    lang: Lang = "en" if text.isascii() else "ja"
    plain = text.replace("|", " ")
    return [(place.start, place.end) for place in notice(plain, lang).spotted("places")]


def _people(text: str, film: Film) -> list[tuple[int, int]]:
    """Return where somebody or something of the film is named: a shot of their face is still a shot."""
    names = [
        name
        for known in (*film.cast, *film.props)
        for name in (known.name.ja, known.name.en, f"@{known.handle}", known.handle.replace("_", " "))
    ]
    return [
        match.span()
        for name in names
        if name
        for match in re.finditer(rf"{re.escape(name)}(?:'s|の(?:顔|手|目|背中|横顔|足元?))?", text, re.IGNORECASE)
    ] + [match.span() for match in _PARTS.finditer(text)]
