"""A film over the clipboard: two pastes when nothing goes wrong, short follow-ups where something does."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest

from bot.archive import Archive
from bot.library.samples import sample
from bot.llm.clipboard import AT_ONCE, ClipboardWriter
from bot.llm.clipboard.job import BEAT, LONGEST, OUTLINE, SCENE
from bot.llm.clipboard.kept import PASTED
from bot.llm.port import UnreachableError
from bot.llm.tokens import count
from bot.sentences import sentences
from bot.writing import asking
from bot.writing.answering import SpoiltError
from bot.writing.crew import Crew
from bot.writing.events import Spoilt
from bot.writing.rewrite import rewrite
from bot.writing.write import write
from tests.courier import Person, block, from_sample, lighthouse, outline_draft, scene_draft, wanted
from tests.filming import film as lighthouse_film


@asynccontextmanager
async def at_work(folder, film, person, **wish):
    """Open an archive with the film and a crew whose writer is this person's chat."""
    writer = ClipboardWriter(person, folder / "clipboard", quiet=0.3)
    archive = await Archive.open(f"sqlite+aiosqlite:///{folder / 'films.sqlite3'}")
    crew = Crew(writer, archive, slots=AT_ONCE)
    try:
        if not await archive.films():
            await archive.create(film, wish, crew.clock())
        yield crew
    finally:
        await writer.close()
        await archive.close()


async def written(folder, film, person, **wish):
    async with at_work(folder, film, person, **wish) as crew:
        events = [event async for event in write(crew, film.id)]
        return events, (await crew.archive.load(film.id)).film


def statuses(film):
    return [scene.status for scene in film.scenes]


async def test_a_film_of_eight_scenes_takes_two_pastes(tmp_path):
    film, answer = from_sample(8)
    _, made = await written(tmp_path, film, person := Person(answer), scenes=8)
    assert [(shown.number, shown.total, shown.follow_up) for shown in person.shown] == [(1, 2, False), (2, 2, False)]
    assert wanted(person.shown[0]) == ["outline", "scene_list"]
    assert wanted(person.shown[1]) == [f"scene_{i}" for i in range(1, 9)]
    assert statuses(made) == ["written"] * 8


async def test_the_total_is_an_estimate_where_no_number_of_scenes_is_wished_for(tmp_path):
    film, answer = from_sample(2)
    await written(tmp_path, film, person := Person(answer))
    assert [(shown.number, shown.total, shown.estimated) for shown in person.shown] == [(1, 2, True), (2, 2, False)]


async def test_a_request_is_complete_in_itself(tmp_path):
    film, answer = from_sample(3)
    _, made = await written(tmp_path, film, person := Person(answer), scenes=3, seconds=24)
    first, second = (shown.text for shown in person.shown)
    assert "Wished: 3 scenes in all; 24 seconds in all." in first
    assert all(line in first and line in second for line in sentences(film.plot))
    assert all(scene.beat.ja in second and scene.slug.en in second for scene in made.scenes)
    assert all(known.identity.en in second for known in made.known)
    assert '"answer_to": "sampled"' in first


async def test_no_paragraph_stands_twice_in_a_request(tmp_path):
    film, answer = from_sample(8)
    await written(tmp_path, film, person := Person(answer), scenes=8)
    for shown in person.shown:
        paragraphs = [part for part in shown.text.split("\n\n") if len(part) > 80]
        assert len(set(paragraphs)) == len(paragraphs)


async def test_each_request_is_saved_and_every_pasted_byte_is_kept(tmp_path):
    film, answer = from_sample(2)
    odd = "noise \udcff \u00a0“🌙”\r\n"  # a byte that is no UTF-8, as a terminal hands it on
    person = Person(answer, [lambda whole: [odd + whole], lambda whole: ["", "no", whole]])
    await written(tmp_path, film, person, scenes=2)
    kept = (tmp_path / "clipboard" / PASTED).read_bytes()
    assert all(paste.encode("utf-8", "surrogateescape") in kept for paste in person.pasted_all)
    assert [shown.file.read_text("utf-8").strip() for shown in person.shown] == [shown.text for shown in person.shown]


