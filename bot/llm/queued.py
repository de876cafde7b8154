"""The double: a writer that gives the answers it was handed and remembers what it was asked."""

from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable

from pydantic import BaseModel, ValidationError

from bot.llm.port import A, Answer, Ask, InvalidAnswerError, Partial, Usage, WriterError


class QueuedWriter:
    """Answers each step from its own queue: a draft, a raw text that is read as one, or an error to raise."""

    name = "queued"
    bilingual = True

    def __init__(self, **answers: Iterable[BaseModel | str | WriterError]) -> None:
        self._queues = defaultdict(deque, {step: deque(queue) for step, queue in answers.items()})
        self.asked: list[Ask[BaseModel]] = []

    async def write(self, ask: Ask[A]) -> AsyncIterator[Partial | Answer[A]]:
        """Yield the next answer of the ask's step. Raises IndexError if there is none left."""
        self.asked.append(ask)  # type: ignore[arg-type]  # an Ask of some draft is an Ask of a draft
        answer = self._queues[ask.step].popleft()
        if isinstance(answer, WriterError):
            raise answer
        raw = answer if isinstance(answer, str) else answer.model_dump_json()
        try:
            yield Answer(ask.answer.model_validate_json(raw), raw, Usage())
        except ValidationError as error:
            raise InvalidAnswerError("llm.no_answer", raw=raw, reason=str(error)) from error

    async def close(self) -> None:
        """Nothing to let go of."""
