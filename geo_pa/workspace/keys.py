"""The key of a layer or table: one per row, none empty, none twice."""

from collections.abc import Iterator, Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import Mask, RowNames
from geo_pa.workspace.values import as_text


def read_keys(raw: pd.DataFrame, values: Mapping[str, pd.Series], declaration: Declaration) -> pd.Series | None:
    """Return the key of each row as text, missing where the file has none; None where no key can be read."""
    if declaration.key not in values:
        return None
    column = declaration.columns[declaration.key]
    read, written = as_text(values[column.name]), as_text(raw[column.source])
    return read.where(read.notna(), written.mask(written.isin(column.missing)))


def key_problems(keys: pd.Series | None, rows: Mask, declaration: Declaration) -> Iterator[Problem]:
    """Find empty and duplicate keys among the rows of a mask."""
    if keys is None:
        return
    where = f"{wording.place(declaration)}, {wording.subject(declaration.columns[declaration.key])}"
    considered = keys[rows]
    empty = considered.index[considered.isna()]
    if len(empty):
        found = wording.listed([RowNames().name(row) for row in empty])
        action = "Geef deze rijen een nummer; zonder nummer is een rij niet terug te vinden."
        yield Problem(
            where,
            f"{terms.plural(len(empty), 'rij heeft', 'rijen hebben')} geen nummer.",
            found,
            "in elke rij een nummer",
            action,
        )
    double = considered[considered.duplicated(keep=False) & considered.notna()]
    if len(double):
        found = wording.listed([_rows_of(key, rows) for key, rows in double.groupby(double, sort=False).groups.items()])
        action = "Geef elke rij een eigen nummer, of haal dubbele rijen weg."
        yield Problem(where, "Een nummer komt meer dan één keer voor.", found, "elk nummer één keer", action)


def _rows_of(key: object, rows: pd.Index) -> str:
    numbers = [terms.number(row + 1) for row in rows]
    return f"'{key}' in rij {', '.join(numbers[:-1])} en {numbers[-1]}"
