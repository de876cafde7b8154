import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from playwright.sync_api import Browser, Page, sync_playwright

from bot.exporting import export
from bot.library.samples import sample
from bot.story import ELEMENTS, Elements, Film, Phrase, Scene
from tests.films import HOSTILE, SMALL, films

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
in_a_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="NOT TESTED: no chromium found; install Debian's package `chromium` to test the page"
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(text)
    return parser.found


def test_the_page_asks_nobody_for_anything_and_its_policy_says_so() -> None:
    text = export(sample(), "html")
    found = tags(text)
    assert not [name for _, attrs in found for name in attrs if name in ("src", "srcset", "action", "style")]
    assert {attrs["href"][0] for _, attrs in found if attrs.get("href")} == {"#"}
    assert not {tag for tag, _ in found} & {"link", "img", "iframe", "object", "embed", "form", "base"}
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_allows_the_pages_own_style_and_script_and_no_other(tag: str) -> None:
    text = export(SMALL, "html")
    (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    assert f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in text


@given(film=films())
@settings(max_examples=20, deadline=None)
def test_no_text_of_a_film_becomes_a_tag(film: Film) -> None:
    plain = [tag for tag, _ in tags(export(film, "html"))]
    assert plain.count("article") == len(film.scenes)
    assert plain.count("script") == 1
    assert "b" not in plain
    assert "details" not in plain


def test_hostile_texts_in_every_field_leave_as_text() -> None:
    hostile = Phrase(ja="\n".join(HOSTILE), en='"><img src=x onerror=alert(1)>'.join(HOSTILE))
    elements = Elements(**dict.fromkeys(ELEMENTS, hostile))
    scene = Scene(id="s", slug=hostile, beat=hostile, sound=hostile, avoid=hostile, elements=elements)
    text = export(Film(id="f", title=hostile, logline=hostile, scenes=(scene,)), "html")
    assert not [attrs for tag, attrs in tags(text) if tag == "img" or any(name.startswith("on") for name in attrs)]
    assert "\x00" not in text
    assert "\u202e" not in text


def test_both_languages_are_there_and_it_opens_in_the_chosen_one() -> None:
    text = export(sample(), "html", lang="en")
    assert '<html lang="en" data-lang="en">' in text
    assert "水の図書館" in text
    assert "The Drowned Library" in text


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "film.html"
    path.write_text(export(sample(), "html"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    yield page
    assert asked == [path.as_uri()]
    assert wrong == []
    context.close()


@in_a_browser
def test_search_shows_the_cuts_that_have_all_words_in_either_language_and_width(opened: Page) -> None:
    opened.fill("#seek", "司書 ＤＥＳＫ")
    shown = opened.locator("article:visible .slate").all_text_contents()
    assert 0 < len(shown) < 9
    assert opened.locator("tbody tr:visible a").all_text_contents() == shown
    assert opened.inner_text("#count") == f"{len(shown)} / 9"
    opened.fill("#seek", "どこにもない")
    assert opened.is_visible("#none")
    opened.fill("#seek", "")
    assert opened.locator("article:visible").count() == 9


@in_a_browser
def test_a_copy_button_copies_the_prompt_and_says_so(opened: Page) -> None:
    opened.click("[data-copy=S05-prompt]")
    opened.wait_for_function("document.getElementById('said').textContent")
    assert opened.inner_text("#said") == "コピーしました"
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == opened.inner_text("#S05-prompt")
    assert copied.startswith("Teal, amber")


@in_a_browser
def test_all_prompts_are_copied_at_once(opened: Page) -> None:
    opened.click("[data-copy=all]")
    opened.wait_for_function("document.getElementById('said').textContent")
    assert len(opened.evaluate("navigator.clipboard.readText()").split("\n\n")) == 9


@in_a_browser
def test_the_switch_changes_every_text_and_the_pages_language(opened: Page) -> None:
    assert opened.inner_text("h1") == "水の図書館"
    opened.click("[data-tongue=en]")
    assert opened.inner_text("h1") == "The Drowned Library"
    assert opened.inner_text("#list") == "Shot list"
    assert opened.get_attribute("html", "lang") == "en"
    assert opened.get_attribute("[data-tongue=en]", "aria-pressed") == "true"


@in_a_browser
def test_a_phone_shows_it_without_scrolling_sideways(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") == 390


@in_a_browser
def test_every_button_is_reached_by_the_keyboard_and_has_a_name(opened: Page) -> None:
    opened.focus("#seek")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert opened.inner_text("h1") == "The Drowned Library"
    names = [button.inner_text().strip() for button in opened.locator("button").all()]
    assert all(names)


@in_a_browser
def test_in_print_there_are_no_tools_and_every_cut(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert not opened.is_visible(".tools")
    assert not opened.is_visible(".copy >> nth=0")
    assert opened.locator("article:visible").count() == 9
