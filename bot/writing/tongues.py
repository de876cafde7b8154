"""Which language a text is in, as far as its signs tell."""

import re

from bot.story import Lang

_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
_JAPANESE = re.compile(r"[぀-ヿ㐀-䶿一-鿿々〆ｦ-ﾟ]")
_FOREIGN_IN_ENGLISH = re.compile(r"[　-〿぀-ヿ㐀-䶿一-鿿가-힯！-｠ｦ-ﾟ]")
_LATIN = re.compile(r"[A-Za-z]")


def plain(text: str) -> str:
    """Return the text without quoted words and handles, which are the same in every language."""
    return _HANDLE.sub("", _QUOTED.sub("", text))


def unlike(text: str, lang: Lang) -> str:
    """Return why `text` is not in `lang`, as the end of a sentence; empty if it may well be."""
    if not text.strip():
        return "is empty"
    if "\ufffd" in text:
        return "holds a broken character (U+FFFD)"
    rest = plain(text)
    japanese = len(_JAPANESE.findall(rest))
    if lang == "en":
        if (foreign := _FOREIGN_IN_ENGLISH.search(rest)) is not None:
            return f"must be English and holds {foreign.group()!r} outside of quoted speech"
        return ""
    # A lens (35mm) or a format (16mm) is Latin in Japanese too; a whole sentence is not.
    if japanese == 0 and _LATIN.search(rest):
        return "must be Japanese and holds no Japanese"
    if japanese < 0.6 * len(_LATIN.findall(re.sub(r"\d+\s?mm", "", rest))):
        return "must be Japanese and is mostly in Latin letters"
    return ""


def swapped(ja: str, en: str) -> bool:
    """Tell if the two sides stand in each other's place."""
    return bool(ja.strip() and en.strip()) and not _JAPANESE.search(plain(ja)) and bool(_JAPANESE.search(plain(en)))
