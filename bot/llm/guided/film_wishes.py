"""What a clause asks of the film as a whole: title, look, target, shape, length, somebody's looks, undo."""

import re

from bot.library.guided_remarks import commands
from bot.library.presets import NamedPreset, matching
from bot.library.spellings import folded, stands
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.identities import looks, names_looks
from bot.llm.guided.lengths import shared_out, whole_length
from bot.llm.guided.making import UnclearError, language, made
from bot.llm.guided.targets_meant import target_in
from bot.llm.guided.tidying import crossed, left_over
from bot.story import Scene

Wishes = list[WishDraft]

_FILM = re.compile(r"(?:whole |entire )?(?:film|movie|video|thing)|作品|動画|映画|全体", re.IGNORECASE)
_BACK = re.compile(
    r"戻[しっ]?て?|使(?:い|う|用)|乗り換え|retarget|back|write for|film|movie|video|作品|動画", re.IGNORECASE
)


def undo(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read undo and redo."""
    for action in ("undo", "redo"):
        found = getattr(commands(), action).pattern.search(text)
        if found and not left_over(crossed(text, found.span())) and not commands().scenes["every"].pattern.search(text):
            return [made(action)]
    return None


def title(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read a title."""
    found = commands().title.pattern.search(text)
    if found is None or left_over(crossed(text, found.span())):
        return None
    words = next(group for group in found.groups() if group)
    return [made("set_title", text=words, only=language(words))]


def target(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read another video model. Raises UnclearError where the name fits several, or another version."""
    named = target_in(text)
    if named is None or left_over(named.rest, _BACK):
        return None
    if named.certain:
        return [made("set_target", text=named.certain)]
    offers = [made("set_target", text=one.id) for one in sorted(named.models, key=lambda one: one.status)]
    raise UnclearError("which_target", offers[:3], names=[one.name for one in named.models])


def aspect(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read another shape of the picture."""
    ratio = commands().aspect.pattern.search(text)
    if ratio is not None:
        sides = [group for group in ratio.groups() if group]
        return None if left_over(crossed(text, ratio.span()), _FILM) else [made("set_aspect", text=":".join(sides))]
    for shape, ways in commands().aspects.items():
        spans = [match.span() for match in ways.pattern.finditer(text)]
        if spans and not left_over(crossed(text, *spans), _FILM):
            return [made("set_aspect", text=shape)]
    return None


def total(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read so many seconds in all. Raises UnclearError if the scenes cannot share them."""
    found = whole_length(text)
    if found is None or left_over(found[1], commands().lengths["say"].pattern):
        return None
    if not len(inputs.film.scenes) <= found[0] <= 600 * len(inputs.film.scenes):
        raise UnclearError("total_out_of_range", seconds=found[0], scenes=len(inputs.film.scenes))
    lengths = shared_out(found[0], inputs.film)
    return [made("set_seconds", [place], number=seconds) for place, seconds in enumerate(lengths, start=1)]


def look(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read a named look. Raises UnclearError where several fit as well."""
    ways = commands().looks.pattern
    found = [preset for preset in matching(text) if not left_over(crossed(text, *_said(preset, text)), ways)]
    if not found or not ways.search(text):
        return None
    weight = [sum(end - start for start, end in set(_said(preset, text))) for preset in found]
    best = [preset for preset, said in zip(found, weight, strict=True) if said == max(weight)]
    if len(best) > 1:
        raise UnclearError("which_look", [made("look", text=preset.id) for preset in best[:3]])
    return [made("look", text=best[0].id)]


def identity(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read how somebody looks, where every word of it is certain in both languages."""
    found = looks(text, inputs.film, about)
    if found is None or left_over(found[2]):
        return None
    return [made("identify", field=found[0], text=found[1])]


def unclear_looks(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Raise UnclearError where somebody is to look otherwise in a way that the vocabulary does not reach."""
    handle = names_looks(text, inputs.film, about)
    if handle is None:
        return None
    known = next(one for one in inputs.film.known if one.handle == handle)
    raise UnclearError("looks_unclear", name=known.name, identity=known.identity)


def _said(preset: NamedPreset, text: str) -> list[tuple[int, int]]:
    words = (*preset.words.ja, *preset.words.en, preset.name.ja, preset.name.en, preset.id)
    return [span for word in words for span in stands(folded(word), folded(text))]
