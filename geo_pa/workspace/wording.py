"""The turns of phrase that every message of this package shares: places, columns, rows and values in Dutch."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from geo_pa import terms
from geo_pa.model import unit_of
from geo_pa.model.units import SHARE, YEAR
from geo_pa.terms.numbers import MOST_WRITTEN_OUT
from geo_pa.workspace.declaration import Declaration, DeclaredColumn

SHOWN_AT_MOST = 5
"""So many rows or values stand in a message; the others are counted."""

EMPTY = "leeg"
"""How a cell without anything in it is called."""

CALENDAR_YEARS_FROM = 1000
"""A number in one of those units from here on is a calendar year, written without a thousands dot."""


def place(declaration: Declaration) -> str:
    """Name a layer or table with its file: "Bouwlocaties (building_locations.gpkg)"."""
    return f"{declaration.title} ({Path(declaration.file).name})"


def row(declaration: Declaration, key: object) -> str:
    """Name a row by its key, or by its number where rows have no key: "B1", "rij 3"."""
    return str(key) if declaration.key else f"rij {key}"


def subject(column: DeclaredColumn) -> str:
    """Name a column by its title and by its name in the file: "Nieuwe woningen (kolom dwellings)"."""
    return f"{column.title} (kolom {column.source})"


def listed(items: Sequence[str], separator: str = "; ") -> str:
    """Join at most five items and count the others: "a; b en nog 3"."""
    shown = separator.join(items[:SHOWN_AT_MOST])
    more = len(items) - SHOWN_AT_MOST
    return f"{shown} en nog {terms.number(more)}" if more > 0 else shown


def words(items: Iterable[str]) -> str:
    """Join all items with commas; nothing is "geen"."""
    return ", ".join(items) or "geen"


def quantity(value: float | Decimal, unit: str = "") -> str:
    """Write a number with all its decimals (at most six) in Dutch notation; a calendar year without a dot."""
    exact = Decimal(str(value))
    if exact.is_nan() or abs(exact) > MOST_WRITTEN_OUT:
        return terms.number(exact)
    exact = exact.quantize(Decimal("0.000001")).normalize()
    if unit_of(unit).code == YEAR and exact >= CALENDAR_YEARS_FROM:
        return f"{exact:f}"
    exponent = exact.as_tuple().exponent
    return terms.number(exact, max(-exponent, 0) if isinstance(exponent, int) else 0)


def value_found(value: object, unit: str = "") -> str:
    """Write a value as it stands in a file; a number in Dutch notation, text between quotes, nothing as "leeg"."""
    if terms.is_missing(value) or (isinstance(value, str) and not value.strip()):
        return EMPTY
    if isinstance(value, bool | str):
        return f"'{value}'"
    try:
        return quantity(Decimal(str(value)), unit)
    except ArithmeticError:
        return f"'{value}'"


def amount(value: float, column: DeclaredColumn) -> str:
    """Write a figure with the unit of its column: "391 eenheden"."""
    return f"{quantity(value, column.unit)} {unit_of(column.unit).behind(value)}".rstrip()


def cell(value: object, column: DeclaredColumn) -> str:
    """Write a value that was read: a word by its Dutch label, a calendar year without a dot, nothing as "leeg"."""
    if terms.is_missing(value):
        return EMPTY
    if isinstance(value, datetime):
        return terms.day(value.date())
    if column.type == "category":
        return terms.label(column.vocabulary, str(value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return quantity(Decimal(str(value)), column.unit) if column.numeric else str(value)


def bounds(minimum: Decimal | None, maximum: Decimal | None, unit: str = "") -> str:
    """Say between which bounds a number must lie: "0 of meer woningen", "een aandeel van 0 tot en met 1"."""
    low, high = (None if bound is None else quantity(bound, unit) for bound in (minimum, maximum))
    if low is not None and high is not None:
        text = f"van {low} tot en met {high}"
    elif low is not None:
        text = f"{low} of meer"
    else:
        text = f"{high} of minder"
    return _with_unit(text, unit, minimum)


def _with_unit(text: str, unit: str, minimum: Decimal | None) -> str:
    if unit == SHARE:
        return f"een aandeel {text} (1 is 100%)"
    if unit_of(unit).code == YEAR and minimum is not None and minimum >= CALENDAR_YEARS_FROM:
        return f"een jaartal {text}"
    return f"{text} {unit_of(unit).more}".rstrip() if unit else text


def coded_words(codes: Iterable[str], labels: dict[str, str] | None = None) -> str:
    """List the words that are allowed, each code with its Dutch label where it has one."""
    return "; ".join(_coded_word(code, (labels or {}).get(code, code)) for code in codes)


def _coded_word(code: str, label: str) -> str:
    return label if label.startswith(code) else f"{code} ({label})"
