"""The colors that texts name, in the order in which they are named."""

import re
from collections.abc import Iterable
from functools import cache

from bot.composing import handles_in
from bot.library.picturing import named_colors
from bot.story import ELEMENTS, LANGS, Film, Lang, Phrase, Scene

MOST = 6
"""More chips than this are no longer told apart at thumbnail size."""

_NOUNS = "空海猫髪毛傘光影服布花旗壁糸煙灯雲馬犬鳥靴帽車雪砂土葉絹線染系味紙扉衣"
"""What may follow a lone color character in one word: 青空, 黒髪. Anything else (青年, 白昼, 緑茶) is no color."""
_LONE_JA = rf"(?<![一-鿿々])({{form}})(?![ちけずざらん]|の他人|い目で|[一-鿿々](?<![{_NOUNS}]))"
_DENIED_EN = re.compile(r"\b(?:no|not|without|never|avoid)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_DENIED_JA = re.compile(r"[いなの色]?(?:光|もの)?(?:は|が|も|を)?(?:ない|なし|無し|使わ|避け|入れな)")
_NOT_MEANT = re.compile(r"white noise|ice cream|black ?out|blue hour|mr\.? \w+|ms\.? \w+", re.IGNORECASE)
_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")


def palette_of(film: Film, scene: Scene) -> tuple[str, ...]:
    """Return the chips of a scene: the light's colors, the scene's, those of who and what is in it, the film's look."""
    elements = scene.elements
    own = [elements.lighting_color, *(elements.named(name) for name in ELEMENTS if name != "lighting_color")]
    said = [Phrase(ja=sentence.ja, en=sentence.en) for sentence in scene.prose]
    texts = [phrase.said(lang) for phrase in (*own, *said) for lang in LANGS]
    handles = {handle for text in texts for handle in handles_in(text)}
    seen = [known.identity for known in film.known if known.handle in handles]
    return named_chips([*own, *said, scene.style or Phrase(), *seen, film.preset.color])


def named_chips(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Return the chips of all colors that the phrases name, each once, at most MOST."""
    found: dict[str, None] = {}
    for phrase in phrases:
        for lang in ("en", "ja"):
            found |= dict.fromkeys(_named(phrase.said(lang), lang))
    return tuple(found)[:MOST]


def _named(text: str, lang: Lang) -> list[str]:
    if not text:
        return []
    text = _NOT_MEANT.sub(" ", _HANDLE.sub(" ", text))
    return [_chips(lang)[_key(match[0])] for match in _pattern(lang).finditer(text) if _meant(text, match, lang)]


def _meant(text: str, match: re.Match[str], lang: Lang) -> bool:
    """Say whether it is the color: not denied, and not somebody's name (Violet, Mr. Brown)."""
    # A few words before it are enough, and keep a long text quick.
    before = text[max(0, match.start() - 60) : match.start()]
    if lang == "ja":
        return not _DENIED_JA.match(text, match.end())
    starts = not before.strip() or before.rstrip()[-1] in '.!?:;"“(-'
    named = match[0][0].isupper() and not match[0].isupper() and not starts
    return not named and not _DENIED_EN.search(before)


def _key(form: str) -> str:
    return form.lower().replace("-", " ")


@cache
def _chips(lang: Lang) -> dict[str, str]:
    return {_key(form): color.hex for color in named_colors() for form in (color.ja if lang == "ja" else color.en)}


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    forms = sorted(_chips(lang), key=lambda form: (-len(form), form))
    if lang == "en":
        return re.compile(rf"\b(?:{'|'.join(form.replace(' ', '[ -]') for form in forms)})\b(?!['’]s\b)", re.IGNORECASE)
    lone = "".join(form for form in forms if len(form) == 1)
    longer = "|".join(re.escape(form) for form in forms if len(form) > 1)
    return re.compile(f"{longer}|{_LONE_JA.format(form=f'[{lone}]')}")
