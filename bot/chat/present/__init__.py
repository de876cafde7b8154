"""What a person sees, as props: values of the film and the talk go in, JSON for the cards in public/elements/ comes out.

Pure, and without Chainlit. Texts of users and writers are data here and text nodes there, never markup.
"""

from bot.chat.present.board import board
from bot.chat.present.forms import key_form, paste, question
from bot.chat.present.lean import lean
from bot.chat.present.lesson import lesson
from bot.chat.present.mishap import mishap
from bot.chat.present.offers import coach, proposal
from bot.chat.present.settled import settled
from bot.chat.present.takes import takes

__all__ = [
    "board",
    "coach",
    "key_form",
    "lean",
    "lesson",
    "mishap",
    "paste",
    "proposal",
    "question",
    "settled",
    "takes",
]
