"""What a film is: frozen values with the craft's own names. Imports nothing of ours."""

from bot.story.film import PRESET_PARTS, SIDES, Aspect, Film, Handle, Known, Preset, PresetPart, Side
from bot.story.findings import Finding, Fix, Level
from bot.story.scene import LOCKABLE, Angle, Camera, Clip, Elements, Lockable, Move, Scene, Size, Status, Waiver
from bot.story.words import ELEMENTS, HEADINGS, LANGS, ElementName, Frozen, Heading, Lang, Phrase, Sentence

__all__ = [
    "ELEMENTS",
    "HEADINGS",
    "LANGS",
    "LOCKABLE",
    "PRESET_PARTS",
    "SIDES",
    "Angle",
    "Aspect",
    "Camera",
    "Clip",
    "ElementName",
    "Elements",
    "Film",
    "Finding",
    "Fix",
    "Frozen",
    "Handle",
    "Heading",
    "Known",
    "Lang",
    "Level",
    "Lockable",
    "Move",
    "Phrase",
    "Preset",
    "PresetPart",
    "Scene",
    "Sentence",
    "Side",
    "Size",
    "Status",
    "Waiver",
]
