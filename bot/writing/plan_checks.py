"""What can be wrong with a plan: the interview, the outline, the scene list."""

import re
from collections.abc import Iterator

from bot.llm.asks import BreakdownInputs, InterviewInputs, OutlineInputs
from bot.llm.drafts import BreakdownDraft, InterviewDraft, KnownDraft, OutlineDraft
from bot.story import PRESET_PARTS
from bot.writing.faults import Bilingual, Fault, in_both, in_one, twice

_HANDLE = re.compile(r"[a-z][a-z0-9_]*")
_IDENTITY, _SHORT = 120, 40


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
