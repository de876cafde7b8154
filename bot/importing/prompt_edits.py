"""A prompt paragraph that was changed by hand, taken back to the sentences that it was made of."""

from difflib import SequenceMatcher
from itertools import zip_longest

from bot.composing import Piece, paragraphs
from bot.composing.paragraph import joined
from bot.composing.sheet import shown
from bot.edits import Edit, RewriteElement, SetNote, SetSentence, Wording
from bot.importing.handles_back import back, names_back
from bot.library.targets import Target
from bot.sentences import sentences
from bot.story import LANGS, Film, Lang, Phrase, Scene
from bot.texts import Told


def prompt_edits(
    film: Film, scene: Scene, target: Target, new: dict[Lang, str | None]
) -> tuple[list[Edit], list[Told]]:
    """Return the edits that turn the scene's paragraphs into the new ones (None: unchanged), and notes.

    Words that come from the preset, the cast or the camera values cannot be changed here: a note says so.
    """
    given = {lang: text for lang, text in new.items() if text is not None}
    if not given:
        return [], []
    if not scene.prose:
        return _first_words(film, scene, given), []
    said: dict[int, dict[str, str]] = {}
    noted: dict[str, dict[str, str]] = {}
    notes: list[Told] = []
    for lang, text in given.items():
        pieces = _pieces(film, scene, target, lang)
        for piece, now in _compared(pieces, shown(text)):
            if piece.kind == "sentence" and piece.index is not None:
                said.setdefault(piece.index, {})[lang] = back(film, now, lang)
            elif piece.kind in ("style", "sound"):
                before: Phrase = getattr(scene, piece.kind) or Phrase()
                noted.setdefault(piece.kind, {})[lang] = names_back(
                    film, back(film, now, lang), lang, before.said(lang)
                )
            else:
                notes.append(Told("importing.derived_changed", slate=scene.slate, text=piece.text))
    edits: list[Edit] = [
        SetSentence(scene=scene.id, index=index, words=Wording(**words)) for index, words in sorted(said.items())
    ]
    for note, words in noted.items():
        text_now = Wording(**words).on(getattr(scene, note) or Phrase())
        edits.append(SetNote.model_validate({"scene": scene.id, "note": note, "text": text_now}))
    return edits, notes


def _first_words(film: Film, scene: Scene, given: dict[Lang, str]) -> list[Edit]:
    """Return the edit for a paragraph typed where there was none: all of it counts as subject/action."""
    pieces = {lang: [back(film, s, lang) for s in sentences(given.get(lang, ""))] for lang in LANGS}
    pairs = tuple(Phrase(ja=ja, en=en) for ja, en in zip_longest(pieces["ja"], pieces["en"], fillvalue=""))
    before = scene.elements.subject_action
    return [RewriteElement(scene=scene.id, element="subject_action", text=before, sentences=pairs)] if pairs else []


def _pieces(film: Film, scene: Scene, target: Target, lang: Lang) -> list[Piece]:
    """Return the paragraph's pieces as shown, and an empty one for each sentence not said yet, where it belongs."""
    pieces = [p.model_copy(update={"text": shown(p.text)}) for p in paragraphs(film, scene, target)[lang].pieces]
    there = {piece.index for piece in pieces if piece.kind == "sentence"}
    for i, sentence in enumerate(scene.prose):
        if i not in there:
            rank = target.order.index(sentence.element)
            behind = [
                at
                for at, piece in enumerate(pieces)
                if piece.kind == "sentence" and target.order.index(scene.prose[piece.index or 0].element) <= rank
            ]
            at = behind[-1] + 1 if behind else sum(piece.kind in ("command", "style", "look") for piece in pieces)
            pieces.insert(at, Piece(kind="sentence", text="", index=i))
    return pieces


def _compared(pieces: list[Piece], text: str) -> list[tuple[Piece, str]]:
    """Return the pieces whose words changed, with the new ones; unchanged ones at both ends are set aside first."""
    first, last = 0, len(pieces)
    while first < last and pieces[first].text and text.startswith(pieces[first].text):
        text = text[len(pieces[first].text) :].lstrip(" ")
        first += 1
    while last > first and pieces[last - 1].text and text.endswith(pieces[last - 1].text):
        last -= 1
        text = text[: len(text) - len(pieces[last].text)].rstrip(" ")
    if first == last:
        # Nothing between: new words stand behind the last unchanged sentence, or before the first.
        home = next((p for p in [*reversed(pieces[:first]), *pieces[first:]] if p.kind == "sentence"), None)
        return [(home, joined([home.text, text]))] if text and home else []
    return _matched(pieces[first:last], text)


def _matched(pieces: list[Piece], text: str) -> list[tuple[Piece, str]]:
    old = [(at, sentence) for at, piece in enumerate(pieces) for sentence in sentences(piece.text)]
    new = sentences(text)
    now: list[list[str]] = [[] for _ in pieces]
    for _, a, b, c, d in SequenceMatcher(None, [s for _, s in old], new, autojunk=False).get_opcodes():
        homes = [at for at, _ in old[a:b]]
        for i, sentence in enumerate(new[c:d]):
            if i < len(homes):
                now[homes[i]].append(sentence)
            else:
                now[_home(pieces, old[b - 1][0] if b else 0, now)].append(sentence)
    found = [(piece, joined(words)) for piece, words in zip(pieces, now, strict=True)]
    return [(piece, words) for piece, words in found if words != piece.text]


def _home(pieces: list[Piece], near: int, now: list[list[str]]) -> int:
    """Return where a new sentence belongs: a sentence not said yet, else the sentence nearest to `near`."""
    own = [at for at, piece in enumerate(pieces) if piece.kind == "sentence"]
    unsaid = [at for at in own if not pieces[at].text and not now[at]]
    return min(unsaid or own or [near], key=lambda at: abs(at - near))
