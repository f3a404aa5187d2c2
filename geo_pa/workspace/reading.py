"""A layer or table as it can be used: read, checked, and with every unusable row accounted for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.crs import RD
from geo_pa.errors import InputError, Problem
from geo_pa.model import no_rows_excluded
from geo_pa.workspace import wording
from geo_pa.workspace.checking import ROW, Checked, check, usable_rows
from geo_pa.workspace.closed_rows import sealed
from geo_pa.workspace.column_names import absent_columns, as_in_file, missing_columns, other_names
from geo_pa.workspace.declaration import Declaration, without
from geo_pa.workspace.doubles import double_notices
from geo_pa.workspace.faults import (
    Reread,
    RowFault,
    RowNames,
    any_fault,
    excluded_rows,
    row_problem,
    unasked_notice,
)
from geo_pa.workspace.files import RawFile, existing_file, read_file
from geo_pa.workspace.remedies import mended_notice
from geo_pa.workspace.totals import PRINTED_TOTAL


@dataclass(frozen=True)
class Reading:
    """What a layer or table holds.

    Attributes
    ----------
    frame : DataFrame or GeoDataFrame
        The usable rows. Index: the key column (str, unique, named as the key, and no column besides), or row numbers
        from 1 named "row" where there is no key. Columns: those declared, in their order; text and category "str",
        integer "Int64", number "float64", boolean "boolean", date "datetime64[s]"; missing is NaN, NA or NaT. Geometry
        in RD metres. Empty for a raster.
    excluded : DataFrame
        One row per unusable row of the file: layer, id (key or row number), reason (code), explanation (Dutch). Frame
        and excluded together are the file. Printed totals stand here too, with reason ``printed_total``: they are no
        data and no fault.
    problems : tuple of Problem
        One per kind of fault and column, and notices.
    declaration : Declaration
        What was asked for.
    undeclared : tuple of str
        Columns of the file that the declaration does not name; they are not read.
    reread : tuple of Reread
        Values that are not taken as they stand in the file: a code for missing, a length that is not that of the line.
    lacking : frozenset of str
        Columns that were declared and that the file does not have; ``declaration`` is without them.
    faults : tuple of RowFault
        What cost rows their place, by position.
    """

    frame: pd.DataFrame
    excluded: pd.DataFrame
    problems: tuple[Problem, ...]
    declaration: Declaration
    undeclared: tuple[str, ...] = ()
    reread: tuple[Reread, ...] = ()
    lacking: frozenset[str] = frozenset()
    faults: tuple[RowFault, ...] = ()

    @property
    def unusable(self) -> int:
        """How many rows were left out because of a fault; a printed total has none."""
        return int((self.excluded["reason"] != PRINTED_TOTAL).sum())

    def has(self, *columns: str) -> bool:
        """Tell whether all these columns are in the frame; the key is not."""
        return set(columns) <= set(self.frame.columns)


Asked = Callable[[str], frozenset[str] | None]
"""Which columns of a layer or table some question reads; None where that is not known, and every column counts."""


def every_column(_: str) -> None:
    """Let a fault in any column cost its row."""


def read_declared(declaration: Declaration, asked: Asked = every_column) -> Reading:
    """Read a layer or table and check all that its declaration says; raise InputError where it cannot be used at all.

    A fault in a column that no question asks for is a notice and costs no row.
    """
    if declaration.geometry == "raster":
        from geo_pa.workspace.raster import check_raster  # noqa: PLC0415  # rasterio loads slowly

        raster = check_raster(existing_file(declaration), declaration)
        return Reading(pd.DataFrame(), no_rows_excluded(), raster.notices, declaration, reread=raster.reread)
    return read_raw(read_file(declaration), declaration, asked)


def read_raw(
    file: RawFile, declaration: Declaration, asked: Asked = every_column, *, may_be_nothing: bool = False
) -> Reading:
    """Check raw rows, such as those of a file, against all that a declaration says.

    Parameters
    ----------
    file : RawFile
        Rows with the columns that the declaration names as their sources.
    declaration : Declaration
        Of a layer or table, no raster.
    asked : callable
        As in :func:`read_declared`.
    may_be_nothing : bool
        Give a reading also where no row can be used: for rows that come one by one.

    Raises
    ------
    InputError
        The rows cannot be told apart, placed, or shown to anybody, or none can be used.
    """
    claimed = as_in_file(declaration, file.frame)
    absent = absent_columns(file.frame, claimed)
    sound = without(claimed, absent)
    checked = _used_without(check(file, sound), sound, asked)
    where, names = wording.place(sound), RowNames(None if sound.closed else checked.keys)
    faulty = tuple(row_problem(fault, where, names) for fault in checked.faults if fault.reason != PRINTED_TOTAL)
    mended = (mended_notice(fault, where, names) for fault in checked.mended)
    reread = tuple(one.without_values() if sound.closed else one for one in checked.reread)
    lacking = sealed(missing_columns(file.frame, absent, claimed), declaration)
    named = sealed(other_names(file.frame, declaration, claimed), declaration)
    refused = (*checked.unusable, *(() if may_be_nothing else _nothing_usable(checked, declaration)))
    unasked = (unasked_notice(fault, where, names) for fault in checked.unasked)
    reasons = (*lacking, *refused, *faulty, *unasked, *file.notices, *named, *checked.notices, *mended)
    problems = (*reasons, *(one.notice(where) for one in reread))
    if refused or absent & claimed.essential:
        raise InputError(problems)
    frame = usable_rows(checked, sound)
    return Reading(
        frame=frame,
        excluded=excluded_rows(checked.faults, sound.name, names),
        problems=(*problems, *double_notices(frame, sound)),
        declaration=sound,
        undeclared=_undeclared(file.frame, claimed),
        reread=reread,
        lacking=absent,
        faults=checked.faults,
    )


def no_rows(declaration: Declaration) -> Reading:
    """Return the reading of a layer or table of which there is no file: its columns, and no rows."""
    columns = {name: pd.Series(dtype=column.dtype) for name, column in declaration.columns.items()}
    index = (
        pd.Index([], dtype="str", name=declaration.key) if declaration.key else pd.Index([], dtype="int64", name=ROW)
    )
    frame = pd.DataFrame({name: one for name, one in columns.items() if name != declaration.key}, index=index)
    shaped = gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(crs=RD), crs=RD) if declaration.has_geometry else frame
    return Reading(shaped, no_rows_excluded(), (), declaration)


def without_rows(reading: Reading) -> Reading:
    """Return a reading with none of its rows; itself where it has none."""
    return reading if reading.frame.empty else replace(reading, frame=reading.frame.iloc[:0])


@dataclass(frozen=True)
class Judged:
    """What a file holds, and all that is wrong with its rows.

    Attributes
    ----------
    frame : DataFrame or GeoDataFrame
        The usable rows, as of a :class:`Reading`.
    faults : tuple of RowFault
        Why the others are not, row by row; printed totals, which are no data, among them.
    notices : tuple of Problem
        What a person should know of rows that are used.
    declaration : Declaration
        With the columns that the file has.
    """

    frame: pd.DataFrame
    faults: tuple[RowFault, ...]
    notices: tuple[Problem, ...]
    declaration: Declaration


def judge_rows(declaration: Declaration) -> Judged:
    """Read a layer or table as :func:`read_declared` does, and say of each row what is wrong with it.

    No row, or none that can be used, is no reason to refuse it; raise InputError where nothing of it can be read.
    """
    file = read_file(declaration)
    claimed = as_in_file(declaration, file.frame)
    sound = without(claimed, absent_columns(file.frame, claimed))
    checked = check(file, sound)
    if checked.unusable:
        raise InputError(checked.unusable)
    where, names = wording.place(sound), RowNames(checked.keys)
    told = (
        *(mended_notice(fault, where, names) for fault in checked.mended),
        *(one.notice(where) for one in checked.reread),
    )
    return Judged(usable_rows(checked, sound), checked.faults, (*file.notices, *checked.notices, *told), sound)


def _nothing_usable(checked: Checked, declaration: Declaration) -> Iterator[Problem]:
    """Refuse a file of which no row can be used: an answer on nothing would look like an answer on an empty layer."""
    faulty = [fault for fault in checked.faults if fault.reason != PRINTED_TOTAL]
    if faulty and any_fault(checked.faults, checked.count).all():
        yield Problem(
            wording.place(declaration),
            "Geen enkele rij is te gebruiken; de hele laag of tabel telt niet mee.",
            f"{terms.plural(checked.count, 'rij', 'rijen')} met een fout",
            "een of meer rijen zonder fout",
            "Verbeter het bestand zoals bij de fouten van de rijen staat, of kies het goede bestand.",
        )


def _used_without(checked: Checked, declaration: Declaration, asked: Asked) -> Checked:
    """Set the faults apart that lie in columns that no question reads: their cells are unknown, and their rows used."""
    needed = asked(declaration.name) if any(fault.columns for fault in checked.faults) else None
    if needed is None:
        return checked
    needed |= declaration.essential
    apart = [bool(fault.columns) and needed.isdisjoint(fault.columns) for fault in checked.faults]
    kept, unasked = (
        tuple(fault for fault, one in zip(checked.faults, apart, strict=True) if one is wanted)
        for wanted in (False, True)
    )
    return replace(checked, faults=kept, unasked=unasked)


def _undeclared(raw: pd.DataFrame, declaration: Declaration) -> tuple[str, ...]:
    sources = {column.source for column in declaration.columns.values()}
    return tuple(str(name) for name in raw.columns if name and name not in sources and name != "geometry")
