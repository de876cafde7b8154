"""What vendors' packages raise, as our own failures: by status where one is known, else by LangChain's own family."""

import json
from collections.abc import Iterator
from typing import Any

from bot.llm.faults import CutOffError, NotOurProtocolError, NotReachedError, TooLongError
from bot.llm.judging import FormRefusedError
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.place import Place
from bot.llm.port import WriterError
from bot.llm.statuses import Refusal, said_no

_NOT_REACHED = {"ConnectError", "ConnectTimeout", "UnsupportedProtocol", "ClientConnectorError"}


def told(error: Exception, vendor: Vendor, place: Place, *, answering: bool = False) -> WriterError | FormRefusedError:
    """Return the failure that an exception stands for; `answering`: the answer had begun to come."""
    from langchain_core import exceptions as family

    chain = list(_chain(error))
    if any(isinstance(each, family.ContextOverflowError) for each in chain):
        return TooLongError(place.model)
    refusal = _refusal(chain) or _by_family(error)
    if refusal is not None:
        # An error that comes within a stream has the status of the stream, or none.
        return vendor.meant(refusal, place) if refusal.status >= 400 else said_no(refusal, place)
    if any(type(each).__name__ in _NOT_REACHED for each in chain) and not answering:
        return NotReachedError(place.server, place.address_variable)
    if any(_is_transport(each) for each in chain):
        return CutOffError(place.server)
    # Bare JSONDecodeError, KeyError and so on: what came is not the protocol.
    return NotOurProtocolError(place.server, place.address_variable)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _refusal(chain: list[BaseException]) -> Refusal | None:
    # The packages' own errors know the words; the HTTP library's below them still have the headers.
    headers: Any = next(filter(None, (_of(_of(error, "response"), "headers") for error in chain)), {})
    for error in chain:
        response = _of(error, "response")
        for status in (_of(error, "status_code"), _of(error, "code"), _of(response, "status_code")):
            if isinstance(status, int):
                words = (_of(error, "body"), _of(error, "details"), _of(error, "error"), _of(response, "text"))
                return Refusal(status, _read(next(filter(None, words), str(error))), headers)
    return None


def _by_family(error: Exception) -> Refusal | None:
    from langchain_core import exceptions as family

    statuses = {
        family.ModelAuthenticationError: 401,
        family.ModelPermissionDeniedError: 403,
        family.ModelNotFoundError: 404,
        family.ModelRateLimitError: 429,
        family.ModelInvalidRequestError: 400,
        family.ModelAPIError: 500,
    }
    # The words of the 404 are not searched for a model: the family says that it is one.
    words = {404: f"model: {error}"}
    for kind, status in statuses.items():
        if isinstance(error, kind):
            return Refusal(status, words.get(status, str(error)))
    return None


def _of(thing: Any, name: str) -> Any:
    try:
        return getattr(thing, name, None)
    except Exception:  # the text of a response that was not read
        return None


def _read(said: Any) -> Any:
    if isinstance(said, str):
        try:
            return json.loads(said)
        except ValueError:
            return said
    return said


def _is_transport(error: BaseException) -> bool:
    from langchain_core import exceptions as family

    ours = isinstance(error, (OSError, family.ModelConnectionError, family.ModelTimeoutError))
    library = type(error).__module__.partition(".")[0]
    return ours or library in {"httpx", "httpx2", "httpcore", "httpcore2", "aiohttp"}
