"""How films, scenes, changes and findings look in a terminal."""

from collections.abc import Iterable

from bot.cli import stage
from bot.composing import compose
from bot.composing.hints import hint
from bot.continuing.preset_block import summary
from bot.edits import Change
from bot.exporting import export_text
from bot.library.targets import target
from bot.linting import shown
from bot.story import ELEMENTS, Film, Finding, Scene


def prompt_blocks(film: Film) -> str:
    """Return the finished English prompts, a block a scene, as the format `prompts` has them."""
    return export_text(film, "prompts", lang=stage.lang()).rstrip("\n")


def heading(film: Film) -> str:
    """Return what a film is, in a few lines."""
    lang = stage.lang()
    lines = [f"{film.title.said(lang) or film.title.ja or film.title.en}  ({film.id})"]
    lines += [text for text in (film.logline.ja, film.logline.en) if text]
    aim = target(film.target)
    lines.append(f"{aim.name}, {film.aspect}")
    if look := summary(film).said(lang):
        lines.append(f"{stage.words('names.preset')}: {look}")
    if aim.status == "retired":
        lines.append(stage.words("cli.retired", target=aim.name, date=aim.retired))
    return "\n".join(lines)


def scene_text(film: Film, scene: Scene, findings: Iterable[Finding]) -> str:
    """Return a whole scene: elements and prompt in both languages, and at most three findings."""
    composed = compose(film, scene, target(film.target))
    lines = [f"{scene.slate}  {scene.slug.ja} / {scene.slug.en}  ({composed.seconds} s)"]
    if scene.locks:
        lines.append(stage.words("cli.locks", fields=[stage.words(f"names.{field}") for field in scene.locks]))
    for element in ELEMENTS:
        phrase = scene.elements.named(element)
        en = phrase.en or hint(phrase, stage.lang())
        lines += [f"  {stage.words(f'names.{element}')}", f"    {phrase.ja}", f"    {en}"]
    lines += ["", composed.text.ja, "", composed.text.en]
    lines += [f"  {text}" for text in finding_texts([finding for finding in findings if finding.scene == scene.id])]
    return "\n".join(lines)


def finding_texts(findings: Iterable[Finding]) -> list[str]:
    """Return at most three findings, errors first, a line each, and how many more there are."""
    every = tuple(findings)
    some = shown(every)
    folded = len(every) - len(some)
    return [finding_text(finding) for finding in some] + ([stage.words("cli.folded", count=folded)] if folded else [])


def finding_text(finding: Finding) -> str:
    """Return a finding in one line: level, code, what, why."""
    lang = stage.lang()
    level = stage.words(f"names.{finding.level}")
    return f"{level} {finding.code}: {finding.message.said(lang)} {finding.why.said(lang)}".rstrip()


def change_lines(before: Film, after: Film, changes: Iterable[Change]) -> list[str]:
    """Return changes as text: by scene, element and language, the old words with -, the new with +."""
    # A scene that moved is called by the slate that it had, a new one by the slate that it has.
    slates = {scene.id: scene.slate for film in (after, before) for scene in film.scenes}
    lines: list[str] = []
    for change in changes:
        lines.append(_where(change.path, slates))
        for sign, value in (("-", change.before), ("+", change.after)):
            if value not in (None, "", [], ()):
                lines.append(f"  {sign} {_value(value, slates)}")
    return lines


def _where(path: str, slates: dict[str, str]) -> str:
    parts = path.split("/")
    if parts[0] == "scenes" and len(parts) > 1:
        parts[:2] = [slates.get(parts[1], parts[1])]
    return " ".join(_named(part) for part in parts if part != "elements")


def _named(part: str) -> str:
    """Return what the user calls a field: its name in their language where it has one."""
    try:
        return stage.words(f"names.{part}")
    except KeyError:
        return part


def _value(value: object, slates: dict[str, str]) -> str:
    if isinstance(value, list) and value and isinstance(value[0], list):
        return " ".join(" / ".join(str(side) for side in pair) for pair in value)
    if isinstance(value, list) and value and isinstance(value[0], dict) and "kept" in value[0]:
        return " / ".join(
            f"{stage.words('clips.kept' if c['kept'] else 'clips.failed')} {c['why']}".strip() for c in value
        )
    if isinstance(value, list):
        return " ".join(slates.get(str(item), str(item)) for item in value)
    if isinstance(value, dict):
        slug = value.get("slug")
        heading = (slug.get(stage.lang()) or slug.get("ja") or slug.get("en")) if isinstance(slug, dict) else None
        return str(heading or slates.get(str(value.get("id")), value))
    return str(value)
