"""The board and the cards in a real browser, on the real server."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError

from bot.archive import Archive
from bot.composing import compose
from bot.dialogue.talk import Talk
from bot.library.samples import sample
from bot.library.targets import target
from bot.story import Film, Phrase
from tests.chat_server import ChatServer
from tests.simulated import Simulated
from tests.terminal import CASE

T = TypeVar("T")

CHROMIUM = Path("/usr/bin/chromium")
NO_CHROMIUM = "Chromium is not installed here: `apt install chromium` brings the browser that these tests drive."
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 90_000
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"

pytestmark = [pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_CHROMIUM), pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Tab:
    """A tab that has a film open, and what it asked other hosts for."""

    def __init__(
        self,
        browser: Browser,
        server: ChatServer,
        film: str = "",
        *,
        phone: bool = False,
        width: int = 0,
        locale: str = "ja-JP",
    ) -> None:
        self.foreign: list[str] = []
        device: dict[str, Any] = (
            {
                "viewport": {"width": width or 390, "height": 844},
                "user_agent": PHONE,
                "is_mobile": True,
                "has_touch": True,
            }
            if phone
            else {"viewport": {"width": width or 1400, "height": 900}}
        )
        self._context = browser.new_context(
            locale=locale, reduced_motion="reduce", permissions=["clipboard-write"], **device
        )
        self._context.route(lambda url: not url.startswith(server.url), self._refuse)
        self._context.request.post(f"{server.url}/auth/header")
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.goto(f"{server.url}/thread/{film}" if film else server.url)
        shown = ".yk-always" if phone else ".yk-board"
        self.page.wait_for_selector(shown if film else "text=夢を話す")

    def _refuse(self, route: Route) -> None:
        if not route.request.url.startswith(("data:", "blob:")):
            self.foreign.append(route.request.url)
        route.abort()

    def clipboard(self) -> str:
        """Return what was copied, by pasting it: pages may not read the clipboard."""
        self.page.evaluate(_PASTE_HERE)
        field = self.page.locator("#paste-here")
        field.focus()
        field.press("Control+V")
        pasted = field.input_value()
        field.evaluate("field => field.remove()")
        return pasted

    def has_copied(self, text: str) -> bool:
        """Tell if a text comes to be in the clipboard; the word that says so on the button is soon gone again."""
        until = time.monotonic() + PATIENCE_MS / 1000
        while self.clipboard() != text:
            if time.monotonic() > until:
                return False
        return True

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def tabs(browser: Browser, chat_server: ChatServer) -> Iterator[Any]:
    opened: list[Tab] = []

    def open_tab(film: Film, **how: Any) -> Tab:
        opened.append(Tab(browser, chat_server, film.id, **how))
        return opened[-1]

    yield open_tab
    for tab in opened:
        tab.close()


def say(page: Page, text: str) -> None:
    """Type a message and send it, once the page has taken it in."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        page.fill("#chat-input", text)
        try:
            page.wait_for_selector("#chat-submit:not([disabled])", timeout=5000)
            break
        except TooLateError:
            # A page that is still being put together may drop what a machine types faster than any hand.
            if time.monotonic() > until:
                raise
    page.press("#chat-input", "Enter")


def lit(page: Page, theme: str, until: str) -> None:
    """Show the page in a theme as its own switch does: its colors are not in the class alone. Wait `until` it is there."""
    page.evaluate("theme => localStorage.setItem('vite-ui-theme', theme)", theme)
    page.reload()
    page.wait_for_selector(f"html.{theme} {until}")


def in_a_thread(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine beside the browser's driver, whose loop runs in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work()).result()


def kept(server: ChatServer, film: Film) -> Film:
    """Put a film into the server's archive, as the command line does."""

    async def keep() -> None:
        archive = await Archive.open(server.database)
        await archive.create(film, {}, datetime.now(UTC))
        await archive.keep_talk(film.id, Talk(step="storyboard").model_dump(mode="json"))
        await archive.close()

    in_a_thread(keep)
    return film


def now(server: ChatServer, film: Film) -> Film:
    """Return the film as the archive has it."""

    async def load() -> Film:
        archive = await Archive.open(server.database)
        stored = await archive.load(film.id)
        await archive.close()
        return stored.film

    return in_a_thread(load)


def test_the_prompt_is_copied_to_the_letter(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "copied"}))
    tab = tabs(film)
    tab.page.click("#yk-scene-w4tr >> text=プロンプトをコピー")
    assert tab.has_copied(compose(film, film.scenes[2], target(film.target)).text.en)
    assert tab.page.locator(".yk-scene").count() == len(film.scenes)


