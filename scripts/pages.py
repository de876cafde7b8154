"""Writes the pages of docs/ that are made from knowledge/; --check compares instead, and fails where one is old."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

from bot.exporting import schema
from bot.library.after_the_clip import STEPS, Step, instead
from bot.library.explanations import FalseFriend, explanation, false_friends
from bot.library.lessons import Lesson, lessons
from bot.library.samples import sample
from bot.library.targets import Target, targets
from bot.library.terms import Term, camera_term, term, vocabularies
from bot.library.weak_spots import weak_spots
from bot.picturing import picture, shot_picture
from bot.story import LANGS, Camera, Lang, Move
from bot.texts import say

# Run as a script or loaded by a test: its neighbour is found in either case.
sys.path.insert(0, str(Path(__file__).parent))
import eval_lint

DOCS = Path(__file__).parents[1] / "docs"


def words(lang: Lang, key: str) -> str:
    """Return a heading of the pages."""
    return say(f"pages.{key}", lang)


def rules_page(lang: Lang) -> str:
    """Return every rule of the linter with its reason, its sources and its examples."""
    rows = [f"# {words(lang, 'rules')}", "", words(lang, "rules_about"), ""]
    for rule in weak_spots():
        levels = ", ".join(f"{on}: {say(f'names.{level}', lang) if level != 'off' else words(lang, 'off')}"
                           for on, level in rule.levels.items())  # fmt: skip
        rows += [f"## {rule.code} {rule.name}", ""]
        rows += [
            f"{rule.headline.said(lang)}{' ' if lang == 'en' else ''}{rule.why.said(lang)}{' ' if lang == 'en' else ''}{rule.instead.said(lang)}"
        ]
        rows += ["", f"- `{rule.weak_spot}` · {levels}", f"- {words(lang, 'fix')}: {words(lang, f'fix_{rule.fix}')}"]
        rows += [f"- {source.what} ({source.sure}, {source.date})" for source in rule.sources]
        for heading, examples in (("found", rule.bad), ("not_found", rule.good)):
            if examples.by(lang):
                rows += ["", f"{words(lang, heading)}:", "", *(f"- {text}" for text in examples.by(lang))]
        for heading, pairs, boards in (
            ("found", rule.pairs.bad, rule.storyboards.bad),
            ("not_found", rule.pairs.good, rule.storyboards.good),
        ):
            texts = [f"{pair.ja} / {pair.en}" for pair in pairs]
            texts += [" → ".join(scene["prompt"][lang] for scene in board["scenes"]) for board in boards]
            if texts:
                rows += ["", f"{words(lang, heading)}:", "", *(f"- {text}" for text in texts)]
        rows.append("")
    return "\n".join(rows)


def targets_page(lang: Lang) -> str:
    """Return every target with what it takes."""
    heads = ("model", "state", "seconds", "ratios", "limit", "languages", "sound", "negative", "price", "checked")
    rows = [f"# {words(lang, 'targets')}", "", words(lang, "targets_about"), ""]
    rows += [_row(words(lang, head) for head in heads), _row("---" for _ in heads)]
    rows += [_row(_target_cells(target, lang)) for target in targets().values()]
    for target in targets().values():
        rows += ["", f"## {target.name} (`{target.id}`)", "", target.about.said(lang), ""]
        if target.wording:
            told = {name: getattr(target.wording, name).said(lang) for name in type(target.wording).model_fields}
            rows += [*(f"- {words(lang, f'how_{name}')}: {said}" for name, said in told.items()), ""]
        rows += [f"### {words(lang, 'after_the_clip')}", "", *(_step_line(target, step, lang) for step in STEPS)]
        rows += ["", f"### {words(lang, 'sources')}", ""]
        rows += [f"- {source.what} ({source.sure})" for source in target.sources]
    return "\n".join([*rows, ""])


def _step_line(target: Target, step: Step, lang: Lang) -> str:
    offered = target.after_the_clip.offered(step)
    label = words(lang, f"step_{step}")
    if offered is None:
        return f"- {label}: {say('pages.step_instead', lang, how=instead(step, target.after_the_clip).said(lang))}"
    takes = ", ".join(f"`{name}` ({value.said(lang)})" for name, value in offered.parameters.items())
    return f"- {label}: **{offered.name}**. {offered.how.said(lang)} {takes}. {offered.source} ({offered.sure})"


def _target_cells(target: Target, lang: Lang) -> list[str]:
    state = words(lang, "live") if target.status == "live" else say("pages.retired", lang, day=target.retired)
    limit = f"{target.limit.count:,} {words(lang, target.limit.unit)}" if target.limit else ""
    price = f"{target.prices[0].usd_per_second:g} ({target.prices[0].what})" if target.prices else ""
    field = words(lang, "yes") if target.negative else words(lang, "no_")
    seconds, ratios = " ".join(map(str, target.seconds)), " ".join(target.ratios)
    return [f"{target.name} `{target.id}`", state, seconds, ratios, limit, " ".join(target.languages),
            words(lang, f"sound_{target.sound}"), field, price, str(target.checked)]  # fmt: skip


def terms_page(lang: Lang) -> str:
    """Return the film words in both languages."""
    rows = [f"# {words(lang, 'terms')}", "", words(lang, "terms_about"), ""]
    for vocabulary in vocabularies().values():
        rows += [f"## {vocabulary.title.said(lang)}", ""]
        rows += [_row(("#", "日本語", "English", words(lang, "named_by"), words(lang, "meaning"))), _row(["---"] * 5)]
        rows += [
            _row((str(term.number), "、".join(term.ja), ", ".join(term.en), term.named_by, term.about.said(lang)))
            for term in sorted(vocabulary.terms, key=lambda term: term.number)
        ]
        rows += ["", *(line for term in vocabulary.terms for line in _explained(term, lang)), ""]
    rows += [f"## {words(lang, 'false_friends')}", "", words(lang, "false_friends_about"), ""]
    return "\n".join([*rows, *(line for friend in false_friends() for line in _misleading(friend, lang)), ""])


def _explained(term: Term, lang: Lang) -> list[str]:
    told = explanation(term)
    if told is None:
        return []
    parts = {"what": told.what, "when": told.when, "effect": told.effect}
    return [
        f"- **{term.ja[0]}** / **{term.en[0]}**",
        *(f"  - {words(lang, k)}: {v.said(lang)}" for k, v in parts.items()),
    ]


def _misleading(friend: FalseFriend, lang: Lang) -> list[str]:
    senses = [f"  - {term(s.term).ja[0]} / {term(s.term).en[0]}: {s.when.said(lang)}" for s in friend.means]
    joint = "、" if lang == "ja" else ", "
    return [f"- **{joint.join(friend.words)}**: {friend.trap.said(lang)} ({friend.source}; {friend.sure})", *senses]


def lessons_page(lang: Lang) -> str:
    """Return the course: every lesson with its steps, its example and its try-out."""
    rows = [f"# {words(lang, 'lessons')}", "", words(lang, "lessons_about"), ""]
    for lesson in lessons().values():
        rows += _lesson(lesson, lang)
    return "\n".join(rows)


def _lesson(lesson: Lesson, lang: Lang) -> list[str]:
    steps = [f"{n}. {step.says.said(lang)} ({_camera(step.camera, lang)})" for n, step in enumerate(lesson.steps, 1)]
    taught = ", ".join(f"{term.ja[0]} / {term.en[0]}" for term in lesson.taught)
    element = say(f"names.{lesson.try_out.element}", lang)
    return [
        f"## {lesson.number}. {lesson.title.said(lang)} (`{lesson.id}`)", "", lesson.about.said(lang), "", *steps, "",
        f"- {words(lang, 'example')}: {lesson.example.said(lang)}",
        f"- {words(lang, 'try_out')} ({element}): {lesson.try_out.wish.said(lang)}",
        f"- {words(lang, 'terms')}: {taught}",
        *(f"- {source.what} ({source.sure})" for source in lesson.sources), "",
    ]  # fmt: skip


def _camera(camera: Camera, lang: Lang) -> str:
    said = [camera_term("size", camera.size)] if camera.size else []
    said += [camera_term("angle", camera.angle)] if camera.angle else []
    said += [camera_term("move", camera.move)] if camera.move else []
    lens = [f"{camera.lens_mm}mm"] if camera.lens_mm else []
    return ", ".join([*(one.ja[0] if lang == "ja" else one.en[0] for one in said), *lens])


def schema_page() -> str:
    """Return the JSON Schema of a film."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def framing_pictures() -> dict[str, str]:
    """Return the pictures of docs/framing.md by their file names."""
    film = sample()
    shots = {move: Camera(size="full", angle="eye-level", move=move) for move in get_args(Move)}
    shots |= {size: Camera(size=size, angle="eye-level") for size in ("extreme-wide", "medium", "close-up")}
    shots |= {angle: Camera(size="full", angle=angle) for angle in ("low", "high", "overhead", "over-the-shoulder")}
    lights = {"left-hard": "hard light from the left", "right-soft": "soft light from the right",
              "back": "sunset, backlit", "below": "INT. room, night, candlelight from below"}  # fmt: skip
    lit = Camera(size="medium-close-up", angle="eye-level", lens_mm=50)
    drawn = {name: shot_picture(shot, "en", captioned=False) for name, shot in shots.items()}
    drawn |= {name: shot_picture(lit, "en", light=words, captioned=False) for name, words in lights.items()}
    drawn |= {f"example.{lang}": picture(film, film.scenes[7], lang) for lang in LANGS}
    return {f"images/framing/{name}.svg": svg + "\n" for name, svg in drawn.items()}


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    made: dict[str, str] = {"film.schema.json": schema_page(), **framing_pictures()}
    made["linter-accuracy.md"] = eval_lint.made()
    writers: dict[str, Callable[[Lang], str]] = {
        "rules": rules_page,
        "targets": targets_page,
        "terms": terms_page,
        "lessons": lessons_page,
    }
    for name, write in writers.items():
        for lang in LANGS:
            note = f"<!-- {words(lang, 'made')} -->\n\n"
            made[f"{name}.ja.md" if lang == "ja" else f"{name}.md"] = note + write(lang)
    return made


def main() -> int:
    """Write the pages, or compare them."""
    made = pages()
    old = [
        name for name, text in made.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for name in old:
            print(f"docs/{name} is old: run python scripts/pages.py")
        return 1 if old else 0
    for name in old:
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(made[name], encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
