"""Films of every shape, hostile texts among them: what goes before and after a clip is made, or refused in a sentence."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings

from bot.composing import PORTABLE
from bot.continuing.after import HOWS, after
from bot.continuing.comparing import compare
from bot.continuing.motions import motion
from bot.continuing.preset_block import preset_block
from bot.continuing.stills import still
from bot.library.targets import target
from bot.story import Film
from bot.texts import Told
from tests.films import films


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(films())
def test_every_film_has_its_stills_its_movement_its_look_and_its_next_steps(film: Film) -> None:
    aim = target(film.target)
    preset_block(film)
    for scene in film.scenes:
        picture = still(film, scene, aim)
        assert picture.over == (len(picture.text.en) > PORTABLE)
        assert picture == still(film, scene, aim)
        motion(film, scene, aim)
        for how in HOWS:
            assert told(lambda how=how, scene=scene: after(film, scene, how, "夜に", aim)).startswith("after.")
        caption = f"{scene.slug.ja} A man in a red coat at night. {scene.beat.en}"
        assert told(lambda scene=scene, caption=caption: compare(film, scene, caption, aim)).startswith(
            ("after.", "compare.")
        )


def told(make: Callable[[], object]) -> str:
    """Return what is told instead of an answer, `after.` where there is an answer."""
    try:
        make()
    except Told as refused:
        return refused.key
    return "after."
