"""The checklist and the memory of the clips, as lines for a person."""

from bot.composing.clip_memory import Checklist, Failure, Slate
from bot.composing.mentions import named
from bot.composing.sheet import shown
from bot.library.symptoms import called
from bot.library.targets import targets
from bot.story import Clip, Film, Lang, Phrase, Scene
from bot.texts import say

_MARKS = {"kept": "✓", "changed": "△", "failed": "×", "missing": "-"}


def checklist_lines(film: Film, told: Checklist, lang: Lang) -> list[str]:
    """Return a line for each slate, then what is done, what is missing, the length and the spend."""
    return [*(_slate_line(film, slate, lang) for slate in told.slates), *summary_lines(told, lang)]


def summary_lines(told: Checklist, lang: Lang) -> list[str]:
    """Return what is done, what is missing, the length and the spend."""
    done, left = told.of("kept", "changed"), told.of("failed", "missing")
    lines = [say("clips.done", lang, done=len(done), scenes=len(told.slates))]
    if left:
        lines.append(say("clips.missing", lang, slates=[slate.scene.slate for slate in left]))
    if changed := told.of("changed"):
        lines.append(say("clips.changed_since", lang, slates=[slate.scene.slate for slate in changed]))
    key = "length_as_planned" if told.seconds == told.planned else "length"
    lines.append(say(f"clips.{key}", lang, kept=told.kept_seconds, seconds=told.seconds, planned=told.planned))
    tries = sum(slate.tries for slate in told.slates)
    spent = _spend(sum(slate.spent for slate in told.slates), sum(slate.estimated for slate in told.slates), lang)
    lines.append(say("clips.spent", lang, tries=tries, failed=sum(slate.failed for slate in told.slates), spent=spent))
    return lines


def failure_lines(told: tuple[Failure, ...], lang: Lang) -> list[str]:
    """Return a line for each weak spot that failed tries are counted for."""
    unknown = Phrase(ja=say("clips.unknown_cause", "ja"), en=say("clips.unknown_cause", "en"))
    return [
        say(
            "clips.failure" if one.usd else "clips.failure_unpriced",
            lang,
            called=(called(one.weak_spot) if one.weak_spot else unknown).said(lang),
            weak_spot=one.weak_spot or "-",
            tries=one.tries,
            usd=f"${one.usd:,.2f}",
            scenes=list(one.scenes),
        )
        for one in told
    ]


def clip_line(scene: Scene, clip: Clip, lang: Lang) -> str:
    """Return one note in a line: slate, verdict, date, target, tries, cost, why, weak spots."""
    parts = [
        scene.slate,
        say("clips.kept" if clip.kept else "clips.failed", lang),
        clip.date.isoformat(),
        targets()[clip.target].name if clip.target in targets() else clip.target,
        *([say("clips.tries", lang, tries=clip.tries)] if clip.tries > 1 else []),
        *([f"${clip.usd:,.2f}"] if clip.usd is not None else []),
        *([clip.why] if clip.why else []),
        *([f"[{', '.join(called(spot).said(lang) for spot in clip.weak_spots)}]"] if clip.weak_spots else []),
    ]
    return shown("  ".join(parts))


def _slate_line(film: Film, slate: Slate, lang: Lang) -> str:
    slug = named(film, slate.scene.slug.said(lang) or slate.scene.slug.ja or slate.scene.slug.en, lang)
    parts = [
        _MARKS[slate.state],
        slate.scene.slate,
        say(f"clips.state_{slate.state}", lang),
        say("clips.seconds", lang, seconds=slate.seconds),
    ]
    if slate.tries:
        parts += [say("clips.tries", lang, tries=slate.tries), _spend(slate.spent, slate.estimated, lang)]
    return shown("  ".join([*parts, slug]))


def _spend(noted: float, estimated: float, lang: Lang) -> str:
    """Return what was spent; with ≈ as soon as a part of it is counted by the price list."""
    if estimated:
        return say("clips.about", lang, usd=f"≈${noted + estimated:,.2f}")
    return f"${noted:,.2f}"
