"""What comes with Yumekonte to look at, in knowledge/samples/: a finished film, and a plot to try."""

from functools import cache

from pydantic import ValidationError

from bot.library.files import BadFileError, root
from bot.story import Film


@cache
def sample() -> Film:
    """Return the sample film: nine scenes, written in both languages. Raises BadFileError if its file is wrong."""
    path = root() / "knowledge" / "samples" / "drowned-library.film.json"
    try:
        return Film.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise BadFileError(f"{path}: {error}") from error


@cache
def demo_plot() -> str:
    """Return the Japanese plot that the demo writes a film from: a dream with two characters, a glass bottle and a turn."""
    return (root() / "knowledge" / "samples" / "dream.ja.txt").read_text(encoding="utf-8").strip()
