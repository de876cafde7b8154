"""After: the prompt for what comes after a clip; a wish that the vocabulary does not know is understood by the writer."""

from bot.archive import Stored
from bot.continuing.after import After, How
from bot.continuing.after import after as composed
from bot.continuing.wishes import Wished, wished
from bot.edits import RefusedError
from bot.edits.scene_edits import find
from bot.library.targets import target
from bot.writing.crew import Crew
from bot.writing.rewrite import proposed


async def after(crew: Crew, stored: Stored, scene_id: str, how: How, wish: str) -> After:
    """Return the prompt; nothing of the film changes. Raises Told, and what `rewrite.proposed` raises but a refusal."""
    scene = find(stored.film, scene_id)
    aim = target(stored.film.target)
    asked = wished(stored.film, scene, wish)
    if how in ("remix", "extend") and crew.writer.bilingual and any(one.kind == "words" for one in asked):
        try:
            edit = await proposed(crew, stored, scene_id, "subject_action", wish)
        except RefusedError:
            # The element is locked: the person's words stand as they are.
            return composed(stored.film, scene, how, wish, aim, changes=asked)
        asked = (Wished("words", edit.text),)
    return composed(stored.film, scene, how, wish, aim, changes=asked)
