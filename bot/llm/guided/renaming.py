"""Puts another time of day, or another place, where a text names one: in a heading, a beat, a sentence."""

import re
from functools import cache

from bot.library.guided import PlaceWord, TimeWord, times
from bot.library.guided_talk import said
from bot.llm.guided.concepts import Concept, bare, with_article
from bot.llm.guided.noticing import Noticed, notice
from bot.llm.guided.patterns import filled
from bot.llm.guided.reading import read
from bot.llm.guided.spotting import Spotted, kind_of_place
from bot.llm.guided.wishing import light_wish
from bot.story import LANGS, Known, Lang, Phrase

_LIKE = re.compile(
    r"[^、。\s]{1,8}(?:の|み)(?:よう|たい)|[^、。\s]{1,6}(?:っぽ|らし)|\b(?:like|as \w+ as)\b[^,.;]*", re.IGNORECASE
)
"""What only compares: as bright as day is no day."""
_BY_SOURCE = {
    "moon": "night", "star": "night", "low_sun": "dusk", "morning_sun": "morning", "dawn_sky": "dawn", "day_sun": "day",
}  # fmt: skip
_ALONE = (
    r"(?=\s*(?:[,.;:!?)\]—-]|$)|\s+(?:has|have|is|was|falls?|fell|comes?|came|in|at|on|over|outside|and|when|as)\b)"
)
"""What may stand behind a bare English noun that nothing hangs on: no night train."""
_HEADING: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"(?P<where>屋内|屋外)?(?P<gap>[ 　・/]*)(?P<place>[^(（・/]+?)(?P<time>[(（・/ 　].*)?"),
    "en": re.compile(r"(?P<where>INT\.|EXT\.|INT|EXT)(?P<gap> )(?P<place>.+?)(?P<time> [-–—] .*)?", re.IGNORECASE),
}
_STAYS = {"in", "at", "on"}


def time_wished(wish: str) -> TimeWord | None:
    """Return the time of day that a wish asks for, by its name or by its light; None if it asks for none."""
    plain = _LIKE.sub(" ", wish)
    heard = notice(plain, _lang_of(plain)).time
    if heard is not None:
        return heard
    lit = light_wish(plain)
    named = lit.time or _BY_SOURCE.get(lit.source, "")
    return next((time for time in times().times if time.id == named), None)


def place_wished(wish: str) -> Concept | None:
    """Return the place that a wish asks for; None if it asks for none."""
    told = places_wished(notice(wish, _lang_of(wish)))
    return told[-1].concept if told else None


def places_wished(heard: Noticed) -> tuple[Spotted, ...]:
    """Return the places of a wish: `in the snow` is weather in a scene that has its own place."""
    weather = heard.weather.forms(heard.reading.lang) if heard.weather else ()
    return tuple(
        place for place in heard.spotted("places") if heard.reading.text[place.start : place.end].lower() not in weather
    )


def retimed(text: str, lang: Lang, time: TimeWord, *, slug: bool = False) -> str:
    """Return a text with another time of day wherever it plainly names one; quoted speech stays."""
    forms = {form.lower(): known for form, known in _times(lang).items() if known != time.id}
    pattern = _time_pattern(lang)
    reading = read(text, lang)

    def put(match: re.Match[str]) -> str:
        start, end = match.span()
        whole = lang == "en" or (start in reading.starts and end in reading.ends)
        if match.group().lower() not in forms or not whole or reading.speaks(start):
            return match.group()
        if slug:
            return time.slug.said(lang)
        bare_noun = match.group().lower() in _nouns()
        new = time.noun.said(lang) if lang == "ja" or bare_noun else time.at.en
        return new[:1].upper() + new[1:] if match.group()[0].isupper() else new

    return pattern.sub(put, text)


def other_time(text: str, lang: Lang, time: TimeWord) -> bool:
    """Tell if a text names another time of day."""
    heard = notice(text.lower() if text.isupper() else text, lang).time
    return heard is not None and heard.id != time.id


def place_of_slug(slug: Phrase) -> Phrase:
    """Return the place that a scene heading names, as it is written; empty where its form is not known."""
    found = {lang: _HEADING[lang].fullmatch(slug.said(lang).strip()) for lang in LANGS}
    return Phrase(**{lang: match["place"].strip() if match else "" for lang, match in found.items()})


def resettled_slug(slug: Phrase, place: Concept) -> Phrase:
    """Return a scene heading with another place in it; a language whose form is not known stays as it is."""
    inside = kind_of_place(place).where == "int"
    words = said().inside if inside else said().outside
    told: dict[str, str] = {}
    for lang in LANGS:
        text = slug.said(lang)
        match = _HEADING[lang].fullmatch(text.strip())
        name = place.name.ja if lang == "ja" else bare(place.name.en).upper()
        where = words.said(lang) if match and match["where"] else ""
        # A corner of the old place, as ・扉, is none of the new one.
        time = re.search(r"[(（][^(（]*[)）]$| [-–—] [^-–—]*$", match["time"] or "") if match else None
        told[lang] = f"{where}{match['gap']}{name}{time[0] if time else ''}" if match and text.strip() else text
    return Phrase(**told)


