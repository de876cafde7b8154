"""One scene of the Markdown sheet."""

from collections.abc import Sequence

from bot.composing import Prompt
from bot.composing.hints import hint
from bot.composing.lengths import length
from bot.composing.literal import escaped, fence
from bot.composing.sheet import NOTES, elements_out, label, shown
from bot.library.targets import Target
from bot.story import ELEMENTS, LANGS, Film, Finding, Lang, Scene
from bot.texts import keys, say


def scene_lines(
    film: Film,
    scene: Scene,
    prompt: Prompt,
    target: Target,
    texts: dict[str, str],
    findings: Sequence[Finding],
    lang: Lang,
) -> list[str]:
    """Return the scene in the memo's order: number, elements, Japanese prompt, Key Elements, English prompt."""
    at = f"scenes/{scene.id}/"
    slug = texts[f"{at}slug/{lang}"] or texts[f"{at}slug/ja"] or texts[f"{at}slug/en"]
    lines = ["", f"## {scene.slate}" + (f" · {escaped(slug)}" if slug else ""), ""]
    for name in ("slug", "beat"):
        lines += [_bullet(label(name, side), texts[f"{at}{name}/{side}"]) for side in LANGS]
    lines.append(_bullet(label("seconds", lang), texts[f"{at}seconds"]))
    for name in NOTES:
        if getattr(scene, name):
            lines += [_bullet(label(name, side), texts[f"{at}{name}/{side}"]) for side in LANGS]
    for side in LANGS:
        lines += ["", f"### {say('composing.elements_heading', side)}", ""]
        for element in ELEMENTS:
            lines.append(_bullet(label(element, side), texts[f"{at}{element}/{side}"]))
            if side == "en" and (words := hint(scene.elements.named(element), lang)):
                lines.append(f"* {escaped(shown(words))}")
        lines += ["", f"### {say('composing.prompt_heading', side)}", "", escaped(texts[f"{at}prompt/{side}"])]
    lines += _to_paste(film, scene, prompt, target, lang)
    remarks = [*_remarks(film, scene, prompt, target, lang), *(_found(finding, lang) for finding in findings)]
    if remarks:
        lines += ["", f"### {say('exporting.findings_heading', lang)}", "", *(f"* {remark}" for remark in remarks)]
    return lines


def paste_block(film: Film, scene: Scene, prompt: Prompt) -> str:
    """Return what people paste: the English elements that there are and the prompt, as plain text."""
    texts = elements_out(film, scene, "en")
    said = [f"{label(element, 'en')}: {shown(texts[element])}" for element in ELEMENTS if texts[element].strip()]
    return "\n".join([*said, "", shown(prompt.text.en)] if said else [shown(prompt.text.en)])


def _to_paste(film: Film, scene: Scene, prompt: Prompt, target: Target, lang: Lang) -> list[str]:
    block = paste_block(film, scene, prompt)
    lines = ["", f"### {say('exporting.paste_heading', lang)}", ""]
    count = length(block, prompt.limit)
    if count > prompt.limit.count:
        lines += [_sized("paste_over", count, prompt, target, lang), ""]
    if prompt.missing:
        missing = [_name(field, lang) for field in prompt.missing]
        lines += [say("exporting.lacks_en", lang, fields=missing), ""]
    ticks = fence(block)
    lines += [f"{ticks}text", *block.split("\n"), ticks, ""]
    if prompt.negative:
        lines.append(f"* {say('exporting.negative', lang)}: {escaped(shown(prompt.negative))}")
    values = ", ".join(f"{name} {value}" for name, value in prompt.parameters.items())
    return [*lines, f"* {say('exporting.parameters', lang)}: {values}"]


def _remarks(film: Film, scene: Scene, prompt: Prompt, target: Target, lang: Lang) -> list[str]:
    """Return what the person must know about this scene beside its findings."""
    remarks: list[str] = []
    if prompt.missing_ja:
        remarks.append(say("exporting.lacks_ja", lang, fields=[_name(field, lang) for field in prompt.missing_ja]))
    if prompt.over:
        remarks.append(_sized("over", prompt.length, prompt, target, lang))
    if prompt.seconds != prompt.wished_seconds:
        differ = {"target": target.name, "seconds": prompt.seconds, "wished": prompt.wished_seconds}
        remarks.append(say("exporting.seconds_differ", lang, **differ))
    if (aspect := prompt.parameters["aspect ratio"]) != film.aspect:
        remarks.append(say("exporting.aspect_differs", lang, target=target.name, aspect=aspect, wished=film.aspect))
    if prompt.without_look:
        remarks.append(say("exporting.look_left_out", lang))
    if scene.locks:
        remarks.append(say("exporting.locked", lang, fields=[_name(field, lang) for field in scene.locks]))
    if scene.stale:
        remarks.append(escaped(shown(say("exporting.stale", lang, fields=list(scene.stale)))))
    waived = (say("exporting.waived", lang, code=waiver.code, reason=waiver.reason) for waiver in scene.waivers)
    return [*remarks, *(escaped(shown(text)) for text in waived)]


def _sized(key: str, count: int, prompt: Prompt, target: Target, lang: Lang) -> str:
    unit = say(f"exporting.{prompt.limit.unit}", lang)
    return say(f"exporting.{key}", lang, count=count, limit=prompt.limit.count, unit=unit, target=target.name)


def _found(finding: Finding, lang: Lang) -> str:
    return f"{say(f'names.{finding.level}', lang)}: {escaped(shown(finding.message.said(lang)))}"


def _name(field: str, lang: Lang) -> str:
    return say(f"names.{field}", lang) if f"names.{field}" in keys(lang) else field


def _bullet(name: str, text: str) -> str:
    return f"* {name}: {escaped(text)}".rstrip()
