"""Tables of a workbook as values with units, before anything knows of a spreadsheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo_pa.delivery.cells import GEOMETRY, Plain, cell, harmless, plain, with_id
from geo_pa.delivery.headings import with_unit
from geo_pa.model import Result, Rule
from geo_pa.present import evidence as shown_evidence
from geo_pa.present.columns import INDEX, answer, heading, total_heading
from geo_pa.present.headings import BY_ROW, Heading
from geo_pa.terms import is_missing, label

LOCATION_COLUMNS = ("from_location", "to_location")
"""Columns of further tables that hold the id of a location."""


@dataclass(frozen=True)
class Cell:
    """A value for a spreadsheet and the unit it is shown in; None is an empty cell."""

    value: Plain | date
    unit: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table: Dutch headings, and rows of as many cells."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]


def table_grid(result: Result) -> Grid:
    """List the rows of a result with Dutch headings, the unit's id first."""
    grid = _frame_grid(result.table.rename(columns={"reason": "reason_code"}), result.analysis)
    rows = zip(result.table.index, grid.rows, strict=True)
    return Grid((INDEX.title, *grid.titles), tuple((_text(plain(unit)), *row) for unit, row in rows))


def detail_grid(result: Result, name: str) -> Grid:
    """List the rows of one of a result's further tables, with the names of the locations they refer to."""
    named = _with_names(with_id(result.details[name]), result.table["name"])
    return _frame_grid(named, result.analysis, detail=name)


def totals_grid(result: Result) -> Grid:
    """List the totals with their units."""
    shown = {name: total_heading(name, result.analysis) for name in result.totals}
    rows = [
        (Cell(one.title), Cell(plain(result.totals[name]), one.unit), Cell(label("unit", one.unit)))
        for name, one in shown.items()
    ]
    return Grid(("Totaal", "Aantal", "Eenheid"), tuple(rows))


def sentences_grid(title: str, sentences: Iterable[str]) -> Grid:
    """List sentences under one heading."""
    return Grid((title,), tuple((_text(sentence),) for sentence in sentences))


def evidence_grids(result: Result) -> list[Grid]:
    """List what a result rests on: rules, sources, assumptions, rows not used, and what another choice would change."""
    evidence = result.evidence
    titles = {layer.name: layer.title for layer in evidence.layers}
    return [
        _words_grid(shown_evidence.rules_table(evidence.rules)),
        _words_grid(shown_evidence.sources_table(evidence.sources)),
        sentences_grid("Aannames", evidence.assumptions),
        _words_grid(shown_evidence.excluded_table(evidence.excluded, titles)),
        _effects_grid(result),
    ]


def _frame_grid(frame: pd.DataFrame, analysis: str, *, detail: str = "") -> Grid:
    columns = [column for column in frame.columns if column != GEOMETRY]
    shown = [heading(column, analysis, detail) for column in columns]
    units = frame["unit"] if any(one.unit == BY_ROW for one in shown) else [""] * len(frame)
    rows = zip(frame[columns].itertuples(index=False, name=None), units, strict=True)
    return Grid(tuple(map(with_unit, shown)), tuple(_row(row, shown, unit) for row, unit in rows))


def _with_names(frame: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Put behind each column of location ids one with their names."""
    columns: dict[str, pd.Series] = {}
    for column in frame.columns:
        columns[column] = frame[column]
        if column in LOCATION_COLUMNS:
            columns[f"{column}_name"] = frame[column].map(names)
    return pd.DataFrame(columns)


def _row(row: Sequence[object], shown: Sequence[Heading], unit: object) -> Row:
    """Write one row; columns of mixed units take the unit of the row."""
    own = "" if is_missing(unit) else str(unit)
    return tuple(
        Cell(cell(_counted(value, own), one), own) if one.unit == BY_ROW else Cell(cell(value, one), one.unit)
        for value, one in zip(row, shown, strict=True)
    )


def _counted(value: object, unit: str) -> object:
    """Write a count as a whole number: among shares it is kept as a number with decimals."""
    whole = isinstance(value, float) and value.is_integer() and unit != "share"
    return int(value) if whole else value  # type: ignore[call-overload]  # what is whole is a float


def _effects_grid(result: Result) -> Grid:
    """List what another choice would change, in words without the signs of the screen."""
    titles = ("Keuze", "Nu", "Als het wordt", "Nummer", "Naam", "Oordeel nu", "Oordeel dan")
    effects = result.evidence.choice_effects
    if effects is None:
        return Grid(titles, ())
    rules = {rule.id: rule for rule in result.evidence.rules}
    columns = effects[["rule", "value", "unit_id", "before", "after"]]
    rows = [_effect(rules[rule], change, result) for rule, *change in columns.itertuples(index=False, name=None)]
    return Grid(titles, tuple(rows))


def _effect(rule: Rule, change: list[str], result: Result) -> Row:
    value, unit, before, after = change
    words = answer(result.analysis).said
    other = shown_evidence.rule_value(rule, shown_evidence.as_value(rule, value))
    told = (rule.title, shown_evidence.rule_value(rule), other, unit, str(result.table["name"].get(unit, "")))
    return tuple(map(_text, (*told, label(words, before), label(words, after))))


def _words_grid(table: pd.DataFrame) -> Grid:
    rows = table.itertuples(index=False, name=None)
    return Grid(tuple(table.columns), tuple(tuple(_text(plain(value)) for value in row) for row in rows))


def _text(value: Plain) -> Cell:
    return Cell(harmless(value) if isinstance(value, str) else value)
