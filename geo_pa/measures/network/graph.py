"""From streets to a compiled graph."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas.array import GeometryArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from geo_pa.crs import RD

Integers = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Metres = Floats
Flags = npt.NDArray[np.bool_]

FRAGMENT = "fragment"
"""The reason of streets on a loose part that is too small to be a place of its own."""

COLUMNS = ["from_node", "to_node", "length_m", "kind", "geometry"]


@dataclass(frozen=True, eq=False)
class Corners:
    """The points where streets begin, bend and end, in the order in which one meets them.

    Attributes
    ----------
    edge : array of int, shape (corners,)
        Position of the street, lowest first.
    share : array of float, shape (corners,)
        Share of the street before it, 0 at its from_node and 1 at its to_node.
    place : array of float, shape (corners, 2)
        RD metres.
    """

    edge: Integers
    share: Floats
    place: Metres


@dataclass(frozen=True, eq=False)
class WalkingNetwork:
    """Streets that can be walked both ways, and how they hang together.

    Attributes
    ----------
    edges : GeoDataFrame
        The streets that can be walked, on their own ids: from_node, to_node (Int64), length_m, kind and a LineString in
        RD metres. Their order follows from what they are, never from the rows of the input; "edge" in other tables is
        the position of a street in it.
    ends : array of int, shape (edges, 2)
        The nodes of each street, from and to, as positions in ``nodes``.
    corners : Corners
        Of all streets.
    nodes : GeoDataFrame
        One point per node, by node number, lowest first, with its ``island``: 0 is the largest piece of the network.
    length_m : array of float, shape (edges,)
        What it takes to walk each street from end to end.
    graph : csr_array of float, shape (nodes, nodes)
        Metres between neighbours, both ways: the shortest of parallel streets. A stored 0 is a street without length.
    not_walkable : Series of str
        By id, why each other street cannot be walked: ``closed`` (its kind), ``node_missing``, ``length_missing`` (or
        negative, or infinite), ``line_missing`` (no geometry, or no LineString) or :data:`FRAGMENT`.
    same_as : Series of str
        By id, of each street drawn again (as its other direction) the id of the one in ``edges``, the shortest.
    """

    edges: gpd.GeoDataFrame
    ends: Integers
    length_m: Metres
    corners: Corners
    nodes: gpd.GeoDataFrame
    graph: csr_array
    not_walkable: pd.Series
    same_as: pd.Series


def walking_network(
    edges: gpd.GeoDataFrame, *, closed: tuple[str, ...] = ("steps",), smallest_part_m: float = 0.0
) -> WalkingNetwork:
    """Compile streets into a network to walk on.

    Parameters
    ----------
    edges : GeoDataFrame
        One street per row, by a unique id: from_node, to_node (Int64), length_m, kind, and a LineString in RD metres
        from from_node to to_node; a line that the streets it meets show to run the other way is turned round.
        ``length_m`` may differ from the length of the line; it is what counts.
    closed : tuple of str
        Kinds that cannot be walked.
    smallest_part_m : float
        Streets that connect to fewer metres of street than this (their own included) are left out, unless no other part
        is larger: a place put on such a fragment would be cut off from everything.

    Returns
    -------
    WalkingNetwork
        Every row is in ``edges``, ``not_walkable`` or ``same_as``. A node whose streets cannot be walked is not in it.
    """
    reason = _why_not_walkable(edges, closed)
    whole, same_as = _each_once(_as_numbered(edges.loc[reason.isna(), COLUMNS]))
    small = _in_fragment(whole, smallest_part_m)
    walkable, lost = whole[~small], whole.index[small]
    reason.loc[[*lost, *same_as.index[same_as.isin(lost)]]] = FRAGMENT
    return _compiled(walkable, reason.dropna(), same_as[~same_as.isin(lost)])


def _compiled(walkable: gpd.GeoDataFrame, not_walkable: pd.Series, same_as: pd.Series) -> WalkingNetwork:
    numbers, ends = _numbered_ends(walkable)
    length = walkable["length_m"].to_numpy()
    graph, corners = _graph(ends, length, len(numbers)), _corners(walkable)
    nodes = gpd.GeoDataFrame(
        {"island": _island(graph, ends, length)},
        geometry=_points(corners, ends),
        index=pd.Index(numbers, name="node"),
        crs=RD,
    )
    return WalkingNetwork(walkable, ends, length, corners, nodes, graph, not_walkable, same_as)


def _numbered_ends(edges: gpd.GeoDataFrame) -> tuple[Integers, Integers]:
    """Return the numbers of the nodes, lowest first, and the nodes of each street as positions in these."""
    numbers, positions = np.unique(edges[["from_node", "to_node"]].to_numpy(np.int64), return_inverse=True)
    return numbers, positions.reshape(-1, 2)


def _in_fragment(edges: gpd.GeoDataFrame, smallest_m: float) -> Flags:
    """Tell which streets are on a part of fewer metres than the smallest that counts; never on the largest part."""
    if smallest_m <= 0 or edges.empty:
        return np.zeros(len(edges), dtype=np.bool_)
    numbers, ends = _numbered_ends(edges)
    length = edges["length_m"].to_numpy()
    island = _island(_graph(ends, length, len(numbers)), ends, length)[ends[:, 0]]
    return np.asarray((island > 0) & (np.bincount(island, weights=length)[island] < smallest_m))


def islands(network: WalkingNetwork) -> pd.DataFrame:
    """Tell of which pieces a network consists.

    Returns
    -------
    DataFrame
        One row per island, the largest (in metres of street) first: ``nodes``, ``edges`` (counts), ``street_m``.
    """
    island = network.nodes["island"].to_numpy()
    of_edge, count = island[network.ends[:, 0]], island.max(initial=-1) + 1
    sizes = {
        "nodes": np.bincount(island, minlength=count),
        "edges": np.bincount(of_edge, minlength=count),
        "street_m": np.bincount(of_edge, weights=network.length_m, minlength=count),
    }
    return pd.DataFrame(sizes).rename_axis("island")


def _why_not_walkable(edges: gpd.GeoDataFrame, closed: tuple[str, ...]) -> pd.Series:
    lines = shapely.get_type_id(edges.geometry.to_numpy()) == shapely.GeometryType.LINESTRING
    length = edges["length_m"].astype("float64")
    reasons = {
        "closed": edges["kind"].isin(closed),
        "node_missing": edges[["from_node", "to_node"]].isna().any(axis=1),
        "length_missing": ~(np.isfinite(length) & (length >= 0)),
        "line_missing": ~lines | edges.geometry.is_empty,
    }
    reason = pd.Series(pd.NA, index=edges.index, dtype="str", name="reason")
    for name, holds in reasons.items():
        reason = reason.mask(holds & reason.isna(), name)
    return reason


def _as_numbered(edges: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Turn lines round that begin at their to_node: where a node lies is where most of its streets have a tip."""
    lines = edges.geometry.to_numpy().copy()
    tips = np.tile(_tips(*shapely.get_coordinates(lines, return_index=True)).round(3), (1, 2, 1))
    node = np.repeat(edges[["from_node", "to_node"]].to_numpy(np.int64), 2, axis=1)
    ends = pd.DataFrame({"node": node.ravel(), "east": tips[..., 0].ravel(), "north": tips[..., 1].ravel()})
    streets = ends.groupby(["node", "east", "north"])["node"].transform("size").to_numpy().reshape(-1, 4)
    turned = streets[:, 1] + streets[:, 2] > streets[:, 0] + streets[:, 3]
    lines[turned] = shapely.reverse(lines[turned])
    return edges.set_geometry(lines, crs=RD)


