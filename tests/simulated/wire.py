"""What goes over the wire: whole answers, pieces of streams, and broken connections."""

import asyncio
import socket
import struct
from typing import Any


def pieces(data: bytes, fault: str | None) -> list[bytes]:
    """Return the data as it is written: whole, or byte by byte."""
    return [data[i : i + 1] for i in range(len(data))] if fault == "bytes" else [data]


async def broken(fault: str, transport: Any, send: Any = None) -> str:
    if fault in ("hang", "stall"):
        await asyncio.Event().wait()
    while fault == "slow_loris":
        await send({"type": "http.response.body", "body": b":", "more_body": True})
        await asyncio.sleep(0.05)
    if fault.startswith("reset"):
        linger = struct.pack("ii", 1, 0)  # closing then sends a reset
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    await asyncio.sleep(0.02)
    transport.abort()
    return "broken"


async def gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def start(send: Any, status: int, kind: str, headers: dict[str, str]) -> None:
    pairs = [(name.encode(), value.encode()) for name, value in {"content-type": kind, **headers}.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})


async def send(send: Any, status: int, kind: str, text: str, headers: dict[str, str]) -> None:
    body = text.encode()
    await start(send, status, kind, {"content-length": str(len(body)), **headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
