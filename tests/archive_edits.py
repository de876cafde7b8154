"""Random edits over the closed set, for the tests of undo."""

import datetime
from collections.abc import Callable
from random import Random
from typing import get_args

from bot.edits import (
    AddScene,
    Assume,
    DeleteScene,
    Dismiss,
    Edit,
    FollowElement,
    Identify,
    Introduce,
    Lock,
    MergeScenes,
    MoveScene,
    NoteClip,
    RestoreScene,
    RewriteElement,
    SetAspect,
    SetCamera,
    SetElement,
    SetHeading,
    SetLogline,
    SetNote,
    SetPreset,
    SetSeconds,
    SetSentence,
    SetStatus,
    SetTarget,
    SetTitle,
    SplitScene,
    Unlock,
    Waive,
    Wording,
)
from bot.story import (
    ELEMENTS,
    LANGS,
    LOCKABLE,
    PRESET_PARTS,
    SIDES,
    Angle,
    Camera,
    Clip,
    Film,
    Known,
    Move,
    Phrase,
    Scene,
    Size,
    Status,
)

WORDS = (
    "夜",
    "雨の匂い",
    "@kakeru が走る",
    "a wet street",
    'he said "go"',
    "",
    "é",
    "e\u0301",
    "𠮷\0\u202e",
    "a/b/c",
    "None",
)
HANDLES = ("kakeru", "phone", "recorder", "number_plate", "order", "stale", "scenes")


def _words(rng: Random) -> Wording:
    return Wording(**{lang: rng.choice(WORDS) for lang in LANGS if rng.random() < 0.7})


def _phrase(rng: Random) -> Phrase:
    return Phrase(ja=rng.choice(WORDS), en=rng.choice(WORDS))


def _camera(rng: Random) -> Camera:
    return Camera(
        size=rng.choice((None, *get_args(Size))),
        angle=rng.choice((None, *get_args(Angle))),
        move=rng.choice((None, *get_args(Move))),
        lens_mm=rng.choice((None, 24, 85)),
    )


def _known(rng: Random) -> Known:
    return Known(handle=rng.choice(HANDLES), name=_phrase(rng), identity=_phrase(rng), short=_phrase(rng))


def _new(rng: Random, film: Film) -> str:
    free = [f"new{i}" for i in range(30) if film.scene(f"new{i}") is None]
    return rng.choice(free)


def _rewrite(rng: Random, _film: Film, scene: str) -> Edit:
    element = rng.choice(ELEMENTS)
    sentences = tuple(_phrase(rng) for _ in range(rng.randrange(3)))
    camera = _camera(rng) if element == "camera_work" and rng.random() < 0.5 else None
    return RewriteElement(scene=scene, element=element, text=_phrase(rng), sentences=sentences, camera=camera)


def _follow(rng: Random, film: Film, scene: str) -> Edit:
    element, found = rng.choice(ELEMENTS), film.scene(scene)
    sentences = sum(sentence.element == element for sentence in found.prose) if found else 0
    said = tuple(rng.choice(WORDS) for _ in range(sentences))
    return FollowElement(scene=scene, element=element, lang=rng.choice(LANGS), text=rng.choice(WORDS), sentences=said)


def _clip(rng: Random) -> Clip:
    kept = rng.random() < 0.5
    return Clip(
        id=rng.choice(("c1", "c2", "c3")),
        kept=kept,
        why=rng.choice(WORDS),
        weak_spots=() if kept else rng.choice(((), ("turn",), ("hand", "text"))),
        target="sora-2",
        date=datetime.date(2026, 1, rng.randrange(1, 29)),
        tries=rng.randrange(1, 9),
        usd=rng.choice((None, 0.0, 1.25)),
    )


def _merge(rng: Random, film: Film, scene: str) -> Edit:
    found = film.scene(scene)
    behind = film.scenes[found.number :] if found else ()
    return MergeScenes(first=scene, second=behind[0].id if behind else scene)


MAKERS: tuple[Callable[[Random, Film, str], Edit], ...] = (
    lambda r, _f, _s: SetTitle(words=_words(r)),
    lambda r, _f, _s: SetLogline(words=_words(r)),
    lambda r, _f, _s: SetPreset(part=r.choice(PRESET_PARTS), words=_words(r)),
    lambda r, _f, _s: SetTarget(target=r.choice(("sora-2", "veo-3.1"))),
    lambda r, _f, _s: SetAspect(aspect=r.choice(("16:9", "9:16"))),
    lambda r, _f, _s: Introduce(side=r.choice(SIDES), known=_known(r)),
    lambda r, _f, _s: Identify(handle=r.choice(HANDLES), name=_words(r), identity=_words(r), short=_words(r)),
    lambda r, _f, _s: Dismiss(handle=r.choice(HANDLES)),
    lambda r, _f, _s: Assume(assumptions=(_phrase(r), _phrase(r))),
    lambda r, _f, s: SetElement(scene=s, element=r.choice(ELEMENTS), words=_words(r)),
    _rewrite,
    _follow,
    lambda r, _f, s: SetSentence(scene=s, index=r.randrange(4), words=_words(r)),
    lambda r, _f, s: SetCamera(scene=s, camera=_camera(r)),
    lambda r, _f, s: SetHeading(scene=s, heading=r.choice(("slug", "beat")), words=_words(r)),
    lambda r, _f, s: SetNote(
        scene=s, note=r.choice(("style", "sound", "avoid")), text=r.choice((None, Phrase(), _phrase(r)))
    ),
    lambda r, _f, s: SetSeconds(scene=s, seconds=r.randrange(1, 601)),
    lambda r, _f, s: SetStatus(scene=s, status=r.choice(get_args(Status))),
    lambda r, _f, s: Lock(scene=s, field=r.choice(LOCKABLE)),
    lambda r, f, s: Unlock(scene=s, field=r.choice((f.scene(s) or f.scenes[0]).locks or ("slug",))),
    lambda r, _f, s: Waive(scene=s, code=r.choice(("W1", "W2")), reason=r.choice(WORDS)),
    lambda r, _f, s: NoteClip(scene=s, clip=_clip(r)),
    lambda r, f, s: RestoreScene(take=(f.scene(s) or f.scenes[0]).model_copy(update={"slug": _phrase(r)})),
    lambda r, f, s: AddScene(
        scene=Scene(id=_new(r, f), slug=_phrase(r), plot_sentences=tuple(range(r.randrange(4)))),
        after=r.choice((None, s)),
    ),
    lambda _r, _f, s: DeleteScene(scene=s),
    lambda r, f, s: MoveScene(scene=s, number=r.randrange(1, len(f.scenes) + 1)),
    lambda r, f, s: SplitScene(scene=s, at=r.randrange(4), new_id=_new(r, f)),
    _merge,
)
"""A maker for each kind of edit, in the order of the closed set."""


def some_edit(rng: Random, film: Film) -> Edit:
    """Return a random edit that suits `film`, mostly; some are refused, as in life. It keeps a scene in the film."""
    if len(film.scenes) < 2:
        scene = Scene(id=_new(rng, film), slug=_phrase(rng), plot_sentences=(0, 1, 2))
        return AddScene(scene=scene, after=None)
    return rng.choice(MAKERS)(rng, film, rng.choice(film.scenes).id)
