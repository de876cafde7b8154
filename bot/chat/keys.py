"""Keys to other people's machines, as they look in text: what is typed into a chat by mistake, or pasted with a log."""

import re

_KEY = re.compile(
    r"""
    \b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}               # OpenAI, Anthropic, OpenRouter, DeepSeek
    | \bAIza[A-Za-z0-9_-]{30,}                      # Google
    | \b(?:gsk|xai|hf|r8|pplx|ghp|nvapi)[_-][A-Za-z0-9_-]{16,}
    | \bgithub_pat_\w{20,}
    | \bA(?:KIA|SIA)[A-Z0-9]{16}\b                  # AWS
    | \bBearer\s+[A-Za-z0-9._~+/-]{20,}
    | \b[A-Z][A-Z0-9_]*(?:API_KEY|TOKEN|SECRET)\s*[=:]\s*["']?[A-Za-z0-9._-]{12,}
    """,
    re.VERBOSE,
)
_DIGIT_OR_CAPITAL = re.compile(r"[0-9A-Z]")


def holds_key(text: str) -> bool:
    """Tell if a key stands in `text`."""
    return any(_is_random(found.group()) for found in _KEY.finditer(text))


def without_keys(value: object) -> object:
    """Return JSON in which every key is replaced by an ellipsis."""
    if isinstance(value, str):
        return _KEY.sub(lambda found: "…" if _is_random(found.group()) else found.group(), value)
    if isinstance(value, dict):
        return {name: without_keys(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_keys(inner) for inner in value]
    return value


def _is_random(found: str) -> bool:
    """Tell a key from words with hyphens: words have no digits and capitals in the middle."""
    return bool(_DIGIT_OR_CAPITAL.search(found[3:]))
