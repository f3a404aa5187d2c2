"""Which rows of a layer or table a reader may see and change, and which other rows point to them."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

import geopandas as gpd
import pandas as pd

from geo_pa.crs import RD
from geo_pa.engine.session import Session, Viewer
from geo_pa.errors import InputError
from geo_pa.schema import SCHEMA, all_columns


def seen_rows(session: Session, layer: str, viewer: Viewer) -> pd.DataFrame:
    """Return the rows of a layer or table that a reader may see one by one.

    Parameters
    ----------
    session : Session
        The state.
    layer : str
        A layer or table that geo_pa knows, also one of which the workspace has no file; no raster, and not closed.
    viewer : str or Reader
        Who looks.

    Returns
    -------
    DataFrame or GeoDataFrame
        With every column that geo_pa knows. A row that points to one that this reader may not see is not among them.

    Raises
    ------
    InputError
        It cannot be used.
    """
    if layer not in session.workspace.declarations and layer not in session.workspace.broken:
        return _nothing(layer)
    frame = session.layer(layer, viewer=viewer)
    if session.reader(viewer).sees_everything:
        return frame
    links = {name: target for name, target in SCHEMA[layer].links.items() if name in frame.columns}
    shown = {name: _points_to_seen(frame[name], session, target, viewer) for name, target in links.items()}
    return frame[pd.DataFrame(shown, index=frame.index).all(axis=1)]


def _points_to_seen(ids: pd.Series, session: Session, target: str, viewer: Viewer) -> pd.Series:
    """Tell which rows point to nothing or to a row that a reader may see: what cannot be read is not known to be."""
    if target not in session.workspace.declarations:
        return pd.Series(True, index=ids.index)
    seen: set[str] = set()
    with suppress(InputError):
        seen = {*map(str, session.layer(target, viewer=viewer).index)}
    return ids.isna() | ids.astype("str").isin(seen)


def _nothing(layer: str) -> pd.DataFrame:
    key = SCHEMA[layer].key
    frame = all_columns(pd.DataFrame(index=pd.Index([], dtype="str", name=key or None)), layer)
    if SCHEMA[layer].geometry == "none":
        return frame
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries([], crs=RD))


def pointing_to(
    session: Session, layer: str, rows: Collection[str], viewer: Viewer
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return which rows elsewhere point to rows of a layer, as far as a reader may see them.

    Returns
    -------
    mapping of str to mapping
        By row that is pointed to, by layer the ids of the rows that do.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for other, row, name in _pointing(session, layer, set(rows), viewer):
        of_row = found.setdefault(row, {})
        of_row[other] = tuple(dict.fromkeys((*of_row.get(other, ()), name)))
    return found


def _pointing(session: Session, layer: str, rows: set[str], viewer: Viewer) -> Iterator[tuple[str, str, str]]:
    for other, known in SCHEMA.items():
        fields = [name for name, target in known.links.items() if target == layer]
        if not fields or known.closed or other not in session.workspace.declarations:
            continue
        frame = seen_rows(session, other, viewer)
        for field in fields:
            there = frame[field][frame[field].isin(rows)]
            yield from ((other, str(row), str(name)) for name, row in there.items())
