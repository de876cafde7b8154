"""The evaluation of the writer: every case is asked once, and each check gets its rate."""

import importlib.util
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import yaml
from rich.console import Console

from bot.llm.port import InvalidAnswerError
from bot.llm.queued import QueuedWriter
from bot.writing.cases import Step, asked, cases

SCRIPT = Path(__file__).parents[1] / "scripts" / "eval_writer.py"


def script() -> Any:
    spec = importlib.util.spec_from_file_location("eval_writer", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["eval_writer"] = module
    spec.loader.exec_module(module)
    return module


def good(step: Step) -> list[Any]:
    """The same good draft for every case of a step; of the wrong form where the case asks for another one."""
    data = yaml.safe_load((Path(__file__).parent / "drafts" / f"{step}.yaml").read_text("utf-8"))["good"]
    answers = [asked(step, case).answer for case in cases(step)]
    return [
        answer.model_validate(data)
        if step != "rewrite" or answer.__name__ == "ShotDraft"
        else answer.model_validate({"text": data["text"], "sentences": data["sentences"]})
        for answer in answers
    ]


async def evaluated(**answers: Any) -> str:
    out = io.StringIO()
    await script().run(QueuedWriter(**answers), Console(file=out, width=120))
    return out.getvalue()


async def test_every_case_of_every_step_is_asked_once_and_rated() -> None:
    said = await evaluated(**{step: good(step) for step in get_args(Step)})
    count = sum(len(cases(step)) for step in get_args(Step))
    assert f"{count} answers" in said
    assert all(f"{step}: " in said for step in get_args(Step))
    assert "craft: camfix" in said


async def test_an_answer_without_form_fails_that_check_and_the_rest_goes_on() -> None:
    answers: dict[str, list[Any]] = {step: good(step) for step in get_args(Step)}
    answers["interview"][0] = InvalidAnswerError("llm.no_answer", raw="{", reason="it ends too early")
    said = await evaluated(**answers)
    assert "4/5" in said


def test_without_a_model_one_sentence_says_what_to_set(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "YUMEKONTE"))}
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], cwd=tmp_path, env=bare | {"LANG": "en_US.UTF-8"}, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "OPENAI_API_KEY" in done.stdout
    assert done.stdout.strip().count(".\n") == 0
