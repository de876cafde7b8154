"""Texts that want to be links, pictures or pages, wherever a person or an LLM can put them: shown as words, asking nobody."""

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from bot.library.samples import sample
from bot.llm.clipboard import Request
from bot.story import ELEMENTS, PRESET_PARTS, Elements, Film, Known, Phrase, Preset, Sentence
from tests.chat_server import ChatServer
from tests.courier import block, lighthouse, wanted
from tests.simulated import Simulated
from tests.test_board import CHROMIUM, NO_CHROMIUM, Tab, browser, kept, say
from tests.test_chat_walk import PLOT

__all__ = ["browser"]

pytestmark = [pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_CHROMIUM), pytest.mark.timeout(900)]

_LINES = (Path(__file__).parent / "data" / "markup_tricks.txt").read_text(encoding="utf-8").splitlines()
TRICKS = [line for line in _LINES if not line.startswith("# W")]
ALL = "\n".join(TRICKS)
BOTH = {"ja": ALL, "en": ALL}


@pytest.fixture
def hostile(simulated: Callable[..., Simulated], tmp_path: Path) -> Simulated:
    """An LLM all of whose answers are tricks: what cannot be used is quoted in the talk."""
    entries = [
        {"step": "interview", "answer": {"questions": [{"about": "look", "question": BOTH, "choices": [BOTH, BOTH]}]}},
        {"step": "direct", "text": ALL},
    ]
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "answers.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    return simulated(str(tmp_path / "case"))


def test_forty_and_more_tricks_stay_words_live_and_after_a_reload(
    browser: Browser, hostile: Simulated, tmp_path: Path
) -> None:
    assert len(TRICKS) > 40
    server = ChatServer(tmp_path / "home", OPENAI_API_KEY="sk-canary-1234567890", OPENAI_BASE_URL=hostile.url).start()
    film = kept(server, _film())
    opened: list[Tab] = []
    try:
        # As the first words: a plot, and what the LLM makes of it.
        opened.append(told := Tab(browser, server))
        say(told.page, f"夢を見た。{ALL}")
        told.page.wait_for_selector("text=続ける")
        _is_harmless(told)
        told.page.reload()
        told.page.wait_for_selector("text=続ける")
        _is_harmless(told)
        # In every text of a film, in what is said about it, in a file and its name.
        opened.append(tab := Tab(browser, server, film.id))
        named = tmp_path / "![x](https:evil.example) <img src=x> [y](www.evil.example).txt"
        named.write_text(ALL, encoding="utf-8")
        tab.page.set_input_files("input[type=file]", named)
        tab.page.wait_for_selector("text=/evil.example\\).txt/")
        say(tab.page, ALL)
        tab.page.wait_for_selector("text=/頼んだ形/")
        say(tab.page, "/films")
        tab.page.wait_for_selector(f"a[href='/thread/{film.id}']")
        _look_around(tab)
        tab.page.reload()
        tab.page.wait_for_selector(f"a[href='/thread/{film.id}']")
        _look_around(tab)
    finally:
        for one in opened:
            one.close()
        server.end()


def test_tricks_that_are_pasted_back_stay_words_live_and_after_a_reload(browser: Browser, tmp_path: Path) -> None:
    server = ChatServer(tmp_path / "home").start()
    tab = Tab(browser, server)
    page = tab.page
    field, skip = "[aria-label='チャットAIの答え']", ".yk-offer button:text-is('飛ばす')"
    try:
        page.click("button:has-text('手持ちのChatGPT')")
        page.wait_for_selector("text=お使いのチャットAIが書きます")
        say(tab.page, PLOT)
        # What is no answer is remarked upon; what is one becomes questions, and the outline on the board.
        page.fill(field, ALL)
        page.click("text=答えを読み込む")
        page.wait_for_selector("text=これは別の依頼への答えのようです")
        while page.wait_for_selector(f"{field}, {skip}, .yk-onward"):
            _is_harmless(tab)
            if page.locator(".yk-onward").count():
                break
            if page.locator(skip).count():
                page.click(skip)
                continue
            page.click("text=依頼文を見る")
            page.fill(field, _answered(page.input_value("textarea.yk-request")))
            page.click("text=答えを読み込む")
            page.wait_for_selector(field, state="detached")
        for _ in range(2):
            page.wait_for_selector(".yk-board .yk-lead:has-text('evil.example')")
            # The film is in the sidebar by its name, which is a trick.
            page.wait_for_selector("#thread-history:has-text('evil.example')")
            _look_around(tab)
            page.reload()
    finally:
        tab.close()
        server.end()


