"""A browser's part of the chat's protocol, without a browser: log in, connect, say, press, and see what comes."""

import asyncio
import io
import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiohttp
import socketio


class ChatClient:
    """One tab. Tabs that are given the same `jar` are one browser."""

    def __init__(
        self, url: str, *, lang: str = "ja", thread: str = "", session: str = "", jar: aiohttp.CookieJar | None = None
    ) -> None:
        self.url, self.thread, self.session = url, thread, session or str(uuid.uuid4())
        self.jar = jar or aiohttp.CookieJar(unsafe=True)
        self.http = aiohttp.ClientSession(cookie_jar=self.jar, headers={"Accept-Language": lang})
        self.events: list[tuple[str, Any]] = []
        self.messages: dict[str, dict[str, Any]] = {}
        self.elements: dict[str, dict[str, Any]] = {}
        self.actions: list[dict[str, Any]] = []
        self.resumed: dict[str, Any] | None = None
        self._socket = socketio.AsyncClient(reconnection=False)
        self._lang = lang
        self._waits: list[tuple[Callable[[Self], object], asyncio.Future[None]]] = []
        self._socket.on("*", self._came)

    async def __aenter__(self) -> Self:
        await self.log_in()
        await self.connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def log_in(self, name: str = "", password: str = "") -> int:
        """Log in, invisibly if there is no name; return the status."""
        if name:
            form = {"username": name, "password": password}
            async with self.http.post(f"{self.url}/login", data=form) as answer:
                return answer.status
        async with self.http.post(f"{self.url}/auth/header") as answer:
            return answer.status

    async def connect(self, **headers: str) -> None:
        """Open the socket, as the page does once it is logged in."""
        cookies = "; ".join(f"{one.key}={one.value}" for one in self.jar)
        await self._socket.connect(
            self.url,
            headers={"Cookie": cookies, "Accept-Language": self._lang, **headers},
            auth={"sessionId": self.session, "threadId": self.thread, "clientType": "webapp"},
            transports=["websocket"],
            socketio_path="/ws/socket.io",
        )
        await self._socket.emit("connection_successful")

    async def close(self) -> None:
        """Close the tab."""
        await self._socket.disconnect()
        await self.http.close()

    async def attach(self, name: str, content: bytes, mime: str) -> tuple[int, str]:
        """Upload a file; return the status, and its id if it was taken."""
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(content), filename=name, content_type=mime)
        async with self.http.post(f"{self.url}/project/file?session_id={self.session}", data=form) as answer:
            return answer.status, (await answer.json())["id"] if answer.status == 200 else ""

    async def say(self, text: str, command: str | None = None, *, files: Sequence[str] = (), **more: Any) -> str:
        """Type a message, with files that were attached; return its id."""
        message = {"id": str(uuid.uuid4()), "output": text, "command": command, "type": "user_message", **more}
        await self._socket.emit(
            "client_message", {"message": message, "fileReferences": [{"id": one} for one in files] or None}
        )
        return str(message["id"])

    async def emit(self, event: str, *data: Any) -> None:
        """Send any event."""
        await self._socket.emit(event, data or None)

    async def press(self, name: str, payload: dict[str, Any]) -> Any:
        """Press a button; return what the card is told."""
        body = {"sessionId": self.session, "action": {"name": name, "payload": payload}}
        status, answer = await self.call("POST", "/project/action", body)
        assert status == 200, answer
        return answer["response"]

    async def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Make a request; return its status and what came, read as JSON where it is that."""
        async with self.http.request(method, f"{self.url}{path}", json=body, headers=headers) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await (answer.json() if is_json else answer.text())

    async def films(self, search: str = "") -> list[dict[str, Any]]:
        """Return what the sidebar lists."""
        body = {"pagination": {"first": 50}, "filter": {"search": search}}
        status, answer = await self.call("POST", "/project/threads", body)
        assert status == 200, answer
        found: list[dict[str, Any]] = answer["data"]
        return found

    async def until(self, holds: Callable[[Self], object], seconds: float = 90) -> None:
        """Wait until something holds, be it for one event only: of what follows it, nothing is awaited."""
        if holds(self):
            return
        wait = (holds, asyncio.get_running_loop().create_future())
        self._waits.append(wait)
        try:
            async with asyncio.timeout(seconds):
                await wait[1]
        finally:
            self._waits.remove(wait)

    async def until_kept(self, words: str, thread: str = "") -> None:
        """Wait until something of the talk is kept: Chainlit does that beside it."""
        async with asyncio.timeout(90):
            while True:
                _, kept = await self.call("GET", f"/project/thread/{thread or self.thread}")
                if words in json.dumps(kept, ensure_ascii=False):
                    return
                await asyncio.sleep(0.05)

    def said(self) -> str:
        """Return all that stands in the view."""
        return "\n".join(str(one.get("output")) for one in self.messages.values())

    def _came(self, event: str, data: Any = None) -> None:
        self.events.append((event, data))
        match event:
            case "new_message" | "update_message" | "stream_start":
                self.messages[data["id"]] = data
            case "delete_message":
                self.messages.pop(data["id"], None)
            case "element":
                self.elements[data["id"]] = data
            case "action":
                self.actions.append(data)
            case "first_interaction":
                self.thread = data["thread_id"]
            case "resume_thread":
                self.resumed, self.thread = data, data["id"]
                self.messages = {one["id"]: one for one in data["steps"]}
                self.elements = {one["id"]: one for one in data["elements"]}
        for holds, held in self._waits:
            if not held.done() and holds(self):
                held.set_result(None)
