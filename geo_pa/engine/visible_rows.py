"""What a viewer sees of each layer: the same object for as long as it holds the same."""

import pickle  # only to tell frames apart: nothing is ever loaded from it
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from geopandas.array import GeometryDtype

from geo_pa.disclosure import blank_hidden, only_visible
from geo_pa.engine.memory import Memory
from geo_pa.engine.reading_errors import read_for
from geo_pa.model import Reader
from geo_pa.registry import PARTLY_HIDDEN, Analysis
from geo_pa.workspace import Reading, Workspace

if TYPE_CHECKING:
    from geo_pa.measures.raster import Raster

Frames = dict[str, Any]
Readings = Mapping[str, Reading | None]

GEOMETRY = "geometry"
"""How a preparation asks for the shapes of a layer."""


def visible_rows(entry: Analysis, readings: Readings, viewer: Reader, memory: Memory) -> Frames:
    """Give each layer the columns the analysis reads and only the rows the viewer may see.

    Parameters
    ----------
    entry : Analysis
        Its columns and links.
    readings : mapping of str to Reading
        What was read; None for a layer that may be absent and is.
    viewer : Reader
        Who looks.
    memory : Memory
        Where frames are kept.

    Returns
    -------
    dict of str to DataFrame
        By layer; None where it is absent. Of two readings that hold the same in those columns and rows, one and the
        same object, so that what rests on it stays known.
    """
    return {name: _layer(name, entry, readings, viewer, memory) for name in entry.columns}


def rows_as_in(entry: Analysis, name: str, workspace: Workspace, viewer: Reader) -> pd.DataFrame:
    """Return the rows of a layer or table as a question is given them, for what shows the same beside its answer.

    Parameters
    ----------
    entry : Analysis
        The question; of what is withheld it may know that it is there.
    name : str
        A layer or table that it reads and that the workspace has.
    workspace : Workspace
        Where it is, and what its rows point to.
    viewer : Reader
        Who looks.

    Raises
    ------
    InputError
        One of these cannot be used.
    """
    layers = [layer for layer in (name, *entry.links.get(name, {}).values()) if layer in workspace.declarations]
    readings = {layer: read_for(workspace, layer, viewer) for layer in layers}
    return _shown(name, entry, readings, viewer)


def part(frame: pd.DataFrame | None, columns: tuple[str, ...], memory: Memory) -> pd.DataFrame | None:
    """Give some columns of a frame; the same object for as long as these columns hold the same."""
    if frame is None:
        return None
    names = [frame.geometry.name if name == GEOMETRY else name for name in columns]
    return memory.recall(("part", columns), (frame,), lambda: _as_before(frame[names], memory))


def cells_as_before(raster: "Raster", memory: Memory) -> "Raster":
    """Return the raster that held the same before, where there was one, else this one."""
    about = replace(raster, cells=np.empty((0, 0)))
    content = blake2b(np.ascontiguousarray(raster.cells).data, digest_size=16).digest()
    return memory.recall(("same", content, raster.cells.shape, repr(about)), (), lambda: raster)


def _layer(name: str, entry: Analysis, readings: Readings, viewer: Reader, memory: Memory) -> pd.DataFrame | None:
    reading, links = readings[name], entry.links.get(name, {})
    if reading is None:
        return None
    wanted = {layer: tuple(entry.columns.get(layer, {}).items()) for layer in (name, *links.values())}
    basis = (reading, *(readings.get(layer) for layer in links.values()))
    key = ("seen", viewer, *wanted.items(), *links.items())
    return memory.recall(key, basis, lambda: _as_before(_shown(name, entry, readings, viewer), memory))


def _shown(name: str, entry: Analysis, readings: Readings, viewer: Reader) -> pd.DataFrame:
    """Leave out the rows that the viewer may not see, or blank them where they point to rows that he may."""
    whole = {layer: _whole(layer, entry, readings) for layer in (name, *entry.links.get(name, {}).values())}
    if name not in entry.links:
        shown = only_visible(whole[name], viewer, name)
        return _only(shown, entry.columns[name]).assign(**_partly_hidden(whole[name], shown, entry.asks[name].joins))
    ids = {
        column: (whole[layer].index, only_visible(whole[layer], viewer, layer).index)
        for column, layer in entry.links[name].items()
    }
    stays = {column: _may_be(whole[name], said) for column, said in entry.asks[name].keeps.items()}
    return _only(blank_hidden(whole[name], viewer, name, ids, stays), entry.columns[name])


def _may_be(frame: pd.DataFrame, said: tuple[str, str] | None) -> pd.Series:
    if said is None:
        return pd.Series(False, index=frame.index)
    column, word = said
    return frame[column].isin([word]) | frame[column].isna()


def _partly_hidden(whole: pd.DataFrame, shown: pd.DataFrame, column: str) -> dict[str, pd.Series]:
    """Tell which rows are judged together with rows that are not shown; nothing where there are none."""
    if not column or len(shown) == len(whole):
        return {}
    hidden = whole.loc[whole.index.difference(shown.index), column].dropna()
    return {PARTLY_HIDDEN: shown[column].isin(hidden)} if len(hidden) else {}


def _whole(name: str, entry: Analysis, readings: Readings) -> pd.DataFrame:
    """Give a layer all columns that are read; those that a workspace lacks are unknown."""
    reading = readings.get(name)
    frame = pd.DataFrame(index=pd.Index([], dtype="str")) if reading is None else reading.frame
    wanted = {**dict.fromkeys(entry.links.get(name, {}), "str"), **entry.columns.get(name, {})}
    missing = {column: kind for column, kind in wanted.items() if column not in frame.columns}
    unknown = {column: pd.Series(index=frame.index, dtype=kind) for column, kind in missing.items()}
    return frame.assign(**unknown) if unknown else frame


def _only(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    shapes = [frame.geometry.name] if isinstance(frame, gpd.GeoDataFrame) else []
    kept = frame[[*columns, *shapes]]
    whole = {name: kind for name, kind in columns.items() if kind == "float64" and frame[name].dtype == "Int64"}
    return kept.astype(whole) if whole else kept


def _as_before(frame: pd.DataFrame, memory: Memory) -> pd.DataFrame:
    """Return the frame that held the same before, where there was one, else this one."""
    return memory.recall(("same", _content(frame)), (), lambda: frame)


def _content(frame: pd.DataFrame) -> bytes:
    """Give a number of 128 bits that tells apart frames which differ in anything.

    It is made of plain values: pandas' own hash takes a missing word for the word "nan", and its arrays remember what
    was asked of them before.
    """
    columns = [(name, str(frame[name].dtype), _plain(frame[name])) for name in frame.columns]
    told = (type(frame).__name__, frame.index.name, frame.index.tolist(), columns)
    return blake2b(pickle.dumps(told, protocol=5), digest_size=16).digest()


def _plain(column: pd.Series) -> list[Any]:
    shapes = isinstance(column.dtype, GeometryDtype)
    return list(shapely.to_wkb(column.to_numpy())) if shapes else column.tolist()
