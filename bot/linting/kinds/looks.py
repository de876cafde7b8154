"""One person with two looks in one prompt: black hair and then blond hair, barefoot in boots."""

from itertools import pairwise

from bot.library.checks import Looks, Said
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span
from bot.linting.tokens import COMMAS, STOPS

_NEAR = 3
"""Words before a thing within which its color stands."""
_NEW_EN = frozenset(["a", "an", "another", "one", "other", "his", "her", "their"])
_WOMAN_JA = frozenset(["女", "女性", "少女", "女の子", "娘", "女子", "女優", "モデル", "ヒロイン"])
_MAN_JA = frozenset(["男", "男性", "少年", "男の子", "青年", "男子"])
_ANYONE_JA = frozenset(["人物", "人", "主人公", "本人", "若者", "子", "子ども", "子供", "者"])


def looks(check: Looks, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit for the first feature of which one person has two values; of several people nothing is known."""
    if reading.at(check.eased):
        return []
    by_feature = [[reading.signs(signs)[:1] for signs in values.values()] for values in check.features.values()]
    by_feature += [_colored(check, thing, reading) for thing in check.things.values()]
    alone = bool(reading.at(check.same))
    for values in by_feature:
        for one, other in pairwise(sorted(span for spans in values for span in spans)):
            if one[1] <= other[0] and (alone or not _several(reading, one, other)):
                return [Hit((one[0], other[1]), reading.words(one), reading.words(other))]
    return []


def _colored(check: Looks, thing: Said, reading: Reading) -> list[list[Span]]:
    """Return where the thing stands first in each of its colors."""
    found: dict[str, list[Span]] = {}
    places = reading.at(thing)
    if not places:
        return []
    colors = {span[1] - 1: color for color, said in check.colors.items() for span in reading.at(said)}
    for start, end in places:
        for at in range(start - 1, max(start - 1 - _NEAR, -1), -1):
            if reading.tokens[at].text in STOPS | COMMAS:
                break
            if at in colors:
                found.setdefault(colors[at], [(at, end)])
                break
    return list(found.values())


def _several(reading: Reading, one: Span, other: Span) -> bool:
    """Return whether the looks may be those of two people."""
    told = {at for span in (one, other) for at in range(span[0], span[1] - 1)}  # the blonde of blonde hair
    named = [
        at for at, person in enumerate(reading.people) if person and at not in told and not _describes(reading, at)
    ]
    words = {at: _kind(reading.tokens[at].forms[-1]) for at in named}
    if reading.lang == "en":
        # The singer of a later sentence is the woman of the first one, unless somebody else came in.
        new = sum(_new(reading, at) for at in named)
        return new > 1 or (not new and len(set(words.values())) > 1)
    # 金髪の男: who is named right behind a look comes in with it
    owners = [next((at for at in named if span[1] - 1 <= at <= span[1] + 2), -1) for span in (one, other)]
    if -1 not in owners and owners[0] != owners[1]:
        return words[owners[0]] != words[owners[1]] or reading.sentence(one[0]) == reading.sentence(other[0])
    known = sorted({word for word in words.values() if word}, key=len)
    return any(not word.startswith(known[0]) for word in known)  # 父 and 父親 are one


def _kind(word: str) -> str:
    """Return the word, or what it has in common with others for the same person; nothing for anybody."""
    return "女" if word in _WOMAN_JA else "男" if word in _MAN_JA else "" if word in _ANYONE_JA else word


def _describes(reading: Reading, at: int) -> bool:
    """Return whether the word only says more of the person named right behind it: サーファーの女性, a woman doctor."""
    behind = at + 1 + (reading.lang == "ja" and at + 1 < len(reading.tokens) and reading.tokens[at + 1].text == "の")
    return behind < len(reading.tokens) and reading.people[behind]


def _new(reading: Reading, at: int) -> bool:
    """Return whether an English word brings somebody in: a girl, her tall son."""
    for token in reversed(reading.tokens[max(at - 4, 0) : at]):
        if token.text in STOPS or token.text in ("the", "this", "that", "and", "in", "on", "of", "with"):
            return False
        if token.text in _NEW_EN:
            return True
    return False
