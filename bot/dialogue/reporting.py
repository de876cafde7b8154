"""What is said when the scenes are written: what it took, what the film lacks, what it departs in."""

from bot.archive import Stored
from bot.composing import compose_film
from bot.library.targets import target
from bot.linting import lint_film
from bot.texts import Told
from bot.writing.events import Finished
from bot.writing.faithful import faithfulness


def report(stored: Stored, finished: Finished) -> tuple[Told, ...]:
    """Return one sentence for each thing that the person should know, none if there is nothing."""
    film = stored.film
    departs = faithfulness(film, stored.wish)
    said = [Told("cli.unused", sentence=sentence) for sentence in departs.unused]
    said += [Told("cli.unsaid", words=words) for words in departs.unsaid]
    if departs.scenes:
        said.append(Told("cli.scenes_differ", wished=departs.scenes[0], got=departs.scenes[1]))
    aim = target(film.target)
    missing = {scene.number: prompt.missing for scene, prompt in zip(film.scenes, compose_film(film, aim), strict=True)}
    lacking = [number for number, names in missing.items() if names]
    if lacking == list(missing) and set(missing.values()) == {("subject_action",)}:
        said.append(Told("dialogue.lacks_english_of_action"))
    elif lacking:
        said.append(Told("dialogue.lacks_english", scenes=lacking))
    # What lacks English has just been told.
    findings = [finding for finding in lint_film(film, aim) if finding.weak_spot != "missing-english"]
    errors = sum(finding.level == "error" for finding in findings)
    warnings = sum(finding.level == "warning" for finding in findings)
    if errors or warnings:
        said.append(Told("dialogue.findings", errors=errors, warnings=warnings))
    if finished.usage.output_tokens:
        about = "≈" if finished.usage.estimated else ""
        said.append(
            Told(
                "dialogue.used",
                calls=finished.calls,
                inputs=f"{about}{finished.usage.input_tokens:,}",
                outputs=f"{about}{finished.usage.output_tokens:,}",
            )
        )
    return tuple(said)