def _each_once(edges: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, pd.Series]:
    """Keep of streets drawn twice the shortest, in an order that follows from what streets are, never from their row.

    If both directions of a street were kept, two places on it could each lie on another one.
    """
    low, high = np.sort(edges[["from_node", "to_node"]].to_numpy(np.int64), axis=1).T
    keys = edges.assign(low=low, high=high, line=_undirected(edges), id=edges.index)
    keys = keys.sort_values(["low", "high", "line", "length_m", "from_node", "kind", "id"])
    kept = ~keys.duplicated(["low", "high", "line"])
    first = keys.groupby(["low", "high", "line"], sort=False)["id"].transform("first")
    same_as = first[~kept].astype("str").rename("same_as")
    return edges.loc[keys.index[kept]].astype({"length_m": "float64"}), same_as


def _undirected(edges: gpd.GeoDataFrame) -> npt.NDArray[np.generic]:
    """Write lines in whole millimetres in a form that does not depend on their direction."""
    rounded = shapely.transform(edges.geometry.to_numpy(), lambda places: places.round(3))
    return shapely.to_wkb(shapely.normalize(rounded))


def _graph(ends: Integers, length: Metres, nodes: int) -> csr_array:
    """Keep the shortest of the streets between two nodes: a sparse matrix would add them up."""
    start, end, metres = np.r_[ends[:, 0], ends[:, 1]], np.r_[ends[:, 1], ends[:, 0]], np.r_[length, length]
    order = np.lexsort((metres, end, start))
    start, end, metres = start[order], end[order], metres[order]
    again = np.r_[False, (start[1:] == start[:-1]) & (end[1:] == end[:-1])]
    kept = ~again & (start != end)
    first = np.searchsorted(start[kept], np.arange(nodes + 1))
    return csr_array((metres[kept], end[kept].astype(np.int32), first.astype(np.int32)), shape=(nodes, nodes))


def _island(graph: csr_array, ends: Integers, length: Metres) -> Integers:
    """Number the pieces of a network from the one with most metres of street; equals by their lowest node."""
    count, piece = connected_components(graph, directed=False)
    metres = np.bincount(piece[ends[:, 0]], weights=length, minlength=count)
    _, lowest = np.unique(piece, return_index=True)
    rank = np.empty(count, dtype=np.intp)
    rank[np.lexsort((lowest, -metres))] = np.arange(count)
    island: Integers = rank[piece]
    return island


def _corners(edges: gpd.GeoDataFrame) -> Corners:
    lines = edges.geometry.to_numpy()
    place, edge = shapely.get_coordinates(lines, return_index=True)
    first, last = _first_and_last(edge)
    walked = np.cumsum(np.where(first, 0, np.r_[0, np.hypot(*np.diff(place, axis=0).T)][: len(edge)]))
    before, total = walked - walked[first][edge], shapely.length(lines)[edge]
    share = np.divide(before, total, out=np.zeros(len(edge)), where=total > 0)
    return Corners(edge, np.where(last, 1, np.minimum(share, 1)), place)


def _first_and_last(edge: Integers) -> tuple[Flags, Flags]:
    """Tell where a run of equal numbers begins, and where it ends."""
    other = edge[1:] != edge[:-1]
    return np.r_[True, other][: len(edge)], np.r_[other, True][: len(edge)]


def _tips(place: Metres, edge: Integers) -> Metres:
    """Give the first and last point of each street: shape (edges, 2, 2)."""
    first, last = _first_and_last(edge)
    return np.stack([place[first], place[last]], axis=1)


def _points(corners: Corners, ends: Integers) -> GeometryArray:
    """Give each node the tip of the first street that has it."""
    _, tip = np.unique(ends.ravel(), return_index=True)
    return gpd.points_from_xy(*_tips(corners.place, corners.edge).reshape(-1, 2)[tip].T)
