"""The board without what a browser has already: of scenes that did not change, their mark alone travels."""

from typing import Any


def lean(props: dict[str, Any], sent: dict[str, Any] | None) -> dict[str, Any]:
    """Return `props` of a board with each scene that stood in `sent` alike as `{"id", "mark"}` only.

    The board keeps whole scenes by their marks. Where it lacks one, as after a lost connection, it asks for the
    whole board by the action `board`.
    """
    had = {scene["mark"] for scene in sent["scenes"]} if sent else set()
    scenes = [
        {"id": scene["id"], "mark": scene["mark"]} if scene["mark"] in had else scene for scene in props["scenes"]
    ]
    return props | {"scenes": scenes}