def test_a_draft_survives_what_another_tab_changes_and_both_are_kept(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "drafted"}))
    mine, other = tabs(film), tabs(film)
    mine.page.click("#yk-scene-s7qa >> text=開く")
    mine.page.click("#yk-scene-s7qa >> [aria-label='編集: 環境']")
    mine.page.fill("#yk-scene-s7qa textarea", "下書きのまま。")
    other.page.click("#yk-scene-s7qa >> text=開く")
    for _ in range(3):
        other.page.click("#yk-scene-s7qa >> [aria-label='ロックする: 時間経過']")
        other.page.click("#yk-scene-s7qa >> [aria-label='ロックを外す: 時間経過']")
        other.page.wait_for_selector("#yk-scene-s7qa >> [aria-label='ロックする: 時間経過']")
    other.page.click("#yk-scene-s7qa >> [aria-label='ロックする: 時間経過']")
    mine.page.wait_for_selector("#yk-scene-s7qa >> [aria-label='ロックを外す: 時間経過']")
    assert mine.page.input_value("#yk-scene-s7qa textarea") == "下書きのまま。"
    mine.page.press("#yk-scene-s7qa textarea", "Control+Enter")
    mine.page.wait_for_selector("text=英語が、最後の変更に追いついていません。")
    scene = now(chat_server, film).scenes[0]
    assert scene.elements.environment.ja == "下書きのまま。"
    assert scene.locks == ("time_flow",)


def test_an_edit_that_meets_another_is_refused_in_words_and_the_draft_stays(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "collided"}))
    mine, other = tabs(film), tabs(film)
    for tab, words in ((mine, "わたしの文。"), (other, "別の文。")):
        tab.page.click("#yk-scene-s7qa >> text=開く")
        tab.page.click("#yk-scene-s7qa >> [aria-label='編集: 環境']")
        tab.page.fill("#yk-scene-s7qa textarea", words)
    other.page.press("#yk-scene-s7qa textarea", "Control+Enter")
    mine.page.wait_for_selector("text=ほかの場所で変更されました")
    mine.page.press("#yk-scene-s7qa textarea", "Control+Enter")
    mine.page.wait_for_selector(".yk-told.yk-bad")
    assert mine.page.input_value("#yk-scene-s7qa textarea") == "わたしの文。"
    assert now(chat_server, film).scenes[0].elements.environment.ja == "別の文。"


def test_hostile_words_are_shown_as_words_and_ask_nobody_for_anything(chat_server: ChatServer, tabs: Any) -> None:
    evil = '<img src=x onerror="window.hit=1">![a](https://evil.example/a.png) [b](javascript:alert(1)) http://evil.example'
    said = Phrase(ja=evil, en=evil)
    first = sample().scenes[0].model_copy(update={"slug": said, "beat": said, "sound": said})
    film = kept(
        chat_server,
        sample().model_copy(
            update={"id": "hostile", "title": said, "logline": said, "scenes": (first, *sample().scenes[1:])}
        ),
    )
    tab = tabs(film)
    tab.page.click("#yk-scene-s7qa >> text=開く")
    for part in ("outline", "breakdown", "handover", "storyboard"):
        tab.page.click(f"#yk-tab-{part}")
    assert tab.page.evaluate("window.hit") is None
    assert tab.page.locator(".yk img:not([src^='data:image/svg+xml'])").count() == 0
    assert tab.page.locator(".yk a").count() == 0
    assert evil in tab.page.inner_text(".yk-title")
    assert tab.foreign == []


def test_on_a_phone_the_prompts_are_handed_over_one_by_one_with_a_tick_each(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "phone"}))
    tab = tabs(film, phone=True)
    tab.page.click(".yk-always")
    tab.page.click("#yk-tab-handover")
    for scene in film.scenes[:2]:
        tab.page.click(f"text={scene.slate} をコピー")
        tab.page.wait_for_selector(f".yk-ticks li:nth-child({scene.number}) input:checked")
        assert tab.has_copied(compose(film, scene, target(film.target)).text.en)
    assert tab.page.evaluate("document.querySelector('.yk-sheet').scrollWidth") <= 390
    tab.page.reload()
    tab.page.click(".yk-always")
    tab.page.click("#yk-tab-handover")
    tab.page.wait_for_selector("text=S03 をコピー")


