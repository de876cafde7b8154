"""What a writer fills in: no ids, no counts, and only what a strict schema may hold.

So: every field required, None for absent, no defaults, no bounds, no formats. Docstrings reach the writer
as the schema's descriptions. Order matters: elements before the paragraph, Japanese before English.
"""

from typing import Literal

from pydantic import ConfigDict

from bot.story import Angle, ElementName, Frozen, Move, Size


class Draft(Frozen):
    """Something that a writer fills in."""

    # So that what stands below a field reaches the writer, too.
    model_config = ConfigDict(use_attribute_docstrings=True)


class PhraseDraft(Draft):
    """The same thing said in Japanese and in English."""

    ja: str
    en: str


class QuestionDraft(Draft):
    """A question to the dreamer about something that the plot leaves open."""

    about: Literal["who", "where", "when", "what", "mood", "look", "ending"]
    question: PhraseDraft
    choices: list[PhraseDraft]
    """Two to four short answers to choose from."""


class InterviewDraft(Draft):
    """At most three questions, only about what is missing; none if nothing is."""

    questions: list[QuestionDraft]


class KnownDraft(Draft):
    """A character, place or prop that must look the same in every scene."""

    handle: str
    """Lower-case Latin letters, digits and underscores, as kakeru or old_coin."""
    name: PhraseDraft
    identity: PhraseDraft
    """Visible facts in one noun phrase, at most 120 characters; English begins with a or an."""
    short: PhraseDraft
    """The noun phrase for later mentions, at most 40 characters; English begins with the."""


class PresetDraft(Draft):
    """The look of the whole film."""

    theme: PhraseDraft
    color: PhraseDraft
    camera: PhraseDraft
    film_stock: PhraseDraft
    lighting: PhraseDraft
    vibe: PhraseDraft


class OutlineDraft(Draft):
    """What the whole film shares."""

    title: PhraseDraft
    logline: PhraseDraft
    preset: PresetDraft
    cast: list[KnownDraft]
    places: list[KnownDraft]
    props: list[KnownDraft]
    assumptions: list[PhraseDraft]
    """What was assumed and the plot does not say."""


class BeatDraft(Draft):
    """One scene of the list."""

    plot_sentences: list[int]
    """The numbers of the plot sentences that it covers."""
    slug: PhraseDraft
    beat: PhraseDraft
    """What happens, in one sentence."""
    seconds: int


class BreakdownDraft(Draft):
    """The scene list, in the order of the film."""

    scenes: list[BeatDraft]


class CameraDraft(Draft):
    """The closed camera values of the shot."""

    size: Size
    angle: Angle
    move: Move
    lens_mm: int | None


class SentenceDraft(Draft):
    """One sentence of the prompt paragraph and the element that it says."""

    element: ElementName
    ja: str
    en: str


class SceneDraft(Draft):
    """The five elements of one scene and the paragraph that says them."""

    subject_action: PhraseDraft
    camera_work: PhraseDraft
    environment: PhraseDraft
    lighting_color: PhraseDraft
    time_flow: PhraseDraft
    camera: CameraDraft
    prose: list[SentenceDraft]
    sound: PhraseDraft | None
    avoid: PhraseDraft | None
    """Nouns to keep out of the picture, or null."""
    assumptions: list[PhraseDraft]


class QuickDraft(Draft):
    """One prompt from a line or a few words."""

    title: PhraseDraft
    slug: PhraseDraft
    scene: SceneDraft


class ElementDraft(Draft):
    """One element, rewritten."""

    text: PhraseDraft
    sentences: list[PhraseDraft]
    """The sentences of the prompt paragraph that say it."""


class ShotDraft(Draft):
    """The camera work, rewritten."""

    text: PhraseDraft
    camera: CameraDraft
    sentences: list[PhraseDraft]


class StillDraft(Draft):
    """What the first frame of a scene shows of its people and things."""

    text: PhraseDraft


class FollowDraft(Draft):
    """One language of one field, brought up to the other."""

    text: str
    sentences: list[str]


class WishDraft(Draft):
    """One thing that the user wants: a change of the film, or something to be shown, said or handed over."""

    action: Literal[
        "rewrite", "set_seconds", "set_heading", "set_note", "set_target", "set_aspect", "set_title", "set_logline", "set_preset",
        "look", "identify", "add_scene", "delete_scene", "move_scene", "split_scene", "merge_scenes", "lock", "unlock",
        "keep", "undo", "redo", "accept", "another", "reject", "first_offer", "coach", "explain", "why", "check", "mend",
        "export", "cost", "help", "go_on",
    ]  # fmt: skip
    scenes: list[int]
    """The scene numbers meant, in order; every scene of the film by number where all are meant; else empty."""
    field: str | None
    """The element, preset part, heading, lock or handle that is meant; null where the action needs none."""
    number: int | None
    """Seconds, the new place of a moved scene, the scene that a new one comes after, or where to split; else null."""
    text: PhraseDraft | None
    """The new words where the user gave them, or the wish for a rewrite; a word to explain; ids in both alike."""


class DirectDraft(Draft):
    """What a free remark asks for, as a list of wishes; or a question back where it cannot be told."""

    wishes: list[WishDraft]
    question: PhraseDraft | None
    """Set only if nothing can be done before it is answered."""
    offers: list[WishDraft]
    """With a question: up to three wishes that could be meant, for the user to press. Else empty."""
