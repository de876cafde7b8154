"""LangChain's chat models: one writer for the vendors with a protocol of their own. Loads LangChain when it calls."""

from bot.llm.langchain_models.writer import LangChainWriter

__all__ = ["LangChainWriter"]
