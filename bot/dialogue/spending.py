"""What a film has cost so far, and what its clips will."""

from collections.abc import AsyncIterator

from bot.dialogue.events import Event, Said
from bot.dialogue.meeting import Meeting
from bot.library.prices import cost
from bot.library.targets import target
from bot.texts import Told
from bot.writing.plan import clips


async def spent(meeting: Meeting) -> AsyncIterator[Event]:
    """Say what was used, each call at the price of the model that answered it, and what all clips will cost."""
    stored = await meeting.there()
    calls = await meeting.crew.archive.calls(meeting.film)
    prices = [cost(call.model, call.usage, meeting.crew.clock().date()) for call in calls if call.usage.output_tokens]
    known = [price for price in prices if price is not None]
    yield Said(
        Told(
            "dialogue.cost",
            calls=sum(call.usage.requests for call in calls),
            inputs=f"{sum(call.usage.input_tokens for call in calls):,}",
            outputs=f"{sum(call.usage.output_tokens for call in calls):,}",
            usd=_usd(meeting, sum(known) if len(known) == len(prices) else None),
        )
    )
    aim = target(stored.film.target)
    price = clips(aim, sum(aim.clip_seconds(scene.seconds) for scene in stored.film.scenes))
    yield Said(
        Told("cli.plan_clips", seconds=price.seconds, tries=price.tries, usd=_usd(meeting, price.usd), target=aim.name)
    )


def _usd(meeting: Meeting, amount: float | None) -> str:
    if amount is None:
        return meeting.says(Told("cli.price_unknown"))
    return f"${amount:,.2f}" if amount >= 0.01 or amount == 0 else f"${amount:.4f}"
