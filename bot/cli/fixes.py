"""lint --fix and --fix-ask: fixes shown as a difference, applied from the end, and written back whole or not at all."""

import difflib
import json
import os
import tempfile
from pathlib import Path

from bot.cli import stage
from bot.edits import apply
from bot.importing import read
from bot.importing.text import decoded
from bot.library.targets import Target, target
from bot.linting import fixed, lint_film
from bot.linting.fields import text_of
from bot.story import Film, Finding
from bot.texts import Told


def fix_file(name: str, film: Film, findings: tuple[Finding, ...], *, ask: bool) -> int:
    """Apply the fixes to a file and return how many: the safe ones, with `ask` those that are agreed to.

    Only the words of the fixes change; a fix whose text does not stand in the file as it was read is told and left.
    Raises Told for what cannot be written back.
    """
    if name == "-":
        raise Told("lint.not_to_standard_input")
    path = Path(name)
    data = path.read_bytes()
    if data.startswith(b"PK"):
        raise Told("lint.not_this_kind", name=name)
    before = after = decoded(data, name)
    count = 0
    for text, here in _by_text(film, findings):
        wanted = [finding for finding in here if finding.fix and (_agreed(text, finding) if ask else finding.fix.safe)]
        new = fixed(text, wanted)
        if new == text:
            continue
        old_words, new_words = _as_it_stands(text, new, before, is_json=path.suffix.lower() == ".json")
        if old_words not in after:
            stage.tell("lint.not_placed", name=name, text=text)
            continue
        after = after.replace(old_words, new_words)
        count += len(wanted)
    if not count:
        stage.tell("lint.no_fix", name=name)
        return 0
    stage.out("".join(difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name, n=0)).rstrip("\n"))  # fmt: skip
    _written(path, after, data)
    stage.tell("lint.fixed", name=name, count=count)
    return count


def left_in(name: str, aim: str) -> tuple[Film, tuple[Finding, ...]]:
    """Return the file as it is now, and what is still found in it."""
    path = Path(name)
    came = read(path.read_bytes(), path.name)
    film = apply(came.film, came.edits)
    return film, lint_film(film, target(aim or film.target))


def clean_of(film: Film, finding: Finding, aim: Target) -> bool:
    """Return whether a film has no finding of the same rule in the same scene any more."""
    return not any(told.code == finding.code and told.scene == finding.scene for told in lint_film(film, aim))


def _by_text(film: Film, findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Return the findings that have a fix by the text that they count in, each text once."""
    scenes = {scene.id: scene for scene in film.scenes}
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        text = text_of(scenes.get(finding.scene or ""), finding)
        if finding.fix and text:
            same = found.setdefault((text, finding.lang), [])
            # The same text in two fields is mended once, wherever it stands.
            if finding.fix not in [told.fix for told in same]:
                same.append(finding)
    return [(text, here) for (text, _), here in found.items()]


def _agreed(text: str, finding: Finding) -> bool:
    """Show one fix and ask for it; no answer is a no."""
    stage.out(finding.message.said(stage.lang()))
    stage.out(f"- {text}\n+ {fixed(text, [finding])}")
    return yes(stage.words("lint.apply"))


def yes(question: str) -> bool:
    """Ask a question and return whether it was agreed to; the end of the input is a no."""
    try:
        return input(question).strip().lower() in ("y", "yes", "はい")
    except EOFError:
        return False


def _as_it_stands(old: str, new: str, raw: str, *, is_json: bool) -> tuple[str, str]:
    """Return both texts as the file writes them: JSON writes a quotation mark with a backslash."""
    if not is_json:
        return old, new
    escaped = json.dumps(old, ensure_ascii=False)[1:-1]
    ascii_only = escaped not in raw
    return json.dumps(old, ensure_ascii=ascii_only)[1:-1], json.dumps(new, ensure_ascii=ascii_only)[1:-1]


def _written(path: Path, text: str, before: bytes) -> None:
    """Write the file beside itself and put it in its place, in the encoding that it had."""
    encoding = "utf-8"
    if before.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    elif before.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        try:
            before.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "cp932"
    kept: str | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            kept = out.name
            out.write(text.encode(encoding))
            out.flush()
            os.fsync(out.fileno())
        Path(kept).chmod(path.stat().st_mode)
        Path(kept).replace(path)
    except (OSError, UnicodeEncodeError) as error:
        if kept:
            Path(kept).unlink(missing_ok=True)
        raise Told(
            "lint.cannot_write", name=str(path), problem=getattr(error, "strerror", None) or str(error)
        ) from error