async def test_a_cut_answer_is_followed_up_for_the_missing_scenes_alone(tmp_path):
    film, answer = from_sample(8)
    cut = lambda whole: whole[: whole.index('"scene_7"') - 300]  # noqa: E731
    _, made = await written(tmp_path, film, person := Person(answer, [str, cut]), scenes=8)
    assert wanted(person.shown[2]) == ["scene_6", "scene_7", "scene_8"]
    assert "`scene_6`: it was cut off" in person.shown[2].text
    assert person.shown[2].follow_up
    assert count(person.shown[2].text, "gpt-6-luna").tokens < 250
    assert (len(person.shown), statuses(made)) == (3, ["written"] * 8)


async def test_an_answer_in_two_parts_is_one_answer(tmp_path):
    film, answer = from_sample(3)
    whole: list[str] = []

    def first(text):
        whole.append(text)
        return text[: text.index('"scene_3"') + 700]

    def second(_):
        return "Continuing:\n```json\n" + whole[0].removeprefix(first(whole[0]))

    _, made = await written(tmp_path, film, Person(answer, [str, first, second]), scenes=3)
    plain = Person(answer)
    (tmp_path / "other").mkdir()
    _, same = await written(tmp_path / "other", film, plain, scenes=3)
    assert [scene.prose for scene in made.scenes] == [scene.prose for scene in same.scenes]


async def test_a_long_film_is_cut_so_that_no_answer_gets_longer_than_a_chat_can_write(tmp_path):
    film, answer = from_sample(30)
    await written(tmp_path, film, person := Person(answer), scenes=30)
    asked = [shown for shown in person.shown if not shown.follow_up]
    assert [len(wanted(shown)) for shown in asked] == [2, 8, 8, 7, 7]
    assert asked[0].total == 5
    assert max(count(paste, "gpt-6-luna").tokens for paste in person.pasted_all) < LONGEST


def test_the_assumed_lengths_hold_for_the_sample_film():
    def tokens(name, value):
        return count(block("sampled", {name: value}), "gpt-6-luna").tokens

    assert max(tokens("scene_1", scene_draft(scene)) for scene in sample().scenes) <= SCENE
    assert tokens("outline", outline_draft(sample())) <= OUTLINE
    assert 8 * SCENE <= LONGEST < 16_384


async def test_a_scene_that_fails_its_checks_gets_a_short_follow_up_with_the_reason(tmp_path):
    film, answer = from_sample(3)
    broken = lambda whole: whole.replace("@mio", "@nobody_known")  # noqa: E731
    _, made = await written(tmp_path, film, person := Person(answer, [str, broken]), scenes=3)
    again = person.shown[2]
    assert again.follow_up
    assert "nobody_known" in again.text
    assert "film director" not in again.text
    assert statuses(made) == ["written"] * 3


async def test_what_is_missing_and_what_fails_its_checks_goes_into_one_follow_up(tmp_path):
    film, answer = from_sample(4)

    def spoil(whole):
        parts = json.loads(whole.strip("`json\n"))
        parts["scene_1"]["prose"][0]["en"] = "@nobody_known stands."
        del parts["scene_4"]
        return json.dumps(parts, ensure_ascii=False)

    _, made = await written(tmp_path, film, person := Person(answer, [str, spoil]), scenes=4)
    assert set(wanted(person.shown[2])) == {"scene_1", "scene_4"}
    assert (len(person.shown), statuses(made)) == (3, ["written"] * 4)


async def test_after_two_follow_ups_a_scene_needs_attention_and_its_answer_is_kept(tmp_path):
    film, answer = from_sample(3)

    def without_english(whole):
        parts = json.loads(whole.strip("`json\n"))
        parts["scene_2"].pop("prose")
        return json.dumps(parts, ensure_ascii=False)

    person = Person(answer, [str, without_english, without_english, without_english])
    async with at_work(tmp_path, film, person, scenes=3) as crew:
        events = [event async for event in write(crew, film.id)]
        made = (await crew.archive.load(film.id)).film
        kept = [call.raw for call in await crew.archive.calls(film.id) if not call.valid]
    assert [shown.follow_up for shown in person.shown] == [False, False, True, True]
    assert statuses(made) == ["written", "attention", "written"]
    assert [event.scene.number for event in events if isinstance(event, Spoilt)] == [2]
    assert "subject_action" in kept[0]


