"""What can be wrong with a plan: the interview, the outline, the scene list, the wishes of a remark."""

import re
from collections.abc import Iterator
from typing import get_args

from bot.library.targets import targets
from bot.llm.asks import BreakdownInputs, DirectInputs, InterviewInputs, OutlineInputs
from bot.llm.drafts import BreakdownDraft, DirectDraft, InterviewDraft, KnownDraft, OutlineDraft, WishDraft
from bot.story import ELEMENTS, PRESET_PARTS, Lockable
from bot.writing.faults import Bilingual, Fault, in_both, in_one, twice

_HANDLE = re.compile(r"[a-z][a-z0-9_]*")
_ASPECT = re.compile(r"[1-9][0-9]{0,3}:[1-9][0-9]{0,3}")
_IDENTITY, _SHORT = 120, 40
_FIELDS: dict[str, tuple[str, ...]] = {
    "rewrite": ELEMENTS,
    "set_heading": ("slug", "beat"),
    "set_preset": PRESET_PARTS,
    "lock": get_args(Lockable),
    "unlock": get_args(Lockable),
}
_WITH_SCENES = (
    "rewrite",
    "set_seconds",
    "set_heading",
    "delete_scene",
    "move_scene",
    "split_scene",
    "merge_scenes",
    "lock",
    "unlock",
)
_WITH_TEXT = (
    "rewrite",
    "set_heading",
    "set_target",
    "set_aspect",
    "set_title",
    "set_logline",
    "set_preset",
    "identify",
)
_WITH_NUMBER = ("set_seconds", "move_scene")


def of_interview(draft: InterviewDraft, _: InterviewInputs) -> Iterator[Fault]:
    """Yield the faults of the questions."""
    if len(draft.questions) > 3:
        yield Fault("three questions", f"There are {len(draft.questions)} questions; at most three are allowed.")
    for about in twice(question.about for question in draft.questions):
        yield Fault("three questions", f"Two questions are about {about}; ask about it once.")
    for i, question in enumerate(draft.questions):
        yield from in_both(f"questions[{i}].question", question.question)
        if not 2 <= len(question.choices) <= 4:
            yield Fault("choices", f"questions[{i}] has {len(question.choices)} choices; give two to four.")
        for j, choice in enumerate(question.choices):
            yield from in_both(f"questions[{i}].choices[{j}]", choice)
        for same in twice(choice.ja.strip() for choice in question.choices):
            yield Fault("choices", f"questions[{i}] offers the same choice twice: {same}")


def of_outline(draft: OutlineDraft, _: OutlineInputs) -> Iterator[Fault]:
    """Yield the faults of the outline."""
    said: list[tuple[str, Bilingual]] = [("title", draft.title), ("logline", draft.logline)]
    said += [(f"preset.{part}", getattr(draft.preset, part)) for part in PRESET_PARTS]
    said += [(f"assumptions[{i}]", assumed) for i, assumed in enumerate(draft.assumptions)]
    for where, text in said:
        yield from in_both(where, text)
    known = [*draft.cast, *draft.places, *draft.props]
    for handle in twice(entry.handle for entry in known):
        yield Fault("handles valid", f"The handle {handle} stands twice; give each entry its own.")
    for entry in known:
        yield from _of_known(entry)


def of_breakdown(draft: BreakdownDraft, inputs: BreakdownInputs) -> Iterator[Fault]:
    """Yield the faults of the scene list. How many scenes there are is not one: that is told, not repaired."""
    standing = {i for scene in inputs.film.scenes for i in scene.plot_sentences}
    if not draft.scenes and len(standing) < len(inputs.sentences):
        yield Fault("scenes", "The list is empty; every sentence of the plot belongs to a scene.")
    last = -1
    for place, beat in enumerate(draft.scenes):
        where, numbers = f"scenes[{place}]", beat.plot_sentences
        yield from in_both(f"{where}.slug", beat.slug)
        yield from in_both(f"{where}.beat", beat.beat)
        if not numbers and inputs.sentences:
            yield Fault("sentence numbers", f"{where}.plot_sentences is empty; every scene covers a part of the plot.")
        for number in numbers:
            if not 0 <= number < len(inputs.sentences):
                ends = len(inputs.sentences) - 1
                yield Fault(
                    "sentence numbers", f"{where}: there is no plot sentence {number}; they go from 0 to {ends}."
                )
        if numbers != sorted(set(numbers)):
            yield Fault("sentence order", f"{where}.plot_sentences must ascend, each number once: {numbers}.")
        # Only the sentence at the seam may be shared: a long one can need two clips.
        elif numbers and numbers[0] < last:
            yield Fault(
                "sentence order", f"{where} goes back to sentence {numbers[0]} behind {last}; keep the plot's order."
            )
        last = max([last, *numbers])


