"""Settings from the environment and .env; a wrong one is one sentence; keys are never shown."""

from pathlib import Path

import pytest

from bot.llm.settings import OPENAI, data_folder, load
from bot.texts import Told, tell

KEY = "sk-canary-0123456789abcdef"
VARIABLES = ["OPENAI_API_KEY", "OPENAI_BASE_URL", "YUMEKONTE_MODEL", "YUMEKONTE_DEADLINE", "YUMEKONTE_HOME", "YUMEKONTE_DATABASE_URL"]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_means_openai_the_small_model_and_no_writer():
    settings = load(None)
    assert (settings.base_url, settings.model, settings.has_writer) == (OPENAI, "gpt-6-luna", False)
    assert settings.home.is_absolute()


def test_a_key_or_a_server_of_ones_own_is_a_writer(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1/")
    assert load(None).has_writer
    assert load(None).base_url == "http://127.0.0.1:8080/v1"
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert load(None).has_writer


def test_settings_stand_in_the_file_and_the_environment_wins(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text(f"OPENAI_API_KEY={KEY}\nYUMEKONTE_MODEL=one\nSOMETHING_ELSE=x\n", encoding="utf-8")
    assert load(tmp_path / ".env").model == "one"
    monkeypatch.setenv("YUMEKONTE_MODEL", "other")
    assert load(tmp_path / ".env").model == "other"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OPENAI_BASE_URL", "localhost:8080"),
        ("OPENAI_BASE_URL", "http://"),
        ("OPENAI_API_KEY", f"{KEY} {KEY}"),
        ("OPENAI_API_KEY", f"「{KEY}」"),
        ("YUMEKONTE_DEADLINE", KEY),
        ("YUMEKONTE_DEADLINE", "0"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_the_variable_and_not_the_value(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(Told) as told:
        load(None)
    for lang in ("ja", "en"):
        assert variable in tell(told.value, lang)
        assert "canary" not in tell(told.value, lang)
    assert "canary" not in repr(told.value.__dict__)


def test_a_file_that_is_not_utf_8_is_one_sentence(tmp_path):
    (tmp_path / ".env").write_bytes("YUMEKONTE_MODEL=夢".encode("utf-16"))
    with pytest.raises(Told, match="UTF-8"):
        load(tmp_path / ".env")


def test_keys_and_passwords_are_not_shown(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://user:canary@example.org:8443/v1")
    monkeypatch.setenv("YUMEKONTE_DATABASE_URL", "postgresql://u:canary@db/yume")
    settings = load(None)
    assert "canary" not in settings.server
    shown = f"{settings!r} {settings} {settings.model_dump_json(exclude={'base_url'})}"
    assert KEY not in shown
    assert "canary@db" not in shown
    assert "user:canary" not in shown


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, Path.home() / ".local/share/yumekonte"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/yumekonte")),
        ("linux", {"XDG_DATA_HOME": "relative"}, Path.home() / ".local/share/yumekonte"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, Path.home() / "Library/Application Support/Yumekonte"),
        ("win32", {"LOCALAPPDATA": "C:/Users/mio/AppData/Local"}, Path("C:/Users/mio/AppData/Local/Yumekonte")),
    ],
)
def test_films_are_kept_where_each_system_keeps_them(platform, environ, folder):
    assert data_folder(platform, environ) == folder
