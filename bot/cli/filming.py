"""How the making of a film is shown on the command line."""

import asyncio
from typing import TYPE_CHECKING, Any, cast, get_args

from bot.cli import stage
from bot.cli.reading import plot
from bot.composing.mentions import named
from bot.library.presets import meant
from bot.library.prices import cost
from bot.library.targets import Target, target
from bot.linting import lint_film
from bot.llm.asks import InterviewInputs
from bot.llm.choosing import Choice
from bot.llm.clipboard import pastes
from bot.llm.port import WriterError
from bot.sentences import language_of, sentences
from bot.story import LANGS, Film, Lang, Preset
from bot.texts import Told, tell
from bot.writing.answering import SpoiltError
from bot.writing.crew import Crew, new_id
from bot.writing.events import Coming, Event, Finished, Listed, Outlined, Spoilt, Written
from bot.writing.faithful import faithfulness
from bot.writing.interview import interview
from bot.writing.plan import Clips, clips, plan
from bot.writing.write import write

if TYPE_CHECKING:
    from bot.archive import Stored


def chosen(writer: str) -> Choice:
    """Return the writer that was named. Raises Told for any other word."""
    if writer not in get_args(Choice):
        raise Told("cli.no_such_writer", writer=writer, known=list(get_args(Choice)))
    return cast("Choice", writer)


def film_from(text: str, *, target: str, plot_lang: str, aspect: str, preset: str = "") -> Film:
    """Return a fresh film with these words as its plot. Raises Told for a language, aspect, target or preset unknown."""
    from pydantic import ValidationError

    words = plot(text)
    if plot_lang and plot_lang not in LANGS:
        raise Told("cli.no_such_language", language=plot_lang)
    _known_target(target)
    look = meant(preset).preset if preset else Preset()
    lang: Lang = next((known for known in LANGS if known == plot_lang), language_of(words))
    try:
        return Film(id=new_id(), plot=words, plot_lang=lang, target=target, aspect=aspect, preset=look)
    except ValidationError as error:
        raise Told("cli.bad_aspect", aspect=aspect) from error


def _known_target(target_id: str) -> None:
    target(target_id)


def announce(crew: Crew, film: Film) -> None:
    """Tell who writes, and in one line if the target is closed."""
    stage.tell("cli.writer_is", writer=crew.writer.name)
    if not crew.writer.bilingual:
        stage.tell("cli.guided_is")
    aim = target(film.target)
    if aim.status == "retired":
        stage.tell("cli.retired", target=aim.name, date=aim.retired)


def planned(crew: Crew, film: Film, wish: dict[str, Any]) -> None:
    """Print what writing would take."""
    aim = target(film.target)
    forecast = plan(film, wish, crew.writer, aim, crew.clock().date())
    about = "≈" if forecast.estimated else ""
    stage.out(stage.words("cli.plan_scenes", sentences=len(sentences(film.plot)), scenes=forecast.scenes))
    if wish["writer"] == "clipboard":
        stage.out(stage.words("cli.plan_pastes", pastes=pastes(forecast.scenes)))
    else:
        stage.out(
            stage.words(
                "cli.plan_calls",
                calls=forecast.calls,
                inputs=f"{about}{forecast.input_tokens:,}",
                outputs=f"≈{forecast.output_tokens:,}",
                usd=_usd(forecast.usd),
                writer=crew.writer.name,
            )
        )
    stage.out(_clips_text(aim, forecast.clips))


async def interviewed(crew: Crew, film: Film) -> tuple[str, ...]:
    """Ask the dreamer at most three questions, each of which may be skipped; return the answers."""
    answers: list[str] = []
    lang = stage.lang()
    for question in await interview(crew, InterviewInputs(plot=film.plot, plot_lang=film.plot_lang)):
        asked = getattr(question.question, lang)
        choices = [getattr(choice, lang) for choice in question.choices]
        stage.note(f"{asked}\n" + "\n".join(f"  {i}. {text}" for i, text in enumerate(choices, start=1)))
        said = (await asyncio.to_thread(input, stage.words("cli.answer_or_skip"))).strip()
        if said.isdecimal() and 1 <= int(said) <= len(choices):
            said = choices[int(said) - 1]
        if said:
            answers.append(f"{asked} {said}")
    return tuple(answers)


