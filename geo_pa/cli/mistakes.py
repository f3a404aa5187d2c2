"""Problems of the command line itself: a mistyped command, and a part of geo_pa that is not here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from typer.exceptions import TyperException

from geo_pa.errors import Problem


def mistake(error: TyperException) -> Problem:
    """Say in Dutch what was asked wrongly.

    Parameters
    ----------
    error : TyperException
        Raised while typer read the command.

    Returns
    -------
    Problem
    """
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "geo-pa"
    describe = DESCRIBE.get(type(error).__name__, _something)
    return describe(error, command)


def no_source(command: str, part: str) -> Problem:
    """Say that a command needs the source code, where geo_pa was installed without it."""
    return Problem(
        where=command,
        what="Deze opdracht werkt alleen in een kopie van de broncode van geo_pa.",
        found=f"geen {part}",
        expected="de map waarin README.md, app.py en layers staan",
        action="Installeer geo_pa vanuit die map, met: pip install -e .",
    )


def _no_such_option(error: Any, command: str) -> Problem:
    near = error.possibilities[0] if error.possibilities else ""
    return Problem(
        where=command,
        what="Deze optie bestaat niet.",
        found=error.option_name,
        expected="een optie van deze opdracht",
        action=f"{f'Bedoelde u {near}? ' if near else ''}Uitleg: {command} --help",
    )


def _missing(error: Any, command: str) -> Problem:
    return Problem(
        where=command,
        what="De opdracht is niet compleet.",
        found=f"geen {error.param.display_name_raw}",
        expected=error.param.help or error.param.display_name_raw,
        action=f"Vul de opdracht aan. Uitleg: {command} --help",
    )


def _no_value(error: Any, command: str) -> Problem:
    flag = "does not take" in error.message
    return Problem(
        where=command,
        what=f"Achter {error.option_name} hoort {'geen' if flag else 'een'} waarde.",
        found=f"{error.option_name} {'met' if flag else 'zonder'} waarde",
        expected=error.option_name if flag else f"{error.option_name} WAARDE",
        action=f"Verbeter de optie. Uitleg: {command} --help",
    )


def _bad_value(error: Any, command: str) -> Problem:
    name = error.param.opts[0] if error.param is not None else "een optie"
    return Problem(
        where=command,
        what=f"De waarde van {name} past niet.",
        found="een waarde van een andere soort",
        expected=getattr(error.param, "help", None) or "een andere waarde",
        action=f"Verbeter de waarde. Uitleg: {command} --help",
    )


def _something(_error: TyperException, command: str) -> Problem:
    return Problem(
        where=command,
        what="De opdracht is niet te begrijpen.",
        found="iets dat niet past",
        expected="een opdracht met opties",
        action=f"Uitleg: {command} --help",
    )


DESCRIBE: Mapping[str, Callable[[Any, str], Problem]] = MappingProxyType(
    {
        "NoSuchOption": _no_such_option,
        "MissingParameter": _missing,
        "BadOptionUsage": _no_value,
        "BadParameter": _bad_value,
    },
)
"""By name: typer keeps these classes to itself."""
