"""What the SDK raises, as our own failures."""

from bot.llm.faults import CutOffError, NotOurProtocolError, NotReachedError
from bot.llm.judging import FormRefusedError
from bot.llm.place import Place
from bot.llm.port import WriterError
from bot.llm.statuses import Refusal, meant, said_no


def told(error: Exception, place: Place, *, answering: bool = False) -> WriterError | FormRefusedError:
    """Return the failure that an exception of the SDK stands for; `answering`: the answer had begun to come."""
    import openai

    if isinstance(error, openai.APITimeoutError):  # only connecting has a limit of the SDK's own
        return NotReachedError(place.server)
    if isinstance(error, openai.APIConnectionError):
        refused = type(error.__cause__).__name__ in ("ConnectError", "ConnectTimeout", "UnsupportedProtocol")
        return NotReachedError(place.server) if refused and not answering else CutOffError(place.server)
    if isinstance(error, openai.APIStatusError):
        return meant(Refusal(error.status_code, error.body, error.response.headers), place)
    if isinstance(error, openai.APIError):  # an error object in the stream
        return said_no(Refusal(200, error.body), place)
    if isinstance(error, OSError) or type(error).__module__.startswith("http"):
        return CutOffError(place.server)
    # Bare JSONDecodeError, AttributeError and so on: what came is not the protocol.
    return NotOurProtocolError(place.server)
