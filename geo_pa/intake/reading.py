"""Rows of a file that was taken in, read by the reader of the workspace: what can go in, and what is to be mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.changes.values import written
from geo_pa.errors import InputError, Problem
from geo_pa.intake.fixes import Fix, Rows, fixes
from geo_pa.intake.matching import Match
from geo_pa.intake.table import Table
from geo_pa.schema import SCHEMA
from geo_pa.workspace import wording
from geo_pa.workspace.faults import RowFault
from geo_pa.workspace.loading import declared
from geo_pa.workspace.reading import Judged, judge_rows
from geo_pa.workspace.values import as_text

DOUBLE = "duplicate_key"


@dataclass(frozen=True)
class Intake:
    """What a file brings.

    Attributes
    ----------
    match : Match
        How its columns were read.
    rows : DataFrame or GeoDataFrame
        The rows that are good. Index: the key as text where the layer has one, else the number in the file. Columns:
        those of the match, with the types of the workspace, and shapes in RD metres where the file has them.
    fixes : tuple of Fix
        All that is wrong with the others.
    notices : tuple of Problem
        What a person should know.
    count : int
        How many rows the file has.
    """

    match: Match
    rows: pd.DataFrame
    fixes: tuple[Fix, ...]
    notices: tuple[Problem, ...]
    count: int

    @property
    def waiting(self) -> int:
        """How many rows wait for being mended."""
        return len({one.row for one in self.fixes})


def read_rows(table: Table, match: Match, *, totals: Iterable[Mapping[str, Any]] = ()) -> Intake:
    """Read the rows of a table as those of the workspace are read.

    Parameters
    ----------
    table : Table
        Where they stand.
    match : Match
        Which columns are which.
    totals : iterable of mapping
        How rows are marked that hold a total, as in a declaration.

    Raises
    ------
    InputError
        Nothing can be read: no column that tells rows apart, no shapes where the file should have them, or shapes in
        an unknown place.
    """
    require_key(table, match)
    try:
        judged = judge_rows(declared(in_memory(table, match, totals), table.taken.folder / f"{match.layer}.toml"))
    except InputError as error:
        raise InputError([_named(problem, table) for problem in error.problems]) from error
    return _with_keys(judged, table, match)


def in_memory(table: Table, match: Match, totals: Iterable[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return what a declaration of the table would say; rows have no key there, so that each is judged by itself."""
    there = set(table.columns) - {str(block["source"]) for block in match.blocks.values()}
    leave_out = [name for name in SCHEMA[match.layer].fields if name in there and name not in match.blocks]
    said = {"file": table.file, "layer": table.layer, "key": "", "geometry": table.geometry, "leave_out": leave_out}
    about = {"source": {"publisher": "", "title": table.name}, "printed_totals": [*totals]}
    return {**said, **({"crs": table.crs} if table.crs else {}), **about, "columns": dict(match.blocks)}


def require_key(table: Table, match: Match) -> None:
    """Refuse a file without the columns that tell which row is which."""
    known = SCHEMA[match.layer]
    needed = (known.key,) if known.key else known.unique
    if lacking := [known.fields[name].title for name in needed if name not in match.blocks]:
        what = "Zonder deze kolom is niet te zien welke rij welke is."
        first = next(name for name in needed if name not in match.blocks)
        action = f'Wijs haar aan, met --match "kolom={first}", of voeg haar toe aan het bestand.'
        free = [one.column for one in match.suggestions if not one.sure]
        found = f"niet herkend: {wording.words(free)}"
        raise InputError(Problem(table.name, what, found, f"een kolom {wording.words(lacking)}", action))


def _named(problem: Problem, table: Table) -> Problem:
    """Call the file as its user does."""
    return replace(problem, where=problem.where.replace(f"({table.file})", f"({table.name})"))


def _with_keys(judged: Judged, table: Table, match: Match) -> Intake:
    """Give each row its key, and set the rows apart that are about the same."""
    known, columns = SCHEMA[match.layer], judged.declaration.columns
    names = [known.key] if known.key else list(known.unique)
    doubles = _doubles(judged.frame, names, table)
    frame = judged.frame.drop(index=[position + 1 for fault in doubles for position in fault.rows])
    raw_keys = table.cells(columns[known.key].source) if known.key else None
    found = fixes((*judged.faults, *doubles), Rows(table, raw_keys, columns))
    notices = (*table.notices, *(_named(problem, table) for problem in judged.notices))
    return Intake(match, _by_key(frame, known.key, table), found, notices, len(table.raw))


def _by_key(frame: pd.DataFrame, key: str, table: Table) -> pd.DataFrame:
    if not key:
        return frame.set_axis(pd.Index([table.number(row - 1) for row in frame.index], name=frame.index.name), axis=0)
    return frame.set_axis(pd.Index(as_text(frame[key]), dtype="str", name=key), axis=0).drop(columns=key)


def _doubles(frame: pd.DataFrame, names: list[str], table: Table) -> tuple[RowFault, ...]:
    """Find the usable rows that are about the same as another."""
    told = pd.DataFrame({name: written(frame[name]) for name in names})
    twice = told[told.duplicated(keep=False).to_numpy()]
    if twice.empty:
        return ()
    found = tuple(", ".join(f"'{value}'" for value in row) for row in twice.itertuples(index=False))
    action = "Geef elke rij een eigen nummer, of haal dubbele rijen weg."
    positions = (twice.index - 1).to_numpy(dtype=np.intp)
    expected = "elk nummer één keer" if len(names) == 1 else "elke rij over iets anders"
    return (
        RowFault(
            DOUBLE, table.name, "een rij die er twee keer staat", expected, action, positions, found, tuple(names)
        ),
    )
