"""The rows of a file held against all that its declaration says, before the unusable ones leave."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.crs import RD
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.closed_rows import sealed, sealed_faults
from geo_pa.workspace.columns import ReadColumns, read_columns
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.faults import (
    Reread,
    RowFault,
    any_fault,
    told_once,
)
from geo_pa.workspace.files import RawFile
from geo_pa.workspace.geometry import ReadGeometry, read_geometry
from geo_pa.workspace.keys import key_problems, read_keys
from geo_pa.workspace.lengths import believable
from geo_pa.workspace.rereading import impossible_split
from geo_pa.workspace.sums import sum_faults, without_impossible_splits
from geo_pa.workspace.totals import printed_rows, printed_total_notices, set_apart
from geo_pa.workspace.undeclared_totals import undeclared_totals

ROW = "row"
"""Name of the index of a table without a key: row numbers in the file, from 1."""


@dataclass(frozen=True)
class Checked:
    """All that was found out about the rows of a file, before the unusable ones leave."""

    count: int
    columns: Mapping[str, pd.Series]
    shapes: gpd.GeoSeries | None
    keys: pd.Series | None
    faults: tuple[RowFault, ...]
    unusable: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    mended: tuple[RowFault, ...]
    reread: tuple[Reread, ...] = ()
    unasked: tuple[RowFault, ...] = ()


def check(file: RawFile, declaration: Declaration) -> Checked:
    """Find out all about the rows of a file, usable or not."""
    raw = pd.DataFrame(file.frame)
    read = read_columns(raw, _without_required_key(declaration))
    geometry = read_geometry(file.frame, declaration) if declaration.has_geometry else ReadGeometry(None)
    keys = read_keys(raw, read.series, declaration)
    printed = printed_rows(raw, declaration)
    totals_told = tuple(undeclared_totals(raw, declaration, printed))
    rows = ~printed & ~any_fault((*file.faults, *totals_told), len(raw))
    values, rereads = _possible(read, declaration)
    values, sizes = believable(values, geometry.placed, declaration)
    sums = sum_faults(values, declaration.columns, declaration.sums, read.faulty)
    # What is printed of a closed table tells of its rows.
    totals = () if declaration.closed else printed_total_notices(raw, read.series, declaration)
    of_rows = [fault.within(rows) for fault in (*read.faults, *geometry.faults, *sums)]
    faults = (*file.faults, set_apart(declaration, printed), *totals_told, *of_rows)
    return Checked(
        count=len(raw),
        columns=values,
        shapes=geometry.shapes,
        keys=keys,
        faults=sealed_faults(told_once(fault for fault in faults if len(fault.rows)), declaration),
        unusable=sealed((*geometry.problems, *key_problems(keys, rows, declaration)), declaration),
        notices=(*_no_rows(raw, declaration), *totals),
        mended=tuple(fault for fault in (each.within(rows) for each in geometry.mended) if len(fault.rows)),
        reread=(*rereads, *sizes),
    )


def _possible(read: ReadColumns, declaration: Declaration) -> tuple[Mapping[str, pd.Series], tuple[Reread, ...]]:
    """Return the columns without divisions that cannot be, and all that is not taken as it stands in the file."""
    values, spoiled = without_impossible_splits(read.series, declaration.sums, read.impossible)
    splits = (impossible_split(rule, declaration.columns, int(rows.sum())) for rule, rows in spoiled.items())
    return values, (*read.reread, *splits)


def _without_required_key(declaration: Declaration) -> list[DeclaredColumn]:
    """Return the columns to read; an empty key is a fault of the layer and not of the row."""
    columns = declaration.columns.values()
    return [replace(column, required=False) if column.name == declaration.key else column for column in columns]


def _no_rows(raw: pd.DataFrame, declaration: Declaration) -> tuple[Problem, ...]:
    if len(raw):
        return ()
    where, action = wording.place(declaration), "Kijk of dit klopt."
    return (Problem(where, "Het bestand heeft geen rijen.", "0 rijen", "een of meer rijen", action, Severity.NOTICE),)


def usable_rows(checked: Checked, declaration: Declaration) -> pd.DataFrame:
    """Return the rows without a fault, by their key, or by their number in the file."""
    good = ~any_fault(checked.faults, checked.count)
    frame = pd.DataFrame(dict(checked.columns), index=pd.RangeIndex(checked.count))[good]
    if checked.keys is None:
        frame.index = pd.Index(np.flatnonzero(good) + 1, name=ROW)
    else:
        frame.index = pd.Index(checked.keys[good], dtype="str", name=declaration.key)
        frame = frame.drop(columns=declaration.key)
    if checked.shapes is None:
        return frame
    return gpd.GeoDataFrame(frame, geometry=checked.shapes[good].array, crs=RD)
