"""Whom a writer talks to, as it may be shown."""

import re
from dataclasses import dataclass, field

_SECRET = re.compile(r"\b(sk|pk|rk)-[\w*.-]{4,}|\bAIza[\w-]{10,}|\bBearer\s+\S+")


@dataclass(frozen=True)
class Place:
    """A server, a model there, and what must never be shown of either."""

    server: str
    model: str
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Keys and passwords, as they are sent."""
    key_variable: str | None = None
    """The setting of a vendor's key; None where it is OPENAI_API_KEY."""
    address_variable: str | None = None
    """The setting of a vendor's address; None where it is OPENAI_BASE_URL."""

    def shown(self, text: str) -> str:
        """Return a server's words as one short line without anything that looks like a key."""
        for secret in filter(None, self.secrets):
            text = text.replace(secret, "…")
        text = " ".join(_SECRET.sub("…", text).split())
        return text if len(text) <= 200 else f"{text[:199]}…"
