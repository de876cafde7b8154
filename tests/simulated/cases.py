"""What the simulated server answers: entries in the YAML files of a case, a folder of tests/answers/."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ANSWERS = Path(__file__).parent.parent / "answers"
_KEYS = {"step", "when", "answer", "text", "fault", "times", "message", "retry_after", "after", "breaks_schema"}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Entry:
    """One answer, or one fault, and what it is for."""

    name: str
    """File and place, as fills.yaml#2."""
    step: str | None = None
    when: list[str] = field(default_factory=list)
    answer: Any = None
    text: str | None = None
    fault: str | None = None
    times: int | None = None
    message: str | None = None
    retry_after: float | None = None
    after: int = 0
    """How many requests of this step pass before it counts."""
    breaks_schema: bool = False

    @property
    def body(self) -> str:
        """The text of the answer."""
        return self.text if self.text is not None else json.dumps(self.answer, ensure_ascii=False)


class Case:
    """The entries of one folder, and how often each has been used."""

    def __init__(self, name: str) -> None:
        folder = ANSWERS / name
        if not folder.is_dir():
            raise FileNotFoundError(f"no case {name} in tests/answers/")
        self.entries: list[Entry] = []
        for path in sorted(folder.glob("*.yaml")):
            for place, data in enumerate(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or []):  # noqa: S506 (the safe one, in C)
                if wrong := set(data) - _KEYS:
                    raise ValueError(f"{path.name}#{place}: unknown keys {sorted(wrong)}")
                self.entries.append(Entry(name=f"{path.name}#{place}", **data))
        self._used: Counter[str] = Counter()
        self._seen: Counter[str | None] = Counter()

    def pick(self, step: str | None, said: str) -> Entry | None:
        """Return the entry for a request of `step` whose user messages say `said`; None if none fits.

        Faults that stand alone go first. Of the others, the one whose words stand furthest down wins (what a request
        is about comes last in it), else the first in order.
        """
        self._seen[step] += 1
        fits = [entry for entry in self.entries if self._fits(entry, step, said)]
        faults = [entry for entry in fits if entry.fault and entry.answer is None and entry.text is None]
        if not fits:
            return None
        chosen = faults[0] if faults else max(fits, key=lambda entry: _furthest(entry, said))
        self._used[chosen.name] += 1
        return chosen

    def step_of(self, schema: Any) -> str | None:
        """Return the step whose answers have the form of a schema, for requests that do not name their step."""
        keys = set((schema or {}).get("properties", ()))
        fits = (entry.step for entry in self.entries if isinstance(entry.answer, dict) and set(entry.answer) == keys)
        return next(fits, None)

    def _fits(self, entry: Entry, step: str | None, said: str) -> bool:
        return (
            (entry.step is None or step is None or entry.step == step)
            and all(words in said for words in entry.when)
            and (entry.times is None or self._used[entry.name] < entry.times)
            and self._seen[step] > entry.after
        )


def _furthest(entry: Entry, said: str) -> int:
    return max((said.rfind(words) for words in entry.when), default=-1)
