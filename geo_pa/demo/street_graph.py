"""From drawn streets to a graph: noded, without slivers and stubs, in one piece."""

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely.geometry.base import BaseGeometry

Lines = npt.NDArray[np.object_]
Integers = npt.NDArray[np.intp]

GRID_M = 8.0
"""Streets are noded on this grid, so that crossings closer than this become one."""

SLIVER_M2 = 2_000.0
SPLINTER_M2 = 600.0
SLIVER_DEPTH_M = 14.0
"""A block smaller or narrower than this loses its longest free street; a splinter its longest, free or not."""

STUB_M = 45.0
DRY_SHARE = 0.3
"""A street with more of its length under water than this goes."""

CLEANING_ROUNDS = 3


def clean_streets(drawn: Lines, fixed: BaseGeometry) -> Lines:
    """Make a tidy network of drawn streets, RD metres: they meet at their ends only, and hang together.

    Streets on ``fixed`` are never taken out as a sliver's longest.
    """
    streets = _node(np.append(drawn, shapely.get_parts(fixed)))
    for _ in range(CLEANING_ROUNDS):
        streets = _merge(_without_stubs(_without_slivers(streets, fixed)))
    return _largest_piece(streets)


def without_flooded(streets: Lines, water: BaseGeometry) -> Lines:
    """Drop the streets that lie mostly under water, and what then hangs loose; RD metres."""
    wet = shapely.length(shapely.intersection(streets, water)) / shapely.length(streets)
    return _largest_piece(_merge(_without_stubs(streets[wet <= DRY_SHARE])))


def blocks(streets: Lines) -> npt.NDArray[np.object_]:
    """Give the faces between streets that meet at their ends: polygons, RD metres."""
    return _parts(shapely.polygonize(streets))


def with_border(streets: Lines, border: BaseGeometry) -> Lines:
    """Add the border of the municipality to streets, noded with them: the ground along it is cut into blocks too."""
    return _node(np.append(streets, shapely.get_parts(border)))


def end_nodes(streets: Lines) -> tuple[Integers, npt.NDArray[np.float64]]:
    """Number the ends of streets (n, 2), and place each node (m, 2), from west to east and south to north."""
    ends = np.stack([shapely.get_coordinates(shapely.get_point(streets, place)) for place in (0, -1)], axis=1)
    nodes, numbers = np.unique(ends.reshape(-1, 2), axis=0, return_inverse=True)
    return numbers.reshape(-1, 2), nodes


def _node(drawn: Lines) -> Lines:
    return _parts(shapely.union_all(drawn, grid_size=GRID_M))


def _without_slivers(streets: Lines, fixed: BaseGeometry) -> Lines:
    made = blocks(streets)
    area, around = shapely.area(made), shapely.length(made)
    splinter = area < SPLINTER_M2
    sliver = ~splinter & ((area < SLIVER_M2) | (2 * area / around < SLIVER_DEPTH_M))
    free = np.flatnonzero(shapely.distance(_middles(streets), fixed) > GRID_M)
    gone = _longest_sides(streets, np.arange(len(streets)), made[splinter])
    return np.delete(streets, np.append(gone, _longest_sides(streets, free, made[sliver])))


def _longest_sides(streets: Lines, among: Integers, slivers: Lines) -> Integers:
    """Find for each sliver its longest street among some, as positions in ``streets``."""
    tree = shapely.STRtree(_middles(streets[among]))
    sliver, street = tree.query(shapely.boundary(slivers), predicate="dwithin", distance=0.01)
    order = np.lexsort([-shapely.length(streets[among][street]), sliver])
    return np.asarray(among[street[order][np.unique(sliver[order], return_index=True)[1]]])


def _without_stubs(streets: Lines) -> Lines:
    """Drop short streets that end nowhere."""
    ends, nodes = end_nodes(streets)
    degree = np.bincount(ends.ravel(), minlength=len(nodes))
    return np.asarray(streets[(degree[ends].min(axis=1) > 1) | (shapely.length(streets) > STUB_M)])


def _merge(streets: Lines) -> Lines:
    """Join streets that meet where no third one does; a street that closes on itself goes."""
    merged = _parts(shapely.line_merge(shapely.MultiLineString(list(streets))))
    return np.asarray(merged[~shapely.is_closed(merged)])


def _largest_piece(streets: Lines) -> Lines:
    ends, nodes = end_nodes(streets)
    graph = coo_array((np.ones(len(ends)), ends.T), shape=(len(nodes), len(nodes)))
    piece = connected_components(graph, directed=False)[1]
    return np.asarray(streets[piece[ends[:, 0]] == np.bincount(piece[ends[:, 0]]).argmax()])


def _parts(shape: BaseGeometry | Lines) -> Lines:
    return np.asarray(shapely.get_parts(shape), dtype=object)


def _middles(streets: Lines) -> npt.NDArray[np.object_]:
    return np.asarray(shapely.line_interpolate_point(streets, 0.5, normalized=True), dtype=object)