def of_direct(draft: DirectDraft, inputs: DirectInputs) -> Iterator[Fault]:
    """Yield the faults of the wishes that a remark was read as."""
    if draft.question is not None:
        yield from in_both("question", draft.question)
        if draft.wishes:
            yield Fault("wishes or question", "Give either wishes or a question, not both.")
    elif not draft.wishes:
        yield Fault("wishes or question", "Give at least one wish, or a question if nothing can be done.")
    for i, wish in enumerate(draft.wishes):
        yield from _of_wish(f"wishes[{i}]", wish, inputs)


def _of_wish(where: str, wish: WishDraft, inputs: DirectInputs) -> Iterator[Fault]:
    by_number = {scene.number: scene for scene in inputs.film.scenes}
    for number in wish.scenes:
        if number not in by_number:
            yield Fault("scenes exist", f"{where}: there is no scene {number} in a film of {len(by_number)}.")
    if wish.action in _WITH_SCENES and not wish.scenes:
        yield Fault("scenes exist", f"{where}: {wish.action} needs the numbers of its scenes.")
    fields = _FIELDS.get(wish.action)
    if fields and wish.field not in fields:
        yield Fault("fields exist", f"{where}.field is {wish.field!r}; {wish.action} takes one of {', '.join(fields)}.")
    if wish.action == "identify" and (wish.field or "").removeprefix("@") not in {k.handle for k in inputs.film.known}:
        yield Fault("fields exist", f"{where}.field is {wish.field!r}, which is no handle of the film.")
    if wish.action in _WITH_NUMBER and (wish.number is None or wish.number < 1):
        yield Fault("complete", f"{where}: {wish.action} needs a number of at least 1.")
    if wish.action == "move_scene" and wish.number is not None and wish.number > len(by_number):
        yield Fault("scenes exist", f"{where}: there is no place {wish.number} in a film of {len(by_number)} scenes.")
    if wish.action == "merge_scenes" and len(wish.scenes) < 2:
        yield Fault("complete", f"{where}: merge_scenes needs the numbers of two neighbors.")
    if (
        wish.action == "split_scene"
        and len(wish.scenes) == 1
        and wish.scenes[0] in by_number
        and wish.number is not None
    ):
        own = by_number[wish.scenes[0]].plot_sentences
        if wish.number not in own[1:]:
            yield Fault("complete", f"{where}.number is {wish.number}; the second half can begin at {list(own[1:])}.")
    if wish.action in _WITH_TEXT:
        yield from _of_words(where, wish)


def _of_words(where: str, wish: WishDraft) -> Iterator[Fault]:
    if wish.text is None or not (wish.text.ja.strip() or wish.text.en.strip()):
        yield Fault("complete", f"{where}: {wish.action} needs its words in text.")
    elif wish.action == "set_target":
        if wish.text.en not in targets():
            yield Fault("complete", f"{where}: there is no target {wish.text.en}; known are {', '.join(targets())}.")
    elif wish.action == "set_aspect":
        if not _ASPECT.fullmatch(wish.text.en):
            yield Fault("complete", f"{where}: {wish.text.en!r} is no aspect; write it as 16:9.")
    else:
        yield from in_both(f"{where}.text", wish.text)


def _of_known(entry: KnownDraft) -> Iterator[Fault]:
    at = f"@{entry.handle}"
    if not _HANDLE.fullmatch(entry.handle):
        yield Fault("handles valid", f"{entry.handle!r} is no handle: use a-z, 0-9 and _, a letter first.")
    # A Latin name (K, or a sign) can be a name in Japanese too.
    if not entry.name.ja.strip():
        yield Fault("languages", f"{at}.name.ja is empty.")
    yield from in_one(f"{at}.name.en", entry.name.en, "en")
    for part, phrase, longest in (("identity", entry.identity, _IDENTITY), ("short", entry.short, _SHORT)):
        yield from in_both(f"{at}.{part}", phrase)
        for lang, text in (("ja", phrase.ja), ("en", phrase.en)):
            if len(text) > longest:
                yield Fault("lengths", f"{at}.{part}.{lang} has {len(text)} characters and may have {longest}.")
            if "\n" in text.strip() or text.rstrip().endswith((".", "。")):
                yield Fault("noun phrases", f"{at}.{part}.{lang} must be one noun phrase without a full stop.")
    if not re.match(r"(?:an?|two)\s", entry.identity.en, re.IGNORECASE):
        yield Fault("noun phrases", f"{at}.identity.en must begin with a or an: {entry.identity.en}")
    if not re.match(r"the\s", entry.short.en, re.IGNORECASE):
        yield Fault("noun phrases", f"{at}.short.en must begin with the: {entry.short.en}")
