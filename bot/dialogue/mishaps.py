"""When the clip came out wrong: the weak spot behind it, the words that caused it, and other stagings as takes."""

import re
import unicodedata
from collections.abc import AsyncIterator

from bot.archive import Stored
from bot.dialogue import changing, proposing
from bot.dialogue.events import Button, Diagnosed, Event, Proposed, Said
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Coach, NotedClip, Restage
from bot.dialogue.talk import Proposal, Wanted
from bot.edits import apply
from bot.edits.scene_edits import find
from bot.library.symptoms import Symptoms, behind, symptoms
from bot.linting.causes import causes
from bot.story import Scene
from bot.texts import Told
from bot.writing.restaging import Restaging, restaging, restagings

SCENE = re.compile(
    r"(?:シーン|カット|クリップ|ショット|\b(?:scene|shot|clip)\s*#?|(?<![A-Za-z0-9])S)\s*0*(\d{1,3})(?:番目?)?(?:の|で|が|は|、|:)?\s*"
    r"|(?<!\d)(\d{1,3})\s*番(?:目)?(?:の(?:シーン|カット|クリップ))?(?:の|で|が|は|、)?",
    re.IGNORECASE,
)
"""How a person names a scene by its number."""

_WISH = re.compile(
    r"(して|にして|変えて|直して|足して|消して|撮って|映して|見せて|動かして|近づけて|止めて|入れて|出して|なくして|戻して)(ください|下さい|ほしい|欲しい|くれ|よ|ね)?$"
    r"|(したい|しよう|お願い(いた|致)?(します)?|ほしい|欲しい|[てで](ください|下さい|くださ?い?ませ|いただ(きたい|けますか|けますでしょうか)|もらえますか|くれ|もらえる|ほしい)|[いイ]らない|要らない)(の|ん)?(です|だ)?(が|けど|ね|よ)?$"
    r"|^(please |can you |could you |would you |let's |let us |i want |i'd like |i would like )?"
    r"(make|change|add|remove|let|move|use|set|put|have|turn|keep|shoot|give|try|write|rewrite|cut|zoom|pan|take|go|show|bring|start|delete|ignore|forget|disregard|swap|replace|switch|reduce|lose|brighten|darken|lengthen|shorten|split|merge|match|open|end|begin)\b|\b(should|must|ought to|needs? to|has to) (be|have|look|feel|stay|go|move|get)\b"
)  # fmt: skip
"""What asks for something is no report of what went wrong."""
_CLIP = re.compile(
    r"クリップ|生成(した|し|され|結果|して)|出来上が|できあがった|できた(動画|映像|もの)|動画(が|で|だと|に)|映像(が|で|だと)|出てきた|レンダ|失敗|うまくいか|おかしく(な|て)"
    r"|\b(clips?|generated|generation|render(s|ed)?|the (video|result|output)|came out|comes out|turned out|went wrong|goes wrong|failed|keeps?)\b"
)  # fmt: skip
_COMPLAINT = re.compile(
    r"勝手に|てしま|ちゃ(う|った|って)|じゃ(う|った)|のに|はずが|はずなのに|おかしい|変(だ|です|に(な|見)|$)|へん(だ|です|$)|崩れ|溶け|歪|くっつい|混ざ|読めな|別人|消え(る|た|て)|現れ|ちらつ|違って|バラバラ|めちゃ|不自然|気持ち悪い|ぐちゃ|すぎ(る|て|た)"
    r"|\b(weird|wrong|glitch\w*|melt\w*|distort\w*|deform\w*|merge[sd]?|merging|disappear\w*|vanish\w*|unreadable|gibberish|garbled|inconsistent|flicker\w*|morph\w*|ignor\w+|shaky|drifts?|broken?|mess(ed|y)|too (fast|slow)|doesn't|does not|didn't|isn't|won't|instead of|by itself|on its own|extra (finger|arm|leg)s?)\b"
)  # fmt: skip

_STATE = re.compile(
    r"(る|た|ない|い|だ|です|ます|ました|ません)$"
    r"|^(the|her|his|my|she|he|it|its|they|there|a|an|random|no|nothing|too|everything|two|three|five|it's|she's|he's|i asked|i said)\b"
)
"""How a state is told, in which something is, and is not to become."""