def test_tricks_in_the_form_for_a_key_stay_words_and_go_nowhere(browser: Browser, chat_server: ChatServer) -> None:
    tab = Tab(browser, chat_server)
    page = tab.page
    page.click("button:has-text('APIキーを使う')")
    page.wait_for_selector("select[name=service]")
    page.select_option("select[name=service]", "server")
    for start in range(0, len(TRICKS), 6):
        some = "x " + " ".join(TRICKS[start : start + 6])
        for field in ("key", "server", "model"):
            page.fill(f"input[name={field}]", some)
        page.press("input[name=model]", "Enter")
        page.wait_for_selector("form.yk-form [role=alert]")
        _is_harmless(tab)
    page.select_option("select[name=service]", "mistralai")
    page.wait_for_selector("form.yk-form [role=alert]", state="detached")
    tab.close()


def _answered(request: str) -> str:
    """Return a good answer to a request, with a trick in place of each of its texts."""
    some = itertools.cycle(TRICKS)

    def tricked(value: Any) -> Any:
        if isinstance(value, list):
            return [tricked(one) for one in value]
        if not isinstance(value, dict):
            return value
        if set(value) != {"ja", "en"}:
            # Those who are known by a handle have room for few words.
            return {name: one if name in ("cast", "places", "props") else tricked(one) for name, one in value.items()}
        # What is to be Japanese is taken only if most of it is.
        trick = next(some)
        return {"ja": "夢で見た景色のこと。" * (len(trick) // 10 + 1) + trick, "en": f"A dream {trick}"}

    asked = Request(request, Path(), 1, 1, estimated=False, follow_up=False)
    if "interview" in wanted(asked):
        film = re.findall(r'"answer_to": "([^"]+)"', request)[-1]
        question = {"about": "look", "question": BOTH, "choices": [BOTH, BOTH]}
        return block(film, {"interview": tricked({"questions": [question]})})
    opening, answer = lighthouse()(asked).removesuffix("```\n").split("\n", 1)
    return f"{opening}\n{json.dumps(tricked(json.loads(answer)), ensure_ascii=False)}\n```\n"


def _film() -> Film:
    """Return a film with the tricks in every text that it has."""
    said = Phrase(ja=ALL, en=ALL)
    known = Known(handle="kakeru", name=said, identity=said, short=said)
    scene = sample().scenes[0].model_copy(
        update={
            "slug": said, "beat": said, "sound": said, "style": said, "avoid": said,
            "elements": Elements(**dict.fromkeys(ELEMENTS, said)),
            "prose": tuple(Sentence(element=element, ja=ALL, en=ALL) for element in ELEMENTS),
        }
    )  # fmt: skip
    texts = {
        "title": said,
        "logline": said,
        "preset": Preset(**dict.fromkeys(PRESET_PARTS, said)),
        "cast": (known,),
    }
    return sample().model_copy(
        update={"id": "tricks", "plot": ALL, "assumptions": (said,), "scenes": (scene,), **texts}
    )


def _look_around(tab: Tab) -> None:
    """Open everything that the board has, and look again."""
    for part in ("outline", "breakdown", "handover", "storyboard"):
        tab.page.click(f"#yk-tab-{part}")
        _is_harmless(tab)
    closed = tab.page.locator(".yk-board [aria-expanded=false]:visible")
    while closed.count():
        closed.first.click()
    _is_harmless(tab)


def _is_harmless(tab: Tab) -> None:
    assert tab.page.evaluate("window.hit") is None
    assert tab.page.evaluate(_LEADING_AWAY) == []
    assert tab.foreign == []


# Whatever in the page loads, leads or sends to elsewhere; and links that the program has not made.
_LEADING_AWAY = """() => {
  const ours = url => {
    const to = new URL(url, location.href)
    return to.origin === location.origin || /^data:image\\/svg\\+xml/.test(url) || to.protocol === 'blob:'
  }
  const loads = ['src', 'href', 'xlink:href', 'action', 'formaction', 'poster', 'data', 'srcset', 'background']
  const away = [...document.querySelectorAll('body *')].filter(e =>
    loads.some(name => e.getAttribute(name) && !ours(e.getAttribute(name))))
  const made = [...document.querySelectorAll('.step a, .message-content a')]
    .filter(e => !/^(\\/thread\\/[\\w-]+|\\/blob\\/[\\w-]+\\/[\\w-]+|\\/project\\/file\\/.*|\\/)$/.test(e.getAttribute('href') ?? '/'))
  const frames = [...document.querySelectorAll('iframe, object, embed, video, audio, base, body meta, .yk style, .step style')]
  return [...away, ...made, ...frames].map(e => e.outerHTML.slice(0, 200))
}"""
