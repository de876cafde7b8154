"""The ways in which a writer behind a network fails, as classes of ours: one sentence each, with what to do.

`variable` names a vendor's own setting where it is not the one of the OpenAI protocol.
"""

from collections.abc import Mapping

from bot.llm.port import UnreachableError, WriterError


class NotReachedError(UnreachableError):
    """Nobody answers at the address."""

    def __init__(self, server: str, variable: str | None = None) -> None:
        super().__init__("langchain.not_reached" if variable else "llm.not_reached", server=server, variable=variable)


class KeyRefusedError(UnreachableError):
    """The key is wrong, or there is none."""

    def __init__(self, server: str, variable: str | None = None) -> None:
        super().__init__("langchain.key_refused" if variable else "llm.key_refused", server=server, variable=variable)


class ForbiddenError(UnreachableError):
    """The key is right, and what we ask for is not allowed with it."""

    def __init__(self, server: str, model: str) -> None:
        super().__init__("llm.forbidden", server=server, model=model)


class NoSuchModelError(UnreachableError):
    """The server does not have the model."""

    def __init__(self, server: str, model: str) -> None:
        super().__init__("llm.no_such_model", server=server, model=model)


class NoCreditError(UnreachableError):
    """The account has no money or quota left."""

    def __init__(self, server: str) -> None:
        super().__init__("llm.no_credit", server=server)


class NotOurProtocolError(UnreachableError):
    """Something answers, and not as a writer would: a login page, another service, a wrong path."""

    def __init__(self, server: str, variable: str | None = None) -> None:
        key = "langchain.not_our_protocol" if variable else "llm.not_our_protocol"
        super().__init__(key, server=server, variable=variable)


class BusyError(WriterError):
    """Too many requests. `retry_after`: the seconds that the server asks us to wait, if it says; `headers`: all it said."""

    def __init__(self, server: str, retry_after: float | None, headers: Mapping[str, str] | None = None) -> None:
        super().__init__("llm.busy", server=server)
        self.retry_after = retry_after
        self.headers = headers or {}


class ServerFailedError(WriterError):
    """The server failed on its side."""

    def __init__(self, server: str, reason: str) -> None:
        super().__init__("llm.server_failed", server=server, reason=reason)


class TooSlowError(WriterError):
    """No sign of life within a limit of ours, in seconds; or, if not `silent`, no end of the answer within the last."""

    def __init__(self, server: str, seconds: float, *, silent: bool = True) -> None:
        super().__init__("llm.too_slow" if silent else "llm.unfinished", server=server, seconds=f"{seconds:g}")


class CutOffError(WriterError):
    """The connection broke, or the stream ended, before the answer was complete. `raw` is what had come."""

    def __init__(self, server: str, raw: str = "") -> None:
        super().__init__("llm.cut_off", server=server)
        self.raw = raw


class RequestRefusedError(WriterError):
    """The server does not take the request as it is."""

    def __init__(self, server: str, reason: str) -> None:
        super().__init__("llm.request_refused", server=server, reason=reason)


class TooLongError(WriterError):
    """Instructions, plot and film together are longer than the model reads."""

    def __init__(self, model: str) -> None:
        super().__init__("llm.too_long", model=model)
