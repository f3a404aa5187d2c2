"""Cool places: where they are, where a street leads into them, and how far the streets of an area are from one."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from rasterio.features import shapes
from rasterio.transform import from_origin
from scipy.ndimage import label

from geo_pa.crs import RD
from geo_pa.measures.network import WalkingNetwork
from geo_pa.measures.raster import Raster
from geo_pa.measures.reach import reached_share

Integers = npt.NDArray[np.integer]

ENTRANCE_EVERY_M = 10.0
"""A street along a park leads into it all along: an entrance at least every so many metres."""

PART_M = 25.0
"""A piece of street belongs to the area in which its middle lies; longer pieces are cut first."""


def cool_places(raster: Raster, *, at_most: float, min_area_m2: float) -> gpd.GeoDataFrame:
    """Find the connected places that are cool and large enough.

    Parameters
    ----------
    raster : Raster
        Perceived temperature; a cell without data is not cool.
    at_most : float
        The warmest a cool cell is, in the raster's unit.
    min_area_m2 : float
        The smallest area of a place.

    Returns
    -------
    GeoDataFrame
        Index ``place_id`` (str), numbered from north to south; ``area_m2`` and a polygon along the edges of the cells,
        RD metres. Cells are connected by a side: two that only share a corner cannot be walked across.
    """
    place, count = label(raster.cells <= at_most)
    area = np.bincount(place.ravel(), minlength=count + 1) * raster.cell_area_m2
    large = (area >= min_area_m2) & (np.arange(count + 1) > 0)
    number = np.where(large, np.cumsum(large), 0)
    outlines = _outlines(number[place].astype(np.int32), raster)
    index = pd.Index(np.arange(1, len(outlines) + 1).astype("str"), dtype="str", name="place_id")
    return gpd.GeoDataFrame({"area_m2": area[large]}, geometry=outlines, index=index, crs=RD)


def _outlines(number: Integers, raster: Raster) -> list[shapely.Geometry]:
    """Draw around the cells of each number, 1 and up, in the order of the numbers; 0 is no place."""
    grid = from_origin(raster.west, raster.north, raster.cell_width_m, raster.cell_height_m)
    drawn = shapes(number, mask=number > 0, connectivity=4, transform=grid)
    by_number = {int(value): shapely.geometry.shape(outline) for outline, value in drawn}
    return [by_number[value] for value in sorted(by_number)]


def entrances(places: gpd.GeoSeries, network: WalkingNetwork, *, within_m: float) -> pd.DataFrame:
    """Find where streets lead into places, all along each street.

    Parameters
    ----------
    places : GeoSeries
        Polygons in RD metres.
    network : WalkingNetwork
        Streets that can be walked.
    within_m : float
        Greatest straight distance from a street into a place.

    Returns
    -------
    DataFrame
        Sources for :func:`geo_pa.measures.network.field`, at both ends of each street and at least every 10 m between,
        wherever a place is near enough: ``edge``, ``along_m``, ``offset_m`` (0 where the street runs through the place)
        and ``place_id``, the nearest place.
    """
    edge, share = _every(network.length_m, ENTRANCE_EVERY_M)
    points = shapely.line_interpolate_point(network.edges.geometry.to_numpy()[edge], share, normalized=True)
    (point, place), offset = places.sindex.nearest(
        points, return_all=False, max_distance=within_m, return_distance=True
    )
    columns = {
        "edge": edge[point],
        "along_m": share[point] * network.length_m[edge[point]],
        "offset_m": offset,
        "place_id": places.index.take(place),
    }
    return pd.DataFrame(columns)


def _every(length_m: npt.NDArray[np.floating], step_m: float) -> tuple[Integers, npt.NDArray[np.floating]]:
    """Give points on streets, both ends among them, at most a step apart: street, and share of its length."""
    count = np.ceil(length_m / step_m).astype(np.int64).clip(min=1) + 1
    edge = np.repeat(np.arange(len(count)), count)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    return edge, nth / (count[edge] - 1)


def distance_by_area(pieces: gpd.GeoDataFrame, areas: gpd.GeoSeries, *, limit_m: float) -> pd.DataFrame:
    """Summarise over the streets of each area how far one walks.

    Parameters
    ----------
    pieces : GeoDataFrame
        From :func:`geo_pa.measures.reach.street_pieces`.
    areas : GeoSeries
        Polygons in RD metres; in overlapping areas a street counts in each.
    limit_m : float
        Walking distance.

    Returns
    -------
    DataFrame
        Index of the areas. ``street_m``: metres of street. ``distance_m``: the mean walk over all points of these
        streets from which one can get there; NaN where there is no such street. ``share_beyond``: share (0..1) of all
        street farther than the limit, or from where one cannot get there at all; NaN without streets.
    """
    parts = _short(pieces)
    middles = shapely.line_interpolate_point(parts.geometry.to_numpy(), 0.5, normalized=True)
    # A point on a border belongs to both areas.
    part, area = areas.sindex.query(middles, predicate="intersects")
    figures = pd.DataFrame(
        {
            "street_m": parts["length_m"],
            "reached_m": parts["length_m"].where(np.isfinite(parts["from_m"]), 0),
            "walk_m2": (_mean_walk(parts) * parts["length_m"]).where(np.isfinite(parts["from_m"]), 0),
            "beyond_m": parts["length_m"] * (1 - reached_share(parts, limit_m)),
        }
    )
    sums = figures.iloc[part].groupby(areas.index.take(area)).sum().reindex(areas.index, fill_value=0.0)
    return pd.DataFrame(
        {
            "street_m": sums["street_m"],
            "distance_m": sums["walk_m2"] / sums["reached_m"].where(sums["reached_m"] > 0),
            "share_beyond": sums["beyond_m"] / sums["street_m"].where(sums["street_m"] > 0),
        }
    )


def _short(pieces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cut pieces into equal parts, with the walk at both ends of each part."""
    piece, share = _every(pieces["length_m"].to_numpy(), PART_M)
    first = np.flatnonzero(np.diff(piece) == 0)
    piece, begin, end = piece[first], share[first], share[first + 1]
    length, start_m, end_m = (pieces[column].to_numpy()[piece] for column in ("length_m", "from_m", "to_m"))
    ends = shapely.get_coordinates(pieces.geometry.to_numpy()).reshape(-1, 2, 2)[piece]
    tips = [ends[:, 0] + at[:, None] * (ends[:, 1] - ends[:, 0]) for at in (begin, end)]
    walks = [np.minimum(start_m + at * length, end_m + (1 - at) * length) for at in (begin, end)]
    columns = {"length_m": (end - begin) * length, "from_m": walks[0], "to_m": walks[1]}
    return gpd.GeoDataFrame(columns, geometry=shapely.linestrings(np.stack(tips, axis=1)), crs=RD)


def _mean_walk(parts: pd.DataFrame) -> pd.Series:
    """Average the walk over all points of a part: it rises from both ends and meets where both ways are as long."""
    slope = parts["to_m"] - parts["from_m"]
    mean: pd.Series = (parts["from_m"] + parts["to_m"]) / 2 + (parts["length_m"] - slope**2 / parts["length_m"]) / 4
    return mean
