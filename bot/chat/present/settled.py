"""Cards of an opened conversation, as far as the talk has gone on since they were sent."""

from typing import Any

from bot.dialogue.talk import Talk


def settled(name: str, props: dict[str, Any], talk: Talk, *, waiting: bool = False) -> dict[str, Any]:
    """Return the stored props of a card, closed where nothing waits for its word any more; a question has its answer.

    `waiting` is true for the card of the request that the person is to carry over now.
    """
    if name == "Proposal":
        return props | {"open": talk.proposal is not None and talk.proposal.id == props.get("id")}
    if name == "Coach":
        return props | {"open": talk.coaching is not None and talk.coaching.scene == props.get("scene")}
    if name == "Paste":
        return props | {"open": waiting}
    if name == "Question":
        return _question(props, talk)
    return props


def _question(props: dict[str, Any], talk: Talk) -> dict[str, Any]:
    number = props.get("question")
    asked = talk.questions[number] if isinstance(number, int) and 0 <= number < len(talk.questions) else None
    return props | {"open": asked is not None and asked.answer is None, "answer": asked and asked.answer}
