"""What would change: rows of a file held against those of the workspace, cell by cell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.changes import PRESENT, ROW, Change
from geo_pa.changes.values import written
from geo_pa.engine import Session
from geo_pa.engine.editing import ids, new_id
from geo_pa.engine.seen_rows import seen_rows
from geo_pa.model import MUNICIPALITY, Reader
from geo_pa.schema import SCHEMA

SHAPE = "geometry"

SAME_PLACE = 0.02
"""Metres: a shape that lies so near is the same one. GeoJSON in degrees moves a corner up to 7 mm."""

SAME_FIGURE = 1e-9
"""As a part of the figure: some files write numbers in fifteen decimals."""

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Counts:
    """How much a file changes, for who decides on it.

    Attributes
    ----------
    cells, rows : int
        Values that become another, and the rows in which they are.
    unknown : int
        Of those values, how many are known now and become unknown.
    new : int
        Rows that are not there yet.
    same : int
        Rows of the file in which nothing differs.
    not_in_file : int
        Rows of the workspace that the file does not have; nothing happens to them.
    """

    cells: int
    rows: int
    unknown: int
    new: int
    same: int
    not_in_file: int


def differences(
    session: Session, layer: str, rows: pd.DataFrame, *, viewer: Reader = MUNICIPALITY
) -> tuple[Change, ...]:
    """Return what would change if rows went in.

    Parameters
    ----------
    session : Session
        The rows as they stand.
    layer : str
        Stem of the declaration.
    rows : DataFrame or GeoDataFrame
        As of an :class:`~geo_pa.intake.reading.Intake`.
    viewer : Reader
        Who looks: against rows that this reader may not see nothing is held.

    Returns
    -------
    tuple of Change
        In the order of the rows. Only values that differ; of a row with a new key that it is there, and its known
        values. Columns that the rows lack change nothing, and neither do rows that are only in the workspace.

    Raises
    ------
    InputError
        The layer is not declared or cannot be used.
    """
    now = seen_rows(session, layer, viewer)
    aligned = known_rows(session, layer, rows, viewer=viewer)
    return tuple(_changes(layer, now, aligned, _names(session, layer, aligned)))


def _names(session: Session, layer: str, rows: pd.DataFrame) -> list[str]:
    """Return how events call each row: by its key, else as it is known, or by a new number that nobody else gives."""
    if SCHEMA[layer].key:
        return list(map(str, rows.index))
    known = ids(session, layer)
    return [str(known[row]) if row in known.index else new_id() for row in rows.index]


def known_rows(session: Session, layer: str, rows: pd.DataFrame, *, viewer: Reader = MUNICIPALITY) -> pd.DataFrame:
    """Return rows with the index of the workspace: their key, or the number of the row that is about the same.

    In a table without a key a row is another's by the columns that together tell rows apart; one that is nobody's gets
    the next number.
    """
    if SCHEMA[layer].key:
        return rows
    unique, now = list(SCHEMA[layer].unique), seen_rows(session, layer, viewer)
    every = session.layer(layer)
    there = {told: name for name, told in _told(now, unique).items()}
    last = max((*map(int, every.index), *map(int, session.workspace.read(layer, ()).excluded["id"])), default=0)
    new = iter(range(last + 1, last + 1 + len(rows)))
    index = [there[told] if told in there else next(new) for told in _told(rows, unique).values()]
    return rows.set_axis(pd.Index(index, name=now.index.name), axis=0)


def _told(frame: pd.DataFrame, unique: list[str]) -> dict[object, tuple[str | None, ...]]:
    """Return per row the values that tell it from others, as text."""
    columns = [written(frame[name]).tolist() for name in unique]
    return dict(zip(frame.index, zip(*columns, strict=True), strict=True))


def _changes(layer: str, now: pd.DataFrame, rows: pd.DataFrame, keys: list[str]) -> Iterator[Change]:
    names = [name for name in rows.columns if name in now.columns]
    there = rows.index.isin(now.index)
    before = now.reindex(rows.index) if len(now) else now
    old = {name: _texts(before, name, len(rows)) for name in names}
    new = {name: _texts(rows, name, len(rows)) for name in names}
    differs = {name: _differs(before, rows, name, (old[name], new[name])) for name in names}
    for at, key in enumerate(keys):
        if not there[at]:
            yield Change(layer, key, ROW, None, PRESENT)
        for name in names:
            if differs[name][at]:
                yield Change(layer, key, name, old[name][at], new[name][at])


def _texts(frame: pd.DataFrame, name: str, count: int) -> Texts:
    return written(frame[name]).to_numpy() if len(frame) else np.full(count, None, dtype=object)


def _differs(before: pd.DataFrame, rows: pd.DataFrame, name: str, texts: tuple[Texts, Texts]) -> npt.NDArray[np.bool_]:
    """Tell which values are another, and not the same one written with another rounding."""
    old, new = texts
    other = np.array([one != two for one, two in zip(old, new, strict=True)], dtype=np.bool_)
    both = np.flatnonzero(other & (old != None) & (new != None))  # noqa: E711  # element by element
    if not len(both):
        return other
    if name == SHAPE:
        other[both] &= ~_same_place(before[name].to_numpy()[both], rows[name].to_numpy()[both])
    elif pd.api.types.is_float_dtype(rows[name].dtype):
        other[both] &= ~np.isclose(old[both].astype(float), new[both].astype(float), rtol=SAME_FIGURE, atol=0)
    return other


def _same_place(old: Texts, new: Texts) -> npt.NDArray[np.bool_]:
    """Tell which shapes lie within a hair of each other: no point of either, corner or hole, further from the other."""
    near = shapely.hausdorff_distance(old, new) <= SAME_PLACE
    return np.asarray(near & (shapely.get_dimensions(old) == shapely.get_dimensions(new)), dtype=np.bool_)


def counted(changes: tuple[Change, ...], good: int, not_in_file: int) -> Counts:
    """Count what would change, among so many good rows of a file."""
    new = {change.row for change in changes if change.field == ROW}
    cells = [change for change in changes if change.row not in new]
    changed = {change.row for change in cells}
    unknown = sum(change.after is None for change in cells)
    return Counts(len(cells), len(changed), unknown, len(new), good - len(changed) - len(new), not_in_file)


def only_there(now: pd.DataFrame, named: Iterable[object]) -> int:
    """Count the rows of the workspace that a file does not name, be it in a row that waits."""
    return len(set(map(str, now.index)) - set(map(str, named)))


def without_unknown(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Leave out the changes that would make a known value unknown: an empty cell may be one that nobody filled in."""
    return tuple(change for change in changes if change.after is not None)
