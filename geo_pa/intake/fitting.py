"""Whether rows of a file still fit once they stand among those of the workspace."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from geo_pa.intake.differences import SHAPE
from geo_pa.intake.fixes import Fix, Rows, fixes
from geo_pa.intake.matching import Match
from geo_pa.intake.reading import Intake
from geo_pa.intake.table import Table
from geo_pa.schema import SCHEMA
from geo_pa.workspace import DeclaredColumn, Reading, wording
from geo_pa.workspace.faults import RowFault
from geo_pa.workspace.sums import sum_faults

NOT_FILLED, UNUSABLE, UNSEEN = "new_row_without_value", "row_has_a_fault", "row_not_seen"


def fitting(intake: Intake, table: Table, reading: Reading, now: pd.DataFrame) -> Intake:
    """Set the rows apart that are good by themselves and would not be in the workspace.

    Parameters
    ----------
    intake : Intake
        What the file brings, its rows with the index of the workspace.
    table : Table
        Where they stand in the file.
    reading : Reading
        The layer as the workspace read it: rows that it could not use are mended in its own file first.
    now : DataFrame or GeoDataFrame
        Its rows as they stand.

    Returns
    -------
    Intake
        With further fixes: parts that no longer make up a total that the file lacks (or the other way about), and new
        rows without a value that must be there.
    """
    return _apart(intake, table, (*_not_usable(intake, reading), *_not_filled(intake, now), *_sums(intake, now)))


def only_seen(intake: Intake, table: Table, now: pd.DataFrame) -> Intake:
    """Set the rows apart that a reader does not see in the workspace.

    One who may not see all cannot tell a number that is not there from one that is not for him, and neither may the
    answer: both wait with the same words, before anything else is said of them.

    Parameters
    ----------
    intake : Intake
        What the file brings, its rows with the index of the workspace.
    table : Table
        Where they stand in the file.
    now : DataFrame or GeoDataFrame
        The rows that this reader sees.
    """
    title = SCHEMA[intake.match.layer].title
    unseen = ~intake.rows.index.isin(now.index)
    fault = RowFault(
        UNSEEN,
        "de hele rij",
        "een rij die u niet ziet: zij is er niet, of niet voor u",
        f"een rij die u ziet in {title}",
        "Maak een nieuwe rij in de tabel of op de kaart, of laat de gemeente dit bestand inbrengen.",
    )
    return _apart(intake, table, (fault.at(np.asarray(unseen), lambda row: f"'{_name(intake, row)}'"),))


def _name(intake: Intake, row: int) -> str:
    """Return what a row is called by: its key, or what tells it from others."""
    known = SCHEMA[intake.match.layer]
    if known.key:
        return str(intake.rows.index[row])
    return ", ".join(str(intake.rows[name].iloc[row]) for name in known.unique)


def _apart(intake: Intake, table: Table, faults: Iterable[RowFault]) -> Intake:
    """Let the rows wait that have a fault."""
    positions = _positions(intake, table)
    found = [_at(fault, positions) for fault in faults if len(fault.rows)]
    if not found:
        return intake
    bad = np.isin(positions, np.concatenate([fault.rows for fault in found]))
    rows = Rows(table, _raw_keys(intake.match, table), columns_of(intake.match))
    told = sorted((*intake.fixes, *fixes(found, rows)), key=lambda one: (one.row, one.column))
    return replace(intake, rows=intake.rows[~bad], fixes=tuple[Fix, ...](told))


def columns_of(match: Match) -> Mapping[str, DeclaredColumn]:
    """Return the columns of our layer as the file calls them; those that it lacks by our name."""
    fields = SCHEMA[match.layer].fields
    sources = {name: str(match.blocks.get(name, {}).get("source", name)) for name in fields}
    return {name: DeclaredColumn(**vars(field), name=name, source=sources[name]) for name, field in fields.items()}


def _raw_keys(match: Match, table: Table) -> pd.Series | None:
    key = SCHEMA[match.layer].key
    return table.cells(match.blocks[key]["source"]) if key else None


def _positions(intake: Intake, table: Table) -> np.ndarray:
    """Return the position in the file of each good row."""
    waiting = {one.row for one in intake.fixes}
    keys = _raw_keys(intake.match, table)
    if keys is None:
        there = {table.number(at): at for at in range(len(table.raw))}
        return np.array(
            [at for number, at in there.items() if number not in waiting][: len(intake.rows)], dtype=np.intp
        )
    by_key = {str(key): at for at, key in enumerate(keys) if table.number(at) not in waiting}
    return np.array([by_key[str(key)] for key in intake.rows.index], dtype=np.intp)


def _at(fault: RowFault, positions: np.ndarray) -> RowFault:
    return replace(fault, rows=positions[fault.rows])


def _not_usable(intake: Intake, reading: Reading) -> Iterator[RowFault]:
    """Find rows that stand in the workspace with a fault; without a key nothing says that they are the same."""
    if not SCHEMA[intake.match.layer].key:
        return
    bad = intake.rows.index.astype(str).isin(reading.excluded["id"].astype(str))
    fault = RowFault(
        UNUSABLE,
        "de hele rij",
        "een rij die in het eigen bestand een fout heeft",
        "een rij die daar te gebruiken is",
        "Verbeter de rij in het eigen bestand; 'geo-pa check' zegt wat eraan mankeert.",
    )
    yield fault.at(np.asarray(bad), lambda row: f"'{intake.rows.index[row]}'")


def _not_filled(intake: Intake, now: pd.DataFrame) -> Iterator[RowFault]:
    """Find new rows without a value that each row must have, in columns that the file does not have."""
    known = SCHEMA[intake.match.layer]
    lacking = [
        name for name, one in known.fields.items() if one.required and name not in {*intake.rows.columns, known.key}
    ]
    new = ~intake.rows.index.isin(now.index)
    for name in lacking:
        title = known.fields[name].title
        action = f"Voeg een kolom {title} toe aan het bestand, of voeg deze rij op een andere manier toe."
        what = "een nieuwe rij zonder een waarde die er moet zijn"
        yield RowFault(NOT_FILLED, title, what, "een waarde", action).at(np.asarray(new), lambda _: wording.EMPTY)


def _sums(intake: Intake, now: pd.DataFrame) -> Iterator[RowFault]:
    """Find rows whose parts no longer make up their total, where the file has only some of these columns."""
    rows, match = intake.rows, intake.match
    rules = [
        rule for rule in SCHEMA[match.layer].sums if 0 < len({*rule.columns} & {*rows.columns}) < len(rule.columns)
    ]
    there = now.reindex(rows.index)
    values = {name: rows[name] if name in rows.columns else there[name] for rule in rules for name in rule.columns}
    yield from sum_faults(values, columns_of(match), rules)


def shapeless(intake: Intake, now: pd.DataFrame) -> int:
    """Count the new rows that have no place on the map yet."""
    if SCHEMA[intake.match.layer].geometry == "none" or SHAPE in intake.rows.columns:
        return 0
    return int((~intake.rows.index.isin(now.index)).sum())
