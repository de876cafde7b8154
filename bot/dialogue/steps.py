"""Remarks that plainly ask for a still, or for what comes after a clip, read as the command that does it."""

import re

_JA = r"(?:シーン|カット|場面|s)?\s*(?P<n>\d{1,3})?\s*(?:番目?)?"
_EN = r"(?:scene |shot |clip |s)?(?P<n>\d{1,3})"
_DO = r"(?:を|が|に|で|も)?\s*(?:見せて|見たい|出して|作って|つくって|書いて|欲しい|ほしい|して|したい|する|させて|お願い(?:します)?|化して|化)?(?:ください|下さい|くれる\??|ね|よ)?"
_SHOW = r"(?:please |can you |could you )?(?:show|give|make|write|get|do)?(?: me)?(?: an?| the)?\s*"
_STEPS: tuple[tuple[str, str], ...] = (
    ("still", rf"{_JA}(?:の|を)?(?:静止画|スチル|最初のコマ|最初の一枚|一枚絵)(?:プロンプト)?{_DO}"),
    ("still", rf"{_SHOW}(?:still|first frame|opening frame)s?(?: prompt)?(?: of| for)? {_EN}"),
    ("loop", rf"{_JA}(?:の|を|は)?ループ{_DO}"),
    ("loop", rf"{_SHOW}loop(?: of| for)? {_EN}|(?:make|turn) {_EN.replace('<n>', '<m>')} (?:into )?(?:a )?loop"),
    ("extend", rf"{_JA}(?:の|を)?(?:クリップ)?(?:の|を)?(?:続きのクリップ|延長|引き延ばし){_DO}"),
    ("extend", rf"{_SHOW}(?:extend|extension(?: of| for)?) {_EN}(?:[:,] *(?P<w>.+)| so that (?P<v>.+))?"),
    ("blend", rf"{_JA}(?:と|から|を)\s*(?:シーン|カット|場面|s)?\s*(?:\d{{1,3}})?\s*(?:を|へ|に)?(?P<w>ブレンド|モーフ|マッチカット)(?:で)?(?:つないで|つなげて|つなぐ)?{_DO}"),
    ("blend", rf"{_SHOW}(?P<w>blend|match cut|morph)(?: from)? {_EN}(?: (?:into|with|to|and) (?:scene |shot |s)?\d{{1,3}})?"),
    ("remix", rf"{_JA}(?:を|の)?リミックス(?:して|で)?[、,: ]*(?P<w>.+)"),
    ("remix", rf"(?:please )?remix {_EN}[:, ]+(?:so that |to |with )?(?P<w>.+)"),
)  # fmt: skip


def step_meant(remark: str) -> tuple[str, str] | None:
    """Return the name of the command that a remark asks for and what stands behind it; None if it asks for none."""
    text = remark.strip().strip("。.!！、, ").lower()
    for name, pattern in _STEPS:
        if match := re.fullmatch(pattern, text):
            said = match.groupdict()
            number, words = said.get("n") or said.get("m") or "", said.get("w") or said.get("v") or ""
            return name, f"{number} {words}".strip()
    return None
