"""What can be wrong with the text of a scene: whole (fill, quick), one element (rewrite), one language (follow)."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from bot.composing import handles_in, written_out
from bot.library.instructions import shared
from bot.llm.asks import FillInputs, FollowInputs, QuickInputs, RewriteInputs
from bot.llm.drafts import CameraDraft, ElementDraft, FollowDraft, QuickDraft, SceneDraft, ShotDraft
from bot.llm.guided.wishing import camera_wish
from bot.sentences import spoken
from bot.story import ELEMENTS, Film, Known, Lang, Scene
from bot.writing.faults import Bilingual, Fault, handles, in_both, in_one

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_LENS = re.compile(r"(\d+)\s?-?mm\b")
# Only words that cannot mean anything but a moving, or a fixed, camera.
_MOVING = re.compile(
    r"\b(?:doll(?:y|ies|ying)|pans|panning|tilts|tilting|orbits|orbiting|trucks|tracking shot|handheld)\b|ドリー(?:イン|アウト)|手持ち|パンする|ティルト|回り込む"
)
_FIXED = re.compile(
    r"\b(?:static (?:shot|camera|frame)|locked[- ]off|fixed camera)\b|フィックス|固定カメラ|カメラは(?:固定|動かない)"
)
_OF_SPEECH = re.compile(
    r"台詞|セリフ|せりふ|言葉|声|「|\b(?:line|lines|dialogue|speech|says?|words)\b|\"", re.IGNORECASE
)


def of_scene(draft: SceneDraft, inputs: FillInputs) -> Iterator[Fault]:
    """Yield the faults of a filled scene."""
    yield from _of_text(draft, inputs.film, inputs.budget)
    acting = [known.handle for known in in_beat(inputs.film, inputs.scene)]
    cast = {known.handle for known in inputs.film.cast}
    # The beat may also name who is only looked at or spoken of: one of the cast in the picture is enough.
    if acting and not any(cast & set(handles_in(said.en)) for said in draft.prose):
        named = ", ".join(f"@{handle}" for handle in acting)
        yield Fault("who acts", f"prose speaks of nobody who is in the beat: {named}.")
    yield from _unspoken(draft, _lines(inputs), inputs.film.plot_lang)


def of_quick(draft: QuickDraft, inputs: QuickInputs) -> Iterator[Fault]:
    """Yield the faults of a prompt from a few words."""
    yield from in_both("title", draft.title)
    yield from in_both("slug", draft.slug)
    yield from _of_text(draft.scene, inputs.film, inputs.budget)
    yield from _unspoken(draft.scene, spoken(inputs.film.plot), inputs.film.plot_lang)


def of_rewrite(draft: ElementDraft | ShotDraft, inputs: RewriteInputs) -> Iterator[Fault]:
    """Yield the faults of one element rewritten."""
    said: list[tuple[str, Bilingual]] = [("text", draft.text)]
    said += [(f"sentences[{i}]", sentence) for i, sentence in enumerate(draft.sentences)]
    for where, text in said:
        yield from in_both(where, text)
        yield from handles(inputs.film, where, text)
    if not draft.sentences:
        yield Fault("five elements", f"sentences is empty: say {inputs.element} in at least one sentence.")
    if isinstance(draft, ShotDraft):
        yield from _camera(draft.camera, [text for _, text in said])
    yield from _shown(draft, inputs)
    before = [sentence for sentence in inputs.scene.prose if sentence.element == inputs.element]
    others = [sentence.en for sentence in inputs.scene.prose if sentence.element != inputs.element]
    # A paragraph that was too long already must only not get longer.
    budget = max(inputs.budget, _written(inputs.film, [sentence.en for sentence in inputs.scene.prose]))
    yield from _within(inputs.film, [*others, *(sentence.en for sentence in draft.sentences)], budget)
    if not _OF_SPEECH.search(inputs.wish):
        after = " ".join(sentence.ja + sentence.en for sentence in draft.sentences)
        for line in dict.fromkeys(line for sentence in before for line in spoken(sentence.said(inputs.film.plot_lang))):
            if line not in after:
                yield Fault("spoken lines", f"sentences must keep the spoken line word for word: {line}")


def _shown(draft: ElementDraft | ShotDraft, inputs: RewriteInputs) -> Iterator[Fault]:
    """Yield what repeats something that was shown before: its words, or the set-up where the wish leaves one open."""
    if draft.text.en in {one.text.en for one in inputs.shown}:
        yield Fault("shown before", "text says what was shown before: do the wish in another way.")
    elif isinstance(draft, ShotDraft) and not _names_all(inputs.wish):
        values = draft.camera.model_dump()
        if values in [one.camera.model_dump() for one in inputs.shown if one.camera is not None]:
            yield Fault(
                "shown before", "camera has the values that were shown before: keep the wish, vary what is free."
            )


def _names_all(wish: str) -> bool:
    asked = camera_wish(wish)
    return None not in (asked.size, asked.angle, asked.move, asked.lens_mm)


def of_follow(draft: FollowDraft, inputs: FollowInputs) -> Iterator[Fault]:
    """Yield the faults of one language that was brought up to the other."""
    leading: Lang = "en" if inputs.lang == "ja" else "ja"
    partners = [said.said(leading) for said in inputs.scene.prose if said.element == inputs.element]
    if len(draft.sentences) != len(partners):
        yield Fault("pairs", f"sentences must have exactly {len(partners)} entries, one for each pair, in order.")
    pairs = [("text", draft.text, inputs.scene.named(inputs.element).said(leading))]
    pairs += [(f"sentences[{i}]", *pair) for i, pair in enumerate(zip(draft.sentences, partners, strict=False))]
    for where, text, partner in pairs:
        if not partner.strip():
            continue
        yield from in_one(where, text, inputs.lang)
        if set(handles_in(text)) != set(handles_in(partner)):
            wanted = ", ".join(f"@{handle}" for handle in dict.fromkeys(handles_in(partner))) or "none"
            yield Fault("handles agree", f"{where} must have the handles of its partner: {wanted}.")
        if _numbers(text) != _numbers(partner):
            yield Fault("numbers agree", f"{where} must have the numbers of its partner, in digits: {partner}")
        yield from (
            Fault("spoken lines", f"{where} must keep the spoken line word for word: {line}")
            for line in spoken(partner)
            if line not in text
        )


def in_beat(film: Film, scene: Scene) -> tuple[Known, ...]:
    """Return who of the cast is in the scene's beat, by handle or name."""
    mentioned = {*handles_in(scene.beat.ja), *handles_in(scene.beat.en)}
    return tuple(
        known
        for known in film.cast
        if known.handle in mentioned
        or (len(known.name.ja) > 1 and known.name.ja in scene.beat.ja)
        or (known.name.en and re.search(rf"\b{re.escape(known.name.en)}\b", scene.beat.en, re.IGNORECASE))
    )


