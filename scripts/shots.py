"""Makes the pictures of the chat in docs/images/chat/: every step of the walk, both languages, desktop and phone.

Run with `make shots`. Needs Debian's Chromium; a real server runs in a folder of its own, and nothing else is asked.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bot.library.files import root
from bot.texts import say
from tests.chat_server import ChatServer

IMAGES = root() / "docs" / "images" / "chat"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_WISH = {"ja": "シーン5のカメラをもっと近く、手持ちで", "en": "scene 5 closer, handheld"}
_TERM = {"ja": "ドリーインって何？", "en": "what is a dolly-in?"}


@dataclass
class Camera:
    """Takes the pictures of one language and width."""

    page: Page
    lang: str
    name: str

    def word(self, key: str) -> str:
        """Return a label as it stands on the page."""
        return say(key, self.lang)  # type: ignore[arg-type]  # ja or en

    def press(self, key: str) -> None:
        """Press the last button with a label, and wait for what it does."""
        self.page.get_by_role("button", name=self.word(key), exact=True).last.click()
        self.page.wait_for_timeout(3500)

    def type(self, text: str) -> None:
        """Send a message, and wait for the answer."""
        self.page.locator("#chat-input").fill(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(3500)

    def board(self, step: str) -> None:
        """Take a picture of the board, which a phone opens from a button."""
        if self.name == "phone":
            self.page.get_by_role("button", name=self.word("board.open_board"), exact=True).click()
            self.page.wait_for_timeout(800)
        self.take(step)

    def take(self, step: str) -> None:
        """Take a picture of a step."""
        path = IMAGES / f"{step}.{self.name}.{self.lang}.png"
        self.page.screenshot(path=path, scale="css" if self.name == "desktop" else "device")
        # A page of flat colors looks the same with few of them, and weighs a third.
        Image.open(path).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> int:
    """Take every picture; return 2 if there is no browser."""
    if not Path(CHROMIUM).exists():
        sys.stderr.write("Chromium is needed: install Debian's package chromium.\n")
        return 2
    shutil.rmtree(IMAGES, ignore_errors=True)
    IMAGES.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        server = ChatServer(Path(folder)).start()
        try:
            for lang, locale in (("ja", "ja-JP"), ("en", "en-US")):
                for name, width, height in (("desktop", 1360, 860), ("phone", 390, 844)):
                    device = {**playwright.devices["Pixel 7"], "device_scale_factor": 1.5} if name == "phone" else {}
                    size = {"width": width, "height": height}
                    context = browser.new_context(**{**device, "locale": locale, "viewport": size})
                    context.add_cookies([{"name": "lang", "value": lang, "url": server.url}])
                    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
                    walk(Camera(context.new_page(), lang, name), server.url)
                    context.close()
        finally:
            server.end()
    return 0


def walk(camera: Camera, url: str) -> None:
    """Go from a dream to the scenes, then through the sample film."""
    camera.page.goto(url)
    camera.page.wait_for_timeout(4000)
    camera.take("1-start")
    dream = (root() / "knowledge" / "samples" / f"dream.{camera.lang}.txt").read_text(encoding="utf-8")
    camera.press("chat.start_dream")
    camera.type(dream)
    camera.take("2-outline")
    camera.press("dialogue.approve_outline")
    camera.take("3-scenes")
    camera.press("dialogue.approve_breakdown")
    camera.page.wait_for_timeout(2500)
    camera.board("4-board")
    camera.page.goto(url)
    camera.page.wait_for_timeout(3000)
    camera.press("chat.start_sample")
    camera.type(_WISH[camera.lang])
    camera.take("5-camera")
    camera.press("proposals.accept")
    camera.type("/camera 3")
    camera.take("6-coach")
    camera.type(_TERM[camera.lang])
    camera.take("7-term")


if __name__ == "__main__":
    sys.exit(main())
