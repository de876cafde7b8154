"""Who can use the page: narrow and zoomed, by keyboard, by ear; on the real server in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bot.library.samples import sample
from bot.story import Film
from tests.chat_server import ChatServer
from tests.test_board import CHROMIUM, COLORS, NO_CHROMIUM, Tab, browser, contrast, kept, lit, say, tabs

__all__ = ["browser", "tabs"]

pytestmark = [pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_CHROMIUM), pytest.mark.timeout(900)]

FIRST = "#yk-scene-s7qa"


def film_named(server: ChatServer, name: str) -> Film:
    return kept(server, sample().model_copy(update={"id": name}))


def unfold(page: Page) -> None:
    """Open the first scene, and all that folds in it."""
    page.click(f"{FIRST} .yk-scene-acts button")
    page.wait_for_selector(f"{FIRST} .yk-inside")
    closed = page.locator(f"{FIRST} [aria-expanded=false]:visible")
    while closed.count():
        closed.first.click()


@pytest.mark.parametrize(("phone", "width"), [(True, 390), (True, 320), (False, 640)], ids=["phone", "small", "zoomed"])
def test_the_welcome_and_the_form_are_whole_on_a_narrow_or_zoomed_page(
    chat_server: ChatServer, browser: Browser, phone: bool, width: int
) -> None:
    tab = Tab(browser, chat_server, phone=phone, width=width)
    assert tab.page.evaluate(_CUT_OFF) == []
    tab.page.click("text=APIキーを使う")
    tab.page.wait_for_selector("select[name=service]")
    assert tab.page.evaluate(_CUT_OFF) == []
    tab.close()


@pytest.mark.parametrize(
    ("phone", "width", "locale"),
    [(True, 390, "ja-JP"), (True, 320, "ja-JP"), (True, 320, "en-US"), (False, 640, "en-US")],
)
def test_nothing_of_the_board_is_cut_off_on_a_narrow_or_zoomed_page(
    chat_server: ChatServer, tabs: Any, phone: bool, width: int, locale: str
) -> None:
    film = film_named(chat_server, f"wide{width}{locale[:2]}")
    page: Page = tabs(film, phone=phone, width=width, locale=locale).page
    if phone:
        page.click(".yk-always")
    for part in ("outline", "breakdown", "handover", "storyboard"):
        page.click(f"#yk-tab-{part}")
        if part == "storyboard":
            unfold(page)
        assert page.evaluate(_CUT_OFF) == [], part


def test_every_control_has_a_name_that_holds_the_words_on_it_and_no_two_of_a_card_are_called_the_same(
    chat_server: ChatServer, tabs: Any
) -> None:
    page: Page = tabs(film_named(chat_server, "called")).page
    unfold(page)
    assert page.evaluate(_NAMELESS) == []
    assert page.evaluate(_CALLED_OTHERWISE) == []
    assert page.evaluate(_TWICE, FIRST) == []
    page.click(f"{FIRST} button:has-text('静止画から始める')")
    page.wait_for_selector("text=静止画: 最初のコマ")
    say(page, "シーン5のカメラをもっと近く、手持ちで")
    page.wait_for_selector(".yk-rewrite")
    page.wait_for_function(f"() => ({_NAMELESS})().length === 0")
    assert page.evaluate(_CALLED_OTHERWISE) == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_form_and_the_cards_of_the_talk_have_enough_contrast(
    chat_server: ChatServer, tabs: Any, theme: str
) -> None:
    page: Page = tabs(film_named(chat_server, f"seen{theme}")).page
    lit(page, theme, ".yk-board")
    say(page, "/camera 3 もっと近く")
    page.wait_for_selector(".yk-rewrite")
    unfold(page)
    page.click(f"{FIRST} button:has-text('撮り方を3案見る')")
    page.wait_for_selector(".yk-treatments")
    assert [found for found in page.evaluate(COLORS) if contrast(*found[:2]) < 4.5] == []


def test_a_still_is_asked_for_and_a_film_renamed_with_the_keyboard_alone(chat_server: ChatServer, tabs: Any) -> None:
    page: Page = tabs(film_named(chat_server, "typed")).page
    page.focus(f"{FIRST} .yk-scene-acts button")
    page.keyboard.press("Enter")
    page.focus(f"{FIRST} button:has-text('静止画から始める')")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=静止画: 最初のコマ")
    # The menu of a film in the list.
    page.wait_for_selector("#thread-typed #thread-options[role=button]", state="attached")
    page.focus("#thread-typed #thread-options")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=menuitem]")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.id === 'thread-options'")
    # What was opened by keyboard is left by keyboard, and the focus is where it was.
    page.focus(f"{FIRST} [aria-label='編集: 環境']")
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => document.activeElement === document.querySelector('{FIRST} textarea')")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.getAttribute('aria-label') === '編集: 環境'")


# Controls that stand beyond the edge, and pages that scroll sideways.
_CUT_OFF = """() => [
  ...[...document.querySelectorAll(':is(.yk, .ai-message) :is(button, input, select, textarea, a)')]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 160)),
  ...[document.documentElement, ...document.querySelectorAll('.yk-sheet, [role=dialog]')]
    .filter(e => e.scrollWidth > innerWidth).map(e => `${e.tagName} ${e.className} ${e.scrollWidth}`),
]"""

_NAME = """e => e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.textContent).join(' ').trim()
  || e.textContent.trim() || e.title || e.querySelector?.('img[alt]')?.alt || ''"""

_NAMELESS = f"""() => [...document.querySelectorAll('body :is(button, a[href], input:not([type=file]), select, textarea, [role=button])')]
  .filter(e => e.checkVisibility({{ visibilityProperty: true }}) && !e.closest('[aria-hidden=true]') && !({_NAME})(e)).map(e => e.outerHTML.slice(0, 200))"""

# Who speaks to the page says what is written on the button (WCAG 2.2, 2.5.3).
_CALLED_OTHERWISE = """() => [...document.querySelectorAll('.yk :is(button, a)[aria-label]')]
  .filter(e => e.checkVisibility() && !e.getAttribute('aria-label').toLowerCase().includes(e.textContent.trim().toLowerCase()))
  .map(e => e.outerHTML.slice(0, 200))"""

_TWICE = f"""card => {{
  const names = [...document.querySelectorAll(`${{card}} .yk-inside :is(button, input, select, textarea)`)]
    .filter(e => e.checkVisibility() && e.type !== 'radio' && e.getAttribute('aria-label')).map({_NAME})
  return names.filter((name, place) => names.indexOf(name) !== place)
}}"""
