"""One row as somebody types it: read by the rules for files, with every fault told to who types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo_pa.errors import Problem
from geo_pa.model.units import SHARE
from geo_pa.schema.written import written
from geo_pa.workspace import wording
from geo_pa.workspace.columns import ReadColumns, read_columns
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.faults import Reread, RowFault
from geo_pa.workspace.sums import sum_faults
from geo_pa.workspace.values import Notation

ABSENT, NO_DATE, OUT_OF_RANGE = "missing_value", "not_a_date", "out_of_range"
"""Reasons of a fault that is told otherwise to who types than to who mends a file."""

TYPED_DATE = "dag-maand-jaar, zoals 31-1-2026"
ONCE = " (1 keer)"
"""What is said of a figure that stands in one row."""

MEND = "Verbeter het, of laat het leeg als het onbekend is."
ACTIONS = {
    ABSENT: "Vul het in.",
    "parts_differ_from_total": "Verbeter het totaal of de delen, en laat leeg wat onbekend is.",
    "parts_exceed_total": "Verbeter het totaal of de delen.",
}


@dataclass(frozen=True)
class TypedRow:
    """What a typed row says.

    Attributes
    ----------
    values : mapping of str to str or None
        Per field its value as one text (:func:`geo_pa.schema.written.written`); None where it is unknown or faulty.
    problems : tuple of Problem
        Every fault at once.
    faulty : frozenset of str
        The fields of which the value cannot be used.
    lacking : tuple of str
        The titles of fields that a row needs and that are still empty; no fault yet of a row that is being made.
    """

    values: Mapping[str, str | None]
    problems: tuple[Problem, ...] = ()
    faulty: frozenset[str] = frozenset()
    lacking: tuple[str, ...] = ()


def read_typed(texts: Mapping[str, str], declaration: Declaration) -> TypedRow:
    """Read a row as it is typed.

    Parameters
    ----------
    texts : mapping of str to str
        By field; empty where nothing is known. Numbers in Dutch notation, a share as a percentage.
    declaration : Declaration
        What the row must look like (:func:`geo_pa.workspace.of_schema.typed_declaration`). Fields that are not typed
        are unknown, but for those that the row needs: of these nothing is said.

    Returns
    -------
    TypedRow
    """
    columns = {name: column for name, column in declaration.columns.items() if name in texts}
    raw = pd.DataFrame({name: [_cell(texts[name], column)] for name, column in columns.items()}, dtype="str")
    read = read_columns(raw, list(columns.values()), Notation.DUTCH)
    absent = [fault for fault in read.faults if fault.reason == ABSENT and not texts[fault.columns[0]].strip()]
    faults = [fault for fault in (*read.faults, *_sums(read, columns, declaration)) if fault not in absent]
    told = [_code(one, columns) for one in read.reread]
    spoiled = [fault.columns for fault in read.faults] + [one.columns for one in read.reread]
    values = {name: written(columns[name], series.iloc[0]) for name, series in read.series.items()}
    return TypedRow(
        values=values,
        problems=(*(_problem(fault, columns) for fault in faults), *told),
        faulty=frozenset(name for names in spoiled for name in names),
        lacking=tuple(columns[fault.columns[0]].title for fault in absent),
    )


def _cell(text: str, column: DeclaredColumn) -> str | None:
    bare = text.strip().removesuffix("%") if column.unit == SHARE else text
    return bare.strip() or None


def _sums(read: ReadColumns, columns: Mapping[str, DeclaredColumn], declaration: Declaration) -> Iterator[RowFault]:
    rules = [rule for rule in declaration.sums if columns.keys() >= {*rule.columns}]
    return (fault for fault in sum_faults(read.series, columns, rules, read.faulty) if len(fault.rows))


def _problem(fault: RowFault, columns: Mapping[str, DeclaredColumn]) -> Problem:
    """Tell of a fault where it lies, what stands there, and what may."""
    column = columns[fault.columns[0]]
    what = f"{fault.what[0].upper()}{fault.what[1:]}."
    expected = _expected(fault, column)
    return Problem(column.title, what, fault.found[0], expected, ACTIONS.get(fault.reason, MEND))


def _expected(fault: RowFault, column: DeclaredColumn) -> str:
    if fault.reason == NO_DATE:
        return TYPED_DATE
    return _percentage(column) if column.unit == SHARE and fault.reason != ABSENT else fault.expected


def _percentage(column: DeclaredColumn) -> str:
    low, high = (None if bound is None else bound / column.factor for bound in column.bounds)
    return f"een percentage {wording.bounds(low, high)}"


def _code(one: Reread, columns: Mapping[str, DeclaredColumn]) -> Problem:
    """Tell of a figure that files use for missing: who types leaves the field empty."""
    what, expected = "Dit getal betekent in bestanden 'geen gegevens'.", "een getal, of niets waar het onbekend is"
    return Problem(columns[one.columns[0]].title, what, one.found.removesuffix(ONCE), expected, MEND)
