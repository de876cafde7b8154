"""Tokens are counted offline, with the tokenizer that is shipped."""

import gzip
import hashlib

import pytest

from bot.library.files import read_yaml, root
from bot.llm.tokens import Count, count


def test_the_shipped_tokenizer_is_the_published_one():
    folder = root() / "knowledge" / "tokens"
    data = read_yaml(folder / "o200k_base.yaml")
    assert hashlib.sha256(gzip.decompress((folder / data["ranks"]).read_bytes())).hexdigest() == data["sha256"]


# Counts of tiktoken's own o200k_base.
@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("hello world", 2), ("A girl walks along the breakwater.", 8), ("<|endoftext|>", 7), ("\ud83d", 1)],
)
def test_tokens_are_counted(text, tokens):
    assert count(text, "gpt-4o").tokens == tokens


def test_counting_needs_neither_network_nor_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path / "not" / "there"))
    monkeypatch.setattr("bot.llm.tokens._o200k", __import__("bot.llm.tokens", fromlist=["_"])._o200k.__wrapped__)
    assert count("夜の灯台", "gpt-4o").tokens > 0
    assert not (tmp_path / "not").exists()


def test_an_unknown_tokenizer_makes_the_count_an_estimate_that_shows():
    assert str(count("夜の灯台", "gpt-4o"))[0] != "≈"
    assert str(count("夜の灯台", "some-local-model"))[0] == "≈"
    assert str(Count(12345, estimated=True)) == "≈12,345"


def test_japanese_takes_about_a_token_a_character_and_english_a_fifth():
    ja = (root() / "tests" / "answers" / "lighthouse" / "plot.txt").read_text(encoding="utf-8")
    assert 0.9 < len(ja) / count(ja, "gpt-4o").tokens < 1.6
    en = "The sea rises into the sky without a sound, and the girl opens the window. " * 10
    assert 4 < len(en) / count(en, "gpt-4o").tokens < 5.5
