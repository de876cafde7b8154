"""The command line. Each module holds the commands of one errand and loads what they need when they run."""

import gc
import importlib
import sys

import typer

from bot.cli import stage

# In the order of `--help`. Each registers its commands when it is loaded.
_ERRANDS = (
    "chatting",
    "writing",
    "films",
    "scenes",
    "history",
    "continuing",
    "linting",
    "clips",
    "exchange",
    "knowledge",
    "learning",
    "doctor",
    "showcase",
)

app = typer.Typer(
    name="yumekonte",
    help=stage.about("yumekonte"),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _yumekonte(
    lang: str = typer.Option(stage.lang(), "--lang", metavar="ja|en", help=stage.about("lang")),
) -> None:
    """Take the language; it was read before, since it may stand anywhere."""


def main() -> None:
    """Run one command and exit with its code; what a person must know is one sentence on stderr."""
    # Nearly all that is made at the start stays: going through it again and again costs a tenth of `lint`.
    gc.set_threshold(50_000)
    for errand in _ERRANDS:
        importlib.import_module(f"bot.cli.{errand}")
    sys.exit(_run())


def _run() -> int:
    try:
        result = app(args=stage.arguments(), standalone_mode=False)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "yumekonte"
        stage.tell("cli.usage", problem=str(error).rstrip(), command=command)
        return stage.BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        stage.tell("cli.stopped")
        return 130
    except BrokenPipeError:
        return stage.DONE
    except Exception as error:
        return _told(error)
    return result if isinstance(result, int) else stage.DONE


def _told(error: Exception) -> int:
    """Print the sentence that an expected error carries; anything else is a fault of ours and keeps its traceback."""
    from bot.library.files import BadFileError
    from bot.llm.guided.refusing import CannotError
    from bot.llm.port import WriterError
    from bot.texts import tell

    key = getattr(error, "key", None)
    if isinstance(key, str):
        stage.note(tell(error, stage.lang()))  # type: ignore[arg-type]  # it has key and params: see Telling
        gone = isinstance(error, WriterError) and not isinstance(error, CannotError)
        return stage.UNREACHABLE if gone else stage.BAD_INPUT
    if isinstance(error, BadFileError):
        stage.note(str(error))
        return stage.BAD_INPUT
    raise error
