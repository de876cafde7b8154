"""What each step knows when it asks: the typed inputs of an Ask."""

from bot.edits import RewriteElement
from bot.library.targets import Target
from bot.story import ElementName, Film, Frozen, Heading, Lang, Phrase, Scene


class InterviewInputs(Frozen):
    """For the questions about what is missing."""

    plot: str
    plot_lang: Lang


class OutlineInputs(Frozen):
    """For the outline: the film holds the plot, the target and the aspect."""

    film: Film
    target: Target
    answers: tuple[str, ...] = ()
    """What the dreamer answered in the interview."""
    scenes: int | None = None
    """How many scenes are wished for in all; a writer that lists them in the same breath needs to know."""
    seconds: int | None = None
    """How long the film should be in all."""


class BreakdownInputs(Frozen):
    """For the scene list."""

    film: Film
    """With its outline, and the scenes that already stand."""
    target: Target
    sentences: tuple[str, ...]
    """The plot's sentences by number."""
    scenes: int | None = None
    """How many are wished for in all."""
    seconds: int | None = None
    """How long the film should be in all."""


class FillInputs(Frozen):
    """For the elements and the paragraph of one scene."""

    film: Film
    scene: Scene
    target: Target
    sentences: tuple[str, ...]
    budget: int
    """Characters that are left for the English paragraph, handles counted as they are written."""


class RewriteInputs(Frozen):
    """For one element of one scene."""

    film: Film
    scene: Scene
    target: Target
    element: ElementName
    wish: str
    budget: int
    shown: tuple[RewriteElement, ...] = ()
    """What was shown for this wish before and is not wanted again, oldest first."""


class FollowInputs(Frozen):
    """For the language of one text that lags behind."""

    film: Film
    scene: Scene
    element: ElementName | Heading
    lang: Lang
    """The language to bring up."""


class Before(Frozen):
    """What was said before a remark, as far as it may be an answer."""

    remarks: tuple[str, ...] = ()
    """The person's last remarks, the newest last."""
    asked: str = ""
    """The remark that a question is open about."""
    question: Phrase = Phrase()
    """That question."""
    offered: str = ""
    """The wish that a proposal is open for, to be accepted, rejected or made otherwise."""


class StillInputs(Frozen):
    """For the first frame of one scene, as a still."""

    film: Film
    scene: Scene


class DirectInputs(Frozen):
    """For a free remark about the film."""

    film: Film
    remark: str
    scene: Scene | None
    """The one that is being talked about."""
    before: Before = Before()


class QuickInputs(Frozen):
    """For one prompt from a few words."""

    film: Film
    """Fresh: the words are its plot."""
    target: Target
    budget: int
