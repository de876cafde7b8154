"""The finished film that comes with Yumekonte, in knowledge/samples/."""

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
