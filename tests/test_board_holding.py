"""The page itself when things go wrong or are done by keyboard: kill and restart with the tab open, reloads, two tabs."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bot.library.samples import sample
from tests.chat_server import ChatServer
from tests.simulated import Simulated
from tests.terminal import CASE
from tests.test_board import CHROMIUM, COLORS, NO_CHROMIUM, PATIENCE_MS, Tab, browser, contrast, kept, lit, say, tabs

__all__ = ["browser", "tabs"]

pytestmark = [pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_CHROMIUM), pytest.mark.timeout(900)]

SKIP = ".yk-offer button:text-is('飛ばす')"


@pytest.fixture
def llm(simulated: Callable[..., Simulated]) -> Simulated:
    """An LLM that can be held while it writes."""
    return simulated("lighthouse", slots=2)


@pytest.fixture
def slow(llm: Simulated, tmp_path: Path) -> Iterator[ChatServer]:
    """A server with this LLM."""
    server = ChatServer(tmp_path, OPENAI_API_KEY="sk-canary-1234567890", OPENAI_BASE_URL=llm.url).start()
    yield server
    server.end()


def test_a_film_is_whole_through_reload_kill_restart_and_a_second_tab(
    browser: Browser, slow: ChatServer, llm: Simulated
) -> None:
    server, tab = slow, Tab(browser, slow)
    page = tab.page
    say(page, (CASE / "plot.txt").read_text(encoding="utf-8"))
    while page.wait_for_selector(f".yk-onward, {SKIP}") and page.locator(SKIP).count():
        page.click(SKIP)
    page.click("text=この構成で、シーン割りへ")
    llm.hold(letting=2)
    page.click("text=この割りで書き始める")
    page.wait_for_selector(".yk-coming")
    # A reload goes on showing it.
    page.reload()
    page.wait_for_selector(".yk-progress")
    page.wait_for_selector(".yk-scene.yk-written")
    # The server is killed and comes back; the tab stays open all the while.
    server.kill()
    before = page.locator(".yk-scene.yk-written").count()
    llm.release()
    server.start()
    page.wait_for_selector(".yk-progress", state="detached")
    # Nothing that was written is lost, and nothing is written by itself.
    assert before <= page.locator(".yk-scene.yk-written").count() <= 2
    page.click(".yk-onward button")
    other = page.context.new_page()
    other.set_default_timeout(PATIENCE_MS)
    other.goto(page.url)
    for one in (page, other):
        one.wait_for_selector(".yk-scene.yk-written >> nth=5")
    # What one tab edits, the other shows.
    other.click("#yk-tab-outline")
    other.click("[aria-label='編集: ログライン']")
    other.fill(".yk-editor textarea", "ふたつの窓の灯台。")
    other.press(".yk-editor textarea", "Control+Enter")
    page.click("#yk-tab-outline")
    page.wait_for_selector("text=ふたつの窓の灯台。")
    tab.close()


def test_the_whole_page_is_walked_with_the_keyboard_and_every_stop_is_seen_and_named(
    chat_server: ChatServer, tabs: Any
) -> None:
    page: Page = tabs(kept(chat_server, sample().model_copy(update={"id": "keyboard"}))).page
    page.wait_for_selector("#thread-keyboard")
    page.wait_for_selector("#chat-submit[aria-label]", state="attached")
    stops: set[str] = set()
    nameless_or_unseen: list[str] = []
    for _ in range(140):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop["id"] in stops:
            break
        stops.add(stop["id"])
        if not (stop["name"] and stop["seen"]):
            nameless_or_unseen.append(stop["html"])
    assert nameless_or_unseen == []
    assert {"chat-input", "yk-tab-storyboard"} <= {one.split("#")[-1] for one in stops}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_of_the_page_have_enough_contrast(chat_server: ChatServer, browser: Browser, theme: str) -> None:
    tab = Tab(browser, chat_server)
    lit(tab.page, theme, "button:has-text('夢を話す')")
    found = tab.page.evaluate(COLORS.replace("'.yk *'", "'body *'"))
    assert found
    assert [one for one in found if one[2].strip() and contrast(*one[:2]) < 4.5] == []
    tab.close()


def test_a_phone_scrolls_in_one_direction_only_and_nothing_moves_for_those_who_want_that(
    chat_server: ChatServer, tabs: Any, browser: Browser
) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "narrow"}))
    page: Page = tabs(film, phone=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click(".yk-always")
    for part in ("outline", "breakdown", "storyboard", "handover"):
        page.click(f"#yk-tab-{part}")
        assert page.evaluate("document.querySelector('.yk-sheet').scrollWidth") <= 390, part
    assert page.evaluate(_MOVING) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('.yk-sheet').open") is False


# What has the focus: a way to tell it from others, its name for a screen reader, and whether one sees that it has it.
_STOP = """() => {
  const e = document.activeElement
  const named = id => document.getElementById(id)?.textContent ?? ''
  const name = e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') ?? '').split(' ').map(named).join(' ').trim()
    || [...(e.labels ?? [])].map(l => l.textContent).join(' ').trim() || e.textContent.trim() || e.title || e.placeholder
    || e.getAttribute('data-placeholder') || e.querySelector?.('img[alt]')?.alt || ''
  const style = getComputedStyle(e)
  const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || e.id === 'chat-input' || e === document.body
  e.dataset.stop ??= String(Math.random())
  return { id: `${e.dataset.stop}#${e.id}`, name: e === document.body ? 'page' : name, seen, html: e.outerHTML.slice(0, 160) }
}"""

_MOVING = """() => document.getAnimations().filter(a => a.playState === 'running' && a.effect.getTiming().duration > 10)
  .map(a => a.effect.target?.outerHTML.slice(0, 120))"""


def test_the_page_switches_its_language_and_opens_a_new_film_when_told_in_the_talk(
    chat_server: ChatServer, tabs: Any
) -> None:
    page = tabs(kept(chat_server, sample().model_copy(update={"id": "spoken"}))).page
    say(page, "/lang en")
    page.wait_for_selector("text=Hand over")
    assert page.url.endswith("/thread/spoken")
    page.wait_for_selector("#chat-input")
    page.fill("#chat-input", "/new")
    page.press("#chat-input", "Enter")  # takes it from the list of commands
    page.press("#chat-input", "Enter")
    page.wait_for_url(f"{chat_server.url}/")
