"""A normalised copy of a text that knows where each of its characters stands in the original."""

import re
import unicodedata
from typing import NamedTuple

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "〜": "~"})
# A base character with what is written onto it: combining marks and the half-width voicing marks.
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe0e\ufe0f]*", re.DOTALL)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")


class Copy(NamedTuple):
    """The normalised text and, for each of its characters, the span in the original."""

    text: str
    starts: range | list[int]
    ends: range | list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stand in the original."""
        return self.starts[start], self.ends[end - 1]


def copied(text: str) -> Copy:
    """Return `text` in NFKC with plain quotes and dashes, without invisible characters."""
    plain = text.translate(_PLAIN)
    if unicodedata.is_normalized("NFKC", plain) and not _INVISIBLE.search(plain):
        return Copy(plain, range(len(text)), range(1, len(text) + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(plain):
        new = _INVISIBLE.sub("", unicodedata.normalize("NFKC", cluster.group()))
        out.append(new)
        starts.extend([cluster.start()] * len(new))
        ends.extend([cluster.end()] * len(new))
    return Copy("".join(out), starts, ends)
