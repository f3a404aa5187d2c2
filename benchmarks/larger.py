"""A municipality so many times as large: copies of the embedded one side by side, as a workspace on disk."""

import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import rasterio
from affine import Affine

from geo_pa.demo.writing import write_layer, write_raster
from geo_pa.engine import Session, open_workspace

COLUMNS = 4
WEST_M, SOUTH_M = 19_000, 18_000
"""How far a copy lies west and south of the last one: wider and higher than the municipality, and inside the
Netherlands."""

IDS = (
    *("location_id", "complex_id", "facility_id", "edge_id", "plan_id", "from_location", "to_location"),
    *("neighbourhood_code", "district_code", "booking_id", "mutation_id", "zone_id", "area_id", "work_id", "plot_id"),
)
"""Columns that name a row: each copy has names of its own."""

NODES = ("from_node", "to_node")


def larger(session: Session, folder: Path, *, copies: int) -> Session:
    """Write a workspace with copies of every layer, raster and table, and open it.

    Parameters
    ----------
    session : Session
        The embedded municipality.
    folder : Path
        An empty folder.
    copies : int
        How many times as large.

    Returns
    -------
    Session
        Of the new workspace; plans, complexes and streets of one copy do not touch those of another.
    """
    embedded = session.workspace.folder
    for part in ("layers", "data"):
        shutil.copytree(embedded / part, folder / part)
    for name, declared in session.workspace.declarations.items():
        if declared.geometry == "raster":
            _write_raster(declared.file_path, folder / "layers" / declared.file, copies)
        elif declared.geometry == "none":
            _write_table(folder / "data" / "tables" / declared.file, copies)
        else:
            write_layer(_copied(session.layer(name), copies), folder / "layers" / declared.file)
    return open_workspace(folder)


def _copied(frame: gpd.GeoDataFrame, copies: int) -> gpd.GeoDataFrame:
    key = frame.index.name
    nodes = int(frame[list(NODES)].to_numpy().max()) + 1 if NODES[0] in frame.columns else 0
    flat = frame.reset_index()
    every = [
        _renamed(flat, number)
        .assign(**{name: flat[name] + number * nodes for name in NODES if name in flat.columns})
        .set_geometry(flat.geometry.translate(*_shift(number)))
        for number in range(copies)
    ]
    return gpd.GeoDataFrame(pd.concat(every, ignore_index=True), crs=frame.crs).set_index(key)


def _renamed(rows: pd.DataFrame, number: int) -> pd.DataFrame:
    """Put the number of the copy behind each id; a missing one stays missing."""
    ids = [name for name in IDS if name in rows.columns]
    return rows.assign(**{name: rows[name].where(rows[name].isna(), rows[name] + f"_{number}") for name in ids})


def _shift(number: int) -> tuple[float, float]:
    return -WEST_M * (number % COLUMNS), -SOUTH_M * (number // COLUMNS)


def _write_table(path: Path, copies: int) -> None:
    """Copy the rows of a table that names rows of layers; other tables hold for the whole municipality."""
    rows = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    if not set(IDS) & set(rows.columns):
        return
    pd.concat([_renamed(rows, number) for number in range(copies)]).to_csv(path, index=False)


def _write_raster(source: Path, path: Path, copies: int) -> None:
    with rasterio.open(source) as file:
        cells, place = file.read(1, masked=True).filled(np.nan), file.transform
    side, places = place.a, [_shift(number) for number in range(copies)]
    west, south = (int(-min(shift[axis] for shift in places) / side) for axis in (0, 1))
    rows, columns = cells.shape
    whole = np.full((rows + south, columns + west), np.nan, dtype=np.float32)
    for east, north in places:
        row, column = int(-north / side), west + int(east / side)
        corner = whole[row : row + rows, column : column + columns]
        np.copyto(corner, cells, where=~np.isnan(cells))
    write_raster(whole, path, place * Affine.translation(-west, 0))
