"""How each event of the talk looks in the chat: a sentence with buttons, a card, a file, the board."""

import mimetypes
from typing import Any

import chainlit as cl
from chainlit.step import StepDict

from bot.archive import Listing
from bot.chat import boards, present, sidebar
from bot.chat.guarding import AUTHOR
from bot.chat.plain import plain
from bot.chat.visit import Visit
from bot.composing.literal import fence
from bot.dialogue import events
from bot.story import Phrase
from bot.texts import Told, say, tell
from bot.writing import events as writing

_SOURCES = 2
"""How many of a term's sources are named in the talk; docs/terms.md has all of them."""


async def show(here: Visit, event: events.Event) -> None:
    """Show one event. `Begun` and `Ways` are for whoever runs the work."""
    match event:
        case events.Said(what, buttons):
            await say_to(here, _words(here, what), buttons)
        case events.Inquired(number, total, question):
            await card("Question", present.question(number, total, question, here.lang))
        case events.Proposed(proposal, before, after):
            await card("Proposal", present.proposal(proposal, before, after, here.lang))
        case events.Coached(coaching, film):
            await card("Coach", present.coach(coaching, film, here.lang))
        case events.Taught():
            await card("Lesson", present.lesson(event, here.lang))
        case events.Diagnosed():
            await card("Mishap", present.mishap(event, here.lang))
        case events.Explained():
            await cl.Message(_term(here, event), author=AUTHOR).send()
        case events.Pasteable():
            await cl.Message(_to_copy(here, event), author=AUTHOR, actions=_actions(here, event.buttons)).send()
        case events.Catalogued(films):
            lines = [f"- [{plain(_title(here, one))}](/thread/{one.id})" for one in films]
            await cl.Message("\n".join(lines), author=AUTHOR).send()
        case events.Handed(name, content):
            data = content.encode("utf-8") if isinstance(content, str) else content
            mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
            file = cl.File(name=name, content=data, mime=mime, display="inline")
            await cl.Message(say("chat.handed", here.lang), author=AUTHOR, elements=[file]).send()
        case events.Went(film):
            await cl.send_window_message({"yumekonte": {"film": film}})
        case events.Switched(lang):
            await cl.send_window_message({"yumekonte": {"lang": lang}})
        case events.Changed(stored):
            await sidebar.named(here, stored)
            if stored.film.logline or stored.film.scenes:  # before that the board would be empty fields
                await boards.show(here)
        case writing.Outlined() | writing.Listed() | writing.Finished():
            boards.soon(here)
        case writing.Coming(scene, draft):
            boards.coming(here, scene, draft)
        case writing.Written(scene, kept):
            boards.coming(here, scene.id, None)
            for field in kept:
                await say_to(here, tell(Told("cli.left_alone", scene=scene.number, field=field), here.lang))
        case writing.Spoilt(scene, reason):
            boards.coming(here, scene.id, None)
            told = Told("chat.scene_spoilt", slate=scene.slate, reason=tell(reason, here.lang))
            await say_to(here, tell(told, here.lang))


async def say_to(here: Visit, words: str, buttons: tuple[events.Button, ...] = ()) -> None:
    """Send a sentence, with buttons below it."""
    await cl.Message(plain(words), author=AUTHOR, actions=_actions(here, buttons)).send()


async def say_once_more(here: Visit, words: str, buttons: tuple[events.Button, ...], last: StepDict | None) -> None:
    """Send a sentence with buttons; where it was the last that was said, it gets its buttons back: they are not kept."""
    if last is None or last["output"] != plain(words):
        await say_to(here, words, buttons)
        return
    for action in _actions(here, buttons):
        await action.send(for_id=last["id"])


def is_card(event: events.Event, name: str, props: dict[str, Any]) -> bool:
    """Tell if a card that stands in the talk already shows an event."""
    match event:
        case events.Proposed(proposal):
            return name == "Proposal" and props.get("id") == proposal.id
        case events.Inquired(number):
            return name == "Question" and props.get("question") == number
    return False


async def card(name: str, props: dict[str, object]) -> None:
    """Send a card in the talk."""
    element = cl.CustomElement(name=name, props=props, display="inline")
    await cl.Message("", author=AUTHOR, elements=[element]).send()


def _words(here: Visit, what: Told | Phrase) -> str:
    if isinstance(what, Phrase):
        return what.said(here.lang) or what.ja or what.en
    return tell(what, here.lang)


def _actions(here: Visit, buttons: tuple[events.Button, ...]) -> list[cl.Action]:
    return [
        cl.Action(name="press", label=_words(here, one.label), payload=one.press.model_dump(mode="json"))
        for one in buttons
    ]


def _to_copy(here: Visit, event: events.Pasteable) -> str:
    """Return prompts as Markdown: each in a block with a copy button, then what is set apart and what to do."""
    lang = here.lang
    said = [f"**{plain(_words(here, event.title))}**"]
    for block in event.blocks:
        if not block.pasted:
            said.append(plain(block.text))
            continue
        ticks = fence(block.text)
        said.append(f"{plain(tell(block.label, lang))}\n\n{ticks}text\n{block.text}\n{ticks}")
    name = f" ({event.name})" if event.name else ""
    said.append(f"**{plain(tell(event.where, lang) + name)}** {plain(event.does.said(lang))}")
    if event.parameters:
        said.append(
            "\n".join(f"- {plain(what)}: {plain(value.said(lang))}" for what, value in event.parameters.items())
        )
    said += [plain(_words(here, remark)) for remark in event.remarks]
    return "\n\n".join(said)


def _title(here: Visit, film: Listing) -> str:
    return _words(here, film.title) or film.opening


def _term(here: Visit, event: events.Explained) -> str:
    """Return a film word as Markdown: what it is, when to use it, what it does, and where that is from."""
    term, told, lang = event.term, event.explanation, here.lang
    said = [f"**{plain(term.ja[0])}** / {plain(term.en[0])}"]
    said += [plain(trap.trap.said(lang)) for trap in event.traps]
    if told is None:
        said.append(plain(term.about.said(lang)))
    else:
        said.append(plain(told.what.said(lang)))
        said += [
            f"**{say(f'chat.term_{part}', lang)}** {plain(getattr(told, part).said(lang))}"
            for part in ("when", "effect")
        ]
    if event.here:
        said.append(plain(event.here.said(lang)))
    if event.sources:
        said.append(plain(say("chat.term_sources", lang, sources=list(event.sources[:_SOURCES]))))
    return "\n\n".join(said)
