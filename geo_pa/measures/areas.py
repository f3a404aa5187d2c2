"""In which areas does a unit lie, and how much of it in each."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.measures.apportion import apportion
from geo_pa.measures.rows import rows
from geo_pa.terms import is_missing, percent

Shapes = npt.NDArray[np.object_]

FLAT, LINEAR = 2, 1
"""Dimensions of a shape whose size is its surface, and of one whose size is its length."""

EXACT = 9
"""Decimals of a share: what lies past them is the rounding of sums, and must not decide which area is the largest."""


def overlap_shares(units: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Tell how much of each unit lies in which area.

    Parameters
    ----------
    units : GeoDataFrame
        Polygons, lines or points in RD metres, with a unique index.
    areas : GeoDataFrame
        Polygons in RD metres, with a unique index.

    Returns
    -------
    DataFrame
        One row per unit and area that share ground: ``unit`` and ``area`` (index labels) and ``share`` of the unit
        (of its surface, its length, or 1 for a point; above 0). In the order of the units, the largest share first, of
        equal shares the area whose label sorts first. An area that only touches a unit holds none of it.
    """
    left, right = units.sindex.query(areas.geometry, predicate="intersects")[::-1]
    whole = units.geometry.to_numpy()[left]
    shared = _size(shapely.intersection(whole, areas.geometry.to_numpy()[right]), of=whole)
    size = _size(whole, of=whole)
    share = np.divide(shared, size, out=np.zeros(len(whole)), where=size > 0).round(EXACT)
    pairs = pd.DataFrame({"at": left, "unit": units.index[left], "area": areas.index[right], "share": share})
    holding = pairs[pairs["share"] > 0].sort_values(["at", "share", "area"], ascending=[True, False, True])
    return holding[["unit", "area", "share"]].reset_index(drop=True)


def _size(shapes: Shapes, *, of: Shapes) -> npt.NDArray[np.float64]:
    """Measure shapes as the wholes they are part of are measured."""
    dimension = shapely.get_dimensions(of)
    sizes = [shapely.area(shapes), shapely.length(shapes)]
    return np.select([dimension == FLAT, dimension == LINEAR], sizes, default=(~shapely.is_empty(shapes)).astype(float))


