"""What lies within a walking distance: streets, and the ground along them."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.crs import RD
from geo_pa.measures.network import Field

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

LEAST_M = 1e-6
"""A shorter piece is the rounding of a cut at a corner."""

CORNERS_PER_QUARTER = 4
"""Corners of a quarter circle at the end of a street: within 2% of the width, and half the work of a rounder one."""


def street_pieces(field: Field) -> gpd.GeoDataFrame:
    """Cut the streets into straight pieces, also at the sources, with the walking distance at both ends.

    Parameters
    ----------
    field : Field
        The walking distance from the nearest of some sources.

    Returns
    -------
    GeoDataFrame
        One row per piece: ``length_m`` (as walked), ``from_m`` and ``to_m`` (walking distance at its first and last
        point; infinite where no source can be reached), ``edge`` (position in ``network.edges``), ``kind``, and a
        LineString of two points, RD metres. Pieces without any length are left out.

    Notes
    -----
    As no source lies within a piece, every point of it is reached by way of one of its ends.
    """
    points = _cut_points(field)
    metres, _ = field.along(points.edge, points.along_m)
    first = np.flatnonzero(points.edge[1:] == points.edge[:-1])
    length = points.along_m[first + 1] - points.along_m[first]
    tips = np.stack([points.place[first], points.place[first + 1]], axis=1)
    drawn = np.hypot(*(tips[:, 1] - tips[:, 0]).T)
    kept = (length > LEAST_M) | (drawn > LEAST_M)
    first, length, tips = first[kept], length[kept], tips[kept]
    columns = {
        "length_m": length,
        "from_m": metres[first],
        "to_m": metres[first + 1],
        "edge": points.edge[first],
        "kind": field.network.edges["kind"].array.take(points.edge[first]),
    }
    return gpd.GeoDataFrame(columns, geometry=shapely.linestrings(tips), crs=RD)


def reached_share(pieces: gpd.GeoDataFrame, limit_m: float) -> pd.Series:
    """Tell which share of each piece lies within a walking distance.

    Parameters
    ----------
    pieces : GeoDataFrame
        From :func:`street_pieces`.
    limit_m : float
        Walking distance, the source's own offset included.

    Returns
    -------
    Series of float
        0 to 1, on the index of ``pieces``; what is reached from both ends counts once.
    """
    from_start, from_end = _shares(pieces, limit_m)
    return pd.Series(np.minimum(from_start + from_end, 1), index=pieces.index, name="reached_share")


def reach_polygon(
    pieces: gpd.GeoDataFrame, limit_m: float, *, width_m: float
) -> shapely.Polygon | shapely.MultiPolygon:
    """Draw the ground along the streets that lie within a walking distance.

    Parameters
    ----------
    pieces : GeoDataFrame
        From :func:`street_pieces`.
    limit_m : float
        Walking distance along the streets, the source's own offset included.
    width_m : float
        How far the ground reaches on both sides of a street, and past where the distance is used up.

    Returns
    -------
    Polygon or MultiPolygon
        RD metres; empty where nothing is reached.
    """
    lines = reached_streets(pieces, limit_m).to_numpy()
    ground = shapely.union_all(shapely.buffer(lines, width_m, quad_segs=CORNERS_PER_QUARTER))
    return ground if isinstance(ground, shapely.Polygon | shapely.MultiPolygon) else shapely.Polygon()


def reached_streets(pieces: gpd.GeoDataFrame, limit_m: float) -> gpd.GeoSeries:
    """Cut the streets off where a walking distance is used up.

    Parameters
    ----------
    pieces : GeoDataFrame
        From :func:`street_pieces`.
    limit_m : float
        Walking distance along the streets, the source's own offset included.

    Returns
    -------
    GeoSeries
        What is reached of each piece, straight lines in RD metres: the whole piece, or a part from one or both of its
        ends. Numbered anew; no rows where nothing is reached.
    """
    from_start, from_end = _shares(pieces, limit_m)
    whole = from_start + from_end >= 1
    tips = shapely.get_coordinates(pieces.geometry.to_numpy()).reshape(-1, 2, 2)
    parts = [
        tips[whole],
        _part(tips, from_start, ~whole & (from_start > 0)),
        _part(tips[:, ::-1], from_end, ~whole & (from_end > 0)),
    ]
    return gpd.GeoSeries(shapely.linestrings(np.concatenate(parts)), crs=RD)


@dataclass(frozen=True, eq=False)
class _Points:
    """Points on streets in the order in which one meets them: street, metres from its start, coordinates."""

    edge: Integers
    along_m: Floats
    place: Floats


def _cut_points(field: Field) -> _Points:
    """Give the corners of all streets, and the points where sources are."""
    network, sources = field.network, field.sources
    corners = network.corners
    length = network.length_m[sources.edge]
    share = np.divide(sources.along_m, length, out=np.zeros(len(length)), where=length > 0)
    lines = network.edges.geometry.to_numpy()[sources.edge]
    cuts = shapely.get_coordinates(shapely.line_interpolate_point(lines, share, normalized=True))
    after = np.searchsorted(2 * corners.edge + corners.share, 2 * sources.edge + share)
    return _Points(
        np.insert(corners.edge, after, sources.edge),
        np.insert(corners.share * network.length_m[corners.edge], after, sources.along_m),
        np.insert(corners.place, after, cuts, axis=0),
    )


def _shares(pieces: gpd.GeoDataFrame, limit_m: float) -> tuple[Floats, Floats]:
    """Give the share of each piece reached from its start, and from its end; without length it is all or nothing."""
    length = pieces["length_m"].to_numpy()
    shares = []
    for column in ("from_m", "to_m"):
        left = limit_m - pieces[column].to_numpy()
        share = np.divide(left, length, out=np.where(left >= 0, 1.0, 0.0), where=length > 0)
        shares.append(np.clip(share, 0, 1))
    return shares[0], shares[1]


def _part(tips: Floats, share: Floats, chosen: npt.NDArray[np.bool_]) -> Floats:
    """Cut lines of two points off at a share of their length."""
    start, end = tips[chosen, 0], tips[chosen, 1]
    return np.stack([start, start + share[chosen, None] * (end - start)], axis=1)
