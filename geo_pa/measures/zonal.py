"""Figures of a raster inside polygons, each cell counted for the part of it that lies inside.

The parts are exact, by exactextract (Baston, ISciences): no cell is all in or all out because of where its centre lies,
so that a small plot on coarse cells has honest figures too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from exactextract import exact_extract
from exactextract.feature import Feature, FeatureSource
from exactextract.raster import NumPyRasterSource

from geo_pa.measures.raster import Raster

Floats = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.integer[Any]]

HIGH_QUANTILE = 0.95
BINS = 256
"""Values are sorted only inside the one bin, of so many, that holds the percentile of a polygon."""

COVER_DECIMALS = 6
"""Parts of cells are exact to about 1e-7; what is covered wholly is 1."""

ROUNDING = 1e-9
"""A percentile is not moved to the next value by the rounding of a sum."""


@dataclass(frozen=True, eq=False)
class CoveredCells:
    """Which part of which cells of a grid lies in each polygon; the same for every raster on that grid.

    Attributes
    ----------
    index : Index
        Of the polygons.
    zone_area_m2 : array of float
        Area of each polygon, also where it lies off the grid; 0 without a polygon.
    cell_area_m2 : float
        Area of one cell.
    cell : array of int
        Positions in the flattened raster, polygon after polygon.
    part : array of float32
        Of each of these cells, the part (0..1) that lies in the polygon; exactextract tells it no more precisely.
    start : array of int
        Where the cells of each polygon begin, and after the last one where they end.
    """

    index: pd.Index
    zone_area_m2: Floats
    cell_area_m2: float
    cell: Integers
    part: Floats
    start: Integers


def zonal_statistics(zones: gpd.GeoSeries, raster: Raster, *, above: Mapping[str, float]) -> pd.DataFrame:
    """Summarise a raster inside each polygon.

    Parameters
    ----------
    zones : GeoSeries
        Polygons in RD metres; they may overlap, lie partly or wholly off the raster, or be missing.
    raster : Raster
        NaN is no data, and counts nowhere but in ``cover``.
    above : mapping of str to float
        Per column to add, a limit in the raster's unit.

    Returns
    -------
    DataFrame
        Index of the zones, all float. ``cover``: share (0..1, to 6 decimals) of the polygon's area that lies on cells
        with data; NaN without a polygon. ``mean``: by area. ``p95``: the lowest value such that at least 95% of the
        area with data has that value or a lower one; no interpolation. Then, per limit, the share (0..1) of the area
        with data that lies above it; equal is not above. All but ``cover`` are NaN where no cell has data.
    """
    return statistics(covered_cells(zones, raster), raster, above=above)


def covered_cells(zones: gpd.GeoSeries, raster: Raster) -> CoveredCells:
    """Find the part of each cell that lies in each polygon.

    Parameters
    ----------
    zones : GeoSeries
        Polygons in RD metres.
    raster : Raster
        Only its grid matters.

    Returns
    -------
    CoveredCells
        Parts are exact to about 1e-7.
    """
    shapes = zones.to_numpy()
    area_m2 = np.nan_to_num(shapely.area(shapes))
    found = _extract(shapes[area_m2 > 0], raster)
    count = np.zeros(len(shapes), dtype=np.int64)
    count[area_m2 > 0] = [len(each["cell_id"]) for each in found]
    return CoveredCells(
        index=zones.index,
        zone_area_m2=area_m2,
        cell_area_m2=raster.cell_area_m2,
        cell=_joined("cell_id", found, np.min_scalar_type(-raster.cells.size)),
        part=_joined("coverage", found, np.dtype(np.float32)),
        start=np.append(0, np.cumsum(count)),
    )


def _extract(shapes: npt.NDArray[Any], raster: Raster) -> list[dict[str, Any]]:
    # One number seen as a whole grid: only the geometry of the cells is asked for, and NaN would be left out.
    grid = np.broadcast_to(np.float32(0), raster.cells.shape)
    source = NumPyRasterSource(grid, raster.west, raster.south, raster.east, raster.north)
    features = exact_extract(source, _Polygons(shapes), ["cell_id", "coverage"])
    return [feature["properties"] for feature in features]


def _joined(name: str, found: list[dict[str, Any]], kind: np.dtype[Any]) -> npt.NDArray[Any]:
    """Lay what was found end to end, no wider than it needs to be: there may be tens of millions of cells."""
    return np.concatenate([np.empty(0, kind), *(each[name] for each in found)], dtype=kind, casting="same_kind")


class _Polygons(FeatureSource):  # type: ignore[misc]  # exactextract has no types
    """Hand shapes to exactextract as WKB: its own reader of GeoDataFrames writes and parses JSON, twice as slow."""

    def __init__(self, shapes: npt.NDArray[Any]) -> None:
        super().__init__()
        self._shapes = shapely.to_wkb(shapes)

    def count(self) -> int:
        return len(self._shapes)

    def __iter__(self) -> Iterator["_Polygon"]:
        return map(_Polygon, self._shapes)

    def srs_wkt(self) -> None:
        return None


class _Polygon(Feature):  # type: ignore[misc]  # exactextract has no types
    """One shape, without columns."""

    def __init__(self, shape: bytes) -> None:
        super().__init__()
        self._shape = shape

    def geometry(self) -> bytes:
        return self._shape

    def fields(self) -> list[str]:
        return []


def statistics(cells: CoveredCells, raster: Raster, *, above: Mapping[str, float]) -> pd.DataFrame:
    """Summarise a raster on the cells found before; see :func:`zonal_statistics`.

    Parameters
    ----------
    cells : CoveredCells
        Found on the grid of this raster.
    raster, above
        As in :func:`zonal_statistics`.
    """
    value = raster.cells.ravel()[cells.cell]
    weight = _known_only(value, cells.part)
    known = _sums(weight, cells.start)
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = {name: _sums(weight * (value > limit), cells.start) / known for name, limit in above.items()}
        figures = {
            "cover": (known * cells.cell_area_m2 / cells.zone_area_m2).round(COVER_DECIMALS),
            "mean": _sums(weight * value, cells.start) / known,
            "p95": _quantile(value, weight, cells.start, known),
            **shares,
        }
    return pd.DataFrame(figures, index=cells.index)


def _known_only(value: Floats, part: Floats) -> Floats:
    """Take the weight from unknown values, which then may be any; they become the lowest that is known."""
    unknown = np.flatnonzero(np.isnan(value))
    if not len(unknown):
        return part
    value[unknown] = np.inf
    low = value.min()
    value[unknown] = low if np.isfinite(low) else 0
    weight = part.copy()
    weight[unknown] = 0
    return weight


def _sums(amounts: Floats, start: Integers) -> Floats:
    """Add up each stretch of cells; an empty one gives 0."""
    sums = np.zeros(len(start) - 1)
    filled = start[:-1] < start[1:]
    if filled.any():
        sums[filled] = np.add.reduceat(amounts, start[:-1][filled], dtype=np.float64)
    return sums


def _quantile(value: Floats, weight: Floats, start: Integers, total: Floats) -> Floats:
    """Return per stretch the lowest value that holds 95% of the weight at or below it; NaN without weight.

    The weight per bin of values tells in which bin that value lies, so that only the cells in that bin are sorted.
    """
    zone = np.repeat(np.arange(len(total), dtype=np.int32), np.diff(start))
    bin_ = _bins(value)
    heap = np.bincount(zone * BINS + bin_, weight, minlength=len(total) * BINS).reshape(-1, BINS).cumsum(axis=1)
    target = HIGH_QUANTILE * total * (1 - ROUNDING)
    wanted = (heap < target[:, None]).sum(axis=1).clip(max=BINS - 1)
    below = np.where(wanted > 0, heap[np.arange(len(total)), wanted - 1], 0.0)
    near = bin_ == wanted[zone]
    found = _first_reaching(zone[near], value[near], weight[near], target - below)
    return np.where(total > 0, found, np.nan)


def _bins(value: Floats) -> Integers:
    """Number bins of equal width from the lowest to the highest value."""
    low, high = (value.min(), value.max()) if len(value) else (0, 0)
    width = (high - low) / BINS or 1
    return ((value - low) / width).astype(np.int32).clip(max=BINS - 1)


def _first_reaching(zone: Integers, value: Floats, weight: Floats, target: Floats) -> Floats:
    """Return per zone the first value, from low to high, at which the weight reaches the target; NaN without cells.

    A cell without weight, which lies before or after others, never reaches what those before it did not.
    """
    order = np.lexsort((value, zone))
    zone, value, weight = zone[order], value[order], weight[order]
    first = np.searchsorted(zone, np.arange(len(target) + 1))
    running = np.append(0.0, np.cumsum(weight, dtype=np.float64))
    short = running[1:] - running[first[zone]] < target[zone]
    # What rounding leaves short on the last cell of a zone is reached there.
    position = np.minimum(first[:-1] + np.bincount(zone[short], minlength=len(target)), first[1:] - 1)
    empty = first[:-1] == first[1:]
    return np.append(value, np.nan)[np.where(empty, len(value), position)]
