"""Answers a remark by a closed vocabulary: all of it is done, or it is asked back, with what could be meant."""

from bot.library.guided_remarks import remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import DirectDraft, PhraseDraft, WishDraft
from bot.llm.guided.clauses import idle, read
from bot.llm.guided.guessing import guesses
from bot.llm.guided.making import UnclearError, made
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.referring import referred
from bot.llm.guided.tidying import left_over, pieces, tidied
from bot.story import LANGS, Film, Lang, Phrase, Scene
from bot.texts import say

_MOST_OFFERS = 3


def direct(inputs: DirectInputs) -> DirectDraft:
    """Return the wishes in a remark, or a question that says what was understood and what was not."""
    remark = tidied(inputs.remark)
    if inputs.before.asked and not _plain(remark, inputs):
        # An answer as "the third" says little by itself; what was asked for stands behind it.
        answer = f"{remark}, {tidied(inputs.before.asked)}"
        remark = answer if _plain(answer, inputs) else remark
    if all(idle(piece.strip("。.!、, ")) for piece in pieces(remark, remarks().hard)):
        return _asking("pleased", inputs)
    if remarks().questions.pattern.fullmatch(remark) and not remarks().requests.pattern.search(remark):
        return _asking("question_heard", inputs, guesses(remark, inputs) or _coach(remark, inputs))
    try:
        if (referring := referred(remark, inputs)) is not None:
            return DirectDraft(wishes=referring, question=None, offers=[])
        wishes, unknown = read(remarks().supposes.pattern.sub(" ", remark), inputs)
    except UnclearError as unclear:
        return _asking(unclear.key, inputs, unclear.offers or _guessed(unclear.key, remark, inputs), **unclear.params)
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
    if offers := guesses(remark, inputs):
        return _asking("guessed", inputs, offers)
    nothing_said = remark.strip("?!。、. ") != "" and not left_over(meant(remark, inputs.film, inputs.scene).rest)
    coach = _coach(remark, inputs)
    if nothing_said or remarks().vague.pattern.search(remark):
        return _asking("vague", inputs, coach)
    if coach:
        return _asking("no_words_for", inputs, coach, scene=coach[0].scenes[0])
    return _asking("not_understood", inputs)


def _guessed(key: str, remark: str, inputs: DirectInputs) -> list[WishDraft]:
    return guesses(remark, inputs) if key == "which_scene" else []


def harmless(remark: str, film: Film, about: Scene | None) -> bool:
    """Tell if a remark plainly wishes for something or praises, whatever it tells: nothing went wrong."""
    plain = tidied(remark)
    said = pieces(plain, remarks().hard)
    praised = all(remarks().chatter.pattern.fullmatch(piece) for piece in said)
    return praised or _plain(plain, DirectInputs(film=film, remark=remark, scene=about))


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
