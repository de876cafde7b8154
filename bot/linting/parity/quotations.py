"""Spoken lines and writing in the picture: what stands in quotation marks in one language stands so in the other."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from bot.linting.parity.difference import Difference, Sides
from bot.linting.parity.sayings import otherwise
from bot.linting.reading import Span
from bot.story import Lang

_MARKS: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|\"([^\"\n]+)\"|〝([^〝〟]+)〟"),
    "en": re.compile(
        r"“([^“”]+)”|\"([^\"\n]+)\"|‘([^’\n]*(?:’[a-z][^’\n]*)*)’(?![A-Za-z])|「([^「」]+)」|『([^『』]+)』"
        r"|(?<![A-Za-z0-9])'([^'\n]+(?:'[a-z]{1,2}\b[^'\n]*)*)'(?![A-Za-z])|«([^«»]+)»"
    ),
}
_SPEECH_JA = re.compile(
    r"言|叫|囁|ささや|つぶや|呟|話し|告げ|尋ね|訊|答え|呼び|呼ぶ|声|台詞|セリフ|語り|語る|唱え|歌|問い|問う|怒鳴|返事|アナウンス|放送|書|記され|刻|看板|文字|表示|札|紙|ポスター"
    r"|標識|読める|サイン|ネオン|見出し|字幕|ロゴ|のれん|暖簾|メモ|手紙|画面に|ラベル|垂れ幕|プレート|灯る|光る|点滅|と笑|と泣|と頭|と手を|とだけ|と一言|と繰り返"
)
_TITLE = re.compile(r"\s*(?:という|と題|と呼ばれ|と名付|という名)")
_NAMED = re.compile(r"(?:called|named|titled|known as|the word|entitled)\s*$", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[番号時人分秒本つ])")
_NUMBERS = {
    w: str(n)
    for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {sign: str(n) for n, sign in enumerate("〇一二三四五六七八九十")}


class Quotation(NamedTuple):
    """What stands in quotation marks."""

    said: str
    span: Span
    meant: bool
    """False for a name or a title that may stand without marks."""


def by_quotation(sides: Sides) -> Iterator[Difference]:
    """Yield one difference: a line or a piece of writing is lost, added, or says something else."""
    ja, en = quotations(sides.ja.text, "ja"), quotations(sides.en.text, "en")
    lost = len([q for q in ja if q.meant]) - len(en) - (1 if _CAPITALS.search(sides.en.text) and not en else 0)
    added = len([q for q in en if q.meant]) - len(ja)
    if lost > 0:
        yield Difference("quote", [q for q in ja if q.meant][len(en) :][0].span, None)
    elif added > 0:
        yield Difference("quote", None, [q for q in en if q.meant][len(ja) :][0].span)
    elif ja and en:
        yield from _told_apart(ja, en)


def _told_apart(ja: list[Quotation], en: list[Quotation]) -> Iterator[Difference]:
    """Yield a difference where Latin words or numbers in the marks are not the same."""
    words_en = {_plain(q.said) for q in en}
    for one in ja:
        latin = _plain(one.said)
        if latin.isascii() and any(c.isalpha() for c in latin) and latin not in words_en:
            yield Difference("quote", one.span, en[0].span)
            return
    kept = {_plain(q.said) for q in ja}
    for other in en:
        if (
            not other.said.isascii()
            and re.search("[\u3040-\u30ff\u4e00-\u9fff]", other.said)
            and _plain(other.said) not in kept
        ):
            yield Difference("quote", ja[0].span, other.span)
            return
    numbers = [{n for q in side for n in _numbers(q.said)} for side in (ja, en)]
    if (numbers[0] and numbers[1] and numbers[0] != numbers[1]) or (
        {n for q in ja for n in re.findall(r"\d+", _plain(q.said))} and not numbers[1]
    ):
        yield Difference("quote", ja[0].span, en[0].span)
        return
    for one, other in zip(ja, en, strict=False):
        if len(ja) == len(en) and otherwise(one.said, other.said):
            yield Difference("quote", one.span, other.span)
            return


def quotations(text: str, lang: Lang) -> list[Quotation]:
    """Return what is quoted in a text; a prompt that is quoted as a whole is no quotation."""
    found: list[Quotation] = []
    for match in _MARKS[lang].finditer(text):
        said = next(group for group in match.groups() if group is not None).strip()
        if said and len(match.group()) < 0.8 * len(text.strip()):
            found.append(Quotation(said, match.span(), _meant(text, match, said, lang)))
        elif (
            said
            and len(match.group()) >= 0.8 * len(text.strip())
            and not (match.start() < 2 and match.end() > len(text.strip()) - 2)
        ):
            found.append(Quotation(said, match.span(), meant=True))
    return found


def _meant(text: str, match: re.Match[str], said: str, lang: Lang) -> bool:
    ending = said[-1] in "。！？!?….,、"
    if lang == "ja":
        around = text[max(0, match.start() - 20) : match.start()] + text[match.end() : match.end() + 14]
        title = match.group()[0] == "『" or bool(_TITLE.match(text, match.end()))
        return not title and (ending or len(said) >= 8 or bool(_SPEECH_JA.search(around)))
    name = bool(_NAMED.search(text[: match.start()]))
    return not name and (ending or " " in said or bool(_SPEECH_EN.search(text)))


_SPEECH_EN = re.compile(
    r"\b(?:says?|said|whisper|shout|yell|cry|cries|murmur|mutter|ask|answer|repl|call|read|sign|written|labell?ed|marked|word|letter|caption|poster|neon|speak|announce|sing|glow)", re.IGNORECASE
)  # fmt: skip


def _plain(said: str) -> str:
    return unicodedata.normalize("NFKC", said).strip(" .,!?。！？、…").casefold()


def _numbers(said: str) -> set[str]:
    plain = _plain(said)
    found = set(_DIGITS.findall(plain))
    found = {_NUMBERS.get(n, n) for n in found}
    return found | {_NUMBERS[w] for w in re.findall(r"[a-z]+", plain) if w in _NUMBERS and w != "one"}
