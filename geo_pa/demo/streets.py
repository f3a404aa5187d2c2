"""The walking network of the embedded municipality: streets, country roads, paths through parks and a few steps."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD
from geo_pa.demo.power_diagram import Floats
from geo_pa.demo.street_graph import GRID_M, Integers, Lines, end_nodes

Flags = npt.NDArray[np.bool_]

STEPS = 10
STEPS_LENGTH_M = (8.0, 45.0)
"""Shortest and longest street that can be steps."""

PATH_BEND = 0.08
"""How far a path swings from straight, as a part of its length."""


def walking_network(
    streets: Lines, roads: BaseGeometry, parks: BaseGeometry, rng: np.random.Generator
) -> gpd.GeoDataFrame:
    """Make the layer of streets and paths: LineStrings in RD metres, in one piece without the steps too.

    Streets on through roads are of kind ``street``, others ``residential``, ``path`` inside a park, or ``steps``.
    """
    ends, _ = end_nodes(streets)
    order = np.lexsort([shapely.length(streets), ends.max(axis=1), ends.min(axis=1)])
    streets, ends = streets[order], ends[order]
    middle = shapely.line_interpolate_point(streets, 0.5, normalized=True)
    kind = np.where(shapely.distance(middle, roads) <= GRID_M, "street", "residential")
    kind[(kind == "residential") & shapely.contains(parks, middle)] = "path"
    kind[_steps(ends, shapely.length(streets), kind != "street", rng)] = "steps"
    drawn = np.where(kind == "path", _bent(streets, rng), streets)
    columns = {"from_node": ends[:, 0], "to_node": ends[:, 1], "length_m": shapely.length(drawn).round(2), "kind": kind}
    ids = pd.Index([f"S{number:05d}" for number in range(1, len(streets) + 1)], name="edge_id")
    kinds = {"kind": "str", "from_node": "Int64", "to_node": "Int64"}
    return gpd.GeoDataFrame(columns, index=ids, geometry=drawn, crs=RD).astype(kinds)


def _steps(ends: Integers, length: Floats, allowed: Flags, rng: np.random.Generator) -> Integers:
    """Draw short streets that a spanning tree of all others does without: nobody needs the steps to get somewhere."""
    short = allowed & (length >= STEPS_LENGTH_M[0]) & (length <= STEPS_LENGTH_M[1])
    (low, high), nodes = np.sort(ends).T, ends.max() + 1
    weight = np.where(short, 1_000.0 + length, 1.0)
    tree = minimum_spanning_tree(coo_array((weight, (low, high)), shape=(nodes, nodes)).tocsr())
    spare = short & ~np.isin(low * nodes + high, tree.nonzero()[0] * nodes + tree.nonzero()[1])
    return np.sort(rng.choice(np.flatnonzero(spare), STEPS, replace=False))


def _bent(streets: Lines, rng: np.random.Generator) -> Lines:
    """Let each street swing gently to one side; its ends stay."""
    side = rng.uniform(-PATH_BEND, PATH_BEND, len(streets))
    start, end = (shapely.get_coordinates(shapely.get_point(streets, place)) for place in (0, -1))
    along = np.linspace(0, 1, 7)[None, :, None]
    across = np.stack([start[:, 1] - end[:, 1], end[:, 0] - start[:, 0]], axis=1)
    straight = start[:, None] + along * (end - start)[:, None]
    bent = straight + (side[:, None] * across)[:, None] * np.sin(np.pi * along)
    return np.asarray(shapely.linestrings(bent), dtype=object)
