"""chat, password: the chat in the browser, and who may use it from other computers."""

from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    import socket

_PORT = 8000
_TRIED = 20
"""Ports that are tried, from the first, if none was asked for."""


@app.command(help=stage.about("chat"))
def chat(
    host: str = typer.Option("127.0.0.1", metavar="HOST", help=stage.about("host")),
    port: int = typer.Option(None, min=0, max=65535, help=stage.about("port")),
    no_browser: bool = typer.Option(False, "--no-browser", help=stage.about("no_browser")),
) -> int:
    """Serve the chat until it is interrupted."""
    import gc
    import warnings

    # What is loaded now stays: to look through it for garbage again and again would take a tenth of the start.
    gc.disable()
    import uvicorn

    from bot.chat.people import People
    from bot.llm.settings import load
    from bot.texts import Told

    settings = load()
    people = People(settings.users.get_secret_value() if settings.users else "")
    if not people and not _is_loopback(host):
        raise Told("house.needs_people", host=host)
    heard = _listening(host, port)
    url = f"http://{_shown(host)}:{heard.getsockname()[1]}"

    class Server(uvicorn.Server):
        """A server that says where it is once it answers."""

        async def startup(self, sockets: "list[socket.socket] | None" = None) -> None:
            await super().startup(sockets)
            gc.freeze()
            gc.enable()
            if self.started:
                stage.tell("house.open", url=url)
                if not no_browser:
                    _browse(url)

    # Third parties' words to their own developers.
    warnings.simplefilter("ignore")
    config = uvicorn.Config(
        # By name: loading the chat takes seconds, and belongs to the server alone.
        "bot.server:create",
        factory=True,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=4 * 1024 * 1024,
        timeout_graceful_shutdown=1,
    )
    stage.tell("house.opening")
    try:
        Server(config).run(sockets=[heard])
    except KeyboardInterrupt:
        # It has closed everything by then.
        return stage.DONE
    return stage.DONE


@app.command(help=stage.about("password"))
def password(name: str = typer.Argument(metavar="NAME", help=stage.about("name"))) -> None:
    """Print the entry that lets someone in."""
    import getpass

    from bot.chat.people import entry

    made = entry(name, getpass.getpass(stage.words("house.which_password", name=name)))
    stage.tell("house.put_entry")
    stage.out(f"YUMEKONTE_USERS={made}")


def _listening(host: str, port: int | None) -> "socket.socket":
    """Return a socket that listens: on the port that was asked for, else on the first free one of a few.

    Raises Told if there is none.
    """
    import socket

    from bot.texts import Told

    tried = range(_PORT, _PORT + _TRIED) if port is None else (port,)
    try:
        family = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise Told("house.bad_host", host=host) from error
    for number in tried:
        heard = socket.socket(family)
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            heard.bind((host, number))
        except OSError:
            heard.close()
        else:
            return heard
    raise Told("house.port_taken", port=tried[0], next=tried[-1] + 1)


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    """Return a host as it stands in an address: all interfaces are reached by this computer's name for itself."""
    if host in ("0.0.0.0", "::", "127.0.0.1", "::1"):  # noqa: S104 (compared, not bound)
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _browse(url: str) -> None:
    """Open the browser, which may take its time or not be there."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
