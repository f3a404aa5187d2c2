"""Rows that events make, judged as those of a file are: each by itself, whatever stands beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.changes.values import GEOMETRY, MILLIMETRES, written
from geo_pa.crs import RD
from geo_pa.errors import InputError, Problem
from geo_pa.terms import plural
from geo_pa.workspace.columns import read_columns
from geo_pa.workspace.declaration import Declaration, DeclaredColumn, in_our_words
from geo_pa.workspace.files import RawFile
from geo_pa.workspace.from_schema import column_of
from geo_pa.workspace.lengths import SIZES
from geo_pa.workspace.reading import Reading, read_raw

Texts = Mapping[str, str | None]

THREE_DECIMALS = re.compile(r"[+-]?\d+\.\d{3}")
"""A number that a file might write for a thousand times as much: "1.234"."""


@dataclass(frozen=True)
class Judged:
    """Rows that can be used, by name, and what is wrong with each other row."""

    made: pd.DataFrame = field(default_factory=pd.DataFrame)
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def canonical(declaration: Declaration, values: Texts) -> dict[str, str | None]:
    """Return values as they stand in a row after they were read: "012" is "12", a shape is in millimetres.

    What a next change says stood there is then what this one left. What cannot be read stays as it is.
    """
    return {name: _canonical(declaration, name, value) for name, value in values.items()}


def _canonical(declaration: Declaration, name: str, value: str | None) -> str | None:
    if value is None:
        return None
    if name == GEOMETRY:
        shape = shapely.from_wkt(value, on_invalid="ignore")
        return value if shape is None else shapely.to_wkt(shapely.force_2d(shape), rounding_precision=MILLIMETRES)
    column = in_our_words(declaration).columns.get(name) or column_of(declaration.name, name)
    if column is None:
        return value
    read = read_columns(
        pd.DataFrame({name: [_plain(value, column)]}, dtype=object), [replace(column, source=name, required=False)]
    ).columns[name]
    return value if read.faults else written(read.series)[0]


def judged(declaration: Declaration, rows: pd.DataFrame, shapes: Mapping[str, BaseGeometry | None]) -> Judged:
    """Judge rows as those of a file; where they cannot be read together, find out which of them cannot.

    Parameters
    ----------
    declaration : Declaration
        Of the layer or table.
    rows : DataFrame of object
        Canonical text, by name.
    shapes : mapping of str to geometry
        Of rows that keep the shape they have: to write it in millimetres and read it could spoil it.
    """
    if rows.empty:
        return Judged()
    try:
        return _read(declaration, rows, shapes)
    except InputError as error:
        if len(rows) == 1:
            where = _where(declaration, rows.index[0], ())
            return Judged(refused={rows.index[0]: tuple(replace(one, where=where) for one in error.problems)})
    half = len(rows) // 2
    one, other = (judged(declaration, part, shapes) for part in (rows.iloc[:half], rows.iloc[half:]))
    made = (
        pd.concat([part.made for part in (one, other) if len(part.made)]) if len(one.made) + len(other.made) else None
    )
    return Judged(pd.DataFrame() if made is None else made, {**one.refused, **other.refused})


def _read(declaration: Declaration, rows: pd.DataFrame, shapes: Mapping[str, BaseGeometry | None]) -> Judged:
    raw = _numbers(rows, declaration).reset_index(drop=True)
    if declaration.key:
        raw = raw.assign(**{declaration.key: list(rows.index)})
    reading = read_raw(
        RawFile(_with_shapes(raw, rows.index, shapes, declaration)), _row_by_row(declaration), may_be_nothing=True
    )
    refused = _problems(reading, list(rows.index))
    used = [row for row in rows.index if row not in refused]
    made = reading.frame.set_axis(pd.Index(used, dtype="str"), axis=0)
    lost = dict(_lost(made, rows.loc[used], declaration))
    return Judged(made.drop(index=list(lost)), {**refused, **lost})


def _row_by_row(declaration: Declaration) -> Declaration:
    """Leave out what is only found of a whole file: that all its sizes are in another unit than its shapes."""
    plain = in_our_words(declaration)
    columns = {
        name: replace(column, unit="") if column.unit in SIZES else column for name, column in plain.columns.items()
    }
    return replace(plain, columns=columns)


def _numbers(rows: pd.DataFrame, declaration: Declaration) -> pd.DataFrame:
    """Write numbers so that they can be read in one way only."""
    numeric = [name for name, column in declaration.columns.items() if column.numeric and name in rows.columns]
    texts = {
        name: pd.Series(
            [_plain(text, declaration.columns[name]) for text in rows[name]], index=rows.index, dtype=object
        )
        for name in numeric
    }
    return rows.assign(**texts)


def _plain(text: str | None, column: DeclaredColumn) -> str | None:
    three = column.numeric and text is not None and THREE_DECIMALS.fullmatch(text)
    return f"{text}0" if three else text


def _with_shapes(
    raw: pd.DataFrame, names: pd.Index, kept: Mapping[str, BaseGeometry | None], declaration: Declaration
) -> pd.DataFrame:
    if not declaration.has_geometry:
        return raw
    texts = [None if name in kept else text for name, text in zip(names, raw[GEOMETRY], strict=True)]
    drawn = shapely.from_wkt(np.array(texts, dtype=object), on_invalid="ignore")
    shapes = [kept.get(name, shape) for name, shape in zip(names, drawn, strict=True)]
    return gpd.GeoDataFrame(raw.drop(columns=GEOMETRY), geometry=gpd.GeoSeries(shapes, crs=RD), crs=RD)


def _problems(reading: Reading, names: Sequence[str]) -> dict[str, tuple[Problem, ...]]:
    """Return by row what is wrong with it, each fault with the column in the words of a planner."""
    found: dict[str, tuple[Problem, ...]] = {}
    for fault in reading.faults:
        for position, value in zip(fault.rows.tolist(), fault.found, strict=True):
            row = names[position]
            what = f"Dit kan hier niet staan: {fault.what}."
            where = _where(reading.declaration, row, fault.columns)
            problem = Problem(where, what, value, fault.expected, "Vul een andere waarde in.")
            found[row] = (*found.get(row, ()), problem)
    return found


def _lost(
    made: pd.DataFrame, rows: pd.DataFrame, declaration: Declaration
) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Find rows of which reading makes something unknown: a code for missing, or parts that cannot make the whole."""
    names = [name for name in rows.columns if name in made.columns]
    lost = pd.DataFrame(rows[names].notna().to_numpy() & made[names].isna().to_numpy(), columns=names)
    for row, texts, gone in zip(rows.index, rows[names].to_dict("records"), lost.to_dict("records"), strict=True):
        if columns := [name for name in names if gone[name]]:
            what = f"{plural(len(columns), 'waarde kan', 'waarden kunnen')} niet kloppen met de rest van deze rij."
            where, action = _where(declaration, row, columns), "Vul een andere waarde in, of laat haar leeg."
            values = ", ".join(str(texts[name]) for name in columns)
            yield row, (Problem(where, what, values, "waarden die samen kunnen", action),)


def _where(declaration: Declaration, row: str, columns: Sequence[str]) -> str:
    return ", ".join([declaration.title, row, *(declaration.columns[name].title for name in columns)])
