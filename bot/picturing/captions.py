"""The words of a picture: the labels below it, and the sentence that a screen reader says."""

from html import escape

from bot.library.terms import Term, camera_term
from bot.picturing.light import Light
from bot.story import Camera, Lang
from bot.texts import say

_LETTER = 11.0
_LINE = 15.0


def labels(camera: Camera, lang: Lang) -> tuple[str, ...]:
    """Return the film words of the closed camera values: size, angle, move, lens. What is not told is left out."""
    terms: list[Term] = []
    if camera.size:
        terms.append(camera_term("size", camera.size))
    if camera.angle:
        terms.append(camera_term("angle", camera.angle))
    if camera.move:
        terms.append(camera_term("move", camera.move))
    said = tuple((term.ja if lang == "ja" else term.en)[0] for term in terms)
    return (*said, f"{camera.lens_mm} mm") if camera.lens_mm else said


def described(camera: Camera, light: Light, people: int, title: str, lang: Lang) -> str:
    """Return what is to be seen in one line, for people who do not see it."""
    seen = [*labels(camera, lang), say(f"picturing.people_{min(people, 3)}", lang)]
    if light.side:
        seen.append(say(f"picturing.light_{light.side}", lang))
    if light.time:
        seen.append(say(f"picturing.{light.time}", lang))
    words = ("、" if lang == "ja" else ", ").join(seen)
    return (
        say("picturing.framing_of", lang, title=title, words=words)
        if title
        else say("picturing.framing", lang, words=words)
    )


def caption(camera: Camera, lang: Lang, w: float, h: float, *, dark: bool) -> tuple[str, float]:
    """Return the strip of labels below a frame, and its height; nothing where the camera says nothing."""
    said = labels(camera, lang)
    if not said:
        return "", 0.0
    lines = _lines(said, w - 8)
    ink = "#d5dae0" if dark else "#2b313a"
    texts = [
        f'<text x="4" y="{h + 12.5 + i * _LINE:.1f}" font-family="sans-serif" font-size="{_LETTER:g}" fill="{ink}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    ]
    return "".join(texts), len(lines) * _LINE + 3


def _lines(said: tuple[str, ...], wide: float) -> list[str]:
    """Return the labels in as few lines as the width holds; letters are measured roughly, Japanese ones as square."""
    lines = [said[0]]
    for label in said[1:]:
        longer = f"{lines[-1]} · {label}"
        if sum(_LETTER * (0.54 if letter < "\u3000" else 1.0) for letter in longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(label)
    return lines
