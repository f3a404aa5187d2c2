"""The command line ``geo-pa``: Dutch for a planner, clean for a program.

Answers go to standard output, everything else to standard error. Exit code 0 is fine, 2 means that something cannot be
used or was asked wrongly, 130 that the user stopped it. Nothing heavy is imported before a command needs it.
"""

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from geo_pa.cli.commands import commands
from geo_pa.cli.mistakes import mistake
from geo_pa.cli.screen import STANDARD_ERROR, show_problems
from geo_pa.errors import GeoPaError

__all__ = ["main"]

FINE, WRONG = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, by default what the shell gave, and turn every foreseen error into Dutch sentences."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that lacks a character shows a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    try:
        code = commands(args=arguments, prog_name="geo-pa", standalone_mode=False)
    except GeoPaError as error:
        show_problems(error.problems, STANDARD_ERROR)
        return WRONG
    except TyperException as error:
        show_problems([mistake(error)], STANDARD_ERROR)
        return WRONG
    return code if isinstance(code, int) else FINE
