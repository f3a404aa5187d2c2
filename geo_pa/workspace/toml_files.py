"""TOML files against a frozen dataclass: every fault at once, in Dutch, with the file and the key."""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from geo_pa import terms
from geo_pa.errors import InputError, Problem
from geo_pa.workspace.admission import admit_plain, workspace_of

T = TypeVar("T")

LARGEST_MB = 1
LONGEST_LINE, MOST_PARTS, MOST_DIGITS = 10_000, 50, 30
"""Of a file that a person writes: characters in a line, parts of a name, digits of a number."""

EXPECTED = {
    "string": "tekst tussen aanhalingstekens",
    "bool": "true of false",
    "decimal": "een getal, met een punt voor de decimalen",
    "finite": "een gewoon getal",
    "greater": "een getal groter dan 0",
    "int": "een heel getal",
    "date": "een datum zoals 2026-01-31, zonder aanhalingstekens",
    "tuple": "een lijst tussen rechte haken [ ]",
    "dict": "een blok met eigen sleutels",
    "dataclass": "een blok met eigen sleutels",
    "value": "een getal, tekst tussen aanhalingstekens, een datum, of true of false",
}
"""What a pydantic error expects, by the first word of its type."""

OF_THE_FILE, OF_A_COLUMN = ("name", "path"), ("name", "refers_to", "claimed")
"""Fields that follow from the file, its block heads and the schema, and so never stand in the file as a key."""


def file_name(path: Path) -> str:
    """Name a TOML file with its folder: "layers/villages.toml", "data/rules/social_share.toml"."""
    parts = path.parts[-3:] if path.parent.parent.name == "data" else path.parts[-2:]
    return "/".join(parts)


def load_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, numbers with decimals as Decimal."""
    try:
        admit_plain(path, where=file_name(path), root=workspace_of(path), largest_mb=LARGEST_MB)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_unreadable(path, error)) from error
    if long := next((number for number, line in enumerate(text.splitlines(), 1) if _endless(line)), 0):
        raise InputError(_too_much(f"{file_name(path)}, regel {long}"))
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_syntax_fault(path, text, str(error))) from error
    except (ValueError, RecursionError) as error:
        raise InputError(_too_much(file_name(path))) from error


def _endless(line: str) -> bool:
    """Tell whether a line holds more than a person writes: reading names of many parts takes their number squared."""
    return len(line) > LONGEST_LINE or line.partition("=")[0].count(".") > MOST_PARTS


def _decimal(text: str) -> Decimal:
    """Read a number; one of too many digits would be written out in full, with as many zeros as its power of ten."""
    value = Decimal(text)
    if len(text) > MOST_DIGITS or (value.is_finite() and abs(value.adjusted()) > MOST_DIGITS):
        raise ValueError(text)
    return value


def _too_much(where: str) -> Problem:
    expected = f"getallen van hoogstens {MOST_DIGITS} cijfers, en regels en blokken zoals een mens ze schrijft"
    action = "Kijk of het bestand heel is, en maak het korter."
    return Problem(
        where, "Hier staat meer dan geo_pa kan lezen.", "een te lang getal, of te lange regels", expected, action
    )


def validate(kind: type[T], raw: Mapping[str, Any], path: Path, sections: Mapping[str, type] | None = None) -> T:
    """Turn what stands in a TOML file into a frozen dataclass; ``sections`` are those of its blocks, to name keys."""
    try:
        validated: T = _reader(kind).validate_python(raw)
    except ValidationError as error:
        found = [
            _problem(detail, path, raw, {"": kind, **(sections or {})}) for detail in error.errors(include_url=False)
        ]
        raise InputError(tuple(dict.fromkeys(found))) from error
    return validated


_READERS: dict[type, TypeAdapter[Any]] = {}


def _reader(kind: type[T]) -> TypeAdapter[T]:
    """Make the reader of a dataclass once: that takes ten times as long as reading a file with it."""
    if kind not in _READERS:
        _READERS[kind] = TypeAdapter(kind)
    return _READERS[kind]


def key_problem(path: Path, key: str, what: str, found: str, expected: str) -> Problem:
    """Return the problem of one key in a TOML file."""
    return Problem(f"{file_name(path)}, {key}", what, found, expected, f"Verbeter {key} in {file_name(path)}.")


def unknown_key(path: Path, key: str, allowed: Sequence[str]) -> Problem:
    """Return the problem of a key that means nothing here, with the key that was probably meant."""
    name = key.rpartition(".")[2]
    close = difflib.get_close_matches(name, allowed, n=1)
    hint = f"; bedoeld is misschien '{close[0]}'" if close else ""
    expected = f"een van: {', '.join(allowed)}{hint}"
    return key_problem(path, key, "Deze sleutel is hier niet bekend.", f"'{name}'", expected)


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> Problem:
    what, found = "Het bestand kan niet worden gelezen.", "geen toegang"
    if isinstance(error, FileNotFoundError):
        what, found = "Het bestand ontbreekt.", "geen bestand"
    elif isinstance(error, UnicodeDecodeError):
        found = "tekens die geen UTF-8 zijn"
    return Problem(
        file_name(path), what, found, "een leesbaar bestand in UTF-8", f"Zet {file_name(path)} terug of verbeter het."
    )


def _syntax_fault(path: Path, text: str, message: str) -> Problem:
    lines = text.splitlines()
    place = re.search(r"line (\d+)", message)
    number = int(place.group(1)) if place else max(len(lines), 1)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return Problem(
        f"{file_name(path)}, regel {number}",
        "Dit is geen geldige TOML.",
        f"'{line}'",
        'een regel als naam = "waarde", of een blokkop als [columns.name]',
        f"Kijk op regel {number}: aanhalingstekens, haken, het =-teken, een sleutel die er al staat.",
    )


def _problem(detail: ErrorDetails, path: Path, raw: Mapping[str, Any], sections: Mapping[str, type]) -> Problem:
    key = _key(detail["loc"], raw)
    error = detail["type"]
    if error == "unexpected_keyword_argument":
        owner = sections.get(str(detail["loc"][0]) if len(detail["loc"]) > 1 else "", sections[""])
        return unknown_key(
            path, key, [field.name for field in fields(owner) if field.name not in OF_THE_FILE + OF_A_COLUMN]
        )
    if error.startswith("missing"):
        name = key.rpartition(".")[2]
        return key_problem(
            path, key, "Deze sleutel ontbreekt.", "niets", f"een regel {name} = ... of een blok [{name}]"
        )
    if error == "literal_error":
        expected = "een van: " + detail["ctx"]["expected"].replace(" or ", ", ")
    else:
        expected = EXPECTED.get(error.partition("_")[0], detail["msg"])
    return key_problem(path, key, "De waarde is niet van de goede soort.", _shown(detail["input"]), expected)


def _key(location: tuple[int | str, ...], raw: Any) -> str:
    """Write where a fault stands as in TOML; an item of a list by its name, else counted from 1: "sums[2].total"."""
    parts, inside = "", raw
    for step in location:
        is_item = isinstance(inside, list) and isinstance(step, int)
        inside = inside[step] if is_item or (isinstance(inside, Mapping) and step in inside) else None
        named = inside.get("name") if isinstance(inside, Mapping) else None
        parts += f"[{named or step + 1}]" if isinstance(step, int) else f".{step}"
    return parts.removeprefix(".")


def _shown(value: object) -> str:
    if isinstance(value, dict | list | tuple):
        return "een blok of een lijst"
    if isinstance(value, bool):
        return str(value).lower()
    return terms.number(value) if isinstance(value, int | Decimal) and Decimal(value).is_finite() else f"'{value}'"
