"""Understands wishes for lengths: seconds, longer and shorter, twice and half, the whole film in so many seconds."""

import re
from dataclasses import dataclass

from bot.library.guided_remarks import commands
from bot.library.targets import target
from bot.llm.guided.tidying import crossed
from bot.story import Film, Scene


def whole_length(text: str) -> tuple[int, str] | None:
    """Return the seconds that the whole film is to have, and what else is said; None if that is not the wish."""
    ways = commands().lengths
    whole, wanted = ways["total"].pattern.search(text), ways["set"].pattern.search(text)
    if whole is None or wanted is None or re.search(r"ずつ|each", text):
        return None
    return _seconds(wanted), crossed(text, whole.span(), wanted.span())


def length(text: str) -> tuple["Length", str] | None:
    """Return the length that a text asks of a scene, and what else it says; None if it asks for none."""
    ways = commands().lengths
    if (became := ways["became"].pattern.search(text)) is not None:
        text = crossed(text, became.span())
    for name in ("plus", "minus", "times", "double", "half", "set", "longer", "shorter"):
        if (found := ways[name].pattern.search(text)) is not None:
            number = next((group for group in found.groups() if group and group.isdigit()), "0")
            amount = _seconds(found) if name == "set" else int(number)
            return Length(name, amount), crossed(text, found.span())
    return None


@dataclass(frozen=True)
class Length:
    """A length as it was said: outright, or from what a scene has now."""

    way: str
    amount: int

    def of(self, scene: Scene, film: Film) -> int:
        """Return the seconds that the scene is to have; "longer" is the next length that the film's target allows."""
        allowed, now = sorted(target(film.target).seconds), scene.seconds
        match self.way:
            case "plus":
                return now + self.amount
            case "minus":
                return now - self.amount
            case "times":
                return now * self.amount
            case "double":
                return now * 2
            case "half":
                return max(1, now // 2)
            case "longer":
                return next((seconds for seconds in allowed if seconds > now), now + 2)
            case "shorter":
                return next((seconds for seconds in reversed(allowed) if seconds < now), max(1, now - 2))
        return self.amount


def shared_out(total: int, film: Film) -> list[int]:
    """Return a length for each scene that make the total together, in the proportions of now; each at least 1."""
    now = [scene.seconds for scene in film.scenes]
    exact = [total * seconds / sum(now) for seconds in now]
    whole = [max(1, int(seconds)) for seconds in exact]
    by_rest = sorted(range(len(now)), key=lambda i: (int(exact[i]) - exact[i], i))
    for place in by_rest * (total // max(1, len(now)) + 1):
        if sum(whole) == total:
            break
        if sum(whole) < total:
            whole[place] += 1
        elif whole[place] > 1:
            whole[place] -= 1
    return whole


def _seconds(found: re.Match[str]) -> int:
    number, unit = [group for group in found.groups() if group][:2]
    return round(float(number) * (60 if unit.startswith(("分", "min")) else 1))
