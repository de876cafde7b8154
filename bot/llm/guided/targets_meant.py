"""Which video model a remark names, however it is spelt: クリング, Veo 3, runway, kling2."""

import re
from dataclasses import dataclass

from bot.library.guided_remarks import commands
from bot.library.targets import Target, targets
from bot.llm.guided.tidying import crossed


@dataclass(frozen=True)
class Named:
    """A brand of video models that a text names."""

    certain: str | None
    """The id of the target, where there is no doubt which is meant."""
    models: tuple[Target, ...]
    """All that have this brand."""
    rest: str
    """What else the text says."""


def target_in(text: str) -> Named | None:
    """Return what a text names; a brand without a version means its one living model, else nothing certain."""
    for brand, models in _brands().items():
        spelt = "|".join((f"{re.escape(brand.removesuffix('video'))}(?:video)?", *commands().brands.get(brand, ())))
        said = re.search(
            rf"(?<![A-Za-z])(?:{spelt})(?![a-z])[ -]?(?:gen|ver\.?|v)?[ -]?([0-9]+(?:\.[0-9]+)?)?", text, re.IGNORECASE
        )
        if said is not None:
            return Named(_certain(said[1], models), models, crossed(text, said.span()))
    return None


def _certain(version: str | None, models: tuple[Target, ...]) -> str | None:
    fitting = [one for one in models if _version(one) == version]
    if not fitting and version:
        fitting = [one for one in models if _version(one).split(".")[0] == version]
    elif not fitting:
        fitting = [one for one in models if one.status == "live"]
    return fitting[0].id if len(fitting) == 1 else None


def _brands() -> dict[str, tuple[Target, ...]]:
    brands = {re.split(r"[-0-9]", one)[0] for one in targets()}
    return {
        brand: tuple(one for one in targets().values() if re.split(r"[-0-9]", one.id)[0] == brand)
        for brand in sorted(brands, key=lambda brand: (-len(brand), brand))
    }


def _version(one: Target) -> str:
    found = re.search(r"[0-9]+(?:\.[0-9]+)?", one.id)
    return found.group() if found else ""
