"""What is wrong with a cell, in Dutch: one fault per kind and column."""

from dataclasses import replace

from geo_pa import terms
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import UNKNOWN_WORD, RowFault


def missing_value(column: DeclaredColumn) -> RowFault:
    """Say that a value that must be there is missing."""
    return RowFault("missing_value", wording.subject(column), "een waarde die er moet zijn ontbreekt", "een waarde")


def unknown_word(column: DeclaredColumn) -> RowFault:
    """Say that a word is not in the list."""
    allowed = wording.coded_words(column.words, dict(terms.labels(column.vocabulary)))
    action = f"Verbeter het woord in het bestand, of vertaal het met map onder [columns.{column.name}]."
    return RowFault(UNKNOWN_WORD, wording.subject(column), "een onbekend woord", f"een van: {allowed}", action)


def with_near_words(fault: RowFault, column: DeclaredColumn) -> RowFault:
    """Say of unknown words which word they are in other capitals."""
    near = {word.casefold(): word for word in column.words}
    pairs = [
        (found, near[found.strip("'").casefold()])
        for found in dict.fromkeys(fault.found)
        if found.strip("'").casefold() in near
    ]
    hints = "; ".join(f"{found} is waarschijnlijk {word}" for found, word in pairs)
    return replace(fault, action=f"{fault.action} {hints}.") if hints else fault


def not_a_flag(column: DeclaredColumn) -> RowFault:
    """Say that a cell is neither yes nor no."""
    return RowFault("not_yes_or_no", wording.subject(column), "geen ja of nee", "ja of nee")


def not_a_date(column: DeclaredColumn) -> RowFault:
    """Say that a cell holds no date."""
    return RowFault("not_a_date", wording.subject(column), "geen datum", "een datum als 2026-01-31 of 31-1-2026")


def not_a_number(column: DeclaredColumn) -> RowFault:
    """Say that a cell holds no number."""
    return RowFault("not_a_number", wording.subject(column), "geen getal", _number(column))


def ambiguous(column: DeclaredColumn) -> RowFault:
    """Say that a cell may be two numbers."""
    action = "Schrijf het getal zonder scheiding van duizendtallen."
    return RowFault(
        "ambiguous_number",
        wording.subject(column),
        "de punt of komma kan duizendtallen of decimalen scheiden",
        _number(column),
        action,
    )


def not_whole(column: DeclaredColumn) -> RowFault:
    """Say that a number is not whole."""
    return RowFault("not_whole", wording.subject(column), "geen heel getal", _number(column))


def too_large(column: DeclaredColumn) -> RowFault:
    """Say that a number is larger than any figure."""
    what = "een getal van meer cijfers dan een maat of aantal heeft"
    return RowFault("too_large", wording.subject(column), what, "een getal van hoogstens 15 cijfers voor de komma")


def out_of_range(column: DeclaredColumn) -> RowFault:
    """Say that a number lies outside its bounds."""
    return RowFault(
        "out_of_range",
        wording.subject(column),
        "een waarde buiten de grenzen",
        _range(column),
        f"Verbeter het bestand{_otherwise(column)}.",
    )


def _otherwise(column: DeclaredColumn) -> str:
    """Say how a declaration lets a figure outside the bounds be unknown."""
    sides = zip(("below_min", "above_max"), column.bounds, strict=True)
    keys = [f'{side} = "unknown"' for side, bound in sides if bound is not None]
    asked = f", of zet {' of '.join(keys)} onder [columns.{column.name}] in de declaratie"
    return f"{asked}: dan is zo'n waarde onbekend en telt de rij mee"


UNREADABLE = {"text": not_a_number, "category": unknown_word, "boolean": not_a_flag, "date": not_a_date}


def _number(column: DeclaredColumn) -> str:
    kind = "een heel getal" if column.type == "integer" else "een getal"
    return f"{kind}, {_range(column)}" if any(bound is not None for bound in column.bounds) else kind


def _range(column: DeclaredColumn) -> str:
    text = wording.bounds(*column.bounds, column.unit)
    turned = ", nadat het teken is omgekeerd" if column.sign == -1 else ""
    scaled = f", na vermenigvuldigen met {terms.number(column.factor)}" if column.factor != 1 else ""
    return text + turned + scaled
