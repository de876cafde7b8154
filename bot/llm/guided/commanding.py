"""Understands a fixed list of commands in a free remark: delete, move, merge, split, lengths, locks, undo, wishes."""

import re
import unicodedata

from bot.library.guided_talk import Command, commands
from bot.library.targets import targets
from bot.llm.asks import DirectInputs
from bot.llm.drafts import DirectDraft, PhraseDraft, WishDraft
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.wishing import camera_wish, light_wish, tempo_wish
from bot.story import Lang, Phrase

_NEEDS_SCENE = ("delete_scene", "move_scene", "split_scene", "set_seconds", "lock", "unlock", "rewrite")


class _UnclearError(Exception):
    """Something must be asked first."""

    def __init__(self, question: Phrase) -> None:
        super().__init__(question.en)
        self.question = question


def direct(inputs: DirectInputs) -> DirectDraft:
    """Return the wishes in a remark, or the question that must be answered first.

    Raises CannotError if any part of it is not understood: half of a remark done is worse than none.
    """
    remark = unicodedata.normalize("NFKC", inputs.remark).strip()
    lang: Lang = "en" if remark.isascii() else "ja"
    pieces = [piece.strip() for piece in re.split(commands().clauses[lang], remark) if piece and piece.strip()]
    if not pieces:
        raise CannotError("guided.not_understood", remark=inputs.remark)
    try:
        wishes = [_wish(piece, lang, inputs) for piece in pieces]
    except _UnclearError as unclear:
        return DirectDraft(wishes=[], question=PhraseDraft(ja=unclear.question.ja, en=unclear.question.en))
    return DirectDraft(wishes=wishes, question=None)


def _wish(text: str, lang: Lang, inputs: DirectInputs) -> WishDraft:
    if (target := _target(text, lang)) is not None:
        return _made("set_target", [], text=target)
    for command in commands().actions:
        match = re.search(command.ja if lang == "ja" else command.en, text, re.IGNORECASE)
        if match:
            return _commanded(command, match, text, lang, inputs)
    element = _element(text)
    if element is None:
        raise CannotError("guided.not_understood", remark=text)
    return _made("rewrite", _scenes("rewrite", text, lang, inputs), field=element, text=text)


def _commanded(command: Command, match: re.Match[str], text: str, lang: Lang, inputs: DirectInputs) -> WishDraft:
    action = command.action
    groups = [group for group in match.groups() if group]
    if action in ("undo", "redo"):
        return _made(action, [])
    if action == "set_aspect":
        ratio = f"{groups[0]}:{groups[1]}" if len(groups) == 2 else commands().aspects[match.group().lower()]
        return _made(action, [], text=ratio)
    if action == "set_title":
        return _made(action, [], text=groups[0], only=lang)
    if action == "merge_scenes":
        return _made(action, _pair(text, lang))
    scenes = _scenes(
        action, text.replace(match.group(), " ") if action == "move_scene" and lang == "ja" else text, lang, inputs
    )
    if action == "set_seconds":
        return _made(action, scenes, number=int(groups[0]))
    if action == "move_scene":
        return _made(action, scenes, number=_goal(match, len(inputs.film.scenes)))
    if action in ("lock", "unlock"):
        return _made(action, scenes, field=_field(text) or "scene")
    return _made(action, scenes)


def _scenes(action: str, text: str, lang: Lang, inputs: DirectInputs) -> list[int]:
    """Return the scene numbers that a text names, else the scene that is being talked about."""
    words, film = commands(), inputs.film
    if re.search(words.every[lang], text, re.IGNORECASE):
        return [scene.number for scene in film.scenes]
    if re.search(words.last[lang], text, re.IGNORECASE):
        return [len(film.scenes)]
    if re.search(words.first[lang], text, re.IGNORECASE):
        return [1]
    pair = re.search(words.listed[lang], text, re.IGNORECASE)
    if pair and action != "move_scene":
        return [_number(pair[1]), _number(pair[2])]
    found = re.search(words.scene[lang], text, re.IGNORECASE)
    if found:
        return [_number(next(group for group in found.groups() if group))]
    if inputs.scene is not None:
        return [inputs.scene.number]
    if len(film.scenes) == 1:
        return [1]
    if action in _NEEDS_SCENE:
        raise _UnclearError(words.which_scene)
    return []


def _pair(text: str, lang: Lang) -> list[int]:
    pair = re.search(commands().listed[lang], text, re.IGNORECASE)
    if pair is None:
        raise _UnclearError(commands().which_pair)
    return sorted((_number(pair[1]), _number(pair[2])))


def _goal(match: re.Match[str], scenes: int) -> int:
    ends = commands().ends
    told = next((group for group in match.groups() if group), "")
    if told.isdigit() or told in commands().numerals:
        return _number(told)
    if re.search(ends["back"], match.group(), re.IGNORECASE):
        return scenes
    return 1


def _number(text: str) -> int:
    return int(text) if text.isdigit() else commands().numerals[text.lower()]


def _target(text: str, lang: Lang) -> str | None:
    """Return the id of the target that a text names, if it is about targets."""
    if not re.search(commands().target_words[lang], text, re.IGNORECASE):
        return None
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    named = [one for one in targets().values() if any(_squeezed(name) in plain for name in (one.id, one.name))]
    return max(named, key=lambda one: len(one.id)).id if named else None


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _element(text: str) -> str | None:
    """Return the element that a wish is about: the one it names, else the one whose words it uses."""
    understood = {
        "camera_work": bool(camera_wish(text)),
        "lighting_color": bool(light_wish(text)),
        "time_flow": bool(tempo_wish(text)),
    }
    for element, pattern in commands().rewriting.items():
        if understood.get(element, True) and re.search(pattern, text, re.IGNORECASE):
            return element
    return next((element for element, known in understood.items() if known), None)


def _field(text: str) -> str | None:
    for field, pattern in commands().fields.items():
        if re.search(pattern, text, re.IGNORECASE):
            return field
    return None


def _made(
    action: str,
    scenes: list[int],
    *,
    field: str | None = None,
    number: int | None = None,
    text: str | None = None,
    only: Lang | None = None,
) -> WishDraft:
    words = None
    if text is not None:
        words = PhraseDraft(ja="" if only == "en" else text, en="" if only == "ja" else text)
    return WishDraft.model_validate(
        {"action": action, "scenes": scenes, "field": field, "number": number, "text": words}
    )
