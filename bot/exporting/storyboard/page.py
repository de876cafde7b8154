"""The page for the browser: shot list and storyboard in both languages, with its style and its script inside."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from bot.composing.sheet import label, shown
from bot.exporting.remarks import general_notes, said
from bot.exporting.spoken_lines import credited, lines_of
from bot.exporting.timeline import Cut, cuts, timecode
from bot.library.targets import Target
from bot.picturing import picture
from bot.picturing.captions import labels
from bot.story import ELEMENTS, LANGS, Film, Finding, Lang, Phrase
from bot.texts import keys, say

_WORDS = (
    "search", "copy", "copy_all", "copied", "not_copied", "shot_list", "storyboard", "cut", "time", "seconds", "slug",
    "action", "camera", "total", "prompt", "negative", "none_found", "of", "s",
)  # fmt: skip
# The page says in words beside a picture what is in it, in both languages.
_NAME = re.compile(r' role="img" aria-label="[^"]*"')


class Shot(NamedTuple):
    """One scene as the page shows it; texts are on one line, names stand for handles."""

    slate: str
    start: str
    seconds: int
    slug: Phrase
    beat: Phrase
    camera: Phrase
    lines: dict[Lang, tuple[str, ...]]
    elements: tuple[tuple[Phrase, Phrase], ...]
    prompt: Phrase
    missing: Phrase
    negative: str
    findings: tuple[tuple[Phrase, Phrase], ...]
    picture: Markup


def page(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the page, which opens in `lang`."""
    clips = cuts(film, target)
    css, js = _part("page.css"), _part("page.js")
    total = clips[-1].end if clips else 0
    summary = {"target": target.name, "aspect": film.aspect, "scenes": len(clips), "seconds": total}
    notes = zip(general_notes(target, findings, "ja"), general_notes(target, findings, "en"), strict=True)
    return _template().render(
        lang=lang,
        name=said(film, film.title, lang) or film.id,
        title=_both(film, film.title) or Phrase(ja=film.id, en=film.id),
        logline=_both(film, film.logline),
        summary=_said("exporting.summary", **summary),
        notes=[Phrase(ja=ja, en=en) for ja, en in notes],
        words={word: _said(f"page.{word}") for word in _WORDS},
        shots=[_shot(film, cut, findings, lang) for cut in clips],
        total=total,
        css=Markup(css),  # noqa: S704 (our own file)
        js=Markup(js),  # noqa: S704 (our own file)
        css_hash=_hash(css),
        js_hash=_hash(js),
    )


def _shot(film: Film, cut: Cut, findings: Sequence[Finding], lang: Lang) -> Shot:
    scene, prompt = cut.scene, cut.prompt
    elements = [(_label(name), scene.elements.named(name)) for name in ELEMENTS]
    elements += [(_label("sound"), scene.sound or Phrase())]
    lacking = [_said(f"names.{field}") if f"names.{field}" in keys("ja") else Phrase(ja=field, en=field)
               for field in prompt.missing]  # fmt: skip
    return Shot(
        slate=scene.slate,
        start=timecode(cut.start),
        seconds=cut.seconds,
        slug=_both(film, scene.slug),
        beat=_both(film, scene.beat),
        camera=Phrase(ja=" / ".join(labels(scene.camera, "ja")), en=" / ".join(labels(scene.camera, "en"))),
        lines={side: tuple(credited(line, side) for line in lines_of(film, scene, side)) for side in LANGS},
        elements=tuple((name, text) for name, phrase in elements if (text := _both(film, phrase))),
        prompt=Phrase(ja=shown(prompt.text.ja), en=shown(prompt.text.en)),
        missing=Phrase(
            ja=say("exporting.lacks_en", "ja", fields=[field.ja for field in lacking]),
            en=say("exporting.lacks_en", "en", fields=[field.en for field in lacking]),
        ) if lacking else Phrase(),
        negative=shown(prompt.negative),
        findings=tuple(
            (_said(f"names.{one.level}"), Phrase(ja=shown(one.message.ja), en=shown(one.message.en)))
            for one in findings if one.scene == scene.id
        ),
        picture=Markup(_NAME.sub("", picture(film, scene, lang, captioned=False))),  # noqa: S704 (escaped where it is drawn)
    )  # fmt: skip


def _both(film: Film, phrase: Phrase) -> Phrase:
    """Return both sides on one line with names written out; a side that is not there stays empty."""
    sides = (Phrase(ja=phrase.ja), Phrase(en=phrase.en))
    return Phrase(ja=said(film, sides[0], "ja"), en=said(film, sides[1], "en"))


def _said(key: str, **params: object) -> Phrase:
    return Phrase(ja=say(key, "ja", **params), en=say(key, "en", **params))


def _label(field: str) -> Phrase:
    return Phrase(ja=label(field, "ja"), en=label(field, "en"))


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_part("page.html"))


@cache
def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return what the page's own policy allows this content by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
