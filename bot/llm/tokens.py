"""Counts the tokens of a text, also where the network was never reached: the tokenizer's file is shipped."""

import base64
import gzip
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.library.files import BadFileError, checked, read_yaml, root
from bot.llm.port import Usage
from bot.story import Frozen

if TYPE_CHECKING:
    from tiktoken import Encoding


@dataclass(frozen=True)
class Count:
    """A number of tokens."""

    tokens: int
    estimated: bool
    """True if the model's own tokenizer is not known and o200k_base was taken in its place."""

    def __str__(self) -> str:
        return f"{'≈' if self.estimated else ''}{self.tokens:,}"


class _Tokenizer(Frozen):
    name: str
    ranks: str
    sha256: str
    source: str
    licence: str
    special: dict[str, int]
    pattern: tuple[str, ...]


def count(text: str, model: str) -> Count:
    """Return how many tokens `text` is for `model`. The first call takes about half a second.

    Raises BadFileError if the shipped tokenizer is damaged.
    """
    # Pasted text may hold the name of a special token: it is text like any other.
    return Count(len(_o200k().encode(text, disallowed_special=())), estimated=not is_known(model))


def estimated(sent: str, answer: str, model: str) -> Usage:
    """Return the tokens of a call that the server did not count. `sent` is all of it, the schema too."""
    counts = count(sent, model).tokens, count(answer, model).tokens
    return Usage(input_tokens=counts[0], output_tokens=counts[1], estimated=True)


@cache
def is_known(model: str) -> bool:
    """Tell whether the tokenizer of `model` is the shipped one."""
    from tiktoken.model import encoding_name_for_model

    try:
        return encoding_name_for_model(model) == "o200k_base"
    except KeyError:
        return False


@cache
def _o200k() -> "Encoding":
    from tiktoken import Encoding

    path = root() / "knowledge" / "tokens" / "o200k_base.yaml"
    data = checked(_Tokenizer, read_yaml(path), path)
    packed = path.parent / data.ranks
    try:
        lines = gzip.decompress(packed.read_bytes()).splitlines()  # gzip checks its own sum
        ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines)}
    except (OSError, EOFError, ValueError) as error:
        raise BadFileError(f"{packed}: {error}") from error
    return Encoding(name=data.name, pat_str="|".join(data.pattern), mergeable_ranks=ranks, special_tokens=data.special)
