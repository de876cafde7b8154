"""A normalised copy of a text that knows where each of its characters stands in the original."""

import re
import unicodedata
from typing import NamedTuple

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "〜": "~"})
# A base character with what is written onto it: combining marks and the half-width voicing marks.
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe0e\ufe0f]*", re.DOTALL)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")
_ODD = re.compile("[’‘‐‑–—〜\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")
"""What most texts do not hold, so that they are looked at once and taken as they are."""


class Copy(NamedTuple):
    """The normalised text and, for each of its characters, the span in the original."""

    text: str
    starts: range | list[int]
    ends: range | list[int]

    def places(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """Return where the words that begin and end there in the copy stand in the original."""
        if isinstance(self.starts, range):
            return starts, ends
        return [self.starts[start] for start in starts], [self.ends[end - 1] for end in ends]


def copied(text: str) -> Copy:
    """Return `text` in NFKC with plain quotes and dashes, without invisible characters."""
    odd = _ODD.search(text)
    plain = text.translate(_PLAIN) if odd else text
    if unicodedata.is_normalized("NFKC", plain) and not (odd and _INVISIBLE.search(plain)):
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
