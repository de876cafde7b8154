import json
from pathlib import Path

import pytest

from bot.chat import present
from bot.dialogue.talk import Coaching, Proposal, Question, Talk, Treatment, Wanted
from bot.edits import RewriteElement, SetSeconds, apply
from bot.library.samples import sample
from bot.llm.clipboard import Request
from bot.story import LANGS, Camera, Lang, Phrase

CLOSE = Camera(size="close-up", angle="low", move="handheld", lens_mm=85)


def reshot() -> Proposal:
    scene = sample().scenes[0].id
    edit = RewriteElement(
        scene=scene,
        element="camera_work",
        text=Phrase(ja="ローアングルのクローズアップ。", en="Close-up from a low angle."),
        sentences=(Phrase(ja="ローアングルのクローズアップ。", en="Close-up from a low angle."),),
        camera=CLOSE,
    )
    wanted = Wanted(scene=scene, element="camera_work", wish="もっと近く")
    return Proposal(id="p1", base=0, wish="もっと近く", rewrites=(wanted,), edits=(edit,))


@pytest.mark.parametrize("lang", LANGS)
def test_a_proposal_shows_before_and_after_of_picture_element_and_paragraph(lang: Lang) -> None:
    told = reshot()
    card = present.proposal(told, sample(), apply(sample(), told.edits), lang)
    (one,) = card["rewrites"]
    was, now = one["pictures"]
    assert was["svg"] != now["svg"]
    for side in LANGS:
        assert {"-", "+"} <= {sign for sign, _ in one["text"][side]}
        assert {"-", "+", "="} <= {sign for sign, _ in one["prompt"][side]}
    assert json.dumps(card)


def test_a_proposal_for_a_scene_that_is_gone_leaves_it_out() -> None:
    told = reshot()
    film = sample()
    card = present.proposal(told, film, film.model_copy(update={"scenes": film.scenes[1:]}), "ja")
    assert card["rewrites"] == []


def test_the_coach_shows_each_treatment_with_its_picture_and_what_it_does() -> None:
    scene = sample().scenes[0].id
    treatments = tuple(
        Treatment(
            camera=CLOSE.model_copy(update={"size": size}),
            name=Phrase(ja="近く", en="Near"),
            effect=Phrase(ja="息づかいが伝わります。", en="You feel the breath."),
            edit=SetSeconds(scene=scene, seconds=8),
        )
        for size in ("wide", "medium", "close-up")
    )
    card = present.coach(Coaching(scene=scene, treatments=treatments), sample(), "ja")
    assert len({one["picture"]["svg"] for one in card["treatments"]}) == 3
    assert card["treatments"][0]["effect"] == "息づかいが伝わります。"
    assert json.dumps(card)


@pytest.mark.parametrize(("answer", "open_"), [(None, True), ("", False), ("夜", False)])
def test_a_question_is_open_until_it_is_answered_or_skipped(answer: str | None, open_: bool) -> None:
    asked = Question(asks=Phrase(ja="いつ？", en="When?"), choices=(Phrase(ja="夜", en=""),), answer=answer)
    card = present.question(0, 3, asked, "en")
    assert card["open"] == open_
    assert card["choices"] == ["夜"]
    assert "1" in card["count"]


def test_a_card_is_closed_once_the_talk_has_gone_on() -> None:
    told = reshot()
    card = present.proposal(told, sample(), sample(), "ja", open_=False)
    assert not card["open"]


def test_a_request_is_handed_over_whole_with_its_number() -> None:
    request = Request(text="<b>x</b>" * 3000, file=Path("x"), number=2, total=3, estimated=True, follow_up=False)
    card = present.paste(request, "ja")
    assert card["text"] == request.text
    assert card["same_chat"]
    assert "2" in card["count"]
    assert "3" in card["count"]


def test_the_form_for_a_key_holds_no_key() -> None:
    card = present.key_form("en", [])
    assert set(card) == {"release", "lang", "words", "services"}


def test_a_stored_card_is_closed_where_the_talk_has_gone_on() -> None:
    told = reshot()
    card = present.proposal(told, sample(), sample(), "ja")
    assert present.settled("Proposal", card, Talk(proposal=told))["open"]
    assert not present.settled("Proposal", card, Talk(proposal=told.model_copy(update={"id": "p2"})))["open"]
    coach = present.coach(Coaching(scene=told.rewrites[0].scene, treatments=()), sample(), "ja")
    assert not present.settled("Coach", coach, Talk())["open"]
    asked = Question(asks=Phrase(ja="いつ？", en="When?"))
    question = present.question(0, 1, asked, "ja")
    assert present.settled("Question", question, Talk(questions=(asked,)))["open"]
    answered = present.settled("Question", question, Talk(questions=(asked.model_copy(update={"answer": "夜"}),)))
    assert (answered["open"], answered["answer"]) == (False, "夜")
    assert not present.settled("Question", question, Talk())["open"]
    assert present.settled("Board", {"a": 1}, Talk()) == {"a": 1}