def largest_overlap(units: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> pd.Series:
    """Name for each unit the area that holds most of it.

    Parameters
    ----------
    units, areas : GeoDataFrame
        As in :func:`overlap_shares`.

    Returns
    -------
    Series
        Index of the units; the index label of an area, missing for a unit outside every area. Of areas that hold
        equally much, the one whose label sorts first.
    """
    return _first(overlap_shares(units, areas), "area").reindex(units.index)


def _first(pairs: pd.DataFrame, column: str) -> pd.Series:
    return pairs.drop_duplicates("unit").set_index("unit")[column]


def mostly_within(units: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """List the units of which the larger part lies in an area, for areas that may leave ground between them.

    Returns
    -------
    DataFrame
        Rows of :func:`overlap_shares`. Areas that lie over each other may hold the same unit.
    """
    pairs = overlap_shares(units, areas)
    return pairs[pairs["share"] >= LARGER_PART].reset_index(drop=True)


def lying_in(units: gpd.GeoDataFrame, areas: gpd.GeoDataFrame, *, names: pd.Series, groups: pd.Series) -> pd.DataFrame:
    """Tell in which area each unit lies, in which group of areas, and name all areas with their shares.

    Parameters
    ----------
    units, areas : GeoDataFrame
        As in :func:`overlap_shares`.
    names : Series of str
        By area.
    groups : Series of str
        By area the group it is part of, such as the district of a neighbourhood; missing where not known.

    Returns
    -------
    DataFrame
        On the index of the units, all str: ``area``, the one that holds most of it; ``shares``, such as
        "Centrum (72%), Noord (28%)"; ``group``, the one whose areas together hold most of it, which need not be the
        group of that area. All missing outside every area; the group is missing too where areas of which it is not
        known may make another one the largest.
    """
    pairs = overlap_shares(units, areas)
    found = {"area": _first(pairs, "area"), "shares": _told(pairs, names), "group": _largest_group(pairs, groups)}
    return pd.DataFrame({name: column.reindex(units.index) for name, column in found.items()}).astype("str")


def _largest_group(pairs: pd.DataFrame, groups: pd.Series) -> pd.Series:
    sums = pairs.assign(group=pairs["area"].map(groups)).groupby(["unit", "group"], dropna=False)["share"].sum()
    shares = sums.round(EXACT).reset_index()
    unknown = shares[shares["group"].isna()].set_index("unit")["share"]
    ranked = shares.dropna().sort_values(["unit", "share", "group"], ascending=[True, False, True])
    best = ranked.drop_duplicates("unit").set_index("unit")
    second = ranked[ranked["unit"].duplicated()].drop_duplicates("unit").set_index("unit")["share"]
    others = second.reindex(best.index, fill_value=0) + unknown.reindex(best.index, fill_value=0)
    return best["group"].mask(best.index.isin(unknown.index) & (best["share"] <= others))


def _told(pairs: pd.DataFrame, names: pd.Series) -> pd.Series:
    """Name the areas of each unit; one without a name by its label."""
    named = {label: str(label) if is_missing(name) else str(name) for label, name in names.items()}
    by_unit = groupby(rows(pairs), key=attrgetter("unit"))
    told = {unit: _named([(named[row.area], row.share) for row in held]) for unit, held in by_unit}
    return pd.Series(told, dtype="str")


def _named(parts: list[tuple[str, float]]) -> str:
    """Write names with their shares, and last what lies nowhere; what lies in one area only needs no share."""
    rest = 1 - sum(share for _, share in parts)
    every = [*parts, (NOWHERE, rest)] if rest > NOTHING else parts
    if len(every) == 1:
        return every[0][0]
    written = written_shares([share for _, share in every])
    return ", ".join(f"{name} ({share})" for (name, _), share in zip(every, written, strict=True))


def written_shares(shares: Sequence[float]) -> list[str]:
    """Write the shares of one whole in whole percents that add up to 100%.

    A sliver is never nothing, and what has one beside it never everything: "meer dan 99%" and "minder dan 1%".

    Parameters
    ----------
    shares : sequence of float
        Together 1, each above 0, in the order in which equal remainders gain.
    """
    return [_written(share, percent) for share, percent in zip(shares, _percents(shares), strict=True)]


def _percents(shares: Sequence[float]) -> list[int]:
    """Divide 100 over shares; one percent is kept for each sliver."""
    slivers = [share < LEAST for share in shares]
    weights = [0.0 if sliver else share for share, sliver in zip(shares, slivers, strict=True)]
    left = max(100 - sum(slivers), 0)
    divided = apportion(left, weights) if any(weights) else [0 for _ in weights]
    return [1 if sliver else int(part) for sliver, part in zip(slivers, divided, strict=True)]


def _written(share: float, percents: int) -> str:
    if share < LEAST:
        return f"minder dan {percent(LEAST, 0)}"
    return f"meer dan {percent(1 - LEAST, 0)}" if share > 1 - LEAST else f"{percents}%"


NOWHERE = "buiten elke buurt"
"""How the part of a shape that lies in no area is called."""

NOTHING = 1e-6
"""A share that is the rounding of a sum."""

LARGER_PART = 0.5
"""A unit that lies half in an area and half outside lies in it."""

LEAST = 0.01
"""The smallest share that is written as a figure."""


def cut_by_areas(shapes: gpd.GeoSeries, areas: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Cut shapes along the borders of areas.

    Parameters
    ----------
    shapes, areas : GeoSeries
        Polygons in RD metres, each with a unique index.

    Returns
    -------
    GeoDataFrame
        One row per shape and area that share ground: ``shape`` and ``area`` (index labels) and the polygon they share.
    """
    shape, area = areas.sindex.query(shapes.to_numpy(), predicate="intersects")
    shared = shapely.intersection(shapes.to_numpy()[shape], areas.to_numpy()[area])
    # Shapes that also touch along a line give a mixture; a buffer of 0 keeps its polygons only.
    shared = np.where(
        shapely.get_type_id(shared) == shapely.GeometryType.GEOMETRYCOLLECTION, shapely.buffer(shared, 0), shared
    )
    kept = shapely.area(shared) > 0
    columns = {"shape": shapes.index.take(shape[kept]), "area": areas.index.take(area[kept])}
    return gpd.GeoDataFrame(columns, geometry=shared[kept], crs=shapes.crs)
