"""Problems of the command line itself: a mistyped command, and a part of geo_pa that is not here."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from typer.exceptions import TyperException

from geo_pa.errors import Problem, RequestError

Told = tuple[str, str, str, str]
"""What is wrong, what was found and expected, and what to do before the help is read."""


def require(problems: Iterable[Problem]) -> None:
    """Refuse what was asked where anything is wrong with it; all problems at once."""
    if found := tuple(problems):
        raise RequestError(found)


def suggestion(typed: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known word was meant: "Bedoelde u 'run'?"; empty where none is near."""
    near = get_close_matches(typed, list(known), n=1)
    return f"Bedoelde u '{near[0]}'? " if near else ""


def unknown_word(where: str, what: str, typed: str, known: tuple[str, ...]) -> Problem:
    """Say that a word is none of those known, and which is near."""
    return Problem(where, what, typed, ", ".join(known), f"{suggestion(typed, known)}Kies een van deze woorden.")


def misread(command: str, *told: str) -> Problem:
    """Describe what does not fit in a command: :data:`Told`, and then where it is explained."""
    what, found, expected, action = told
    return Problem(command, what, found, expected, f"{action}Uitleg: {command} --help")


def mistake(error: TyperException) -> Problem:
    """Say in Dutch what was asked wrongly."""
    context = getattr(error, "ctx", None)
    describe = DESCRIBE.get(type(error).__name__, _something)
    return misread("geo-pa" if context is None else context.command_path, *describe(error))


def no_source(command: str, part: str) -> Problem:
    """Say that a command needs the source code, where geo_pa was installed without it."""
    return Problem(
        where=command,
        what="Deze opdracht werkt alleen in een kopie van de broncode van geo_pa.",
        found=f"geen {part}",
        expected="de map waarin README.md, app.py en layers staan",
        action="Installeer geo_pa vanuit die map, met: pip install -e .",
    )


def _no_such_option(error: Any) -> Told:
    near = f"Bedoelde u {error.possibilities[0]}? " if error.possibilities else ""
    return "Deze optie bestaat niet.", error.option_name, "een optie van deze opdracht", near


def _missing(error: Any) -> Told:
    name = error.param.display_name_raw
    return "De opdracht is niet compleet.", f"geen {name}", error.param.help or name, "Vul de opdracht aan. "


def _no_value(error: Any) -> Told:
    option, flag = error.option_name, "does not take" in error.message
    what = f"Achter {option} hoort {'geen' if flag else 'een'} waarde."
    expected = option if flag else f"{option} WAARDE"
    return what, f"{option} {'met' if flag else 'zonder'} waarde", expected, "Verbeter de optie. "


def _bad_value(error: Any) -> Told:
    name = error.param.opts[0] if error.param is not None else "een optie"
    expected = getattr(error.param, "help", None) or "een andere waarde"
    return f"De waarde van {name} past niet.", "een waarde van een andere soort", expected, "Verbeter de waarde. "


def _something(_error: TyperException) -> Told:
    return "De opdracht is niet te begrijpen.", "iets dat niet past", "een opdracht met opties", ""


DESCRIBE: Mapping[str, Callable[[Any], Told]] = MappingProxyType(
    {
        "NoSuchOption": _no_such_option,
        "MissingParameter": _missing,
        "BadOptionUsage": _no_value,
        "BadParameter": _bad_value,
    },
)
"""By name: typer keeps these classes to itself."""
