"""The chat's entry, as Chainlit loads it: each of its hooks, tied to the function that does the work."""

import asyncio
from importlib import import_module
from typing import Any

import chainlit as cl
from chainlit.types import ThreadDict

from bot.chat.guarding import guarded
from bot.chat.layer import Layer
from bot.chat.visit import visit


async def _handling() -> Any:
    """Return what does the work. It takes half a second to load, and the first page does not wait for it."""
    return await asyncio.to_thread(import_module, "bot.chat.handling")


@cl.data_layer
def layer() -> Layer:
    """Return where Chainlit keeps and finds what it shows."""
    return Layer()


@cl.on_chat_start
@guarded
async def start() -> None:
    """Welcome someone who comes, or begins anew."""
    await (await _handling()).greet(visit())


@cl.on_message
@guarded
async def message(said: cl.Message) -> None:
    """Answer what is said."""
    await (await _handling()).hear(visit(), said)


@cl.action_callback("press")
@guarded
async def press(action: cl.Action) -> Any:
    """Do what a button stands for, on a message or on a card."""
    return await (await _handling()).press(visit(), action.payload)


@cl.action_callback("board")
@guarded
async def board(_action: cl.Action) -> Any:
    """Return the whole board to a browser that lacks a part of it."""
    return await (await _handling()).board(visit())


@cl.action_callback("takes")
@guarded
async def takes(action: cl.Action) -> Any:
    """Return the takes of a scene."""
    return await (await _handling()).takes(visit(), str(action.payload.get("scene")))


@cl.action_callback("paste")
@guarded
async def paste(action: cl.Action) -> Any:
    """Take an answer that was carried over from another chat."""
    return await (await _handling()).paste(visit(), str(action.payload.get("text")))


@cl.action_callback("key")
@guarded
async def key(action: cl.Action) -> Any:
    """Use a key that was typed into its form."""
    return await (await _handling()).take_key(visit(), action.payload)


@cl.action_callback("writer")
@guarded
async def writer(action: cl.Action) -> Any:
    """Go one of the ways to a writer."""
    return await (await _handling()).writer(visit(), str(action.payload.get("way")))


@cl.on_chat_resume
@guarded
async def resume(thread: ThreadDict) -> None:
    """Open a film, or show it again after a lost connection."""
    await (await _handling()).resume(visit(), thread)
