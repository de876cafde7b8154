import pytest

from benchmarks.figure import Figure
from benchmarks.film import finished, list_text, scene_texts
from benchmarks.ideal import Admission, Pace, entry_ends, finishes

TOKENS = Pace(first=0.6, rate=80, chunk=1)
"""A usual server: 0.6 s to the first token, 80 tokens a second. An entry of the list is 40 of them, a scene 675."""
PLOT = 0.6 + 400 / 80
SCENE = 0.6 + 675 / 80


def after_the_list(count, slots):
    ends = TOKENS.at(40 * count)
    return finishes([ends] * count, [SCENE] * count, slots=slots)


def while_it_comes(count, slots):
    ready = [TOKENS.at(40 * entry) for entry in range(1, count + 1)]
    return finishes(ready, [SCENE] * count, slots=slots, list_ends=TOKENS.at(40 * count))


# The table of the reference figures, which were worked out by hand from the formulas, plot call included.
@pytest.mark.parametrize(
    ("count", "slots", "last", "first", "first_of_all"),
    [(4, 4, 17.2, 17.2, 15.7), (8, 8, 19.2, 19.2, 15.7), (16, 4, 50.4, 23.2, 15.7), (16, 8, 32.3, 23.2, 15.7), (16, 16, 23.2, 23.2, 15.7)],
)  # fmt: skip
def test_the_ideal_is_that_of_the_reference_table(count, slots, last, first, first_of_all):
    assert PLOT + max(after_the_list(count, slots)) == pytest.approx(last, abs=0.06)
    assert PLOT + min(after_the_list(count, slots)) == pytest.approx(first, abs=0.06)
    assert PLOT + min(while_it_comes(count, slots)) == pytest.approx(first_of_all, abs=0.06)


def test_a_free_slot_takes_a_scene_at_the_moment_it_is_ready():
    assert finishes([1, 2, 3], [10, 10, 10], slots=4, list_ends=3) == [11, 12, 13]


def test_the_lists_stream_holds_a_slot_until_it_ends():
    assert finishes([1, 2], [10, 10], slots=2, list_ends=5) == [11, 15]
    assert finishes([1, 2], [10, 10], slots=1, list_ends=5) == [15, 25]


def test_a_scene_waits_for_the_slot_that_is_free_first():
    assert finishes([0, 0, 0, 0], [4, 1, 1, 5], slots=2, list_ends=0) == [4, 1, 2, 7]


def test_enough_slots_end_with_the_list_and_one_scene():
    assert max(while_it_comes(16, 16)) == pytest.approx(TOKENS.at(40 * 16) + SCENE)


def test_the_first_event_of_a_stream_holds_no_text():
    pace = Pace(first=1, rate=10, chunk=4)
    assert [pace.at(pace.holds(characters)) for characters in (1, 4, 5)] == [1.1, 1.1, 1.2]
    assert pace.lasts("four", closing=3) == 1.4


def test_a_limit_admits_its_burst_at_once_and_then_one_each_interval():
    bucket = Admission(0.25, 3)
    assert [bucket.admit(at) for at in (0, 0, 0, 0, 0, 5)] == [0, 0, 0, 0.25, 0.5, 5]


def test_a_limit_of_tokens_admits_by_weight():
    bucket = Admission(0.001, 5000)
    assert [bucket.admit(0, weight) for weight in (3000, 4000, 1000)] == [0, 2, 3]


def test_an_entry_of_the_list_is_complete_with_its_bracket():
    text = '{"scenes": [{"a": "}]"}, {"b": {"c": [{}]}}]}'
    assert [text[:end][-4:] for end in entry_ends(text)] == ['}]"}', "}]}}"]


def test_every_scene_of_the_measured_film_has_its_entry_and_its_answer():
    assert len(entry_ends(list_text(16))) == len(scene_texts(16)) == len(finished(16).scenes) == 16


@pytest.mark.parametrize(
    ("value", "at_least", "missed"), [(1.05, False, False), (1.06, False, True), (79.9, True, True)]
)
def test_a_figure_beyond_its_bar_is_missed(value, at_least, missed):
    assert Figure("x", value, bar=80 if at_least else 1.05, at_least=at_least).missed is missed


def test_a_figure_without_a_bar_is_only_told():
    assert not Figure("x", 1e9).missed
