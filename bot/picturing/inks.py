"""The few inks that a picture is drawn in, by the time of day and by what gives the light."""

from dataclasses import dataclass, replace

from bot.picturing.light import Light, Time


@dataclass(frozen=True)
class Inks:
    """Flat colors, far to near."""

    sky: str
    low_sky: str
    far: str
    ground: str
    lines: str
    coat: str
    other_coat: str
    trousers: str
    skin: str
    hair: str
    shade: str
    """What the shadow side is washed with."""
    near: str
    """What stands dark in the foreground."""
    glow: str
    """The key light itself."""


_PAPER = Inks("#e3e4e0", "#edece7", "#c3c7c5", "#d3d1c8", "#b9b7ab", "#66798a", "#8b7f78", "#48525e",
              "#efdccb", "#3b3e46", "#28303c", "#2c323b", "#fff6dc")  # fmt: skip
_TIMES: dict[Time, Inks] = {
    "dawn": replace(_PAPER, sky="#b4c2d8", low_sky="#f1d5c5", far="#98a4ba", ground="#b9b0ae", lines="#a0989a",
                    shade="#2b3350", glow="#ffdcb8"),
    "day": replace(_PAPER, sky="#bfd5e1", low_sky="#e2ebec", far="#9db6be", ground="#cdc8b6", lines="#b0aa96",
                   glow="#fff3c4"),
    "dusk": replace(_PAPER, sky="#77709a", low_sky="#eea77c", far="#655d7c", ground="#927a76", lines="#786468",
                    coat="#55627a", other_coat="#7a655f", trousers="#3b3f50", skin="#e9c3a4", hair="#2b2b36",
                    shade="#241f3a", near="#221f2e", glow="#ffc27a"),
    "night": replace(_PAPER, sky="#1b2740", low_sky="#31435f", far="#17202f", ground="#28354a", lines="#3b4c64",
                     coat="#54708f", other_coat="#776d7d", trousers="#33435a", skin="#c3c6cb", hair="#121822",
                     shade="#0a1020", near="#0b1019", glow="#cfe0f5"),
}  # fmt: skip
_WARM = {"glow": "#ffb65c", "skin": "#e8bd94", "shade": "#1a0f12"}


def inks_for(light: Light) -> Inks:
    """Return the inks: the time's, warmed by a flame or a lamp, or tinted by neon. Plain paper where nothing is told."""
    time = light.time or ("night" if light.source == "moon" else None)
    inks = _TIMES[time] if time else _PAPER
    if light.source in ("flame", "lamp") and time in ("night", "dusk", None):
        return replace(_TIMES["night"] if light.source == "flame" and time is None else inks, **_WARM)
    return replace(inks, glow="#ff7ac0") if light.source == "neon" else inks
