"""Events laid over what a file holds; the file stays as it is, and what no longer fits is listed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo_pa.changes.events import ROW, Event
from geo_pa.changes.judging import judged
from geo_pa.changes.net import UNKNOWN, Net, net
from geo_pa.changes.values import GEOMETRY, row_ids, written_rows
from geo_pa.crs import RD
from geo_pa.errors import Problem
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.from_schema import column_of
from geo_pa.workspace.reading import Reading


class Reason(StrEnum):
    """Why an event does not fit the source (any more)."""

    NO_LAYER = "no_layer"
    """The layer or table cannot be read, is closed, or nobody knows it."""

    NO_ROW = "no_row"
    """The row is in the source no more."""

    NO_FIELD = "no_field"
    """Nobody knows the column, or it is the number of the row."""

    OTHER_SOURCE = "other_source"
    """The source says something else than when it was changed, and not what it was changed into."""

    ALREADY_THERE = "already_there"
    """The source has the new row by now, in a table without a key: it would be counted twice."""

    NOT_ALLOWED = "not_allowed"
    """The row that it makes cannot be used."""


@dataclass(frozen=True)
class Misfit:
    """An event that does not fit, and why.

    Attributes
    ----------
    event : Event
        The last of the events that changed the field.
    reason : Reason
        Why.
    now : str or None
        What the source says now, as canonical text; None is unknown.
    problems : tuple of Problem
        What is wrong with the row that it makes.
    """

    event: Event
    reason: Reason
    now: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Laid:
    """A layer or table with events laid over it.

    Attributes
    ----------
    reading : Reading
        With the rows as they are after the events.
    ids : Series of str
        How events call each of its rows; on the index of its frame.
    misfits : tuple of Misfit
        Events that changed nothing since they do not fit.
    """

    reading: Reading
    ids: pd.Series
    misfits: tuple[Misfit, ...] = ()


def lay_over(base: Reading, events: Sequence[Event]) -> Laid:
    """Lay events over what a file holds.

    Parameters
    ----------
    base : Reading
        As it was read; not changed.
    events : sequence of Event
        Those of this layer or table, in order.

    Returns
    -------
    Laid
        Cells that no event touches are the very same; rows that events touch are judged as rows of a file are. Where
        the row that events make cannot be used, it stays as the file has it.
    """
    ids = row_ids(base.frame, base.declaration)
    if not events:
        return Laid(base, ids)
    told = net(events)
    wide = _with_columns(base, list(told.fields["field"].unique()))
    touched = _Touched.of(wide, ids, told, events)
    found = judged(wide.declaration, touched.rows, touched.kept_shapes)
    doubled = _doubled(found.made, ids, wide.declaration)
    made = found.made.drop(index=doubled)
    gone = ids.index[ids.isin(told.removed)]
    frame, names = _assembled(wide, ids, gone, _Made(made, touched.changed.loc[made.index]))
    misfits = (
        *touched.misfits,
        *_of_rows(told, events, Reason.ALREADY_THERE, dict.fromkeys(doubled, ())),
        *_of_rows(told, events, Reason.NOT_ALLOWED, found.refused),
    )
    return Laid(replace(wide, frame=frame), names, misfits)


def _with_columns(base: Reading, fields: Sequence[str]) -> Reading:
    """Give a reading the columns that geo_pa knows, that events fill in and that its file lacks."""
    declaration = base.declaration
    lacking = [name for name in fields if name not in declaration.columns and name != GEOMETRY]
    known = {name: column for name in lacking if (column := column_of(declaration.name, name)) is not None}
    if not known:
        return base
    columns = {**declaration.columns, **known}
    unknown = {name: pd.Series(index=base.frame.index, dtype=column.dtype) for name, column in known.items()}
    return replace(
        base,
        frame=base.frame.assign(**unknown),
        declaration=replace(declaration, columns=columns),
        lacking=base.lacking - known.keys(),
    )


@dataclass(frozen=True)
class _Touched:
    """The rows that events touch, by the name that events give them.

    As text with the values that they should get, which cells are changed, and the shapes that stay as they are.
    """

    rows: pd.DataFrame
    changed: pd.DataFrame
    kept_shapes: Mapping[str, BaseGeometry | None]
    misfits: tuple[Misfit, ...]

    @classmethod
    def of(cls, base: Reading, ids: pd.Series, told: Net, events: Sequence[Event]) -> "_Touched":
        fields = told.fields[~told.fields["row"].isin([*told.never, *told.removed])]
        there = ids[ids.isin(fields["row"])]
        names = pd.Index(there, dtype=object)
        known = written_rows(base.frame.loc[there.index]).set_axis(names, axis=0)
        present = {*ids}
        new = [row for row in told.added if row not in present]
        texts = {row: dict(zip(known.columns, cells, strict=True)) for row, *cells in known.itertuples()}
        texts |= {row: dict.fromkeys(known.columns) for row in new}
        misfits = tuple(_fill(texts, fields, base.declaration, events))
        rows = pd.DataFrame.from_dict(texts, orient="index", columns=known.columns, dtype=object)
        changed = rows.fillna(UNKNOWN) != known.reindex(rows.index).fillna(UNKNOWN)
        changed.loc[new] = True
        return cls(rows, changed, dict(_kept_shapes(base, there, changed)), misfits)


def _kept_shapes(base: Reading, there: pd.Series, changed: pd.DataFrame) -> Iterator[tuple[str, BaseGeometry | None]]:
    """Give the shapes of rows of the file in which events change other things only."""
    if isinstance(base.frame, gpd.GeoDataFrame):
        same = ~changed[GEOMETRY].loc[list(there)].to_numpy(dtype=bool)
        yield from zip(there[same], base.frame.geometry.loc[there.index[same]], strict=True)


def _fill(
    texts: dict[str, dict[str, str | None]], fields: pd.DataFrame, declaration: Declaration, events: Sequence[Event]
) -> Iterator[Misfit]:
    """Put in each cell what it should hold, and give the events that do not fit."""
    for row, field, before, after, position in fields.itertuples(index=False, name=None):
        event = events[position]
        if row not in texts:
            yield Misfit(event, Reason.NO_ROW)
        elif field not in texts[row] or field == declaration.key:
            yield Misfit(event, Reason.NO_FIELD)
        else:
            now = UNKNOWN if texts[row][field] is None else texts[row][field]
            if now == before:
                texts[row][field] = None if after == UNKNOWN else after
            elif now != after:
                yield Misfit(event, Reason.OTHER_SOURCE, texts[row][field])


def _doubled(made: pd.DataFrame, ids: pd.Series, declaration: Declaration) -> list[str]:
    """Return the new rows of a table without a key that its file holds by now: counted twice they would be wrong."""
    new = made.loc[~made.index.isin(ids)]
    if declaration.key or new.empty:
        return []
    named = row_ids(new, declaration)
    again = named.str.partition(".")[0].isin(ids) | (named.str.contains(".", regex=False) & bool(declaration.unique))
    return list(new.index[again])


def _of_rows(
    told: Net, events: Sequence[Event], reason: Reason, problems: Mapping[str, tuple[Problem, ...]]
) -> Iterator[Misfit]:
    """Give all that events change of some rows."""
    for row, position in zip(told.fields["row"], told.fields["position"], strict=True):
        if row in problems:
            yield Misfit(events[position], reason, problems=problems[row])
    rows = {event.change.row: event for event in events if event.change.field == ROW and event.change.row in problems}
    for row in told.added:
        if row in rows:
            yield Misfit(rows[row], reason, problems=problems[row])


@dataclass(frozen=True)
class _Made:
    """Rows that events make, by name, and which of their cells are not those of the file."""

    rows: pd.DataFrame
    changed: pd.DataFrame


def _assembled(base: Reading, ids: pd.Series, gone: pd.Index, made: _Made) -> tuple[pd.DataFrame, pd.Series]:
    """Put what events change in the place of what was there, and new rows at the end."""
    there = ids[ids.isin(made.rows.index)]
    frame, names = _with_cells(base.frame, there, made).drop(index=gone), ids.drop(gone)
    new = made.rows.loc[~made.rows.index.isin(ids), list(frame.columns) if len(made.rows) else []]
    if new.empty:
        return frame, names
    index = _new_index(base, list(new.index))
    whole = pd.concat([frame, new.set_axis(index, axis=0)]) if len(frame) else new.set_axis(index, axis=0)
    whole.index.name = frame.index.name
    if isinstance(frame, gpd.GeoDataFrame):
        whole = gpd.GeoDataFrame(whole, geometry=frame.geometry.name, crs=RD)
    return whole, pd.concat([names, pd.Series(list(new.index), index=index, dtype="str")]).set_axis(whole.index)


def _with_cells(frame: pd.DataFrame, there: pd.Series, made: _Made) -> pd.DataFrame:
    """Return a frame with other values in the cells that events change."""
    done = frame.copy()
    for name in frame.columns:
        rows = there[made.changed.loc[there, name].to_numpy(dtype=bool)]
        if len(rows):
            values = done[name].copy()
            values.loc[rows.index] = made.rows.loc[rows, name].array
            done[name] = values
    return done


def _new_index(base: Reading, rows: Sequence[str]) -> pd.Index:
    """Return where new rows stand: by their name, without a key by the numbers after those of the file."""
    if base.declaration.key:
        return pd.Index(list(rows), dtype="str")
    numbers = [*base.frame.index, *base.excluded["id"].astype(int)]
    following = max(numbers, default=0) + 1
    return pd.RangeIndex(following, following + len(rows))
