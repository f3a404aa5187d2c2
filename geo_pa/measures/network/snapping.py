"""From a place to the nearest street."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.measures.network.graph import Metres, WalkingNetwork

Geometries = npt.NDArray[np.object_]


def snap(places: gpd.GeoSeries, network: WalkingNetwork, *, within_m: float) -> pd.DataFrame:
    """Find for each place the street where a walk from it begins.

    Parameters
    ----------
    places : GeoSeries
        Points, lines or polygons in RD metres.
    network : WalkingNetwork
        Nothing begins on a street that cannot be walked.
    within_m : float
        Greatest straight distance to a street, over 0.

    Returns
    -------
    DataFrame
        On the index of ``places``: ``edge`` (Int64, position in ``network.edges``), ``along_m`` (from the street's
        from_node, in the measure of its length_m), ``offset_m`` (straight, from the nearest point of the place) and
        ``island`` (Int64). All missing where no street is near enough, or the place has no geometry.

    Notes
    -----
    A polygon begins at its edge: its offset is the gap between it and the street, and 0 where a street crosses it. Of
    what then lies inside it, the walk begins at the point nearest to a point well inside the polygon. Of equally near
    streets the first in ``network.edges`` is taken; the order of the rows matters nowhere.
    """
    pairs = _nearest_streets(places, network, within_m)
    lines = network.edges.geometry.to_numpy()[pairs["edge"]]
    share = np.nan_to_num(shapely.line_locate_point(lines, pairs["start"].to_numpy(), normalized=True))
    found = pd.DataFrame(
        {
            "edge": pairs["edge"],
            "along_m": share * network.length_m[pairs["edge"]],
            "offset_m": pairs["offset_m"],
            "island": network.nodes["island"].to_numpy()[network.ends[pairs["edge"], 0]],
        }
    )
    placed = found.astype({"edge": "Int64", "island": "Int64"}).reindex(range(len(places)))
    return placed.set_axis(places.index)


def _nearest_streets(places: gpd.GeoSeries, network: WalkingNetwork, within_m: float) -> pd.DataFrame:
    """List for each place its one street: columns edge, offset_m and start (a point), by the place's row."""
    shapes = places.to_numpy()
    (place, edge), offset = network.edges.sindex.nearest(
        shapes, return_all=True, max_distance=within_m, return_distance=True
    )
    lines = network.edges.geometry.to_numpy()[edge]
    start, inwards = _starts(shapes[place], lines, offset)
    pairs = pd.DataFrame({"place": place, "edge": edge, "offset_m": offset, "start": start, "inwards": inwards})
    return pairs.sort_values(["place", "inwards", "edge"]).drop_duplicates("place").set_index("place")


def _starts(shapes: Geometries, lines: Geometries, offset: Metres) -> tuple[Geometries, Metres]:
    """Give the point of each line nearest to its shape, and how far it is from the heart of a shape it crosses."""
    crossed = (offset == 0) & (shapely.get_dimensions(shapes) > 0)
    target, part = shapes.copy(), lines.copy()
    target[crossed] = shapely.point_on_surface(shapes[crossed])
    inside = shapely.intersection(lines[crossed], shapes[crossed])
    part[crossed] = np.where(shapely.is_empty(inside), lines[crossed], inside)
    start = shapely.get_point(shapely.shortest_line(part, target), 0)
    return start, np.where(crossed, shapely.distance(part, target), 0.0)
