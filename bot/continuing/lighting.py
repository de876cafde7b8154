"""The light of a scene in the vocabulary's words, where its own tell of light that moves."""

from typing import Literal

from bot.picturing.light import light_of
from bot.story import Film, Phrase, Scene
from bot.texts import say


def light_words(film: Film, scene: Scene) -> Phrase:
    """Return what gives the light and where it comes from; empty where the scene's words tell neither."""
    light = light_of(film, scene)
    told = [lit("source", light.source)] if light.source else []
    told += [lit("side", light.side)] if light.side else []
    if not told:
        return Phrase()
    en = ", ".join(one.en for one in told)
    return Phrase(ja=f"{'、'.join(one.ja for one in told)}。", en=f"{en[:1].upper()}{en[1:]}.")


def lit(what: Literal["source", "side"], value: str) -> Phrase:
    """Return the words for a source of light, or for the side that it comes from."""
    return Phrase(ja=say(f"compare.{what}_{value}", "ja"), en=say(f"compare.{what}_{value}", "en"))
