"""What goes before and after a clip as blocks to paste: the prompt, the parameters apart, what it says, what to do."""

from collections.abc import Sequence

from bot.composing import compose
from bot.composing.sheet import shown
from bot.continuing.after import After
from bot.continuing.motions import motion, unmoved
from bot.continuing.results import offer
from bot.continuing.stills import Still, still
from bot.exporting.blocks import says
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase, Scene
from bot.texts import say

RULE = "-" * 40
"""Between the blocks of two scenes."""


def still_block(film: Film, scene: Scene, target: Target, lang: Lang, findings: Sequence[Finding] = ()) -> str:
    """Return a scene's still, the movement that goes with it, and how the target takes both."""
    picture, moving = still(film, scene, target), motion(film, scene, target)
    where = offer(target, "still")
    told = says(film, scene, compose(film, scene, target))
    name = f"{where.name}: " if where.name else ""
    parts = [
        "\n".join(filter(None, [scene.slate, told])),
        _part(say("continued.still", lang), _both(picture.text, lang)),
        _part(say("exporting.negative", lang), shown(picture.negative)),
        _part(say("exporting.parameters", lang), _values(picture.parameters)),
        _part(say("continued.motion", lang), _both(moving, lang)),
        _part(say("continued.in_target", lang, target=target.name), f"{name}{where.does.said(lang)}"),
        _part(say("exporting.parameters", lang), _said(where.parameters, lang)),
        "\n".join(still_remarks(picture, scene, lang)),
        "\n".join(f"{say(f'names.{one.level}', lang)} {one.code}: {shown(one.message.said(lang))}" for one in findings),
    ]
    return "\n\n".join(part for part in parts if part)


def still_remarks(picture: Still, scene: Scene, lang: Lang) -> list[str]:
    """Return what a person must know of a still: what code could not say, what lacks English, that it is too long."""
    remarks: list[str] = []
    if picture.unsaid:
        remarks.append(say("continued.unsaid", lang, fields=[say(f"names.{one}", lang) for one in picture.unsaid]))
    missing = dict.fromkeys((*picture.missing, *unmoved(scene)))
    if missing:
        fields = [one if one.startswith("@") else say(f"names.{one}", lang) for one in missing]
        remarks.append(say("exporting.lacks_en", lang, fields=fields))
    if picture.over:
        remarks.append(say("continued.still_over", lang, count=len(picture.text.en)))
    return remarks


def after_block(told: After, target: Target, lang: Lang, findings: Sequence[Finding] = ()) -> str:
    """Return the prompt for what comes after a clip, with the parameters apart and a line on what it says."""
    key = "continued.cut" if told.cut else "continued.is_called" if told.offered else "continued.not_offered"
    where = say(key, lang, target=target.name, name=told.name)
    parts = [
        f"{told.slate}\n{shown(told.gist.said(lang))}",
        _part(say("exporting.prompt", lang), _both(told.text, lang)),
        _part(say("continued.begins", lang), _both(told.second, lang)),
        _part(where, told.does.said(lang)),
        _part(say("exporting.parameters", lang), _said(told.parameters, lang)),
        "\n".join(shown(remark.said(lang)) for remark in told.remarks),
        "\n".join(f"{say(f'names.{one.level}', lang)} {one.code}: {shown(one.message.said(lang))}" for one in findings),
    ]
    return "\n\n".join(part for part in parts if part)


def _part(heading: str, body: str) -> str:
    return f"[{heading}]\n{body}" if body.strip() else ""


def _both(text: Phrase, lang: Lang) -> str:
    """Return what is pasted, and for a reader of Japanese what it says."""
    return "\n".join(filter(None, (shown(text.en), shown(text.ja) if lang == "ja" or not text.en else "")))


def _values(parameters: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in parameters.items())


def _said(parameters: dict[str, Phrase], lang: Lang) -> str:
    return _values({name: what.said(lang) for name, what in parameters.items()})