def _of_text(draft: SceneDraft, film: Film, budget: int) -> Iterator[Fault]:
    elements: list[tuple[str, Bilingual]] = [(name, getattr(draft, name)) for name in ELEMENTS]
    prose: list[tuple[str, Bilingual]] = [(f"prose[{i}]", said) for i, said in enumerate(draft.prose)]
    notes = [
        (name, note) for name, note in (("sound", draft.sound), ("avoid", draft.avoid)) if note and (note.ja or note.en)
    ]
    assumed = [(f"assumptions[{i}]", said) for i, said in enumerate(draft.assumptions)]
    for where, said in (*elements, *prose, *notes, *assumed):
        yield from in_both(where, said)
        yield from handles(film, where, said)
    for name in ELEMENTS:
        if not any(said.element == name for said in draft.prose):
            yield Fault("five elements", f"prose has no sentence for {name}.")
    for at, (where, said) in enumerate(elements):
        for other, same in elements[:at]:
            if said.en.strip() and said.en.strip() == same.en.strip():
                yield Fault("elements differ", f"{where} says the same as {other}.")
    camera: list[Bilingual] = [draft.camera_work, *(said for said in draft.prose if said.element == "camera_work")]
    yield from _camera(draft.camera, camera)
    sound = [draft.sound.en] if draft.sound else []
    yield from _within(film, [*(said.en for said in draft.prose), *sound], budget)
    for where, said in (*elements, *prose):
        if _bare(said.ja) in example() or _bare(said.en) in example():
            yield Fault("own words", f"{where} is copied from the example: write about this scene.")


