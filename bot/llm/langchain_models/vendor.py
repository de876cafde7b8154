"""A vendor behind LangChain, and what of it differs from others. A module of vendors/ states only the differences."""

import logging
import os
import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from bot.llm import statuses
from bot.llm.judging import FormRefusedError
from bot.llm.place import Place
from bot.llm.port import A, Ask, UnreachableError, WriterError
from bot.texts import Told

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_PACKAGE = re.compile(r"requires the ([\w-]+) package")


class Vendor:
    """One of which nothing is known but its name: LangChain reads its settings, it is asked for a tool call."""

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

    def __init__(self, name: str) -> None:
        self.name = name

    def check(self) -> None:
        """Raise Told if its package or its key is not there."""
        if self.package and find_spec(self.package) is None:
            raise Told("langchain.not_installed", vendor=self.name, package=f"yumekonte[{self.extra}]")
        if self.keys and not self.keyless and not any(map(os.environ.get, self.keys)):
            raise Told("langchain.no_key", vendor=self.name, variable=self.keys[0])

    def place(self, model: str) -> Place:
        """Return whom we talk to."""
        address = (self.server and os.environ.get(self.address)) or self.server
        parts = urlsplit(address if "//" in address else f"//{address}")
        server = parts.netloc.rpartition("@")[2] or self.name
        # What most vendors' packages call it.
        keys = self.keys or (f"{self.name.upper()}_API_KEY",)
        secrets = (parts.password or "", *(os.environ.get(key, "") for key in keys))
        return Place(server, model, secrets, keys[0], self.address)

    def open(self, model: str) -> "BaseChatModel":
        """Return its chat model. Takes a second: it loads LangChain. Raises Told if it cannot be made."""
        from langchain.chat_models import init_chat_model

        # Some grumble about what is none of the user's business; without a handler that ends up on the screen.
        logging.getLogger(self.package or f"langchain_{self.name}").addHandler(logging.NullHandler())
        try:
            chat: BaseChatModel = init_chat_model(model, model_provider=self.name, **self.options)
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


def vendor(name: str) -> Vendor:
    """Return the vendor of this name: with the differences that its module states, if there is one."""
    module = f"bot.llm.langchain_models.vendors.{name}"
    if find_spec(module) is None:
        return Vendor(name)
    found: type[Vendor] = import_module(module).Differences
    return found(name)
