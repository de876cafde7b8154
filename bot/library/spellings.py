"""How a word that people type is compared with the ones that we know: any width, any kana, a slip of the pen."""

import re
import unicodedata

# How people wrap a word that they ask about.
_ASKING = re.compile(
    r"(って|とは|という(言葉|用語)?)?(の意味)?(は|が|を)?(何|なに|なん|どういう(意味|こと)|教えて|知りたい)"
    r"(です|だ|ください|下さい)?(か|の)?[?？]?\s*\Z"
    r"|\A\s*(what('s| is| are| does)|tell me (about|what)|explain|define)\s+((a|an|the)\s+)?|\s+(mean|means)?[?]?\s*\Z",
    re.IGNORECASE,
)

_TO_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def unwrapped(query: str) -> str:
    """Return what a question asks about: ドリーインって何？ and "What is a dolly in?" without what is around it."""
    return _ASKING.sub(" ", query)


def plain(text: str) -> str:
    """Return the text as it is compared: one width, one case, hiragana, no spaces or signs; ー stays."""
    return re.sub(r"[\W_]+", "", folded(text).translate(_TO_HIRAGANA))


def loose(text: str) -> str:
    """Return plain text without what slips easily: long vowels, voicing marks, small kana."""
    unvoiced = re.sub("[\u3099\u309aー]", "", unicodedata.normalize("NFD", text))
    return unvoiced.translate(_TO_LARGE)


def stands(word: str, text: str) -> list[tuple[int, int]]:
    """Return where a word stands in a text, both folded: English as a whole word or its plural, Japanese anywhere."""
    # ASCII bounds, for a Japanese sentence runs on behind an English word, as VHS風.
    pattern = rf"\b{re.escape(word)}s?\b" if word.isascii() else re.escape(word)
    return [match.span() for match in re.finditer(pattern, text, re.ASCII)]


def folded(text: str) -> str:
    """Return the text in one width and one case, with its spaces and signs."""
    return unicodedata.normalize("NFKC", text).casefold()
