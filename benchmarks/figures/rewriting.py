"""What a rewrite of one element has sent back, beside what of the film it replaces."""

from collections.abc import Iterator
from statistics import mean

from benchmarks.figure import Figure
from bot.library.samples import sample
from bot.llm.drafts import ElementDraft, ShotDraft
from bot.llm.tokens import count
from bot.story import LANGS, Scene


def measured() -> Iterator[Figure]:
    """Yield the figure for the camera work and for the others, over all scenes of the sample film."""
    names = [name for name in type(sample().scenes[0].elements).model_fields if name != "camera_work"]
    for what, elements in (("the camera work", ["camera_work"]), ("any other element", names)):
        pairs = [(_sent(scene, name), _text(scene, name)) for scene in sample().scenes for name in elements]
        sent, own = (mean(side) for side in zip(*pairs, strict=True))
        yield Figure(
            f"rewrite of {what}: tokens sent back / its own", sent / own, bar=1.3,
            behind=f"{sent:.0f} / {own:.0f} tokens",
        )  # fmt: skip


def _sent(scene: Scene, name: str) -> int:
    """Return the tokens of the answer from which this element, as it stands, comes."""
    said = [{"ja": line.ja, "en": line.en} for line in scene.prose if line.element == name]
    draft = {"text": getattr(scene.elements, name).model_dump(), "sentences": said}
    if name == "camera_work":
        return _tokens(ShotDraft.model_validate(draft | {"camera": scene.camera.model_dump()}).model_dump_json())
    return _tokens(ElementDraft.model_validate(draft).model_dump_json())


def _text(scene: Scene, name: str) -> int:
    """Return the tokens of what the film holds of it: its text, its sentences, and the camera's closed values."""
    phrases = [getattr(scene.elements, name), *(line for line in scene.prose if line.element == name)]
    closed = [str(value) for value in scene.camera.model_dump().values()] if name == "camera_work" else []
    return _tokens("\n".join([*(getattr(phrase, lang) for phrase in phrases for lang in LANGS), *closed]))


def _tokens(text: str) -> int:
    return count(text, "gpt-6-luna").tokens
