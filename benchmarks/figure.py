"""One measured figure beside its bar."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure, and what it has to reach; without a bar it is only told."""

    what: str
    value: float
    unit: str = ""
    bar: float | None = None
    at_least: bool = False
    """True if more is better."""
    behind: str = ""
    """The absolute figures that a ratio was made of."""

    @property
    def missed(self) -> bool:
        """True if there is a bar and the figure does not reach it."""
        if self.bar is None:
            return False
        return self.value < self.bar if self.at_least else self.value > self.bar

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        bar = "" if self.bar is None else f"{sign} {_shown(self.bar)}{self.unit}"
        verdict = "" if self.bar is None else "MISSED" if self.missed else "pass"
        return f"  {self.what:<58} {_shown(self.value) + self.unit:>10}  {bar:<12} {verdict:<6} {self.behind}".rstrip()


def _shown(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}" if value >= 100 else f"{value:.4g}"
