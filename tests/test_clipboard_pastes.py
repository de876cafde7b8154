"""What people paste is read as they meant it, and nothing is read that they did not mean."""

import asyncio
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.library.targets import target
from bot.llm.asks import FillInputs
from bot.llm.clipboard import ClipboardWriter, Request
from bot.llm.clipboard.reading import CutList, CutObject, values
from bot.llm.clipboard.strings import string
from bot.llm.drafts import PhraseDraft
from bot.llm.port import Answer, Ask, Message, UnreachableError
from bot.story import Film, Scene
from bot.texts import Told

SHAPES = yaml.safe_load((Path(__file__).parent / "pastes" / "shapes.yaml").read_text("utf-8"))


class Paster:
    """Pastes these texts, whatever is asked, and leaves."""

    def __init__(self, pastes: list[str]) -> None:
        self.pastes = list(pastes)
        self.shown: list[Request] = []
        self.remarks: list[str] = []

    def show(self, request: Request) -> None:
        self.shown.append(request)

    async def pasted(self) -> str:
        if not self.pastes:
            raise UnreachableError("clipboard.left")
        paste = self.pastes.pop(0)
        return {"REQUEST": self.shown[0].text, "BRACKETS": '{"a":[' * 20_000}.get(paste, paste)

    def remark(self, told: Told) -> None:
        self.remarks.append(told.key)


def asks(count: int) -> list[Ask[PhraseDraft]]:
    scenes = tuple(Scene(id=f"s{i}", number=i) for i in range(1, count + 1))
    film = Film(id="dreamed", plot="夢。", scenes=scenes)
    said = (Message(role="system", content="Write."), Message(role="user", content="A scene."))
    inputs = [FillInputs(film=film, scene=s, target=target("sora-2"), sentences=("夢。",), budget=600) for s in scenes]
    return [Ask("fill", each, said, PhraseDraft) for each in inputs]


async def answered(paster: Paster, folder: Path, count: int) -> dict[str, list[str]]:
    """Return what came for each of `count` scenes."""
    writer = ClipboardWriter(paster, folder, quiet=0)

    async def one(ask: Ask[PhraseDraft]) -> Answer[PhraseDraft]:
        return [piece async for piece in writer.write(ask)][-1]

    came = await asyncio.gather(*map(one, asks(count)), return_exceptions=True)
    await writer.close()
    phrases = {f"scene_{i}": each.value for i, each in enumerate(came, start=1) if isinstance(each, Answer)}
    return {name: [phrase.ja, phrase.en] for name, phrase in phrases.items()}


@pytest.mark.parametrize("case", SHAPES, ids=[case["id"] for case in SHAPES])
async def test_a_paste_is_read_as_it_was_meant(case, tmp_path):
    paster = Paster(case["pastes"])
    assert await answered(paster, tmp_path, case.get("scenes", 2)) == case["taken"]
    assert paster.remarks == case.get("remarks", paster.remarks)
    if "follow_up" in case:
        said = dict(re.findall(r"^- `(\w+)`: (.*)$", paster.shown[1].text, re.MULTILINE))
        assert said.keys() == case["follow_up"].keys()
        assert all(reason in said[name] for name, reason in case["follow_up"].items())


def test_there_are_more_than_25_shapes_of_pastes():
    assert len({case["id"] for case in SHAPES}) == len(SHAPES) > 25


async def test_the_words_of_a_cut_text_and_of_a_new_beginning_are_never_mixed(tmp_path):
    cut = '{"scene_1": {"ja": "海", "en": "the sea"}, "scene_2": {"ja": "鯨", "en": "a big wh'
    fresh = 'Here you go:\n{"answer_to": "dreamed", "scene_2": {"ja": "月", "en": "the moon"}, "note": "done"}'
    assert (await answered(Paster([cut, fresh]), tmp_path, 2))["scene_2"] == ["月", "the moon"]


PLAIN = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
OBJECTS = st.dictionaries(st.text(), JSON, min_size=1)


@given(OBJECTS, st.sampled_from([None, 1]))
def test_what_is_json_is_read_as_json(value, indent):
    found = values(f"Here: {json.dumps(value, ensure_ascii=False, indent=indent)} done")
    assert found[0].value == value


@given(st.text())
def test_the_patient_reader_reads_a_proper_string_as_json_does(text):
    said = json.dumps(text, ensure_ascii=False)
    assert string(f"{said}, ", 0, key=False) == (text, len(said))


def is_beginning(part: object, whole: object) -> bool:
    """Tell if what was read of a cut text holds nothing that the whole does not, and marks each thing that is cut."""
    if isinstance(part, CutObject):
        return isinstance(whole, dict) and all(is_beginning(item, whole.get(key)) for key, item in part.items())
    if isinstance(part, CutList):
        return isinstance(whole, list) and all(map(is_beginning, part, whole))
    return part == whole


@given(OBJECTS, st.data())
def test_of_a_cut_text_everything_that_is_not_marked_as_cut_is_whole(value, data):
    text = json.dumps(value, ensure_ascii=False, indent=1)
    end = data.draw(st.integers(1, len(text) - 1))
    assert is_beginning(values(text[:end])[0].value, value)