def _camera(camera: CameraDraft, said: Sequence[Bilingual]) -> Iterator[Fault]:
    words = "\n".join(f"{text.ja}\n{text.en}" for text in said)
    named = {int(lens) for lens in _LENS.findall(words)}
    if named and camera.lens_mm not in named:
        yield Fault("camera agrees", f"camera.lens_mm is {camera.lens_mm}, and the words name {sorted(named)} mm.")
    if camera.move == "static" and (move := _MOVING.search(words)):
        yield Fault("camera agrees", f"camera.move is static, and the words say {move.group()!r}.")
    if camera.move != "static" and (fixed := _FIXED.search(words)):
        yield Fault("camera agrees", f"camera.move is {camera.move}, and the words say {fixed.group()!r}.")


def _written(film: Film, english: Sequence[str]) -> int:
    written = written_out(film, english, "en")
    return len(" ".join(piece for text in written for piece in (text.text, *text.introductions)))


def _within(film: Film, english: Sequence[str], budget: int) -> Iterator[Fault]:
    length = _written(film, english)
    if length > budget:
        yield Fault(
            "budget",
            f"The English sentences, with sound, are {length} characters with the handles written out and may be {budget}: "
            f"shorten them by {length - budget + 20}.",
        )


def _lines(inputs: FillInputs) -> tuple[str, ...]:
    """Return what is spoken in this scene: the beat says which part of a sentence that several scenes share it is."""
    beat = spoken(inputs.scene.beat.said(inputs.film.plot_lang))
    elsewhere = {i for scene in inputs.film.scenes if scene.id != inputs.scene.id for i in scene.plot_sentences}
    own = [i for i in inputs.scene.plot_sentences if i not in elsewhere and i < len(inputs.sentences)]
    return tuple(dict.fromkeys((*beat, *(line for i in own for line in spoken(inputs.sentences[i])))))


def _unspoken(draft: SceneDraft, lines: Sequence[str], lang: Lang) -> Iterator[Fault]:
    """Yield lines that are lost. They may stand in the paragraph too, but in `sound` they fit a silent target."""
    texts = [getattr(sentence, lang) for sentence in draft.prose]
    said = "\n".join((*texts, getattr(draft.sound, lang) if draft.sound else ""))
    for line in lines:
        if line not in said:
            yield Fault(
                "spoken lines", f"sound.{lang} (or prose.{lang}) must have the quoted words, word for word: {line}"
            )


def _numbers(text: str) -> list[str]:
    """Return the numbers written in digits, full-width ones too."""
    return sorted(_DIGITS.findall(unicodedata.normalize("NFKC", text)))


@cache
def example() -> frozenset[str]:
    """Return the texts of the example in the instructions, without handles, which a copy would replace."""
    draft = SceneDraft.model_validate(json.loads(shared("example_scene.json")))
    said: list[Bilingual] = [*draft.prose, *(getattr(draft, name) for name in ELEMENTS)]
    return frozenset(_bare(text) for both in said for text in (both.ja, both.en))


def _bare(text: str) -> str:
    return re.sub(r"@[a-z][a-z0-9_]*|\W", "", text)