def resettled(text: str, lang: Lang, old: str, place: PlaceWord, name: Phrase) -> str:
    """Return a text with a place of that name where it names the old one."""
    if not old or old.lower() not in text.lower():
        return text
    if lang == "ja":
        reading = read(text, "ja")
        spans = [match.span() for match in re.finditer(re.escape(old), text)]
        for start, end in reversed(spans):
            # A handle is no word of the language; any other name must be one.
            if old.startswith("@") or (start in reading.starts and end in reading.ends and not reading.speaks(start)):
                text = text[:start] + name.ja + text[end:]
        return text
    named = name.en if name.en.startswith("@") else f"the {bare(name.en)}"

    def put(match: re.Match[str]) -> str:
        before = match["where"] or ""
        stays = before.strip().lower() in _STAYS
        joint = f"{place.at} " if stays else "to " if before.strip().lower() in ("into", "onto") else before
        return joint + named

    articles = r"(?:(?:a|an|the|my|his|her|their|our|this|that) )?"
    return re.sub(rf"(?P<where>\b[a-z]+ )?{articles}(?<![\w@]){re.escape(old)}(?!\w)", put, text, flags=re.IGNORECASE)


def heading_translated(slug: str, lang: Lang, known: tuple[Known, ...] = ()) -> str:
    """Return a scene heading in `lang`, from the other language; empty if a word of it is not known.

    `known` are the film's own places, which may have names that no vocabulary has.
    """
    source: Lang = "en" if lang == "ja" else "ja"
    match = _HEADING[source].fullmatch(slug.strip())
    if match is None or not match["where"]:
        return ""
    time = next((time for time in times().times if time.slug.said(source).lower() == _bare_time(match["time"])), None)
    place = _place_called(match["place"], source, known)
    if not place or (match["time"] and time is None):
        return ""
    inside = match["where"].upper().startswith(("INT", "屋内"))
    parts = {
        "where": said().inside if inside else said().outside,
        "place": Phrase(ja=place.ja, en=bare(place.en).upper()),
        "time": time.slug if time else Phrase(),
    }
    whole = filled(said().slug, **parts).said(lang)
    return whole if time else re.sub(r"\(\)$| - $", "", whole)


def _place_called(name: str, source: Lang, known: tuple[Known, ...]) -> Phrase:
    """Return a place in both languages by its name in one; empty where it is not certain."""
    for one in known:
        if one.name.ja and one.name.en and one.name.said(source).lower() == name.lower():
            return one.name
    # An English word is read as a noun where an article stands before it.
    named = f"the {name.lower()}" if source == "en" else name
    told = [
        place
        for place in notice(named, source).spotted("places")
        if (place.look.start, place.look.end) == (0, len(named))
    ]
    if not told:
        return Phrase()
    look = told[0].look
    # A narrower form, as 枕元 of a bedroom, has no name of its own in the other language.
    return look.phrase if look.told else told[0].concept.name


def article_of(place: Concept) -> Phrase:
    """Return how a sentence names a place that has no handle."""
    return Phrase(ja=place.name.ja, en=with_article(place.name.en))


def _bare_time(text: str | None) -> str:
    return re.sub(r"[\s()（）・/–—-]", "", text or "").lower()


@cache
def _times(lang: Lang) -> dict[str, str]:
    """Return every form that can be replaced and the time that it names."""
    forms = {form: time for time, words in times().said.items() for form in words.forms(lang)}
    if lang == "en":
        forms |= {noun: time for time, nouns in times().nouns.items() for noun in nouns}
    return forms


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for nouns in times().nouns.values() for noun in nouns)


@cache
def _time_pattern(lang: Lang) -> re.Pattern[str]:
    forms = sorted(_times(lang), key=len, reverse=True)
    if lang == "ja":
        # 夜が明ける tells of a change and no time; 夜の列車 is on a train at night.
        return re.compile(f"(?:{'|'.join(map(re.escape, forms))})(?![がも])")
    phrases = [form for form in forms if form not in _nouns()]
    nouns = [form for form in forms if form in _nouns()]
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"
        rf"|(?<!last )(?<!every )\b(?:{'|'.join(map(re.escape, nouns))})\b{_ALONE}",
        re.IGNORECASE,
    )


def _lang_of(text: str) -> Lang:
    return "en" if text.isascii() else "ja"