async def produce(crew: Crew, film_id: str) -> int:
    """Write the film and show what happens; return the exit code. What ends the work early is told, with the way on."""
    try:
        async for event in write(crew, film_id):
            _show(event, crew)
    except SpoiltError as error:
        return spoilt(film_id, error)
    except WriterError as error:
        stage.note(tell(error, stage.lang()))
        stage.tell("cli.resume_with", film=film_id)
        return stage.UNREACHABLE
    return stage.DONE


def spoilt(film_id: str, error: SpoiltError) -> int:
    """Tell that an answer was not usable and is kept, and how to go on; return the exit code."""
    stage.tell("cli.spoilt", step=error.call.step, reason=tell(error, stage.lang()))
    stage.tell("cli.resume_with", film=film_id)
    return stage.ATTENTION


def lacking(stored: "Stored") -> int:
    """Tell what the film still lacks: text in one language, plot sentences left out, wishes not met."""
    film = stored.film
    departs = faithfulness(film, stored.wish)
    for sentence in departs.unused:
        stage.tell("cli.unused", sentence=sentence)
    for speech in departs.unsaid:
        stage.tell("cli.unsaid", words=speech)
    if departs.scenes:
        stage.tell("cli.scenes_differ", wished=departs.scenes[0], got=departs.scenes[1])
    if departs.seconds:
        stage.tell("cli.seconds_differ", wished=departs.seconds[0], got=departs.seconds[1])
    numbers = {scene.id: scene.slate for scene in film.scenes}
    findings = lint_film(film, target(film.target))
    for finding in findings:
        if finding.level == "error":
            stage.note(
                f"{numbers.get(finding.scene or '', '')} {finding.code} {finding.message.said(stage.lang())}".strip()
            )
    for assumed in film.assumptions:
        said = assumed.said(stage.lang()) or assumed.said(film.plot_lang)
        stage.tell("cli.assumed", text=named(film, said, stage.lang()))
    needs = any(scene.status != "written" for scene in film.scenes) or any(f.level == "error" for f in findings)
    return stage.ATTENTION if needs or departs else stage.DONE


def _show(event: Event, crew: Crew) -> None:
    lang = stage.lang()
    match event:
        case Outlined(film):
            title = film.title.said(lang) or film.title.said(film.plot_lang)
            logline = film.logline.said(lang) or film.logline.said(film.plot_lang)
            stage.tell("cli.outlined", title=title, logline=logline)
        case Listed(scene):
            stage.note(f"{scene.slate} … {scene.slug.said(lang) or scene.slug.ja or scene.slug.en}")
        case Written(scene, kept):
            stage.note(f"{scene.slate} ✓ {scene.slug.said(lang) or scene.slug.ja or scene.slug.en}")
            for field in kept:
                stage.tell("cli.left_alone", scene=scene.number, field=field)
        case Spoilt(scene, reason):
            # Without an answer there is none to keep.
            key = "cli.scene_spoilt" if isinstance(reason, SpoiltError) else "cli.scene_unwritten"
            stage.tell(key, slate=scene.slate, reason=tell(reason, lang))
        case Finished(film, calls, usage):
            written = sum(scene.status == "written" for scene in film.scenes)
            stage.tell("cli.finished", written=written, scenes=len(film.scenes))
            if written < len(film.scenes):
                stage.tell("cli.resume_with", film=film.id)
            if usage.output_tokens:
                about = "≈" if usage.estimated else ""
                usd = cost(crew.writer.name, usage, crew.clock().date())
                stage.tell(
                    "cli.used",
                    calls=calls,
                    inputs=f"{about}{usage.input_tokens:,}",
                    cached=f"{about}{usage.cached_tokens:,}",
                    outputs=f"{about}{usage.output_tokens:,}",
                    usd=_usd(usd),
                )
            aim = target(film.target)
            seconds = sum(aim.clip_seconds(scene.seconds) for scene in film.scenes)
            stage.note(_clips_text(aim, clips(aim, seconds)))
        case Coming():
            pass  # the command line shows whole scenes


def _clips_text(aim: Target, cost: Clips) -> str:
    return stage.words("cli.plan_clips", seconds=cost.seconds, tries=cost.tries, usd=_usd(cost.usd), target=aim.name)


def _usd(amount: float | None) -> str:
    if amount is None:
        return stage.words("cli.price_unknown")
    return f"${amount:,.2f}" if amount >= 0.01 or amount == 0 else f"${amount:.4f}"
