"""More building locations than there are cases, for benchmarks."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.vocabulary import AFFORDABILITY_COLUMNS, CARE_COLUMNS, TYPE_COLUMNS

OTHER_COUNTS = (
    *("dwellings", "dwellings_demolished", "dwellings_realised", "social_demolished"),
    *("accessible", "care_places", "caravans", "pitches"),
)


def vary(placed: gpd.GeoDataFrame, area: BaseGeometry, *, times: int, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Add variants of the cases until there are so many times as many locations, spread over an area in RD metres.

    The cases come first and stay as they are; ids go on, polygons do not overlap, and breakdowns add up.
    """
    count = len(placed) * (times - 1)
    drawn = rng.permutation(np.arange(count) % len(placed))
    variants = _resized(placed.iloc[drawn], 0.5 + rng.random(count))
    shift = rng.integers(-1, 3, count)
    for column in ("start_year", "completion_year"):
        variants[column] = variants[column] + shift
    number = len(placed) + 1 + np.arange(count)
    variants["project_id"] = None
    variants["name"] = [f"Voorbeeldlocatie {row}" for row in number]
    variants["geometry"] = _slots(shapely.difference(area, placed.geometry.union_all()), placed.area.iloc[drawn], rng)
    variants.index = pd.Index([f"BL{row:05d}" for row in number], name=placed.index.name)
    return pd.concat([placed, variants])


def _resized(cases: gpd.GeoDataFrame, factor: npt.NDArray[np.float64]) -> gpd.GeoDataFrame:
    """Multiply all counts; what is missing stays missing."""
    resized = cases.copy()
    for columns in (AFFORDABILITY_COLUMNS, TYPE_COLUMNS, CARE_COLUMNS, *([column] for column in OTHER_COUNTS)):
        resized[list(columns)] = _scaled(cases[list(columns)], factor)
    return resized


def _scaled(counts: pd.DataFrame, factor: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Round the running totals, so that every breakdown of the same number adds up to the same number."""
    running = np.rint(counts.fillna(0).to_numpy(np.float64).cumsum(axis=1) * factor[:, None])
    scaled = pd.DataFrame(np.diff(running, axis=1, prepend=0), index=counts.index, columns=counts.columns)
    return scaled.astype("Int64").mask(counts.isna())


def _slots(area: BaseGeometry, wanted_m2: pd.Series, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    """Give each location a square of its own: as large as wanted where its slot has room."""
    side = (area.area / (3 * len(wanted_m2))) ** 0.5
    west, south, east, north = area.bounds
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(west, east, side), np.arange(south, north, side)))
    shapely.prepare(area)
    inside = np.flatnonzero(shapely.contains(area, shapely.box(x, y, x + side, y + side)))
    chosen = rng.permutation(inside)[: len(wanted_m2)]
    width = np.minimum(np.sqrt(wanted_m2.to_numpy()), 0.9 * side)
    return np.asarray(shapely.box(x[chosen], y[chosen], x[chosen] + width, y[chosen] + width), dtype=object)
