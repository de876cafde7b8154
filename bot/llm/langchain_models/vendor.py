"""A vendor behind LangChain, and what of it differs from others. A module of vendors/ states only the differences."""

import logging
import os
import pkgutil
import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.llm import statuses
from bot.llm.judging import FormRefusedError
from bot.llm.place import Place
from bot.llm.port import A, Ask, UnreachableError, WriterError
from bot.texts import Told

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_MODULES = "bot.llm.langchain_models.vendors"
_PACKAGE = re.compile(r"requires the ([\w-]+) package")


class Vendor:
    """One of which nothing is known but its name: LangChain reads its settings, it is asked for a tool call."""

    called: ClassVar[str] = ""
    """What people call it; empty where it takes no key of theirs."""
    usual: ClassVar[str] = ""
    """A current small model of it that is good enough, for those who name none.
    Source: the model profiles in its LangChain package, 2026-11."""
    key_begins: ClassVar[str] = ""
    """How its keys begin; empty if they look like anything."""
    extra: ClassVar[str] = ""
    """The extra of this distribution that installs it; empty if there is none."""
    package: ClassVar[str] = ""
    """The package that the extra brings, as it is imported."""
    server: ClassVar[str] = ""
    """The address it is called at if none is set, to show."""
    keys: ClassVar[tuple[str, ...]] = ()
    """The variables that may hold its key, the usual one first."""
    keyless: ClassVar[bool] = False
    """True if it can do without a key."""
    address: ClassVar[str] = "YUMEKONTE_MODEL"
    """The variable of another address; where none is known, what names the vendor."""
    options: ClassVar[dict[str, Any]] = {}
    """What its chat model is made with."""
    tells_its_end: ClassVar[bool] = False
    """True if every whole answer says why it ended: then one that does not was cut off."""

    def __init__(self, name: str, key: SecretStr | None = None) -> None:
        """Take its name, and a key that goes before those of its variables."""
        self.name, self._key = name, key

    def check(self) -> None:
        """Raise Told if its package or its key is not there."""
        if self.package and find_spec(self.package) is None:
            raise Told("langchain.not_installed", vendor=self.name, package=f"yumekonte[{self.extra}]")
        if self._key is None and self.keys and not self.keyless and not any(map(os.environ.get, self.keys)):
            raise Told("langchain.no_key", vendor=self.name, variable=self.keys[0])

    def place(self, model: str) -> Place:
        """Return whom we talk to."""
        address = (self.server and os.environ.get(self.address)) or self.server
        parts = urlsplit(address if "//" in address else f"//{address}")
        server = parts.netloc.rpartition("@")[2] or self.name
        # What most vendors' packages call it.
        keys = self.keys or (f"{self.name.upper()}_API_KEY",)
        given = self._key.get_secret_value() if self._key else ""
        secrets = (parts.password or "", *(os.environ.get(key, "") for key in keys), given)
        return Place(server, model, secrets, keys[0], self.address)

    def open(self, model: str) -> "BaseChatModel":
        """Return its chat model. Takes a second: it loads LangChain. Raises Told if it cannot be made."""
        from langchain.chat_models import init_chat_model

        # Some grumble about what is none of the user's business; without a handler that ends up on the screen.
        logging.getLogger(self.package or f"langchain_{self.name}").addHandler(logging.NullHandler())
        try:
            options = self.options if self._key is None else {**self.options, "api_key": self._key}
            chat: BaseChatModel = init_chat_model(model, model_provider=self.name, **options)
        except ImportError as error:
            package = _PACKAGE.search(str(error))
            name = package[1] if package else f"langchain-{self.name.replace('_', '-')}"
            raise Told("langchain.not_installed", vendor=self.name, package=name) from None
        except Exception as error:  # each vendor has its own way to say what it lacks, mostly a key
            reason = self.place(model).shown(str(error))
            raise UnreachableError("langchain.not_set_up", vendor=self.name, reason=reason) from None
        return chat

    def form(self, ask: Ask[A]) -> dict[str, Any] | None:
        """Return the parameters of a call that bind the answer to its schema; None if there are none."""

    def room(self, said: str) -> dict[str, Any] | None:
        """Return the parameters without which a call of this text is not read as a whole; None if it is anyway."""

    def meant(self, refusal: statuses.Refusal, place: Place) -> WriterError | FormRefusedError:
        """Return the failure that a refusal stands for."""
        return statuses.meant(refusal, place)

    async def close(self, model: "BaseChatModel") -> None:
        """Close the connections of its chat model."""
        close = getattr(model, "aclose", None)
        if close is not None:
            await close()


def vendor(name: str, key: SecretStr | None = None) -> Vendor:
    """Return the vendor of this name: with the differences that its module states, if there is one."""
    module = f"{_MODULES}.{name}"
    if find_spec(module) is None:
        return Vendor(name, key)
    found: type[Vendor] = import_module(module).Differences
    return found(name, key)


def with_keys() -> tuple[Vendor, ...]:
    """Return the vendors of which a person may have a key, by name. Loads none of their packages."""
    modules = pkgutil.iter_modules(import_module(_MODULES).__path__)
    return tuple(found for one in modules if (found := vendor(one.name)).called)
