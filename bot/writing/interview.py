"""Interview: at most three questions about what the plot leaves open."""

from bot.llm.asks import InterviewInputs
from bot.llm.drafts import QuestionDraft
from bot.writing import asking
from bot.writing.answering import answered
from bot.writing.checks import interview_faults
from bot.writing.crew import Crew


async def interview(crew: Crew, inputs: InterviewInputs) -> tuple[QuestionDraft, ...]:
    """Return the questions, none if the plot says enough. Raises SpoiltError and WriterError."""
    good = await answered(crew.writer, asking.interview(inputs), lambda draft: interview_faults(draft, inputs))
    return tuple(good.draft.questions[:3])
