"""The folder that the chat runs in: writable, filled at each start from the program's own files.

Must be ready before Chainlit is loaded, which reads its place from the environment and writes into it.
"""

import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.library.files import root as files
from bot.texts import Told

_PAGES = ".chainlit/pages"
"""Chainlit looks for its readme pages in the root itself; ours stand in a folder of their own."""

_LEFT_OVER_S = 2 * 24 * 3600
"""A process that was killed leaves its uploads behind; so long after the last change they are nobody's."""


def prepare(home: Path) -> Path:
    """Fill the chat's root in the user's data folder, tell Chainlit where it is, and return it.

    Raises Told if the folder cannot be written.
    """
    root = home / "chat"
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for source, name in _sources():
            _put(source, root / name)
        os.environ.setdefault("CHAINLIT_AUTH_SECRET", _secret(home / "chat.secret"))
    except OSError as error:
        raise Told("cli.no_home", path=home, problem=error.strerror) from error
    os.environ["CHAINLIT_APP_ROOT"] = str(root)
    return root


def uploads(root: Path) -> Path:
    """Make a folder for this process's uploads, private to it, and remove what killed processes have left."""
    folder = root / "uploads"
    folder.mkdir(mode=0o700, exist_ok=True)
    for left in folder.iterdir():
        if left.stat().st_mtime < time.time() - _LEFT_OVER_S:
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(dir=folder))


def _sources() -> Iterator[tuple[Path, Path]]:
    for folder in (".chainlit", "public"):
        for source in sorted((files() / folder).rglob("*")):
            if source.is_file():
                name = source.relative_to(files())
                yield source, Path(source.name) if name.is_relative_to(_PAGES) else name


def _put(source: Path, target: Path) -> None:
    """Copy a file unless it is there already; whoever reads it meanwhile sees the old one or the new one, whole."""
    content = source.read_bytes()
    if target.is_file() and target.read_bytes() == content:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    fresh.write_bytes(content)
    fresh.replace(target)


def _secret(path: Path) -> str:
    """Return what logins are signed with: made once, as a new one would log every open tab out."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        if kept := path.read_text(encoding="ascii").strip():
            return kept
        # Another process has made the file this moment, or was killed before it wrote.
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC)
    secret = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret)
    return secret
