"""The card of a scene: heading, framing picture, elements, prompt, findings, locks."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from bot.chat.present.findings import finding_cards
from bot.chat.present.frames import camera_words, frame
from bot.chat.present.words import name_of, names_of
from bot.composing import Prompt, compose, named
from bot.composing.hints import hint
from bot.library.targets import Target, target
from bot.story import ELEMENTS, LANGS, Camera, Elements, Film, Finding, Lang, Phrase, Scene, Sentence
from bot.texts import say

_NOTES = ("sound", "style", "avoid")


@lru_cache(maxsize=512)
def scene_card(head: Film, scene: Scene, findings: tuple[Finding, ...], lang: Lang) -> dict[str, Any]:
    """Return all that the board shows of a scene. `head` is the film without its scenes.

    Kept by value: of a film that is being written, only the scenes that changed are made anew.
    """
    chosen = target(head.target)
    prompt = compose(head, scene, chosen)
    return {
        "id": scene.id,
        "slate": scene.slate,
        "status": scene.status,
        "slug": scene.slug.model_dump(),
        "beat": scene.beat.model_dump(),
        "seconds": scene.seconds,
        "covers": list(scene.plot_sentences),
        "picture": frame(head, scene, lang),
        "camera": camera_words(scene.camera, lang),
        "elements": [_element(scene, element, lang) for element in ELEMENTS],
        "sentences": [
            {"element": name_of(said.element, lang), "ja": said.ja, "en": said.en} for said in scene.prose
        ],
        "notes": [
            {"name": note, "label": name_of(note, lang), "text": (getattr(scene, note) or Phrase()).model_dump()}
            for note in _NOTES
        ],
        "locks": list(scene.locks),
        "stale": _stale(scene),
        **_prompt_card(head, prompt, scene, chosen, lang),
        **finding_cards(scene, findings, lang),
    }  # fmt: skip


def drafted(scene: Scene, draft: Mapping[str, Any]) -> Scene:
    """Return the scene with as much of a draft in it as can be read by now."""
    elements = {element: _phrase(draft.get(element)) for element in ELEMENTS}
    prose = draft.get("prose")
    said = [s for s in prose if isinstance(s, Mapping)] if isinstance(prose, list) else []
    return scene.model_copy(
        update={
            "elements": Elements(**elements),
            "camera": _camera(draft.get("camera")) or scene.camera,
            "prose": tuple(
                Sentence(element=s["element"], **_phrase(s).model_dump()) for s in said if s.get("element") in ELEMENTS
            ),
        }
    )


def _phrase(value: object) -> Phrase:
    if not isinstance(value, Mapping):
        return Phrase()
    return Phrase(**{lang: text for lang in LANGS if isinstance(text := value.get(lang), str)})


def _camera(value: object) -> Camera | None:
    """Return camera values once all of them have come: half a word is no value."""
    try:
        return Camera.model_validate(value)
    except ValidationError:
        return None


def _element(scene: Scene, element: Any, lang: Lang) -> dict[str, Any]:
    phrase = scene.elements.named(element)
    return {
        "name": element,
        "label": name_of(element, lang),
        "text": phrase.model_dump(),
        # What is being written will have its English in a moment.
        "hint": "" if scene.status == "planned" else hint(phrase, lang),
    }


def _stale(scene: Scene) -> dict[str, list[str]]:
    """Return which languages of which element lag behind, the paragraph's sentences counted in; headings alike."""
    lagging: dict[str, list[str]] = {}
    for mark in scene.stale:
        field, _, lang = mark.removeprefix("prose.").rpartition(".")
        if lang not in lagging.setdefault(field, []):
            lagging[field].append(lang)
    return lagging


def _prompt_card(head: Film, prompt: Prompt, scene: Scene, chosen: Target, lang: Lang) -> dict[str, Any]:
    avoid = scene.avoid.ja if scene.avoid else ""
    return {
        "prompt": prompt.text.model_dump(),
        "gist": _gist(head, scene),
        "pastes": _pastes(prompt, scene),
        "length": {
            "count": prompt.length,
            "limit": prompt.limit.count,
            "unit": say(f"exporting.{prompt.limit.unit}", lang),
            "over": prompt.over,
        },
        "negative": {"en": prompt.negative, "ja": avoid if prompt.negative else ""},
        "parameters": {
            "en": ", ".join(prompt.parameters.values()),
            "said": say("board.settings", lang, ratio=prompt.parameters["aspect ratio"], seconds=prompt.seconds),
        },
        "clip_seconds": prompt.seconds,
        "remarks": _remarks(head, prompt, chosen, lang),
    }


def _pastes(prompt: Prompt, scene: Scene) -> Lang | None:
    """Return the language to paste: English, or Japanese as long as it alone is whole; None while neither is."""
    if prompt.text.en.strip() and not prompt.missing:
        return "en"
    # What is being written will have its English in a moment.
    whole = prompt.text.ja.strip() and not prompt.missing_ja and scene.status != "planned"
    return "ja" if whole else None


def _gist(head: Film, scene: Scene) -> str:
    """Return in Japanese what the prompt says, what happens first: its beginning is read as one line."""
    said = [
        *(s for s in scene.prose if s.element == "subject_action"),
        *(s for s in scene.prose if s.element != "subject_action"),
    ]
    return "".join(named(head, sentence.ja, "ja") for sentence in said)


def _remarks(head: Film, prompt: Prompt, chosen: Target, lang: Lang) -> list[str]:
    """Return what is to be known before the prompt is pasted: what is missing, too long, or not as wished."""
    remarks: list[str] = []
    if prompt.missing:
        remarks.append(say("exporting.lacks_en", lang, fields=names_of(prompt.missing, lang)))
    if prompt.over:
        unit = say(f"exporting.{prompt.limit.unit}", lang)
        remarks.append(
            say("exporting.over", lang, count=prompt.length, unit=unit, target=chosen.name, limit=prompt.limit.count)
        )
    if prompt.seconds != prompt.wished_seconds:
        remarks.append(
            say(
                "exporting.seconds_differ",
                lang,
                target=chosen.name,
                seconds=prompt.seconds,
                wished=prompt.wished_seconds,
            )
        )
    if prompt.parameters["aspect ratio"] != head.aspect:
        ratio = prompt.parameters["aspect ratio"]
        remarks.append(say("exporting.aspect_differs", lang, target=chosen.name, aspect=ratio, wished=head.aspect))
    if prompt.without_look:
        remarks.append(say("exporting.look_left_out", lang))
    return remarks
