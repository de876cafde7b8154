"""(Film, Scene, Target) -> Prompt: the finished text that the user takes away. No LLM, no I/O."""

import math
import re
from collections.abc import Callable

from bot.composing.lengths import length, room
from bot.composing.look import look
from bot.composing.mentions import written_out
from bot.composing.paragraph import paragraphs
from bot.library import targets as registry
from bot.library.targets import Limit, Target
from bot.story import ELEMENTS, Film, Frozen, Lang, Phrase, Scene, Sentence

_PORTABLE = Limit(count=800, unit="characters", advised=True, sure="M")
_NEGATION = re.compile(
    r"\A(?:no|not|without|avoid|never|don['’]t (?:show|use)|do not (?:show|use))\s+(?:any\s+)?", re.IGNORECASE
)


class Prompt(Frozen):
    """One scene, finished for one target."""

    scene: str
    slate: str
    text: Phrase
    """The paragraph. The English one is what is pasted."""
    negative: str = ""
    """English nouns for the target's own field; empty where it has none."""
    sound: Phrase = Phrase()
    """The sound note, in both languages; also part of the paragraph where the target makes sound."""
    seconds: int
    """The clip's length that the target allows."""
    wished_seconds: int
    """The film's wish."""
    parameters: dict[str, str]
    """What is set outside of the prose, in order: the aspect ratio that the target offers, the duration."""
    missing: tuple[str, ...] = ()
    """What lacks English: element names, `style`, `sound`, `avoid`, or a handle as `@kakeru`."""
    missing_ja: tuple[str, ...] = ()
    """The same for Japanese."""
    length: int
    """Of the English paragraph, in the unit of `limit`."""
    limit: Limit
    """The target's own, or the portable 800 characters where it states none."""
    over: bool
    """True if the paragraph is longer than the limit."""
    without_look: bool = False
    """True if the folded preset had to stay out because the paragraph would be longer than 800 characters."""


def compose(film: Film, scene: Scene, target: Target, count_tokens: Callable[[str], int] | None = None) -> Prompt:
    """Return the scene's prompt for the target. `count_tokens` makes a token count exact; without it, it is estimated."""
    both = paragraphs(film, scene, target)
    ja, en = both["ja"], both["en"]
    limit = target.limit or _PORTABLE
    count = length(en.text, limit, count_tokens)
    seconds = target.clip_seconds(scene.seconds)
    return Prompt(
        scene=scene.id,
        slate=scene.slate,
        text=Phrase(ja=ja.text, en=en.text),
        negative=nouns_to_avoid(film, scene) if target.negative else "",
        sound=_sound(film, scene),
        seconds=seconds,
        wished_seconds=scene.seconds,
        parameters={"aspect ratio": _ratio(film.aspect, target), "duration": f"{seconds} s"},
        missing=_missing(scene, target, "en") + en.lacking,
        missing_ja=_missing(scene, target, "ja") + ja.lacking,
        length=count,
        limit=limit,
        over=count > limit.count,
        without_look=target.preset == "folded"
        and not any(piece.kind == "look" for piece in en.pieces)
        and bool(look(film)),
    )


def compose_film(film: Film, target: Target) -> tuple[Prompt, ...]:
    """Return the prompts of all scenes, in order."""
    return tuple(compose(film, scene, target) for scene in film.scenes)


def affected(before: Film, after: Film) -> tuple[int, ...]:
    """Return the numbers, in `after`, of the scenes whose prompts differ from before; new scenes are among them.

    Each film is composed for its own target. Raises Told if one is not known.
    """
    old = {prompt.scene: _taken(prompt) for prompt in compose_film(before, registry.target(before.target))}
    new = compose_film(after, registry.target(after.target))
    return tuple(
        scene.number for scene, prompt in zip(after.scenes, new, strict=True) if old.get(scene.id) != _taken(prompt)
    )


def budget(film: Film, target: Target) -> int:
    """Return how many characters are left for a scene's English sentences beside the folded preset.

    Handles count as they are written out: an identity phrase at its first mention, the short form later.
    """
    folded = look(film).en if target.preset == "folded" else ""
    brackets = max((len(command) + 3 for command in target.commands.values()), default=0)
    return room(target) - brackets - (len(folded) + 1 if folded else 0)


def _taken(prompt: Prompt) -> object:
    """Return what a user takes away of a prompt; its slate may change without it."""
    return prompt.text, prompt.negative, prompt.sound, prompt.parameters


def _sound(film: Film, scene: Scene) -> Phrase:
    if scene.sound is None:
        return Phrase()
    return Phrase(
        ja=written_out(film, [scene.sound.ja], "ja")[0].text, en=written_out(film, [scene.sound.en], "en")[0].text
    )


def nouns_to_avoid(film: Film, scene: Scene) -> str:
    """Return what to avoid in English as bare nouns: a field for it reads "no people" as people."""
    if scene.avoid is None:
        return ""
    said = written_out(film, [scene.avoid.en], "en")[0].text
    nouns = (_NEGATION.sub("", noun.strip(" .")) for noun in re.split(r"[,;\n]", said))
    return ", ".join(noun for noun in nouns if noun)


def _ratio(wish: str, target: Target) -> str:
    """Return the wished aspect, or the one that the target offers nearest to it in shape."""
    if wish in target.ratios or not target.ratios:
        return wish
    return min(target.ratios, key=lambda ratio: abs(math.log(_shape(ratio) / _shape(wish))))


def _shape(ratio: str) -> float:
    width, height = ratio.split(":")
    return int(width) / int(height)


def _missing(scene: Scene, target: Target, lang: Lang) -> tuple[str, ...]:
    """Return what the scene does not say in `lang` although it should.

    An element lacks it if its phrase or a sentence of it is said in the other language only; where the paragraph
    has no word in `lang` yet, an element that is not said at all lacks it too.
    """
    other: Lang = "ja" if lang == "en" else "en"
    nothing_yet = not any(sentence.said(lang).strip() for sentence in scene.prose)
    lacking: list[str] = []
    for element in ELEMENTS:
        sayings: list[Phrase | Sentence] = [
            scene.elements.named(element),
            *(s for s in scene.prose if s.element == element),
        ]
        half = any(said.said(other).strip() and not said.said(lang).strip() for said in sayings)
        unsaid = not any(said.said(lang).strip() for said in sayings)
        if half or (nothing_yet and unsaid):
            lacking.append(element)
    if nothing_yet and not lacking:
        # Five elements and no paragraph: the paragraph itself is what is missing.
        lacking = list(ELEMENTS)
    notes = {"style": True, "sound": target.sound != "none", "avoid": target.negative}
    for name, used in notes.items():
        note: Phrase | None = getattr(scene, name)
        if used and note and note.said(other).strip() and not note.said(lang).strip():
            lacking.append(name)
    return tuple(lacking)
