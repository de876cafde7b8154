"""What the user sets: environment variables, and the file .env in the folder where the program is started."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, PrivateAttr, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.llm.vendors import split
from bot.texts import Told

OPENAI = "https://api.openai.com/v1"

_WRONG = {
    "OPENAI_BASE_URL": "llm.bad_address",
    "OPENAI_API_KEY": "llm.bad_key",
    "YUMEKONTE_DEADLINE": "llm.bad_deadline",
}
"""What is said about a wrong value; it never repeats the value, which may be a key in the wrong place."""


class Settings(BaseSettings):
    """The settings, checked; in code they are set by the names of their variables. Keys are SecretStr: never shown."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        # Elsewhere unset and empty are the same; so they are here.
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    base_url: str = Field(default=OPENAI, validation_alias="OPENAI_BASE_URL", repr=False)
    """Not shown as a whole: an address may hold a password. `server` is what may be shown."""
    model: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] = Field(
        default="gpt-6-luna", validation_alias="YUMEKONTE_MODEL"
    )
    deadline: float = Field(default=240.0, ge=5, le=3600, validation_alias="YUMEKONTE_DEADLINE")
    """Seconds that one call to the writer may take in all. A slow server of one's own needs more."""
    home: Path = Field(default_factory=lambda: data_folder(), validation_alias="YUMEKONTE_HOME")
    """Where films are kept."""
    database_url: SecretStr | None = Field(default=None, validation_alias="YUMEKONTE_DATABASE_URL")
    """PostgreSQL in place of the file in `home`; secret, as it may hold a password."""

    users: SecretStr | None = Field(default=None, validation_alias="YUMEKONTE_USERS")
    """Who may use the chat from other computers, with hashed passwords."""

    _vendor_key: SecretStr | None = PrivateAttr(default=None)
    """A key for the model's vendor that was given to the program itself: no variable holds it."""

    @field_validator("base_url")
    @classmethod
    def _is_http(cls, url: str) -> str:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("no address of a web server")
        return url.strip().rstrip("/")

    @field_validator("api_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        bare = key.get_secret_value().strip() if key else ""
        if not bare.isascii() or any(sign.isspace() or not sign.isprintable() for sign in bare):
            raise ValueError("no key that fits into a header")
        return SecretStr(bare) if bare else None

    @field_validator("home")
    @classmethod
    def _is_absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("model")
    @classmethod
    def _is_bare(cls, model: str) -> str:
        vendor, name = split(model)
        return model if vendor else name

    @property
    def database(self) -> str | None:
        """The address of the database that is set in place of the file in `home`; it may hold a password."""
        return self.database_url.get_secret_value() if self.database_url else None

    @property
    def vendor(self) -> str | None:
        """The vendor behind LangChain that the model names; None: the OpenAI protocol is spoken."""
        return split(self.model)[0]

    @property
    def vendor_key(self) -> SecretStr | None:
        """The key for the vendor that somebody gave to the program; None: the vendor's own variables have it."""
        return self._vendor_key

    def with_vendor_key(self, key: SecretStr) -> Self:
        """Return these settings with a key for the vendor that the model names."""
        settings = self.model_copy()
        settings._vendor_key = key  # noqa: SLF001 (it is of the same class)
        return settings

    @property
    def has_writer(self) -> bool:
        """True if an LLM is configured: a vendor's model, a key, or a server of one's own that may need none."""
        return self.vendor is not None or self.api_key is not None or self.base_url != OPENAI

    @property
    def server(self) -> str:
        """The server's name to show: host and port, never what else an address may hold."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def load(env_file: Path | None = Path(".env")) -> Settings:
    """Return the settings of this process. Raises Told that names the variable that is wrong and what it must be."""
    try:
        settings = Settings(_env_file=env_file)
        if settings.vendor and env_file:
            _hand_on(env_file)
        return settings
    except ValidationError as error:
        variable = str(error.errors(include_input=False, include_url=False)[0]["loc"][0])
        raise Told(_WRONG.get(variable, "llm.bad_setting"), variable=variable) from None
    except UnicodeDecodeError:
        raise Told("llm.bad_env_file", file=str(env_file)) from None


def _hand_on(env_file: Path) -> None:
    """Put the file's variables into the environment, where vendors' packages look for their keys and addresses."""
    for name, value in dotenv_values(env_file, encoding="utf-8").items():
        # Elsewhere unset and empty are the same; so they are here.
        if value and not os.environ.get(name):
            os.environ[name] = value


def data_folder(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of this user's data on this system: XDG, Application Support or AppData."""
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Yumekonte"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Yumekonte"
    shared = environ.get("XDG_DATA_HOME", "")
    # The XDG specification: a relative path is invalid and is to be ignored.
    return (Path(shared) if shared.startswith("/") else Path.home() / ".local" / "share") / "yumekonte"
