"""Events laid over what a file holds; the file stays as it is, and what no longer fits is listed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

import geopandas as gpd
import pandas as pd
import shapely

from geo_pa.changes.events import ROW, Event
from geo_pa.changes.net import UNKNOWN, Net, net
from geo_pa.changes.values import GEOMETRY, row_ids, written_rows
from geo_pa.crs import RD
from geo_pa.errors import InputError, Problem
from geo_pa.workspace.declaration import Declaration, in_our_words
from geo_pa.workspace.files import RawFile
from geo_pa.workspace.from_schema import column_of
from geo_pa.workspace.reading import ROW as NUMBERED
from geo_pa.workspace.reading import Reading, read_raw


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
        Rows that no event touches are the very same; others are judged as rows of a file are. Where the row that
        events make cannot be used, it stays as the file has it.
    """
    ids = row_ids(base.frame, base.declaration)
    if not events:
        return Laid(base, ids)
    told = net(events)
    wide = _with_columns(base, list(told.fields["field"].unique()))
    touched = _Touched.of(wide, ids, told, events)
    made, refused = _read(wide.declaration, touched.rows)
    good = touched.rows.index[~touched.rows.index.isin(list(refused))]
    gone = ids.index[ids.isin([*told.removed, *good])]
    frame, names = _assembled(wide.frame, ids, gone, made, good)
    reading = replace(wide, frame=frame)
    return Laid(reading, names, (*touched.misfits, *_not_allowed(told, events, refused)))


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
    """The rows that events touch, as text with the values that they should get, by the name that events give them."""

    rows: pd.DataFrame
    misfits: tuple[Misfit, ...]

    @classmethod
    def of(cls, base: Reading, ids: pd.Series, told: Net, events: Sequence[Event]) -> "_Touched":
        fields = told.fields[~told.fields["row"].isin([*told.never, *told.removed])]
        there = ids[ids.isin(fields["row"])]
        known = written_rows(base.frame.loc[there.index]).set_axis(pd.Index(there, dtype=object), axis=0)
        new = [row for row in told.added if row not in set(ids)]
        texts = {row: dict(zip(known.columns, cells, strict=True)) for row, *cells in known.itertuples()}
        texts |= {row: dict.fromkeys(known.columns) for row in new}
        misfits = tuple(_fill(texts, fields, base.declaration, events))
        return cls(pd.DataFrame.from_dict(texts, orient="index", columns=known.columns, dtype=object), misfits)


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


def _read(declaration: Declaration, rows: pd.DataFrame) -> tuple[pd.DataFrame, Mapping[str, tuple[Problem, ...]]]:
    """Judge rows as those of a file; return those that can be used, by name, and what is wrong with each other row."""
    if rows.empty:
        return pd.DataFrame(), {}
    plain = in_our_words(declaration)
    raw = rows.reset_index(drop=True)
    if declaration.key:
        raw = raw.assign(**{declaration.key: list(rows.index)})
    try:
        reading = read_raw(RawFile(_with_shapes(raw, declaration)), plain, may_be_nothing=True)
    except InputError as error:
        return pd.DataFrame(), dict.fromkeys(rows.index, error.problems)
    refused = _problems(reading, list(rows.index))
    used = [row for row in rows.index if row not in refused]
    return reading.frame.set_axis(pd.Index(used, dtype="str"), axis=0), refused


def _with_shapes(raw: pd.DataFrame, declaration: Declaration) -> pd.DataFrame:
    if not declaration.has_geometry:
        return raw
    shapes = shapely.from_wkt(raw[GEOMETRY].to_numpy(), on_invalid="ignore")
    return gpd.GeoDataFrame(raw.drop(columns=GEOMETRY), geometry=shapes, crs=RD)


def _problems(reading: Reading, names: Sequence[str]) -> dict[str, tuple[Problem, ...]]:
    """Return by row what is wrong with it, each fault with the column in the words of a planner."""
    found: dict[str, tuple[Problem, ...]] = {}
    for fault in reading.faults:
        titles = [reading.declaration.columns[name].title for name in fault.columns]
        for position, value in zip(fault.rows.tolist(), fault.found, strict=True):
            row = names[position]
            where = ", ".join([reading.declaration.title, row, *titles])
            what = f"Dit kan hier niet staan: {fault.what}."
            problem = Problem(where, what, value, fault.expected, "Vul een andere waarde in.")
            found[row] = (*found.get(row, ()), problem)
    return found


def _not_allowed(told: Net, events: Sequence[Event], refused: Mapping[str, tuple[Problem, ...]]) -> Iterator[Misfit]:
    for row, position in zip(told.fields["row"], told.fields["position"], strict=True):
        if row in refused:
            yield Misfit(events[position], Reason.NOT_ALLOWED, problems=refused[row])
    fielded = {*told.fields["row"]}
    for event in events:
        change = event.change
        if change.field == ROW and change.row in refused and change.row not in fielded:
            yield Misfit(event, Reason.NOT_ALLOWED, problems=refused[change.row])


def _assembled(
    frame: pd.DataFrame, ids: pd.Series, gone: pd.Index, made: pd.DataFrame, good: pd.Index
) -> tuple[pd.DataFrame, pd.Series]:
    """Put the rows as they are now in the place of those that they were, new ones at the end."""
    left, names = frame.drop(index=gone), ids.drop(gone)
    if not len(good):
        return left, names
    places = pd.Series(ids.index, index=ids.to_numpy(), dtype=object)
    index = _index_of(frame, good, places)
    changed = made.loc[good, list(frame.columns)].set_axis(index, axis=0)
    whole = pd.concat([left, changed]) if len(left) else changed
    order = [*frame.index[frame.index.isin(whole.index)], *index[~index.isin(frame.index)]]
    every = pd.concat([names, pd.Series(list(good), index=index, dtype="str")])
    ordered = whole.loc[order]
    ordered.index.name = frame.index.name
    if isinstance(frame, gpd.GeoDataFrame):
        ordered = gpd.GeoDataFrame(ordered, geometry=frame.geometry.name, crs=RD)
    return ordered, every.loc[order]


def _index_of(frame: pd.DataFrame, rows: Iterable[str], places: pd.Series) -> pd.Index:
    """Return where each row stands in the frame; a new one by its name, or by the next number where there is no key."""
    if frame.index.name != NUMBERED:
        named: list[str] = [places.get(row, row) for row in rows]
        return pd.Index(named, dtype="str")
    following = count(int(frame.index.max()) + 1 if len(frame) else 1)
    numbers = (int(places[row]) if row in places.index else next(following) for row in rows)
    return pd.Index(list(numbers))
