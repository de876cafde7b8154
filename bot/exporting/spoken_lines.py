"""What is said and what stands written in a scene: the quoted words of its texts, told apart by what is around them."""

import re
from typing import NamedTuple

from bot.composing.mentions import plain_name
from bot.composing.sheet import shown
from bot.sentences import sentences, spoken
from bot.story import LANGS, Film, Known, Lang, Phrase, Scene
from bot.texts import say

_SAID = re.compile(
    r"言[いうえわっお]|話[しすせ]|語[るりっ]|叫|呼[びぶん]|答え|応え|返事|囁|ささや|呟|つぶや|尋ね|たずね|訊|[聞問]い|声|告げ|頼[むんみ]|命じ"
    r"|唱え|怒鳴|歌[ういっ]|\b(?:sa(?:y|id)|ask|answer|repl(?:y|ies|ied)|whisper|murmur|mutter|shout|cr(?:y|ies|ied)|call|yell"
    r"|scream|tell|told|sp(?:eak|oke)|sings?\b|sang|announce|voice|gasp|plead|beg)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"と(?:書|記)|書[かい]|文字|看板|表示|標識|字幕|テロップ|タイトル|題[名字]|ネオン|[貼張]り紙|画面|刻[まん]|印字|ポスター|暖簾|垂れ幕"
    r"|見出し|読め|札[がのには]|\b(?:signs?\b|reads?\b|reading|letter|written|inscri|label|titled?|caption|banner|neon|poster"
    r"|screen|headline|engrav|painted|placard|spell|words\b)",
    re.IGNORECASE,
)
_QUOTED_ON = re.compile(r"[」』]\s*(?:と(?!い[うい]|ある|名)|って)")
_QUOTING_MARKS = '「」『』“”"、。，,. 　'
_NEAR, _FAR = 14, 300
"""Characters between a line and its speaker behind it (と、 / ", the old / says), and how far around is looked at all."""


class Line(NamedTuple):
    """Words that somebody says, or that are to be read in the picture."""

    words: str
    speaker: str
    """Their name; empty where nobody is named."""
    written: bool
    """True for a sign, a letter, a title: text for the edit, since video models misspell it."""


def lines_of(film: Film, scene: Scene, lang: Lang) -> tuple[Line, ...]:
    """Return the scene's lines in the order of the plot; names in `lang`, words in the language they are spoken in.

    The nearest word about speaking or writing tells which it is. What has neither is said if the sound note quotes it;
    elsewhere it is a name and no line.
    """
    found: dict[str, Line] = {}
    texts = [scene.sound or Phrase(), scene.beat]
    texts += [Phrase(ja=sentence.ja, en=sentence.en) for sentence in scene.prose]
    texts += [scene.elements.subject_action, scene.elements.environment]
    for text in texts:
        side = next((side for side in (lang, *LANGS) if text.said(side).strip()), lang)
        # Most texts quote nothing, and cutting one into sentences takes time.
        for sentence in sentences(text.said(side)) if spoken(text.said(side)) else ():
            for line in _lines_in(film, sentence, side, lang, sound=text is scene.sound):
                found.setdefault(_bare(line.words), line)
    order = {_bare(words): place for place, words in enumerate(reversed(spoken(film.plot)))}
    return tuple(sorted(found.values(), key=lambda line: -order.get(_bare(line.words), -1)))


def credited(line: Line, lang: Lang) -> str:
    """Return the words in quotation marks, with who says them or that they are to be read."""
    who = say("cues.in_picture", lang) if line.written else line.speaker
    if lang == "ja":
        return f"{who}「{line.words}」"
    return f"{who}: “{line.words}”" if who else f"“{line.words}”"


def _lines_in(film: Film, sentence: str, side: Lang, lang: Lang, *, sound: bool) -> list[Line]:
    lines: list[Line] = []
    quoted = spoken(sentence)
    around = _around(sentence, quoted)
    before = ""
    for words, head, tail in zip(quoted, around[:-1], around[1:], strict=True):
        # What another line says is no sign of what this one is; who speaks may stand before that.
        before = (before + head)[-_FAR:]
        written = _is_written(head, tail, otherwise=False if sound else None)
        if written is not None and _bare(words):
            who = None if written else _speaker(film, before, tail, side)
            name = (plain_name(who, lang) or plain_name(who, side)) if who else ""
            # A comma before the closing mark belongs to the sentence around it.
            lines.append(Line(shown(words).rstrip(",、，"), shown(name), written))
    return lines


def _around(sentence: str, quoted: tuple[str, ...]) -> list[str]:
    """Return what stands before, between and behind the quoted words, at most so much as can tell something of them."""
    pieces: list[str] = []
    at = 0
    for words in quoted:
        start = sentence.index(words, at)
        pieces.append(sentence[at:start][-_FAR:] if at == 0 else sentence[at:start])
        at = start + len(words)
    return [*pieces, sentence[at:][:_FAR]]


def _is_written(head: str, tail: str, *, otherwise: bool | None) -> bool | None:
    """Tell what the nearest cue says, `otherwise` if there is none."""
    said, written = (_distance(cue, head, tail) for cue in (_SAID, _WRITTEN))
    if said is None and written is None:
        alone = not (head + tail).strip(_QUOTING_MARKS)
        return False if alone or _QUOTED_ON.match(tail) else otherwise
    return said is None or (written is not None and written < said)


def _distance(cue: re.Pattern[str], head: str, tail: str) -> int | None:
    before = [len(head) - match.end() for match in cue.finditer(head)]
    after = [match.start() for match in cue.finditer(tail)]
    return min(before[-1:] + after[:1], default=None)


def _speaker(film: Film, head: str, tail: str, side: Lang) -> Known | None:
    """Return who is named right behind the line, else the last one before it, a subject first."""
    before, after = _mentions(film, head, side), _mentions(film, tail, side)
    if after and after[0][0] <= _NEAR and not (side == "ja" and _SAID.search(tail[: after[0][0]])):
        return after[0][2]
    for mentions in (_subjects(before, head)[-1:], before[-1:], _subjects(after, tail)[:1]):
        if mentions:
            return mentions[0][2]
    return None


def _subjects(mentions: list[tuple[int, int, Known]], text: str) -> list[tuple[int, int, Known]]:
    return [mention for mention in mentions if text[mention[1] :].lstrip()[:1] in ("が", "は", "も")]


def _mentions(film: Film, text: str, side: Lang) -> list[tuple[int, int, Known]]:
    """Return where the cast is named in a text, by handle or by name: start, end, who; in order."""
    found: list[tuple[int, int, Known]] = []
    for known in film.cast:
        names = [rf"@{known.handle}(?![a-z0-9_])"]
        names += [re.escape(name) for phrase in (known.name, known.short) if (name := phrase.said(side).strip())]
        found += [(m.start(), m.end(), known) for m in re.finditer("|".join(names), text, re.IGNORECASE)]
    return sorted(found, key=lambda mention: mention[:2])


def _bare(words: str) -> str:
    return words.strip(_QUOTING_MARKS)
