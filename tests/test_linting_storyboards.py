"""Storyboards: neighbours, preset, length; as lines, as films, on labelled examples."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.library.checks import Continuity
from bot.library.targets import target
from bot.library.weak_spots import weak_spots
from bot.linting import lint_film
from bot.linting.jsonl import lint_line
from bot.story import Film, Phrase, Scene, Sentence, Waiver
from bot.texts import Told

CORPUS = Path(__file__).parent / "corpus"
BOARDS: list[list[dict[str, Any]]] = [
    yaml.safe_load((CORPUS / f"{name}.yaml").read_text("utf-8")) for name in ("storyboards", "storyboards_held_out")
]
RULES = {spot.weak_spot for spot in weak_spots() if isinstance(spot.check, Continuity)} | {"same-setup"}
EXAMPLES = [
    (spot.code, board, bad)
    for spot in weak_spots()
    if isinstance(spot.check, Continuity)
    for bad, boards in ((True, spot.storyboards.bad), (False, spot.storyboards.good))
    for board in boards
]
SORA = target("sora-2")


def line_of(board: dict[str, Any]) -> dict[str, Any]:
    """Return a board of the corpus as a line of `lint --jsonl`."""
    scenes = [
        {"number": n, "seconds": scene.get("seconds", 8), "prompt": {"ja": scene["ja"], "en": scene["en"]}}
        for n, scene in enumerate(board["scenes"], start=1)
    ]
    cast = [{"name": {"ja": one["name"], "en": one["en"]}} for one in board.get("cast", ())]
    return {"target": "sora-2", "preset": board.get("preset"), "cast": cast, "scenes": scenes}


def found(board: dict[str, Any]) -> set[tuple[int, str]]:
    told = lint_line(line_of(board))["findings"]
    return {(f["scene"] or 0, f["weak_spot"]) for f in told if f["weak_spot"] in RULES}


@pytest.mark.parametrize(("code", "board", "bad"), EXAMPLES, ids=[f"{e[0]}-{n}" for n, e in enumerate(EXAMPLES)])
def test_a_rule_finds_its_bad_storyboards_and_leaves_its_good_ones(code: str, board: dict[str, Any], bad: bool) -> None:
    assert (code in [f["code"] for f in lint_line(board)["findings"]]) is bad


@pytest.mark.parametrize("boards", BOARDS, ids=["tuned", "held-out"])
def test_labelled_storyboards_are_told_apart(boards: list[dict[str, Any]]) -> None:
    labelled = [({tuple(fault) for fault in board["faults"]}, found(board)) for board in boards]
    hits = sum(len(want & got) for want, got in labelled)
    assert hits >= 0.8 * sum(len(want) for want, _ in labelled)
    assert hits >= 0.9 * sum(len(got) for _, got in labelled)


def test_there_are_thirty_storyboards() -> None:
    assert sum(map(len, BOARDS)) >= 30


def test_a_storyboard_may_have_bare_names_and_a_preset_of_strings() -> None:
    board = {
        "id": "b",
        "target": "veo-3.1",
        "preset": {"color": "Black and white", "camera": "手持ち"},
        "cast": [{"name": "Kakeru", "identity": {"ja": "青年", "en": "a young man"}}],
        "scenes": [{"number": 7, "seconds": 4.5, "prompt": {"ja": "赤い壁。", "en": "A red wall."}}],
    }
    answer = lint_line(board)
    assert answer["id"] == "b"
    assert (7, "preset") in {(f["scene"], f["weak_spot"]) for f in answer["findings"]}


def test_a_preset_under_another_key_counts_too() -> None:
    board = {"preset": {"style": "Black and white"}, "scenes": [{"number": 1, "prompt": "A red wall."}]}
    assert (1, "preset") in {(f["scene"], f["weak_spot"]) for f in lint_line(board)["findings"]}


def test_a_place_and_a_thing_that_no_list_has_are_compared_too() -> None:
    told = found({
        "scenes": [
            {"ja": "車庫。少年が赤い手提げを抱える。", "en": "A garage. A boy hugs a red handbag."},
            {"ja": "車庫。猫が眠る。", "en": "The garage. A cat sleeps."},
            {"ja": "車庫。少年が青い手提げを抱える。", "en": "The garage. The boy hugs a blue handbag."},
        ]
    })  # fmt: skip
    assert told == {(3, "cont-prop")}


def test_a_scene_with_one_empty_language_tells_its_kind_and_its_number() -> None:
    board = {"scenes": [{"number": 2, "seconds": 8, "prompt": {"ja": "赤い壁。", "en": ""}}]}
    assert [(f["scene"], f["kind"]) for f in lint_line(board)["findings"] if "kind" in f] == [(2, "missing")]


@pytest.mark.parametrize(
    "board",
    [
        {"scenes": 3},
        {"scenes": [{"number": "x", "prompt": {"ja": "a", "en": "b"}}]},
        {"scenes": [{"number": 1, "seconds": -4, "prompt": {"ja": "a", "en": "b"}}]},
        {"scenes": [{"number": 1, "prompt": "a"}, {"number": 1, "prompt": "b"}]},
        {"scenes": [], "target": "sora-9"},
        {"scenes": [{"number": 1}]},
    ],
)
def test_a_storyboard_that_is_none_is_told(board: dict[str, Any]) -> None:
    with pytest.raises(Told):
        lint_line(board)


NIGHT = Sentence(element="environment", ja="夜の路地に男が立つ。", en="A man stands in an alley at night.")
NOON = Sentence(element="environment", ja="真昼の路地に男が立つ。", en="A man stands in the alley at noon.")


def film(**second: object) -> Film:
    scenes = (Scene(id="a", number=1, prose=(NIGHT,)), Scene(id="b", number=2, prose=(NOON,)))
    return Film(id="f", scenes=(scenes[0], scenes[1].model_copy(update=second)))


def jumps(one: Film) -> list[tuple[str | None, str | None]]:
    return [(f.scene, f.field) for f in lint_film(one, SORA) if f.weak_spot == "cont-time"]


def test_a_film_tells_in_which_text_a_neighbour_is_contradicted() -> None:
    assert jumps(film()) == [("b", "prose.0")]


def test_what_a_scene_waives_is_not_told_of_it() -> None:
    code = next(f.code for f in lint_film(film(), SORA) if f.weak_spot == "cont-time")
    assert jumps(film(waivers=(Waiver(code=code, reason="a dream"),))) == []


def test_adding_a_scene_elsewhere_tells_nothing_of_the_others() -> None:
    desert = Scene(
        id="c", number=3, prose=(Sentence(element="environment", ja="真昼の砂漠。", en="A desert at noon."),)
    )
    longer = film().model_copy(update={"scenes": (*film().scenes, desert)})
    assert jumps(longer) == jumps(film())


def test_the_length_that_was_wished_is_compared_with_the_scenes() -> None:
    told = film().model_copy(update={"title": Phrase(en="A 60-second commercial")})
    assert ["60" in f.message.en for f in lint_film(told, SORA) if f.weak_spot == "total"] == [True]
