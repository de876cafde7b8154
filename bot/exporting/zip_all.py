"""`zip`: the film in every other format, the prompts as a file a scene, and a manifest with checksums."""

import hashlib
import json
from collections.abc import Sequence

from bot.exporting.format import Content, Format
from bot.exporting.zipped import zipped
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="zip",
    suffix=".zip",
    about=Phrase(
        ja="すべての形式をまとめた1ファイル。照合用のチェックサム付き。",
        en="All formats in one file, with checksums to verify them.",
    ),
    loses=("history",),
)
MANIFEST = "manifest.json"


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> bytes:  # noqa: ARG001
    """Return the archive. Names in it are the same for every film, as `film.md` and `blocks/S05.txt`.

    `manifest.json` lists each file with its size in bytes and its SHA-256.
    """
    # This package finds its formats by walking, this one among them.
    from bot.exporting import export, export_scenes, formats

    files: dict[str, Content] = {}
    for form in formats().values():
        if form.id != FORMAT.id:
            files[f"film{form.suffix}"] = export(film, form.id, findings=findings, lang=lang)
        if form.by_scene:
            apart = export_scenes(film, form.id, findings=findings, lang=lang)
            files |= {f"{form.id}/{name}": content for name, content in apart.items()}
    return zipped({MANIFEST: _manifest(film, files), **files})


def _manifest(film: Film, files: dict[str, Content]) -> str:
    listed = []
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        listed.append({"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
    about = {"format": "yumekonte-export", "version": 1, "film": film.id, "target": film.target, "files": listed}
    return json.dumps(about, ensure_ascii=True, indent=2) + "\n"
