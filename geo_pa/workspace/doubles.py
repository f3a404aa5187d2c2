"""Rows that tell of the same thing: they are used, and a person should know that they are added up."""

from collections.abc import Iterator

import pandas as pd

from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration


def double_notices(frame: pd.DataFrame, declaration: Declaration) -> Iterator[Problem]:
    """Find rows that are the same in all columns that a declaration calls unique; of a closed table only their numbers.

    A missing value is the same as another: two reports without a year are added up like two of one year.
    """
    columns = list(declaration.unique)
    if not columns or not (double := frame[frame.duplicated(columns, keep=False)]).shape[0]:
        return
    groups = [_group(rows, columns, declaration) for _, rows in double.groupby(columns, sort=False, dropna=False)]
    titles = " + ".join(declaration.columns[name].title for name in columns)
    yield Problem(
        wording.place(declaration),
        "Rijen die over hetzelfde gaan, worden bij elkaar opgeteld.",
        wording.listed(groups),
        f"één rij per {titles}",
        "Zijn het delen van één geheel, laat ze dan staan; haal anders de dubbele rij weg.",
        Severity.NOTICE,
    )


def _group(rows: pd.DataFrame, columns: list[str], declaration: Declaration) -> str:
    """Write "P01 en P99 (Domesta, 2023)"; only the row numbers where rows may not be shown."""
    names = rows.index.map(str).tolist()
    together = f"{', '.join(names[:-1])} en {names[-1]}"
    together = together if declaration.key else f"rij {together}"
    if declaration.closed:
        return together
    told = [wording.cell(rows[name].iloc[0], declaration.columns[name]) for name in columns]
    return f"{together} ({', '.join(told)})"
