"""The preset folded into one sentence: the look that every scene of the film shares."""

from bot.composing.mentions import capitalised, named
from bot.sentences import sentences
from bot.story import Film, Lang, Phrase

LONGEST = 150
"""Characters that the folded preset may take in each language."""

# What a camera can show; theme and vibe are for the people who make the film. The most telling first.
_CONCRETE = ("color", "lighting", "film_stock")
_JOINTS: dict[Lang, tuple[str, str]] = {"ja": ("、", "。"), "en": ("; ", ".")}


def look(film: Film) -> Phrase:
    """Return the folded preset: the first sentence of each concrete part that is said in both languages.

    Parts are taken whole while they fit; one that does not is left out, never cut.
    """
    kept: list[Phrase] = []
    for name in _CONCRETE:
        part: Phrase = getattr(film.preset, name)
        gist = Phrase(ja=_gist(film, part, "ja"), en=_gist(film, part, "en"))
        if not gist.ja or not gist.en:
            continue
        longer = [*kept, gist]
        if all(len(_folded(longer, lang)) <= LONGEST for lang in _JOINTS):
            kept = longer
    return Phrase(ja=_folded(kept, "ja"), en=_folded(kept, "en"))


def _gist(film: Film, part: Phrase, lang: Lang) -> str:
    first = sentences(named(film, part.said(lang), lang))[:1]
    return first[0].rstrip(".。;；,、 ") if first else ""


def _folded(parts: list[Phrase], lang: Lang) -> str:
    if not parts:
        return ""
    joint, stop = _JOINTS[lang]
    return capitalised(joint.join(part.said(lang) for part in parts)) + stop
