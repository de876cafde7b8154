"""Blend: from one clip into its neighbour, by a match cut or by one thing becoming another, on what both share."""

import re

from bot.composing.mentions import plain_name
from bot.continuing.framing import framing
from bot.continuing.keeping import handles_of_scene, people_in, place_in
from bot.continuing.motions import paragraph_of, plain
from bot.continuing.remixing import told
from bot.continuing.results import After, offer
from bot.continuing.stating import states, word
from bot.library.targets import Target
from bot.story import LANGS, Film, Phrase, Scene

_MATCH = re.compile(r"match|cut|マッチ|カット", re.IGNORECASE)
_MORPH = re.compile(r"morph|melt|become|dissolve|モーフ|溶け|変わ|変形|ディゾルブ|なめらか", re.IGNORECASE)


def blended(film: Film, one: Scene, other: Scene, wish: str, target: Target) -> After:
    """Return the prompt from a scene into the one behind it: the wish names the way, else what they share decides."""
    where = offer(target, "blend")
    shared = _shared(film, one, other)
    moved = where.offered or offer(target, "still").offered
    matched = bool(_MATCH.search(wish)) or (not _MORPH.search(wish) and not moved)
    carries = shared or _by_shape(one, other)
    text, second = _match(film, carries) if matched else (_morph(film, one, other, carries), Phrase())
    key = "after.match_gist" if matched else "after.morph_gist"
    said = Phrase(ja=_plainly(film, carries.ja, "ja"), en=_plainly(film, carries.en, "en"))
    return After(
        how="blend",
        scene=one.id,
        slate=f"{one.slate}-{other.slate}",
        gist=Phrase(
            ja=told(key, slate=one.slate, other=other.slate, words=said.ja).ja,
            en=told(key, slate=one.slate, other=other.slate, words=said.en).en,
        ),
        text=text,
        second=second,
        seconds=min(target.seconds),
        # A match cut is made of two clips in the edit, whatever the target offers.
        name="" if matched else where.name,
        does=told("after.match_in_the_edit", slate=one.slate, other=other.slate) if matched else where.does,
        parameters={} if matched else where.parameters,
        cut=matched,
    )


def people_in_both(film: Film, one: Scene, other: Scene) -> list[str]:
    """Return the handles of people and things that both scenes name: props first, they make the clearest match."""
    both = handles_of_scene(one) & handles_of_scene(other)
    return [known.handle for known in film.props + film.cast if known.handle in both]


def _shared(film: Film, one: Scene, other: Scene) -> Phrase:
    handles = people_in_both(film, one, other)
    if handles:
        return Phrase(ja=f"@{handles[0]}", en=f"@{handles[0]}")
    colors = _colors(film, one) & _colors(film, other)
    for value in sorted(colors):
        said = word("color", value)
        return Phrase(ja=f"画面の中の{said.ja}の部分", en=f"the {said.en} shape in the frame")
    return Phrase()


def _colors(film: Film, scene: Scene) -> frozenset[str]:
    text = paragraph_of(film, [Phrase(ja=one.ja, en=one.en) for one in scene.prose])
    said = [frozenset(one.value for one in states(text.said(lang), lang, "color")) for lang in LANGS if text.said(lang)]
    return frozenset.intersection(*said) if said else frozenset()


def _by_shape(one: Scene, other: Scene) -> Phrase:
    """Return what two scenes without anything in common can be joined on: the largest shape, at the same size."""
    same = framing(one).camera.size == framing(other).camera.size and framing(one).camera.size is not None
    if same:
        size = framing(one).words[0]
        return Phrase(ja=f"{size.ja}の中の一番大きな形", en=f"the largest shape in the {size.en.lower()}")
    return Phrase(ja="画面の中の一番大きな形", en="the largest shape in the frame")


def _match(film: Film, carries: Phrase) -> tuple[Phrase, Phrase]:
    end = Phrase(
        ja=f"クリップの終わりで、{carries.ja}が画面中央に、大きく写って止まる。",
        en=f"At the end of the clip, {carries.en} comes to rest in the center of the frame.",
    )
    begin = Phrase(
        ja=f"クリップは、{carries.ja}が前のクリップと同じく画面中央に、同じ大きさで写ったところから始まる。",
        en=f"The clip begins with {carries.en} in the center of the frame, at the same size as at the end of the clip before.",
    )
    return paragraph_of(plain(film), [end]), paragraph_of(film, [begin])


def _morph(film: Film, one: Scene, other: Scene, carries: Phrase) -> Phrase:
    first, last = _seen(film, one), _seen(film, other)
    said = [
        Phrase(
            ja=f"最初のコマに写るのは、{first.ja}。最後のコマに写るのは、{last.ja}。",
            en=f"The first frame shows {first.en}. The last frame shows {last.en}.",
        ),
        Phrase(
            ja=f"{carries.ja}は画面の同じ位置に残り、まわりだけがなめらかに変わっていく。",
            en=f"{carries.en} stays in the same place in the frame while everything around it flows from the first picture into the last.",
        ),
        Phrase(ja="ひと続きの動き。", en="One continuous movement."),
    ]
    return paragraph_of(film, said)


def _seen(film: Film, scene: Scene) -> Phrase:
    who = people_in(film, scene)[:2]
    place = place_in(film, scene)
    ja = "と".join(f"@{handle}" for handle in who)
    en = " and ".join(f"@{handle}" for handle in who)
    if place:
        ja = f"{ja}、場所は@{place}" if ja else f"@{place}"
        en = f"{en}; the place: @{place}" if en else f"@{place}"
    return Phrase(ja=ja or scene.beat.ja.rstrip("。"), en=en or scene.beat.en.rstrip("."))


def _plainly(film: Film, text: str, lang: str) -> str:
    known = next((one for one in film.known if text == f"@{one.handle}"), None)
    if known is None:
        return text
    name = plain_name(known, "ja" if lang == "ja" else "en")
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name
