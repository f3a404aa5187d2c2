"""Values as the log keeps them: canonical text that the reader of a workspace reads back to the same value."""

import hashlib
from collections import Counter
from collections.abc import Iterable

import geopandas as gpd
import pandas as pd
import shapely
from geopandas.array import GeometryDtype
from shapely.geometry.base import BaseGeometry

from geo_pa.workspace.declaration import Declaration

GEOMETRY = "geometry"
"""The field that holds the shape of a row."""

MILLIMETRES = 3
"""Decimals of a shape in metres: no plan is drawn finer."""


def written(values: pd.Series) -> pd.Series:
    """Write a column of a frame as canonical text.

    Parameters
    ----------
    values : Series
        As reading gives it: text, Int64, float64, boolean, datetime64 or geometry in RD metres.

    Returns
    -------
    Series of object
        Text as it is, whole numbers as "12", others as Python writes them ("0.1"), "true" or "false", days as
        "2026-01-31", shapes as WKT in millimetres; None is unknown.
    """
    return pd.Series(_texts(values), index=values.index, dtype=object)


def written_shape(shape: BaseGeometry) -> str:
    """Write a shape in RD metres as canonical text."""
    return str(shapely.to_wkt(shape, rounding_precision=MILLIMETRES))


def _texts(values: pd.Series) -> list[str | None]:
    if isinstance(values.dtype, GeometryDtype):
        return [None if shape is None else written_shape(shape) for shape in values]
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return [None if pd.isna(day) else day.date().isoformat() for day in values]
    return [None if pd.isna(value) else _text(value) for value in values.tolist()]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value + 0.0) if isinstance(value, float) else str(value)  # -0.0 is 0.0


def written_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Write every column of rows as canonical text, the shape under the name ``geometry``; on the frame's index."""
    shapes = {frame.geometry.name: GEOMETRY} if isinstance(frame, gpd.GeoDataFrame) else {}
    columns = {shapes.get(name, str(name)): written(frame[name]) for name in frame.columns}
    return pd.DataFrame(columns, index=frame.index, dtype=object)


def row_ids(frame: pd.DataFrame, declaration: Declaration) -> pd.Series:
    """Return how events call each row: by its key, else by what stands in it.

    A table without a key has only the numbers of its rows, and these shift when the file is renewed. There a row is
    called by a digest of the columns that tell it apart, of all its columns where none do, and the second of two rows
    that are the same by that and its turn.

    Parameters
    ----------
    frame : DataFrame
        As the file has it.
    declaration : Declaration
        Its key, and which columns tell rows apart.

    Returns
    -------
    Series of str
        Unique, on the frame's index.
    """
    if declaration.key:
        return pd.Series(frame.index.astype("str"), index=frame.index, dtype="str")
    telling = [name for name in declaration.unique if name in frame.columns] or list(frame.columns)
    return pd.Series(_with_turn(map(_digest, _rows(frame[telling]))), index=frame.index, dtype="str")


def _rows(frame: pd.DataFrame) -> Iterable[tuple[str | None, ...]]:
    return written_rows(frame).itertuples(index=False, name=None)


def _digest(row: tuple[str | None, ...]) -> str:
    return hashlib.blake2b(repr(row).encode(), digest_size=6).hexdigest()


def _with_turn(names: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return found
