"""The walk from a dream to the storyboard, as one turn after the other."""

from dataclasses import replace

import pytest

from bot.archive import Call, Used
from bot.dialogue import events
from bot.dialogue.commands import NAMES
from bot.dialogue.presses import PRESS, Begin
from bot.dialogue.turn import come_back
from bot.edits import SetElement, Wording
from bot.library.samples import sample
from bot.llm.queued import QueuedWriter
from bot.texts import Told, say
from bot.writing.events import Listed, Written
from tests.filming import CASE, breakdown, fills, outline
from tests.talking import only, said, sample_open, talking

PLOT = (CASE / "plot.txt").read_text(encoding="utf-8").strip()
QUESTION = '{"questions": [{"about": "look", "question": {"ja": "どんな色ですか", "en": "Which colors?"}, "choices": [{"ja": "青", "en": "blue"}, {"ja": "赤", "en": "red"}]}]}'


def good(**more):
    steps = {"interview": ['{"questions": []}'], "outline": [outline()], "break_down": [breakdown()], "fill": fills()}
    return QueuedWriter(**{**steps, **more})


async def test_a_dream_is_kept_word_for_word_before_the_writer_is_asked(tmp_path):
    async with talking(tmp_path, QueuedWriter(interview=["nonsense", "nonsense"])) as person:
        with pytest.raises(Told):
            await person.type(PLOT)
        assert (await person.film()).plot == PLOT


async def test_the_walk_goes_from_questions_to_the_outline_to_the_list_to_the_scenes(tmp_path):
    async with talking(tmp_path, good(interview=[QUESTION])) as person:
        assert only(await person.type(PLOT), events.Inquired).number == 0
        assert "dialogue.outline_stands" in said(await person.type("青"))
        assert (await person.film()).logline
        listed = await person.press("approve", what="outline")
        assert len([event for event in listed if isinstance(event, Listed)]) == 6
        assert only(await person.press("approve", what="breakdown"), events.Begun)
        assert len([event for event in await person.shoot() if isinstance(event, Written)]) == 6
        assert {scene.status for scene in (await person.film()).scenes} == {"written"}


async def test_an_answer_reaches_the_outline_and_a_skipped_question_does_not(tmp_path):
    writer = good(interview=[QUESTION])
    async with talking(tmp_path, writer) as person:
        await person.type(PLOT)
        await person.type("青")
        assert writer.asked[-1].inputs.answers == ("どんな色ですか / Which colors? 青",)


async def test_a_question_stands_again_when_the_person_comes_back(tmp_path):
    async with talking(tmp_path, good(interview=[QUESTION])) as person:
        await person.type(PLOT)
        again = [event async for event in come_back(person.meeting)]
        assert only(again, events.Inquired).question.asks.ja == "どんな色ですか"


async def test_without_a_single_answer_from_the_writer_the_walk_goes_on_where_it_stood(tmp_path):
    async with talking(tmp_path, good(outline=["nonsense", "nonsense", outline()])) as person:
        with pytest.raises(Told):
            await person.type(PLOT)
        assert "dialogue.outline_stands" in said(await person.press("write"))


async def test_the_list_is_made_again_in_as_many_scenes_as_are_wished(tmp_path):
    async with talking(tmp_path) as person:
        await person.type(
            "昨日の夢。砂漠を歩いていた。大きな鳥が空から降りてきた。背中に乗って飛んだ。海が見えた。そこで目が覚めた。"
        )
        for number in range(3):
            await person.press("answer", question=number, text="")
        await person.press("approve", what="outline")
        await person.type("3シーンにして")
        assert len((await person.film()).scenes) == 3


async def test_one_line_becomes_one_prompt_at_once(tmp_path):
    async with talking(tmp_path) as person:
        assert "dialogue.one_prompt" in said(await person.type("夜の海を走る白い馬"))
        assert len((await person.film()).scenes) == 1


async def test_one_prompt_becomes_a_film_when_asked(tmp_path):
    async with talking(tmp_path) as person:
        await person.type("夜の海を走る白い馬")
        assert "dialogue.outline_stands" in said(await person.press("begin", what="dream"))


async def test_prompts_that_exist_already_are_read_and_checked(tmp_path):
    async with talking(tmp_path, lang="en") as person:
        shown = await person.type(
            "A girl turns toward the camera.\n\nA dog runs along a beach at dawn.", expected=Begin(what="check")
        )
        assert "dialogue.checked" in said(shown)
        assert len((await person.film()).scenes) == 2
        assert "dialogue.finding" in said(await person.type("/lint"))


async def test_the_sample_film_opens_as_a_copy_of_ones_own(tmp_path):
    async with sample_open(tmp_path) as person:
        film = await person.film()
        assert film.id != sample().id
        assert film.scenes == sample().scenes


