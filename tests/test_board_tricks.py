"""Texts that want to be links, pictures or pages, wherever a person or an LLM can put them: shown as words, asking nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from bot.library.samples import sample
from bot.story import ELEMENTS, PRESET_PARTS, Elements, Film, Known, Phrase, Preset, Sentence
from tests.chat_server import ChatServer
from tests.simulated import Simulated
from tests.test_board import CHROMIUM, NO_CHROMIUM, Tab, browser, kept

__all__ = ["browser"]

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_CHROMIUM)

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
        _say(told, f"夢を見た。{ALL}")
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
        _say(tab, ALL)
        tab.page.wait_for_selector("text=/頼んだ形/")
        _say(tab, "/films")
        tab.page.wait_for_selector(f"a[href='/thread/{film.id}']")
        _look_around(tab)
        tab.page.reload()
        tab.page.wait_for_selector(f"a[href='/thread/{film.id}']")
        _look_around(tab)
    finally:
        for one in opened:
            one.close()
        server.end()


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


def _say(tab: Tab, text: str) -> None:
    tab.page.fill("#chat-input", text)
    tab.page.press("#chat-input", "Enter")


def _look_around(tab: Tab) -> None:
    """Open everything that the board has, and look again."""
    for part in ("outline", "breakdown", "handover", "storyboard"):
        tab.page.click(f"#yk-tab-{part}")
        _is_harmless(tab)
    for closed in tab.page.locator(".yk-board [aria-expanded=false]:visible").all():
        closed.click()
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
