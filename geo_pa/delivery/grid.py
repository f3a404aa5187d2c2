"""Tables of a workbook as values with units, before anything knows of a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo_pa.delivery.cells import GEOMETRY, Plain, cell, harmless, plain, with_id
from geo_pa.model import Column, Result, Rule
from geo_pa.model.common_columns import INDEX
from geo_pa.present import evidence as shown_evidence
from geo_pa.present.columns import columns_of
from geo_pa.present.headings import figure, of_row, places
from geo_pa.terms import is_missing, label

LOCATION_COLUMNS = ("from_location", "to_location")
"""Columns of further tables that hold the id of a location."""


@dataclass(frozen=True)
class Cell:
    """A value for a spreadsheet, the unit it is shown in and its decimals; None is an empty cell."""

    value: Plain | date
    unit: str = ""
    decimals: int = 0


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A table: Dutch headings, and rows of as many cells."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]


def table_grid(result: Result) -> Grid:
    """List the rows of a result with Dutch headings, the unit's id first."""
    grid = _frame_grid(result.table.rename(columns={"reason": "reason_code"}), result)
    rows = zip(result.table.index, grid.rows, strict=True)
    return Grid((INDEX.title, *grid.titles), tuple((_text(plain(unit)), *row) for unit, row in rows))


def detail_grid(result: Result, name: str) -> Grid:
    """List the rows of one of a result's further tables, with the names of the locations they refer to."""
    named = _with_names(with_id(result.details[name]), result.table["name"])
    return _frame_grid(named, result, detail=name)


def totals_grid(result: Result) -> Grid:
    """List the totals with their units."""
    shown = {name: result.answer.total(name) for name in result.totals}
    rows = [
        (Cell(one.title), cell_of(result.totals[name], one), Cell(one.measured_in.more)) for name, one in shown.items()
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


def _frame_grid(frame: pd.DataFrame, result: Result, *, detail: str = "") -> Grid:
    names = [name for name in frame.columns if name != GEOMETRY]
    columns = list(columns_of(result, names, detail).values())
    rows = (dict(zip(names, row, strict=True)) for row in frame[names].itertuples(index=False, name=None))
    return Grid(tuple(one.in_a_file for one in columns), tuple(_row(row, columns) for row in rows))


def _with_names(frame: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Put behind each column of location ids one with their names."""
    columns: dict[str, pd.Series] = {}
    for column in frame.columns:
        columns[column] = frame[column]
        if column in LOCATION_COLUMNS:
            columns[f"{column}_name"] = frame[column].map(names)
    return pd.DataFrame(columns)


def _row(row: Mapping[str, object], columns: Sequence[Column]) -> Row:
    """Write one row; columns of mixed units take the unit of the row."""
    return tuple(cell_of(value, of_row(column, row)) for value, column in zip(row.values(), columns, strict=True))


def cell_of(value: object, column: Column) -> Cell:
    """Write one value of a column as fine as it is read on the screen; what is counted is whole, also among shares."""
    if not isinstance(value, float) or is_missing(value) or column.vocabulary:
        return Cell(cell(value, column), column.unit)
    fine = figure(value, column)
    if column.measured_in.whole and fine.is_integer():
        return Cell(int(fine), column.unit)
    return Cell(fine, column.unit, max(places(value, column), 0))


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
    words = result.answer.said
    other = shown_evidence.rule_value(rule, shown_evidence.as_value(rule, value))
    told = (rule.title, shown_evidence.rule_value(rule), other, unit, str(result.table["name"].get(unit, "")))
    return tuple(map(_text, (*told, label(words, before), label(words, after))))


def _words_grid(table: pd.DataFrame) -> Grid:
    rows = table.itertuples(index=False, name=None)
    return Grid(tuple(table.columns), tuple(tuple(_text(plain(value)) for value in row) for row in rows))


def _text(value: Plain) -> Cell:
    return Cell(harmless(value) if isinstance(value, str) else value)
