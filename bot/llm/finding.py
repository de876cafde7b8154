"""Finds servers of an LLM on this computer, on the ports where Ollama, LM Studio and llama.cpp usually listen.

It looks and does nothing else: nothing is sent but a request for the list of models, never a key, and never to another
computer.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openai import DefaultAsyncHttpxClient

USUAL: Mapping[str, int] = {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080}
"""The port on which each listens if nobody changes it. Source: the documentation of each."""
PATIENCE = 1.0
"""Seconds that a server may take in all; one on the same computer takes milliseconds."""
_LARGEST = 1_000_000
"""Bytes of a list of models; what is longer is none."""


@dataclass(frozen=True)
class LocalServer:
    """A server on this computer that speaks the OpenAI protocol."""

    name: str
    """Whose port it is: another program that listens there goes by the same name."""
    base_url: str
    """What OPENAI_BASE_URL would be."""
    models: tuple[str, ...]
    """What YUMEKONTE_MODEL could be, in the server's order; none if it has no model that writes."""
    context: int | None = None
    """How many tokens it reads and writes at once; None: it does not say."""


async def found(ports: Mapping[str, int] = USUAL, *, seconds: float = PATIENCE) -> tuple[LocalServer, ...]:
    """Return the servers that answer within `seconds`, in the order of `ports`; asks all of them at the same time."""
    from openai import DefaultAsyncHttpxClient

    # A proxy is for other computers, and a redirect could lead to one.
    async with DefaultAsyncHttpxClient(trust_env=False, follow_redirects=False, timeout=seconds) as client:
        looks = [_look(client, name, f"http://127.0.0.1:{port}/v1", seconds) for name, port in ports.items()]
        return tuple(server for server in await asyncio.gather(*looks) if server is not None)


async def _look(client: "DefaultAsyncHttpxClient", name: str, url: str, seconds: float) -> LocalServer | None:
    try:
        async with asyncio.timeout(seconds):
            listed = await _models(client, url)
    except Exception:  # nobody there, or no list of models: it is not what we look for, whatever it is
        return None
    writing = tuple(model["id"] for model in listed if "embed" not in model["id"].lower())
    return LocalServer(name, url, writing, _context(listed))


async def _models(client: "DefaultAsyncHttpxClient", url: str) -> list[dict[str, Any]]:
    """Return the entries of the list of models. Raises what there is to raise if it is none."""
    body = b""
    async with client.stream("GET", f"{url}/models") as answer:
        answer.raise_for_status()
        async for piece in answer.aiter_bytes():
            body += piece
            if len(body) > _LARGEST:
                raise ValueError("too long for a list of models")
    entries: list[dict[str, Any]] = json.loads(body)["data"] or []
    if not all(_shown(entry["id"]) for entry in entries):
        raise ValueError("no names of models")
    return entries


def _shown(model: Any) -> bool:
    """Tell whether this is the name of a model and not something that a terminal would act on."""
    return isinstance(model, str) and model.isprintable() and 0 < len(model) <= 200


def _context(listed: list[dict[str, Any]]) -> int | None:
    """Return the context of the one model that is loaded, as llama.cpp says it."""
    meta = listed[0].get("meta") if len(listed) == 1 else None
    size = meta.get("n_ctx") if isinstance(meta, dict) else None
    return size if isinstance(size, int) else None
