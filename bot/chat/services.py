"""Whom a key of one's own can be for, and where it may be sent.

Where others than this computer are served, an address that a visitor types would be asked by the server, from inside of
its own network. So there only the known services are, at their own addresses, and the server that the operator has set.
"""

from typing import Annotated, Any

from pydantic import BaseModel, SecretStr, StringConstraints, ValidationError

from bot.llm.langchain_models.vendor import vendor, with_keys
from bot.llm.settings import OPENAI, Settings
from bot.llm.vendors import split
from bot.story import Frozen, Lang
from bot.texts import Told, say, tell

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400, strict=True)]

_OPENAI, _SERVER = "openai", "server"


class Service(Frozen):
    """One that writes for whoever has a key, as the form offers it."""

    id: str
    called: str
    model: str
    """The usual model, for those who name none."""
    key_begins: str = ""
    """How its keys begin; empty if they look like anything."""
    address: str | None = None
    """The address to begin with, where one may be typed."""
    missing: str = ""
    """What has to be installed before it can be used."""


class Given(BaseModel):
    """What the form holds. A server of one's own may want no key."""

    service: _Line = _OPENAI
    key: _Line = ""
    server: _Line = ""
    model: Annotated[_Line, StringConstraints(pattern=r"^[\w.:/@+-]*$")] = ""


def services(configured: Settings, lang: Lang, *, closed: bool) -> tuple[Service, ...]:
    """Return whom a key can be for; `closed`: nobody may type an address."""
    usual = str(Settings.model_fields["model"].default)
    own = Service(id=_OPENAI, called="OpenAI", model=usual, key_begins="sk-")
    others = tuple(
        Service(
            id=one.name, called=one.called, model=one.usual, key_begins=one.key_begins, missing=_missing(one.name, lang)
        )
        for one in with_keys()
    )
    return (own, *others, *_server(configured, lang, closed=closed))


def settings_for(given: Given, configured: Settings, *, closed: bool) -> Settings:
    """Return the operator's settings with what a person has given; of the operator's own keys none is used.

    Raises Told with what is wrong with it.
    """
    known = {one.id: one for one in services(configured, "en", closed=closed)}
    service = known.get(given.service)
    if service is None:
        raise Told("chat.no_such_service")
    vendor_named, model = split(given.model or service.model)
    if vendor_named not in (None, service.id):
        raise Told("chat.other_service", model=given.model)
    if not given.key and not (service.id == _SERVER and not closed):
        raise Told("chat.no_key", service=service.called)
    if not model:
        raise Told("chat.no_model")
    key = SecretStr(given.key)
    if service.id == _SERVER:
        return _updated(configured, key, configured.base_url if closed else given.server, model)
    if service.id == _OPENAI:
        return _updated(configured, key, OPENAI, model)
    vendor(service.id, key).check()
    checked = _updated(configured, key, OPENAI, f"{service.id}:{model}")
    return checked.model_copy(update={"api_key": None}).with_vendor_key(checked.api_key or key)


def _updated(configured: Settings, key: SecretStr, server: str, model: str) -> Settings:
    """Return the settings with these three, checked. Raises Told if one will not do."""
    named: dict[str, Any] = {"OPENAI_API_KEY": key, "OPENAI_BASE_URL": server, "YUMEKONTE_MODEL": model}
    try:
        # All three are given: none may come from the environment, where the operator's key is.
        checked = Settings(_env_file=None, **named)
    except ValidationError:
        raise Told("chat.bad_key") from None
    return configured.model_copy(update={name: getattr(checked, name) for name in ("api_key", "base_url", "model")})


def _server(configured: Settings, lang: Lang, *, closed: bool) -> tuple[Service, ...]:
    """Return the service that is a server of one's own; with an address, where any may be typed."""
    set_already = configured.base_url != OPENAI
    model = configured.model if set_already and configured.vendor is None else ""
    if closed:
        return (Service(id=_SERVER, called=configured.server, model=model),) if set_already else ()
    address = configured.base_url if set_already and "@" not in configured.base_url else ""
    return (Service(id=_SERVER, called=say("forms.key_own_server", lang), model=model, address=address),)


def _missing(name: str, lang: Lang) -> str:
    try:
        vendor(name, SecretStr("any")).check()
    except Told as told:
        return tell(told, lang)
    return ""
