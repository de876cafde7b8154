"""Runs the cases of every step with the writer that is configured, and prints how often each check passes.

One answer a case and no repair: it measures what the instructions bring about at first try. Always exits with 0.
"""

import asyncio
import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import get_args

from rich.console import Console
from rich.table import Table

from bot.library.prices import cost
from bot.llm.choosing import chosen_writer
from bot.llm.port import Answer, InvalidAnswerError, UnreachableError, Usage, Writer, WriterError
from bot.llm.settings import load
from bot.texts import Told, language, tell
from bot.writing.cases import Case, Step, asked, cases
from bot.writing.judging import judged

_AT_ONCE = 4


@dataclass
class Score:
    """What one step did: how often each check was made and passed, and what failed."""

    made: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    usage: list[Usage] = field(default_factory=list)

    def take(self, case: Case, results: dict[str, bool]) -> None:
        """Count the results of one case."""
        for check, good in results.items():
            self.made[check] += 1
            self.passed[check] += good
        if wrong := [check for check, good in results.items() if not good]:
            self.failed.append(f"{case.id}: {', '.join(wrong)}")


async def run(writer: Writer, console: Console) -> None:
    """Ask every case once and print the rates."""
    scores: dict[Step, Score] = {step: Score() for step in get_args(Step)}
    slots = asyncio.Semaphore(_AT_ONCE)

    async def one(step: Step, case: Case) -> None:
        async with slots:
            ask = asked(step, case)
            try:
                async for piece in writer.write(ask):
                    if isinstance(piece, Answer):
                        scores[step].usage.append(piece.usage)
                        scores[step].take(case, {"form": True} | judged(step, case, piece.value, ask.inputs))
            except UnreachableError:
                raise
            except InvalidAnswerError as error:
                scores[step].take(case, {"form": False})
                console.print(f"{step}/{case.id}: {error.reason}", markup=False, highlight=False)
            except WriterError as error:
                scores[step].take(case, {"answered": False})
                console.print(f"{step}/{case.id}: {error}", markup=False, highlight=False)

    try:
        async with asyncio.TaskGroup() as group:
            for step in scores:
                for case in cases(step):
                    group.create_task(one(step, case))
    finally:
        await writer.close()
    report(scores, writer.name, console)


def report(scores: dict[Step, Score], model: str, console: Console) -> None:
    """Print the pass rate of each check and step, what failed, and what it took."""
    for step, score in scores.items():
        table = Table("check", "passed", "rate", title=f"{step}: {_rate(score.passed.total(), score.made.total())}")
        for check, made in score.made.items():
            table.add_row(check, f"{score.passed[check]}/{made}", _rate(score.passed[check], made))
        console.print(table)
        for line in score.failed:
            console.print(f"  {line}", markup=False, highlight=False)
    used = [usage for score in scores.values() for usage in score.usage]
    total = Usage(
        input_tokens=sum(usage.input_tokens for usage in used),
        cached_tokens=sum(usage.cached_tokens for usage in used),
        output_tokens=sum(usage.output_tokens for usage in used),
        estimated=any(usage.estimated for usage in used),
    )
    usd = cost(model, total, datetime.datetime.now(datetime.UTC).date())
    about = "≈" if total.estimated else ""
    console.print(
        f"{model}: {len(used)} answers, {about}{total.input_tokens:,} tokens in ({total.cached_tokens:,} cached), "
        f"{about}{total.output_tokens:,} out, {'price not known' if usd is None else f'${usd:.4f}'}"
    )


def _rate(passed: int, made: int) -> str:
    return f"{passed / made:.0%}" if made else "-"


def main() -> None:
    """Evaluate, or say in one sentence why not."""
    console, lang = Console(), language(None)
    try:
        writer = chosen_writer("llm", load())
    except Told as told:
        console.print(tell(told, lang), markup=False)
        return
    try:
        asyncio.run(run(writer, console))
    except* WriterError as group:
        first = group.exceptions[0]
        console.print(tell(first, lang) if isinstance(first, Told) else str(first), markup=False)


if __name__ == "__main__":
    main()
