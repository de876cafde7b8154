"""Answers a remark by a closed vocabulary: all of it is done, or it is asked back, with what could be meant."""

from bot.library.guided_remarks import remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import DirectDraft, PhraseDraft, WishDraft
from bot.llm.guided.clauses import read
from bot.llm.guided.making import UnclearError, made
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.tidying import left_over, tidied
from bot.story import LANGS, Lang, Phrase
from bot.texts import say

_MOST_OFFERS = 3


def direct(inputs: DirectInputs) -> DirectDraft:
    """Return the wishes in a remark, or a question that says what was understood and what was not."""
    remark = tidied(inputs.remark)
    if inputs.before.asked and not _plain(remark, inputs):
        # An answer as "the third" says little by itself; what was asked for stands behind it.
        answer = f"{remark}, {tidied(inputs.before.asked)}"
        remark = answer if _plain(answer, inputs) else remark
    if remarks().chatter.pattern.fullmatch(remark.strip("。.!、, ")):
        return _asking("pleased", inputs)
    if remarks().questions.pattern.fullmatch(remark) and not remarks().requests.pattern.search(remark):
        return _asking("question_heard", inputs, _coach(remark, inputs))
    try:
        wishes, unknown = read(remarks().supposes.pattern.sub(" ", remark), inputs)
    except UnclearError as unclear:
        return _asking(unclear.key, inputs, unclear.offers, **unclear.params)
    except NoSceneError as missing:
        if missing.fitting:
            return _asking("which_of_these", inputs, said=missing.said, scenes=list(missing.fitting))
        return _asking("no_such_scene", inputs, scene=missing.said, scenes=len(inputs.film.scenes))
    if wishes and remarks().supposes.pattern.search(remark) and any(wish.action != "rewrite" for wish in wishes):
        return _asking("supposed", inputs, wishes[:_MOST_OFFERS])
    if wishes and not unknown:
        return DirectDraft(wishes=wishes, question=None, offers=[])
    if wishes:
        return _asking("partly", inputs, wishes[:_MOST_OFFERS], unknown=" / ".join(unknown))
    nothing_said = remark.strip("?!。、. ") != "" and not left_over(meant(remark, inputs.film, inputs.scene).rest)
    key = "vague" if nothing_said or remarks().vague.pattern.search(remark) else "not_understood"
    return _asking(key, inputs, _coach(remark, inputs))


def _plain(remark: str, inputs: DirectInputs) -> bool:
    """Tell if a remark is understood by itself."""
    try:
        wishes, unknown = read(remark, inputs)
    except (UnclearError, NoSceneError):
        return False
    return bool(wishes) and not unknown


def _coach(remark: str, inputs: DirectInputs) -> list[WishDraft]:
    """Return the offer to show ways to shoot the scene that is meant."""
    try:
        scenes = meant(remark, inputs.film, inputs.scene).numbers
    except NoSceneError:
        return []
    number = scenes[0] if len(scenes) == 1 else inputs.scene.number if inputs.scene and not scenes else None
    return [made("coach", [number])] if number else []


def _asking(key: str, inputs: DirectInputs, offers: list[WishDraft] | None = None, **params: object) -> DirectDraft:
    said: dict[Lang, str] = {}
    for lang in LANGS:
        told = {name: value.said(lang) if isinstance(value, Phrase) else value for name, value in params.items()}
        said[lang] = say(f"guided.{key}", lang, remark=inputs.remark, **told)
    question = PhraseDraft(ja=said["ja"], en=said["en"])
    return DirectDraft(wishes=[], question=question, offers=offers or [])
