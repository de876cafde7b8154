"""Which model names belong to a vendor behind LangChain: those that begin with the vendor's name and a colon."""

VENDORS = frozenset({
    "anthropic", "anthropic_bedrock", "azure_ai", "azure_openai", "baseten", "bedrock", "bedrock_converse",
    "bedrock_mantle_anthropic", "bedrock_mantle_openai", "cohere", "deepseek", "fireworks", "google_anthropic_vertex",
    "google_genai", "google_vertexai", "groq", "huggingface", "ibm", "langsmith", "litellm", "meta", "mistralai",
    "nvidia", "ollama", "openrouter", "perplexity", "together", "upstage", "xai",
})  # fmt: skip
"""What LangChain's init_chat_model knows, but OpenAI, whose protocol is spoken here. Held here so that reading the
settings does not load LangChain; a test compares the two."""


def split(model: str) -> tuple[str | None, str]:
    """Return the vendor, or None for the OpenAI protocol, and the model's own name.

    A colon alone does not make a vendor: qwen3:8b is a model of some server's. openai:gpt-6-luna is gpt-6-luna.
    """
    vendor, colon, name = model.partition(":")
    if colon and name and vendor in VENDORS:
        return vendor, name
    return None, model.removeprefix("openai:")
