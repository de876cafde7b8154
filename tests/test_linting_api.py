"""The linter as a library: two functions whose examples run, and work that grows with the text and no faster."""

import doctest

import pytest

import bot.linting
from bot.library.targets import target
from bot.linting import films, lint_text, texts
from bot.linting.concordance import Concordance
from bot.linting.parity import differences


@pytest.mark.parametrize("module", [texts, films])
def test_the_examples_of_the_documentation_run(module: object) -> None:
    results = doctest.testmod(module)
    assert results.attempted >= 4
    assert results.failed == 0


def test_both_functions_are_found_in_one_place() -> None:
    assert {"lint_film", "lint_text"} <= set(bot.linting.__all__)


@pytest.mark.parametrize(
    ("sentence", "lang"), [("少女が橋の上でゆっくり振り返る。", "ja"), ("A girl turns around on a bridge. ", "en")]
)
def test_findings_grow_with_the_text_and_no_faster(sentence: str, lang: str) -> None:
    found = [len(lint_text(sentence * n, "ja" if lang == "ja" else "en", target("sora-2"))) for n in (20, 40, 80)]
    assert found[2] - found[1] == 2 * (found[1] - found[0])


@pytest.mark.parametrize(
    ("sentence", "lang"), [("少女が橋の上でゆっくり振り返る。", "ja"), ("A girl turns around on a bridge. ", "en")]
)
def test_work_grows_with_the_text_and_no_faster(sentence: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Counted, not timed: how many words each walk over a text looks at, and how many walks there are.
    walked: list[int] = []
    find = Concordance.find

    def counted(self: Concordance, tokens):  # type: ignore[no-untyped-def]
        walked.append(len(tokens))
        return find(self, tokens)

    monkeypatch.setattr(Concordance, "find", counted)
    work: list[int] = []
    for n in (50, 100, 200):
        walked.clear()
        lint_text(sentence * n, "ja" if lang == "ja" else "en", target("sora-2"))
        differences(sentence * n if lang == "ja" else "", sentence * n if lang == "en" else "")
        work.append(sum(walked))
    assert work[2] - work[1] == 2 * (work[1] - work[0])