async def test_an_edit_on_a_card_lands_and_the_second_of_two_tabs_is_asked(tmp_path):
    async with sample_open(tmp_path) as person:
        scene = (await person.film()).scenes[0].id
        edit = SetElement(scene=scene, element="time_flow", words=Wording(ja="止まる。", en="It stops."))
        shown = await person.press("change", base=0, edits=[edit.model_dump()])
        assert only(shown, events.Changed).stored.film.scenes[0].elements.time_flow.en == "It stops."
        other = SetElement(scene=scene, element="time_flow", words=Wording(ja="流れる。", en="It flows."))
        with pytest.raises(Told):
            await person.press("change", base=0, edits=[other.model_dump()])


async def test_an_earlier_take_comes_back_and_its_lock_stays(tmp_path):
    async with sample_open(tmp_path) as person:
        before = (await person.film()).scenes[0]
        edit = SetElement(scene=before.id, element="time_flow", words=Wording(ja="止まる。", en="It stops."))
        await person.press(
            "change", base=0, edits=[edit.model_dump(), {"kind": "lock", "scene": before.id, "field": "beat"}]
        )
        await person.press("restore", scene=before.id, step=0)
        after = (await person.film()).scenes[0]
        assert after.elements == before.elements
        assert after.locks == ("beat",)


async def test_a_film_of_somebody_else_is_not_there(tmp_path):
    async with sample_open(tmp_path) as person:
        with pytest.raises(Told, match="film"):
            await replace(person.meeting, owner="mallory").stored()


@pytest.mark.parametrize(
    "press",
    [{"press": "undo", "more": 1}, {"press": "nothing"}, {"press": "change", "base": 0, "edits": [{"kind": "shell"}]},
     {"press": "pick", "scene": "x" * 65, "treatment": 0}, [], None],
)  # fmt: skip
def test_what_no_button_of_ours_sends_is_refused(press):
    with pytest.raises(ValueError, match="validation"):
        PRESS.validate_python(press)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "command",
    ["/help", "/new", "/quick", "/films", "/camera", "/camera 2", "/camera 2 closer", "/lint", "/lint 3", "/target",
     "/target kling-3.0", "/preset", "/preset rain-on-glass", "/terms", "/terms dolly", "/export", "/export md",
     "/lang", "/cost"],
)  # fmt: skip
async def test_every_command_has_something_to_show(tmp_path, command, lang):
    async with sample_open(tmp_path, lang=lang) as person:
        assert await person.type(command)


async def test_undo_and_redo_by_command_are_those_of_the_buttons(tmp_path):
    async with sample_open(tmp_path) as person:
        before = await person.film()
        await person.type("/target kling-3.0")
        after = await person.film()
        await person.type("/undo")
        assert await person.film() == before
        await person.type("/redo")
        assert await person.film() == after


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ja", "シーン3で振り返るとき顔が崩れる"), ("en", "in scene 3 her face melts when she turns around")],
)
async def test_a_clip_that_came_out_wrong_is_answered_with_other_stagings(tmp_path, lang, told):
    async with sample_open(tmp_path, lang=lang) as person:
        before = await person.film()
        shown = await person.type(told)
        assert [event for event in shown if type(event).__name__ == "Diagnosed"]
        assert await person.film() == before


async def test_a_film_of_the_command_line_is_taken_up_where_it_stands(tmp_path):
    planned = [scene.model_copy(update={"status": "planned"}) for scene in sample().scenes]
    steps = {
        "storyboard": sample(),
        "breakdown": sample().model_copy(update={"scenes": tuple(planned)}),
        "outline": sample().model_copy(update={"scenes": ()}),
    }
    for number, (step, film) in enumerate(steps.items()):
        async with talking(tmp_path, film=film.model_copy(update={"id": f"film{number}"})) as person:
            assert (await person.meeting.talk(await person.meeting.there())).step == step


async def test_a_second_press_of_the_same_button_lists_nothing_twice(tmp_path):
    writer = good()
    async with talking(tmp_path, writer) as person:
        await person.type(PLOT)
        await person.press("approve", what="outline")
        asked = len(writer.asked)
        assert said(await person.press("approve", what="outline")) == ["dialogue.step_done"]
        assert len(writer.asked) == asked


async def test_what_was_spent_is_priced_by_the_model_of_each_call_and_nothing_costs_nothing(tmp_path):
    async with sample_open(tmp_path, lang="en") as person:
        free = next(event.what for event in await person.type("/cost"))
        assert free.params["usd"] == "$0.00"
        for model in ("gpt-6-luna", "a-model-of-nobody"):
            call = Call(
                step="fill", model=model, valid=True, raw="{}", usage=Used(input_tokens=1000, output_tokens=1000)
            )
            await person.meeting.crew.archive.keep_call(person.meeting.film, call)
            last = next(event.what for event in await person.type("/cost"))
            assert (last.params["usd"] == say("cli.price_unknown", "en")) == (model == "a-model-of-nobody")


async def test_help_names_every_command(tmp_path):
    async with sample_open(tmp_path) as person:
        said_so = (await person.type("/help"))[0].what
        assert said_so.params["commands"].split() == [f"/{name}" for name in NAMES]
