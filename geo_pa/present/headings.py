"""The one way in which a value of a column becomes Dutch text, or a figure as fine as it may be read."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.model import Column, Rules, unit_of
from geo_pa.model.column import AT_MOST, UNSAID
from geo_pa.model.units import BY_ROW, SHARE, YEAR
from geo_pa.workspace import DeclaredColumn

UNITS_WORDS = "unit"
"""The vocabulary of a column whose values are codes of units."""

NOT_APPLICABLE = "niet van toepassing"
"""Stands in place of a figure that a row cannot have; not the same as unknown."""


def of_column(declared: DeclaredColumn) -> Column:
    """Return what a layer's column is, as its declaration has it; lengths are shown as fine as they are."""
    fine = AT_MOST if declared.unit == "m" else None
    return Column(declared.title, declared.unit or "", declared.vocabulary or "", decimals=fine)


def held_against(column: Column, rules: Rules) -> Column:
    """Return a column with the values of the rules that it is held against, of those that hold."""
    if not any(norm in rules.by_name for norm in column.norms):
        return column
    held = (
        float(rules.number(norm)) if isinstance(norm, str) and norm in rules.by_name else norm for norm in column.norms
    )
    return replace(column, norms=tuple(held))


def of_row(column: Column, row: Mapping[Any, Any]) -> Column:
    """Return a column as it is in one row, with the unit and the norm that stand in its other columns."""
    if column.unit != BY_ROW and not column.beside:
        return column
    unit = row["unit"] if column.unit == BY_ROW else column.unit
    norm = row[column.beside] if column.beside else None
    norms = column.norms if terms.is_missing(norm) else (*column.norms, float(norm))  # type: ignore[arg-type]  # a figure
    return replace(column, unit="" if terms.is_missing(unit) else str(unit), norms=norms, beside="")


def places(value: float, column: Column) -> int:
    """Return how many decimals a figure of a column has: as many as may be read, or keep it on its side of a norm."""
    norms = (float(norm) for norm in column.norms if not isinstance(norm, str))
    return terms.decimals_apart(float(value), column.finest, norms)


def figure(value: "float | np.integer[Any]", column: Column) -> float:
    """Round a figure to what may be read of it, see :func:`places`."""
    return round(float(value), places(float(value), column))


def figures(frame: pd.DataFrame, columns: Mapping[str, Column]) -> pd.DataFrame:
    """Round the figures with decimals of a frame to what may be read of them; missing stays missing."""
    fine = [name for name in frame.columns if pd.api.types.is_float_dtype(frame[name].dtype)]
    rows = frame.to_dict("records")
    rounded = {name: pd.Series([_figure(row, name, columns[name]) for row in rows], frame.index) for name in fine}
    return frame.assign(**rounded)


def _figure(row: Mapping[Any, Any], name: str, column: Column) -> float | None:
    return None if terms.is_missing(row[name]) else figure(row[name], of_row(column, row))


def word(code: object, column: Column) -> str:
    """Return the Dutch word for a code of a column."""
    return unit_of(str(code)).more if column.vocabulary == UNITS_WORDS else terms.label(column.vocabulary, code)


@lru_cache(maxsize=20_000, typed=True)
def text(value: Hashable, column: Column) -> str:
    """Write one value in Dutch as plain text: a label, or a figure in Dutch notation with its unit."""
    if isinstance(value, str) and value == NOT_APPLICABLE:
        return value
    written = bare_text(value, column)
    if terms.is_missing(value) or not column.unit or column.measured_in.code in UNSAID:
        return written
    counted = float(value) if isinstance(value, int | float | np.integer) else None
    return f"{written} {column.measured_in.behind(counted)}"


def bare_text(value: object, column: Column) -> str:
    """Write one value in Dutch without its unit, for a table whose heading names it."""
    if terms.is_missing(value):
        return terms.UNKNOWN
    if column.vocabulary:
        return word(value, column)
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nee"
    if hasattr(value, "year"):
        return terms.day(value)  # type: ignore[arg-type]  # what has a year is a date
    return value if isinstance(value, str) else _number(value, column)  # type: ignore[arg-type]  # what is left is one


def _number(value: "float | np.integer[Any]", column: Column) -> str:
    unit = column.measured_in.code
    if unit == YEAR:
        return f"{value:.0f}"
    if isinstance(value, int | np.integer) and unit != SHARE:
        return terms.number(int(value))
    fine = figure(value, column)
    if unit == SHARE:
        return terms.percent(fine, terms.MOST_DECIMALS)
    decimals = places(float(value), column) if column.measured_in.fixed else None
    return terms.number(fine, decimals, at_most=terms.MOST_DECIMALS)