async def test_a_list_that_was_forgotten_is_asked_for_alone(tmp_path):
    film, answer = from_sample(2)

    def outline_alone(whole):
        return block(film.id, {"outline": json.loads(whole.strip("`json\n"))["outline"]})

    _, made = await written(tmp_path, film, person := Person(answer, [outline_alone]), scenes=2)
    assert wanted(person.shown[1]) == ["scene_list"]
    assert statuses(made) == ["written"] * 2


async def test_a_request_pasted_back_is_no_answer(tmp_path):
    film, answer = from_sample(2)
    person = Person(answer)
    person._turns.append(
        lambda whole: [person.shown[0].text, f"You said:\n{person.shown[0].text}\nChatGPT said:\n{whole}"]
    )
    _, made = await written(tmp_path, film, person, scenes=2)
    assert [told.key for told in person.remarks] == ["clipboard.other_answer"]
    assert [scene.beat for scene in made.scenes] == [scene.beat for scene in sample().scenes[:2]]


async def test_who_leaves_finds_the_film_as_it_was_and_goes_on_with_the_scenes(tmp_path):
    film, answer = from_sample(3)
    with pytest.raises(UnreachableError):
        await written(tmp_path, film, Person(answer, [str, lambda _: []]), scenes=3)
    _, made = await written(tmp_path, film, person := Person(answer))
    assert [wanted(shown) for shown in person.shown] == [["scene_1", "scene_2", "scene_3"]]
    assert statuses(made) == ["written"] * 3


async def test_a_camera_rewrite_is_one_paste_and_changes_the_camera_alone(tmp_path):
    person = Person(lighthouse())
    await written(tmp_path, lighthouse_film(), person, scenes=6)
    async with at_work(tmp_path, lighthouse_film(), person) as crew:
        before = (await crew.archive.load("lighthouse")).film
        after = await rewrite(crew, before.id, before.scenes[0].id, "camera_work", "低いアングルの手持ちで", turn="t")
    asked = person.shown[-1]
    assert wanted(asked) == ["scene_1_camera_work"]
    assert "低いアングルの手持ちで" in asked.text
    assert after.film.scenes[0].camera.move == "handheld-tracking"
    assert after.film.scenes[1:] == before.scenes[1:]


async def test_a_rewrite_that_is_refused_to_the_end_changes_nothing(tmp_path):
    person = Person(lighthouse())
    await written(tmp_path, lighthouse_film(), person, scenes=6)
    refusing = Person(lambda _: "I'm sorry, I can't help with that.")
    async with at_work(tmp_path, lighthouse_film(), refusing) as crew:
        before = (await crew.archive.load("lighthouse")).film
        with pytest.raises(SpoiltError):
            await rewrite(crew, before.id, before.scenes[0].id, "camera_work", "下から", turn="t")
        assert (await crew.archive.load("lighthouse")).film == before
    assert [shown.follow_up for shown in refusing.shown] == [False, True, True]


async def test_a_request_is_taken_back_when_nobody_waits_for_it_any_more(tmp_path):
    class Away(Person):
        waiting, gone = asyncio.Event(), False

        async def pasted(self):
            self.waiting.set()
            try:
                await asyncio.Event().wait()
            finally:
                self.gone = True

    film, answer = from_sample(2)
    async with at_work(tmp_path, film, person := Away(answer)) as crew:
        writing = asyncio.create_task(anext(write(crew, film.id)))
        await person.waiting.wait()
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        assert person.gone


def test_an_outline_with_its_list_fits_into_one_answer_up_to_about_65_scenes():
    assert OUTLINE + 65 * BEAT <= LONGEST


def test_the_repairs_reason_is_found_between_its_marks():
    from bot.llm.clipboard.job import slips_for
    from bot.llm.port import Ask, Message

    ask = Ask("interview", Message(role="user", content=""), (Message(role="system", content="s"),) * 2, Message)

    async def slip():
        return slips_for(asking.repair(ask, "{}", "No <<< here.\nNor >>> there."))[0]

    assert asyncio.run(slip()).reason == "No <<< here.\nNor >>> there."
