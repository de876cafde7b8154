"""What the guided writer cannot do."""

from bot.llm.port import WriterError


class CannotError(WriterError):
    """The vocabulary does not reach: `key` is a sentence of the section `guided` that says what is needed."""
