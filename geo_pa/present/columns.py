"""What the columns and totals of an answer are, held against the values of the rules that it was made with."""

from collections.abc import Iterable

import pandas as pd

from geo_pa.model import Answer, Column, Result
from geo_pa.present.headings import held_against
from geo_pa.registry import find


def answer(analysis: str) -> Answer:
    """Return what a question answers."""
    return find(analysis).answer


def column_of(result: Result, name: str, detail: str = "") -> Column:
    """Return what a column of a result is, or of one of its further tables."""
    return held_against(result.answer.column(name, detail), result.rules)


def columns_of(result: Result, names: Iterable[str], detail: str = "") -> dict[str, Column]:
    """Return what columns of a result are, or of one of its further tables, in the order given."""
    known, rules = result.answer.known(detail), result.rules
    return {name: held_against(known.get(name, Column(name.replace("_", " "))), rules) for name in names}


def shown_columns(result: Result, detail: str = "") -> dict[str, Column]:
    """Return the columns that the page shows of a table, in the order in which they are declared.

    The name and what is said stand first where the declaration gives them no place; a table of which no column is
    declared shows all.
    """
    told = result.answer
    declared = told.table(detail).columns
    names = [name for name, column in declared.items() if column.shown] or list(rows_of(result, detail).columns)
    first = [name for name in ("name", "verdict", "signal") if name in told.known(detail) and name not in declared]
    return columns_of(result, [*first, *(name for name in names if name not in (*first, "geometry"))], detail)


def rows_of(result: Result, detail: str = "") -> pd.DataFrame:
    """Return the rows of a result's own table, or of one of its further tables."""
    return result.details[detail] if detail else result.table
