"""What takes long to work out from our files and is worked out once: kept in the user's cache folder."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_MOST = 12
"""Files that are kept; the oldest leave."""


def remembered(made_from: str, work_out: Callable[[], Any]) -> Any:
    """Return what `work_out` returns, as JSON has it: read if it was worked out from the same before, else kept now.

    `made_from` is everything that it depends on. Where nothing can be written it is worked out each time.
    """
    folder = _folder()
    if folder is None:
        return work_out()
    path = folder / f"cues-{hashlib.sha256(made_from.encode()).hexdigest()[:32]}.json"
    with contextlib.suppress(OSError, ValueError):
        return json.loads(path.read_bytes())
    made = work_out()
    with contextlib.suppress(OSError):
        _write(path, json.dumps(made, ensure_ascii=False, separators=(",", ":")))
    return made


def _folder() -> Path | None:
    """Return the folder for what can be worked out again: XDG's or the system's; None if there is none."""
    shared = Path(os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", ""))
    if shared.is_absolute():
        return shared / "yumekonte"
    with contextlib.suppress(RuntimeError):
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "yumekonte"
    return None


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, and remove the oldest beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    newest_first = sorted(path.parent.glob("cues-*.json"), key=lambda one: -one.stat().st_mtime)
    for old in newest_first[_MOST:]:
        old.unlink(missing_ok=True)
