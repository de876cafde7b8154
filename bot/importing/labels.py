"""What people call the parts of a scene, in either language: labels before a colon, headings of a table."""

import re
import unicodedata
from typing import NamedTuple

from bot.story import Lang

# One line a field, the words without spaces and signs. The first six are the memo's and ours.
_WORDS = {
    "subject_action": "subject action subjectaction subjects character characters 被写体 アクション 被写体アクション 動作 人物",
    "camera_work": "camera camerawork cameramovement cameramove movement shot shottype framing angle カメラ カメラワーク "
    "構図 アングル ショット",
    "environment": "environment setting background location place 環境 環境背景 背景 場所 舞台 ロケーション",
    "lighting_color": "lighting light lightingcolor lightingcolour lightingcolors 照明 照明色 照明色合い "
    "照明色彩 光 ライティング",
    "time_flow": "timeflow time pacing speed 時間 時間経過 時間の流れ",
    "prompt": "prompt prompttext prompts videoprompt positiveprompt positive soraprompt text fullprompt finalprompt "
    "プロンプト プロンプト文 プロンプト文章 動画プロンプト ポジティブプロンプト 本文",
    "scene": "scene sceneno scenenumber scenenr no number nr id slate cut cutno シーン シーンno シーン番号 カット カット番号 "
    "カットno 番号 通し番号 #",
    "slug": "slug slugline heading sceneheading scenetitle scenename name 柱 見出し シーン名 シーンタイトル",
    "title": "title タイトル 題名 作品名",
    "beat": "beat summary description story synopsis whathappens event 内容 説明 あらすじ 概要 ト書き 描写 出来事",
    "seconds": "seconds second secs sec s duration length cliplength runtime 秒 秒数 尺 長さ 再生時間",
    "clip_seconds": "clipseconds クリップの秒数",
    "sound": "sound audio sfx soundeffects dialogue dialog line lines voice speech voiceover narration music セリフ 台詞 "
    "せりふ 音 効果音 音声 サウンド セリフ音 ナレーション 音楽",
    "avoid": "negative negativeprompt negativefield avoid avoidlist exclude ネガティブ ネガティブプロンプト ネガティブ欄 "
    "避けるもの 除外",
    "style": "style look visualstyle mood スタイル 画風 作風",
    "target": "target videomodel model 生成モデル モデル",
    "aspect": "aspect aspectratio ratio アスペクト比 縦横比 画面比率",
    "parameters": "parameters settings 設定値 設定 パラメータ",
    "note": "note notes remark remarks comment comments memo 備考 メモ 注記 コメント",
    "theme": "theme テーマ",
    "color": "color colour colors colorpalette palette 色合い 色 カラー 色調",
    "film_stock": "filmstock stock フィルムストック フィルム",
    "vibe": "vibe 雰囲気",
    "logline": "logline ログライン",
    "plot": "plot プロット",
}
_FIELDS = {word: field for field, words in _WORDS.items() for word in words.split()}
_MARKS: list[tuple[Lang, str]] = [
    ("ja", r"japanese|日本語|和文|(?<![a-z])(?:ja|jp|jpn)"),
    ("en", r"english|英語|英文|(?<![a-z])(?:en|eng)"),
]


class Label(NamedTuple):
    """The field that a label names, and the language that it says, if any."""

    field: str
    lang: Lang | None


def label_of(text: str) -> Label | None:
    """Return what a label or heading names; None for words that name no part of a scene."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if len(plain) > 40:
        return None
    if field := _FIELDS.get(_squeezed(plain)):
        return Label(field, None)
    for lang, mark in _MARKS:
        bare = re.sub(rf"^(?:{mark})(?![a-z])|[\s_(\[-]*(?:{mark})[)\]]?$", "", plain)
        if bare != plain and (field := _FIELDS.get(_squeezed(bare))):
            return Label(field, lang)
    # A unit: duration (s), 尺（秒）
    bare = re.sub(r"\([^)]*\)$", "", plain)
    return Label(field, None) if (field := _FIELDS.get(_squeezed(bare))) else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_\-/・&.,、:*\[\](){}「」【】<>]+", "", text)
