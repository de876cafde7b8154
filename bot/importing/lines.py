"""What a line of a text with prompts is: a scene's heading, a label, an item, a rule, or words."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.importing.labels import label_of
from bot.story import Lang

_BULLET = r"(?:[*＊・･•●○◆■▪\-–—+]\s*)"
_OPEN = r"^\s*(?:#+\s*)?(?:\*\*|__)?[\[［【「<]?\s*"
_CLOSE = r"\s*[\]］】」>]?\s*(?:\*\*|__)?"
_GAP = r"(?:\s*[:：\]］】」>|｜]\s*|\s*[.．、)）](?:\s+|$)|\s+[-–—―ー]+\s*|\s*[-–—―]+\s+|\s+|$)"
_SCENE = re.compile(
    rf"{_OPEN}(?:(?:シーン\s*(?:No\.?|番号)|Scene\s*(?:No\.?|Number))\s*[\]］】」]?\s*[:：]?\s*"
    rf"(?:Scene|シーン)?\s*(?:#?(\d+))?"
    rf"|(?:Scene|シーン|カット|場面)\s*(?:No\.?\s*)?#?\s*(\d+)(?!\s+(?-i:[a-z]))(?!\d)"
    rf"|第\s*(\d+)\s*(?:シーン|場面|場|カット)"
    # "Shot 3 people" and "Scene 24 hours later" begin sentences, "Shot 3:" and "Scene 24 The pier" are headings.
    rf"|(?:Shot|Cut|Clip|ショット|クリップ|[SＳ])\s*(?:No\.?\s*)?#?(\d+)(?=\s*(?:[:：\]］】」>.．、)）|｜*\-–—]|$))"
    rf"|[SＳ](\d\d)(?=\s))"
    rf"{_CLOSE}{_GAP}[\]］】」>]?(?:\*\*|__)?\s*(?P<rest>.*?)(?:\*\*|__)?\s*$",
    re.IGNORECASE,
)
_ELEMENTS = re.compile(rf"{_OPEN}(?:構成要素|Key\s*Elements)\s*(?:[(（].*?[)）])?{_CLOSE}[:：]?\s*$", re.IGNORECASE)
_LABEL = re.compile(
    rf"^\s*{_BULLET}?(?:#+\s*)?(?:\*\*|__)?([^:：]{{1,40}}?)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(.*)$"
)
_SECTION = re.compile(
    rf"^\s*{_BULLET}?(?:#+\s*|(?=[\[［【<]|\*\*))[\[［【<*]*\s*([^:：\]］】>*]{{1,40}})\s*[:：]?[\]］】>*]*\s*[:：]?\s*(.*)$"
)
_NUMBERED = re.compile(r"^\s*(?:[(（]?(\d{1,3})[.)．）、]\s*(?=\S)|([①-⑳])\s*)(.*)$")
_ITEM = re.compile(r"^\s*(?:[*＊・･•●○◆■▪]|[-–—+](?=\s))\s*(.*)$")
_RULE = re.compile(r"^\s*(?:[-=*_~＊＝ー―─━・#]\s*){3,}$")
_UNFINISHED = re.compile(r"^\s*\[S\d+: [^\]]*\]?\s*$")
_TITLE = re.compile(r"^\s*(#+)\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*\w*\s*$")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")

SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
_MID_SENTENCE = ("」", "』", "”", '"', ",", "、", ";")
TITLE_LENGTH = 60
"""Characters that a scene's heading has at most; more is where its prompt begins."""

Kind = Literal["scene", "elements", "label", "number", "item", "rule", "title", "unfinished", "words"]


@dataclass(frozen=True)
class Line:
    """One line that is not blank."""

    kind: Kind
    text: str
    """Its words, without what makes it that kind."""
    at: int = 0
    """Its number in the source, from 1."""
    name: str = ""
    """The number of a scene or item, the field of a label, the signs of a title."""
    lang: Lang | None = None
    """The language that a label says, or is in."""
    label: str = ""
    """The label itself, in small letters."""
    explicit: bool = False
    """True if the label says the language itself, as 英語プロンプト."""
    after_gap: bool = False
    """True if a blank line stands before it."""
    source: str = ""
    """The line as it stands."""


def lines_of(text: str) -> list[Line]:
    """Return the lines that hold something, in order; the marks around code are left out."""
    lines: list[Line] = []
    gap = True
    for at, source in enumerate(text.split("\n"), start=1):
        if not source.strip():
            gap = True
        elif not _FENCE.match(source):
            lines.append(replace(_read(source), at=at, after_gap=gap, source=source.strip()))
            gap = False
    return lines


def _read(source: str) -> Line:
    """Return what the line is; where it stands is not known here."""
    if _RULE.match(source):
        return Line("rule", source)
    if _UNFINISHED.match(source):
        return Line("unfinished", source)
    if _ELEMENTS.match(source):
        return Line("elements", "")
    if match := _SCENE.match(source):
        number = next(filter(None, match.groups()[:-1]), "")
        return Line("scene", match["rest"].strip(), name=number)
    for pattern in (_LABEL, _SECTION):
        if (match := pattern.match(source)) and (label := label_of(match[1])):
            own: Lang = "ja" if _JAPANESE.search(match[1]) else "en"
            return Line("label", match[2].strip(), name=label.field, lang=label.lang or own,
                        label=match[1].strip().casefold(), explicit=label.lang is not None)  # fmt: skip
    if match := _NUMBERED.match(source):
        return Line("number", match[3].strip(), name=match[1] or str(ord(match[2]) - ord("①") + 1))
    if match := _ITEM.match(source):
        return Line("item", match[1].strip())
    if match := _TITLE.match(source):
        return Line("title", match[2].strip(), name=match[1])
    return Line("words", source.strip().removeprefix("\\"))


def is_title(line: Line, following: Line | None) -> bool:
    """Say whether the words behind a scene's number are its heading, and not where its prompt begins."""
    if following is None or following.kind == "scene" or len(line.text) > TITLE_LENGTH:
        return False
    if line.text.endswith((*SENTENCE_ENDS, *_MID_SENTENCE)) or line.text[0] in '「『“"':
        return False
    return following.after_gap or following.kind != "words" or not following.text[:1].islower()


def rules_part_scenes(lines: list[Line]) -> bool:
    """Say whether rules such as --- stand between scenes, so that a scene may have paragraphs."""
    sections: list[int] = [0]
    for line in lines:
        if line.kind == "rule":
            sections.append(0)
        elif line.after_gap or sections[-1] == 0:
            sections[-1] += 1
    filled = [count for count in sections if count]
    return len(filled) > 2 or (len(filled) == 2 and sum(filled) <= 4)