def complained(remark: str) -> bool:
    """Tell if a remark reports what went wrong in a clip, rather than asks for a change.

    It points to a weak spot, tells of a clip, a flaw or a state, and neither wishes for something nor asks.
    """
    text = unicodedata.normalize("NFKC", remark).casefold().replace("’", "'").strip().strip("。.!！?？、, ")
    told = (
        _CLIP.search(text)
        or _COMPLAINT.search(text)
        or ("?" not in remark and "？" not in remark and _STATE.search(text))
    )
    return bool(told and not _WISH.search(text) and behind(text))


async def wrong(meeting: Meeting, mishap: str) -> AsyncIterator[Event]:
    """Answer what went wrong in a clip. The scene is the one that is named, else the one being talked about."""
    stored = await meeting.there()
    match = SCENE.search(mishap)
    told = (mishap[: match.start()] + mishap[match.end() :]).strip() if match else mishap.strip()
    scene = await _scene(meeting, stored, match)
    if scene is None or not told:
        yield Said(Told("mishap.which_scene" if scene is None else "mishap.what", scenes=len(stored.film.scenes)))
        return
    await meeting.note(await meeting.talk(stored), scene=scene.id)
    failed = NotedClip(scene=scene.id, kept=False, why=told)
    known = behind(told)
    if not known:
        ways_on = (Button(Told("dialogue.other_camera"), Coach(scene=scene.id)), Button(Told("mishap.note"), failed))
        yield Said(Told("mishap.unknown", slate=scene.slate), ways_on)
        return
    yield diagnosed(meeting, stored, scene, told, known)
    yield Said(Told("mishap.note_it", slate=scene.slate), (Button(Told("mishap.note"), failed),))


def diagnosed(meeting: Meeting, stored: Stored, scene: Scene, mishap: str, known: tuple[Symptoms, ...]) -> Diagnosed:
    """Return what is behind a mishap: the first of the known weak spots that words of the scene explain leads."""
    by_spot = {one.weak_spot: causes(stored.film, scene, [one.weak_spot]) for one in known}
    first = known[0]
    found = by_spot[first.weak_spot] or causes(stored.film, scene, first.also)
    return Diagnosed(
        mishap=mishap,
        scene=scene,
        film=stored.film,
        first=first,
        others=known[1:],
        causes=found,
        explained=bool(by_spot[first.weak_spot]),
        ways=_ways(meeting, stored, scene, first),
    )


async def restaged(meeting: Meeting, press: Restage) -> AsyncIterator[Event]:
    """Show what a staging would change, as a proposal; a cut in two is done, and can be undone."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    if press.weak_spot not in symptoms():
        raise Told("mishap.gone")
    ways = _ways(meeting, stored, scene, symptoms()[press.weak_spot])
    way = restaging(ways, press.staging + 1)
    wanted = tuple(Wanted(scene=one.scene, element=one.element, wish=one.wish) for one in way.rewrites)
    wish = meeting.of(way.name)
    if not wanted:
        async for event in changing.change(meeting, way.edits):
            yield event
        return
    if not way.edits:
        async for event in proposing.propose(meeting, wish, wanted):
            yield event
        return
    proposal = Proposal(
        id=meeting.crew.fresh_id(), base=stored.version, wish=wish, rewrites=wanted, edits=way.edits
    )  # fmt: skip
    talk = await meeting.talk(stored)
    await meeting.note(talk, proposal=proposal, offers=(), coaching=None, scene=scene.id)
    yield Proposed(proposal, stored.film, apply(stored.film, proposal.edits))


def _ways(meeting: Meeting, stored: Stored, scene: Scene, one: Symptoms) -> tuple[Restaging, ...]:
    return restagings(stored.film, scene, one, meeting.crew.fresh_id, asks=meeting.crew.writer.bilingual)


async def _scene(meeting: Meeting, stored: Stored, match: "re.Match[str] | None") -> Scene | None:
    film = stored.film
    if match is not None:
        return numbered(film, int(match[1] or match[2]))
    if len(film.scenes) == 1:
        return film.scenes[0]
    return film.scene((await meeting.talk(stored)).scene or "")
