"""What is being talked about right now. Stored with the film, so that a restart forgets nothing."""

from typing import Literal

from bot.edits import Edit
from bot.story import Camera, ElementName, Film, Frozen, Phrase

Step = Literal["plot", "interview", "outline", "breakdown", "storyboard"]
"""How far the walk is. `plot`: nothing is told yet."""


class Question(Frozen):
    """One question of the interview."""

    asks: Phrase
    choices: tuple[Phrase, ...] = ()
    answer: str | None = None
    """None: not answered yet. Empty: skipped."""


class Asked(Frozen):
    """A remark that cannot be followed before a question is answered, as "which scene?"."""

    remark: str
    question: Phrase


class Wanted(Frozen):
    """One element of one scene that is to be rewritten."""

    scene: str
    element: ElementName
    wish: str


class Proposal(Frozen):
    """Edits that wait for the person's word. Nothing of them is in the film yet."""

    id: str
    base: int
    """The version of the film that they were made for."""
    wish: str
    """What was asked for, in the person's words; asked again for another."""
    rewrites: tuple[Wanted, ...]
    """Which elements are rewritten, in order."""
    edits: tuple[Edit, ...]
    """One for each of `rewrites`."""


class Treatment(Frozen):
    """One way to shoot a scene, offered by the camera coach."""

    camera: Camera
    name: Phrase
    effect: Phrase
    """What it does to the viewer."""
    edit: Edit
    """What picking it does to the film."""


class Coaching(Frozen):
    """Three camera treatments of one scene."""

    scene: str
    treatments: tuple[Treatment, ...]


class Pasted(Frozen):
    """A prompt that was taken to the video model."""

    scene: str
    prompt: str
    """The text that was copied: once the prompt differs from it, the tick is gone."""


class Talk(Frozen):
    """One film's conversation, as far as the next turn needs it."""

    version: Literal[1] = 1
    step: Step = "plot"
    questions: tuple[Question, ...] = ()
    scene: str | None = None
    """The scene that "it" means: the last one that was talked about."""
    asked: Asked | None = None
    proposal: Proposal | None = None
    offers: tuple[Proposal, ...] = ()
    """What was proposed before for the same wish, oldest first: "the first one after all" means the first of these."""
    coaching: Coaching | None = None
    remarks: tuple[str, ...] = ()
    """The last few things that the person said, newest last."""
    pasted: tuple[Pasted, ...] = ()

    def ticked(self, scene: str, prompt: str) -> bool:
        """Tell if the prompt that a scene has now was taken to the video model."""
        return any(one.scene == scene and one.prompt == prompt for one in self.pasted)

    def question(self) -> int | None:
        """Return which question of the interview is open; None if none is."""
        return next((i for i, one in enumerate(self.questions) if one.answer is None), None)

    def answers(self) -> tuple[str, ...]:
        """Return question and answer of what was answered and not skipped, for the writer."""
        return tuple(f"{one.asks.ja} / {one.asks.en} {one.answer}" for one in self.questions if one.answer)


def about(talk: Talk, film: Film) -> Talk:
    """Return the talk without what the film no longer holds: a scene that is gone, a proposal for it."""
    there = {scene.id for scene in film.scenes}
    proposal = talk.proposal
    return talk.model_copy(
        update={
            "scene": talk.scene if talk.scene in there else None,
            "proposal": proposal if proposal and all(one.scene in there for one in proposal.rewrites) else None,
            "coaching": talk.coaching if talk.coaching and talk.coaching.scene in there else None,
        }
    )
