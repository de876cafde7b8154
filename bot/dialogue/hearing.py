"""What a remark plainly asks for, where a button or a command does the same: answers, questions, undo, exports.

Whatever is not certain here goes to the writer, who turns it into edits or asks back.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.dialogue.learning import questioned
from bot.dialogue.presses import Coach, Decide, Explain, Export, Learn, Pick, Press, Redo, Undo, Write
from bot.dialogue.steps import step_meant
from bot.dialogue.talk import Talk
from bot.dialogue.telling import told
from bot.exporting import formats
from bot.library import terms
from bot.library.guided_remarks import Presses, presses, remarks
from bot.library.lessons import rather_than_term
from bot.library.spellings import plain
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.tidying import tidied
from bot.story import Film, Phrase, Scene

_POLITE = re.compile(r"で(?:ござい(?:ましょう|ます)|しょう)か$")
_MOST_UNDONE = 50
_MANY_WORDS = 4
_SIGNS = "。.!！?？、, 「」\"'"


@dataclass(frozen=True)
class Heard:
    """A remark that is understood: presses, a slash command, or something that has neither."""

    presses: tuple[Press, ...] = ()
    command: tuple[str, str] | None = None
    wants: Literal["offer", "why", "relist", None] = None
    number: int = 0
    """Which offer, counted from 0, or how many scenes are wished for with `relist`."""
    scene: str = ""
    """The scene whose findings are asked about, where `why` names one."""
    says: tuple[Phrase, ...] = ()
    """The answer to a question about the film itself."""


def heard(remark: str, film: Film, talk: Talk) -> Heard | None:
    """Return what a remark plainly asks for; None if that is for the writer to tell."""
    text, ways = _POLITE.sub("ですか", tidied(remark).strip(_SIGNS).lower()), presses()
    found = _answer(text, ways, talk)
    if found is not None:
        return found
    if (many := ways.undo_many.whole(text)) is not None:
        return Heard((Undo(),) * min(int(many["number"]), _MOST_UNDONE))
    for way, press in ((ways.undo, Undo()), (ways.redo, Redo()), (ways.go_on, Write())):
        if way.whole(text):
            return Heard((press,))
    for way, name in ((ways.help, "help"), (ways.cost, "cost"), (ways.targets, "target"), (ways.mend, "fix")):
        if way.whole(text):
            return Heard(command=(name, ""))
    if (step := step_meant(text)) is not None:
        return Heard(command=step)
    if (check := ways.check.whole(text)) is not None:
        return Heard(command=("lint", check.groupdict().get("number") or ""))
    if ways.why.whole(text):
        scene = _scene(text, film, talk)
        return Heard(wants="why", scene=scene.id if scene else "")
    wanted = ways.export.whole(text)
    form = _format(wanted["form"], ways) if wanted is not None else text if text in formats() else None
    if form is not None:
        return Heard((Export(format=form),))
    if ways.which_format.whole(text):
        return Heard(command=("export", ""))
    if ways.coach.whole(text) and (scene := _scene(text, film, talk)) is not None:
        return Heard((Coach(scene=scene.id),))
    if talk.step in ("outline", "breakdown") and (wished := ways.relist.whole(text)) is not None:
        return Heard(wants="relist", number=int(wished["number"]))
    return _term(text, ways, talk) or _lesson(text) or _told(tidied(remark), film, talk)


def _answer(text: str, ways: Presses, talk: Talk) -> Heard | None:
    """Return the answer to what is open: camera treatments, a proposal, what was proposed before."""
    picked = ways.pick.whole(text)
    number = _number(picked["number"]) if picked is not None else 0
    if number and talk.coaching is not None and number <= len(talk.coaching.treatments):
        return Heard((Pick(scene=talk.coaching.scene, treatment=number - 1),))
    if talk.offers and ways.first_offer.whole(text):
        return Heard(wants="offer")
    # A number may answer the question which scene is meant; only where none is open is it one of the offers.
    if number and talk.offers and talk.asked is None:
        return Heard(wants="offer", number=number - 1)
    if talk.proposal is not None:
        for way, how in ((ways.another, "another"), (ways.no, "reject"), (ways.undo, "reject"), (ways.yes, "accept")):
            if way.whole(text):
                return Heard((Decide.model_validate({"proposal": talk.proposal.id, "how": how}),))
    return None


def _term(text: str, ways: Presses, talk: Talk) -> Heard | None:
    """Return the question for one film word, or for two and how they differ, if the vocabulary or a lesson has them."""
    asked = ways.term.whole(text)
    if asked is None:
        return None
    said = [word.strip(_SIGNS) for word in (asked.groupdict().get("term"), asked.groupdict().get("other")) if word]
    if not all(len(word) <= 40 and _explained(word) for word in said):
        return None
    return Heard(tuple(Explain(what="term", id=word, scene=talk.scene) for word in said))


def _lesson(text: str) -> Heard | None:
    """Return the lesson that a question about the craft asks for, as どのレンズを選べばいい; None if it names a scene."""
    found = questioned(text)
    return Heard((Learn(lesson=found.id),)) if found is not None else None


def _told(text: str, film: Film, talk: Talk) -> Heard | None:
    """Return the answer to a question about the film itself, as シーン5は何秒."""
    says = told(text, film, film.scene(talk.scene or ""))
    return Heard(says=says) if says else None


def _explained(word: str) -> bool:
    """Tell if a term or a lesson answers; a word that is but the tail of a term, as カメラ of 固定カメラ, asks for none."""
    if rather_than_term(word) is not None:
        return True
    asked = plain(word)
    for found in terms.search(word)[:1]:
        forms = [plain(form) for form in (*found.ja, *found.kana, *found.en)]
        # time in "the running time at present" asks for no term.
        begins = any(form.startswith(asked) or (form in asked and 2 * len(form) >= len(asked)) for form in forms)
        return begins or (not any(asked in form for form in forms) and len(word.split()) < _MANY_WORDS)
    return False


def _scene(text: str, film: Film, talk: Talk) -> Scene | None:
    about = film.scene(talk.scene or "")
    try:
        numbers = meant(text, film, about).numbers
    except NoSceneError:
        return None
    return film.scenes[numbers[0] - 1] if len(numbers) == 1 else None if numbers else about


def _number(word: str) -> int:
    words = {**remarks().ordinals, "one": 1, "two": 2, "three": 3}
    return int(word) if word.isdigit() else words[word]


def _format(word: str, ways: Presses) -> str | None:
    said = word.strip()
    named = next((form for form, names in ways.forms.items() if said in names), said)
    return named if named in formats() else None
