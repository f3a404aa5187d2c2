"""What is wrong with a cell, in Dutch: one fault per kind and column."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from geo_pa import terms
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import UNKNOWN_WORD, RowFault

Say = Callable[[DeclaredColumn], str]


def cell_fault(reason: str, column: DeclaredColumn) -> RowFault:
    """Say what is wrong with cells of a column."""
    what, expected = KINDS[reason]
    fault = RowFault(reason, wording.subject(column), what, expected(column) if callable(expected) else expected)
    action = ACTIONS[reason](column) if reason in ACTIONS else fault.action
    return replace(fault, action=action if column.claimed else f"{action} {LEAVE_OUT.format(column.name)}")


def _words(column: DeclaredColumn) -> str:
    return f"een van: {wording.coded_words(column.words, dict(terms.labels(column.vocabulary)))}"


def _number(column: DeclaredColumn) -> str:
    kind = "een heel getal" if column.type == "integer" else "een getal"
    return f"{kind}, {_range(column)}" if any(bound is not None for bound in column.bounds) else kind


def _range(column: DeclaredColumn) -> str:
    text = wording.bounds(*column.bounds, column.unit)
    turned = ", nadat het teken is omgekeerd" if column.sign == -1 else ""
    scaled = f", na vermenigvuldigen met {terms.number(column.factor)}" if column.factor != 1 else ""
    return text + turned + scaled


def _otherwise(column: DeclaredColumn) -> str:
    """Say how a declaration lets a figure outside the bounds be unknown."""
    sides = zip(("below_min", "above_max"), column.bounds, strict=True)
    keys = [f'{side} = "unknown"' for side, bound in sides if bound is not None]
    asked = f"of zet {' of '.join(keys)} onder [columns.{column.name}] in de declaratie"
    return f"Verbeter het bestand, {asked}: dan is zo'n waarde onbekend en telt de rij mee."


KINDS: Mapping[str, tuple[str, str | Say]] = {
    "missing_value": ("een waarde die er moet zijn ontbreekt", "een waarde"),
    UNKNOWN_WORD: ("een onbekend woord", _words),
    "not_yes_or_no": ("geen ja of nee", "ja of nee"),
    "not_a_date": ("geen datum", "een datum als 2026-01-31 of 31-1-2026"),
    "not_a_number": ("geen getal", _number),
    "ambiguous_number": ("de punt of komma kan duizendtallen of decimalen scheiden", _number),
    "not_whole": ("geen heel getal", _number),
    "too_large": (
        "een getal van meer cijfers dan een maat of aantal heeft",
        "een getal van hoogstens 15 cijfers voor de komma",
    ),
    "out_of_range": ("een waarde buiten de grenzen", _range),
}
"""By reason: what is wrong, and what was expected."""

LEAVE_OUT = 'Is dit een andere kolom, die toevallig zo heet, zet dan leave_out = ["{}"] in de declaratie.'
"""What can be done about a column that is read for its name alone."""

ACTIONS: Mapping[str, Say] = {
    UNKNOWN_WORD: lambda column: (
        f"Verbeter het woord in het bestand, of vertaal het met map onder [columns.{column.name}]."
    ),
    "ambiguous_number": lambda _: "Schrijf het getal zonder scheiding van duizendtallen.",
    "out_of_range": _otherwise,
}

UNREADABLE = {"text": "", "category": UNKNOWN_WORD, "boolean": "not_yes_or_no", "date": "not_a_date"}
"""By type, the reason of a cell that cannot be read as it; text always can."""