def test_scenes_are_moved_split_and_taken_back_with_the_keyboard(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "moved"}))
    page = tabs(film).page
    page.focus("#yk-tab-storyboard")
    page.keyboard.press("ArrowLeft")
    page.focus("#yk-down-s7qa")
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_selector(".yk-beat:nth-child(2) #yk-down-s7qa")
    page.focus(".yk-beat:nth-child(2) >> text=ここで二つに分ける")
    page.keyboard.press("Enter")
    page.wait_for_selector(".yk-beat:nth-child(10)")
    assert [scene.id for scene in now(chat_server, film).scenes][:2] == ["d2mk", "s7qa"]
    page.click("[aria-label='元に戻す']")
    page.wait_for_selector(".yk-beat:nth-child(10)", state="detached")


def test_a_plot_becomes_a_film_while_a_draft_stays_open_and_stop_keeps_what_is_done(
    browser: Browser, simulated: Callable[..., Simulated], tmp_path: Path
) -> None:
    writer = simulated("lighthouse", slots=2)
    server = ChatServer(tmp_path, OPENAI_API_KEY="sk-canary-1234567890", OPENAI_BASE_URL=writer.url).start()
    try:
        tab = Tab(browser, server)
        page = tab.page
        say(page, (CASE / "plot.txt").read_text(encoding="utf-8"))
        skip = ".yk-offer button:text-is('飛ばす')"
        while page.wait_for_selector(f".yk-onward, {skip}") and page.locator(skip).count():
            page.click(skip)
        page.click("text=この構成で、シーン割りへ")
        # One of the answers needs a repair, which counts too.
        writer.hold(letting=3)
        page.click("text=この割りで書き始める")
        page.wait_for_selector(".yk-coming")
        # The board turns to the storyboard once, when the writing begins; from then on it stays where it is put.
        page.wait_for_selector("#yk-tab-storyboard[aria-selected='true']")
        page.click("#yk-tab-outline")
        page.click("[aria-label='編集: ログライン']")
        page.fill(".yk-editor textarea", "灯台の話。")
        page.wait_for_selector("text=/6シーン中 [1-3]シーンが書けました/")
        assert page.input_value(".yk-editor textarea") == "灯台の話。"
        page.click("text=止める")
        page.wait_for_selector(".yk-progress", state="detached")
        page.click("#yk-tab-storyboard")
        assert 1 <= page.locator(".yk-scene.yk-written").count() <= 3
        assert page.locator(".yk-coming").count() == 0
        page.click("#yk-tab-outline")
        assert page.input_value(".yk-editor textarea") == "灯台の話。"
        tab.close()
    finally:
        server.end()


def test_every_control_has_a_name_and_every_text_enough_contrast(chat_server: ChatServer, tabs: Any) -> None:
    film = kept(chat_server, sample().model_copy(update={"id": "seen"}))
    page = tabs(film).page
    for theme in ("light", "dark"):
        lit(page, theme, ".yk-board")
        page.click("#yk-scene-s7qa >> text=開く")
        for part in ("outline", "breakdown", "handover", "storyboard"):
            page.click(f"#yk-tab-{part}")
            assert page.evaluate(_NAMELESS) == []
            assert [found for found in page.evaluate(COLORS) if contrast(*found[:2]) < 4.5] == []


_PASTE_HERE = """() => {
  const field = document.createElement('textarea')
  field.id = 'paste-here'
  const place = document.querySelector('dialog[open]') ?? document.body
  place.append(field)
}"""

_NAMELESS = """() => [...document.querySelectorAll('.yk :is(button, input, select, textarea)')]
  .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length)).map(e => e.outerHTML)"""

# Each text with the colors of its letters and of what lies behind it, which a canvas turns into numbers.
COLORS = """() => {
  const pen = document.createElement('canvas').getContext('2d')
  const rgba = color => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = color
    pen.fillRect(0, 0, 1, 1)
    return [...pen.getImageData(0, 0, 1, 1).data]
  }
  const over = (a, b) => [0, 1, 2].map(i => (a[i] * a[3] + b[i] * (255 - a[3])) / 255)
  const behind = node => {
    const color = rgba(getComputedStyle(node).backgroundColor)
    return color[3] === 255 || !node.parentElement ? color : over(color, behind(node.parentElement))
  }
  return [...document.querySelectorAll('.yk *')]
    .filter(e => e.offsetParent && !e.closest(':disabled') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    .map(e => [over(rgba(getComputedStyle(e).color), behind(e)), behind(e).slice(0, 3), e.textContent.slice(0, 40)])
}"""


def contrast(letters: list[float], ground: list[float]) -> float:
    """Return the contrast of two colors, as WCAG 2.2 counts it."""
    lighter, darker = sorted((_luminance(letters), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: list[float]) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.03928 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
