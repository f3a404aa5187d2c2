"""How far everything is from the nearest of some sources, on foot."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo_pa.measures.network.graph import Integers, Metres, WalkingNetwork

TIE_M = 1e-9
"""Distances that differ less are equal: what is left is the rounding of sums."""


@dataclass(frozen=True, eq=False)
class Sources:
    """Places on the network where walks begin, in the order that breaks ties.

    Attributes
    ----------
    ids : array of str
    edge : array of int
        Positions in ``network.edges``, lowest first.
    along_m, offset_m : array of float
        As in :func:`geo_pa.measures.network.snap`.
    """

    ids: pd.api.extensions.ExtensionArray
    edge: Integers
    along_m: Metres
    offset_m: Metres


@dataclass(frozen=True, eq=False)
class Field:
    """Walking distance from the nearest of some sources, everywhere on a network.

    Attributes
    ----------
    network : WalkingNetwork
    sources : Sources
        Those of the sources that are on the network.
    node_m : array of float, shape (nodes,)
        Metres from the nearest source, its own offset included; infinite where none can be reached.
    node_source : array of int, shape (nodes,)
        The nearest source, as position in ``sources``; the number of sources where none can be reached.
    """

    network: WalkingNetwork
    sources: Sources
    node_m: Metres
    node_source: Integers

    def at(self, places: pd.DataFrame) -> pd.DataFrame:
        """Give the walking distance to places.

        Parameters
        ----------
        places : DataFrame
            Rows of :func:`geo_pa.measures.network.snap` on the same network.

        Returns
        -------
        DataFrame
            On the index of ``places``: ``distance_m``, from the source straight to its street, along the streets, and
            straight to the place; ``nearest``, the id of that source (str). Both missing where the place is not on the
            network or no source can be reached. Exact also where both are on one street.
        """
        edge, along, offset = _arrays(places)
        metres, source = self.along(edge, along)
        return self._table(metres + np.nan_to_num(offset), source, places.index)

    def nodes(self) -> pd.DataFrame:
        """Give the walking distance to every node: columns as in :meth:`at`, by node number."""
        return self._table(self.node_m, self.node_source, self.network.nodes.index)

    def along(self, edge: Integers, along_m: Metres) -> tuple[Metres, Integers]:
        """Give the distance and the nearest source at points on streets, as plain arrays.

        Parameters
        ----------
        edge : array of int
            Positions in ``network.edges``; -1 is nowhere.
        along_m : array of float
            Metres from the street's from_node.

        Returns
        -------
        array of float, array of int
            As ``node_m`` and ``node_source``.
        """
        point = np.flatnonzero(edge >= 0)
        on, before = edge[point], along_m[point]
        after = self.network.length_m[on] - before
        first, last = self.network.ends[on].T
        here, beside = _on_the_same_street(on, self.sources.edge)
        straight = np.abs(before[here] - self.sources.along_m[beside]) + self.sources.offset_m[beside]
        return _shortest(
            np.r_[point, point, point[here]],
            np.r_[self.node_m[first] + before, self.node_m[last] + after, straight],
            np.r_[self.node_source[first], self.node_source[last], beside],
            nowhere=(np.full(len(edge), np.inf), np.full(len(edge), len(self.sources.ids))),
        )

    def _table(self, metres: Metres, source: Integers, index: pd.Index) -> pd.DataFrame:
        reached = np.isfinite(metres)
        nearest = self.sources.ids.take(np.where(reached, source, -1), allow_fill=True)
        return pd.DataFrame({"distance_m": np.where(reached, metres, np.nan), "nearest": nearest}, index=index)


def field(network: WalkingNetwork, sources: pd.DataFrame) -> Field:
    """Measure the walking distance from the nearest of some sources to everywhere on a network.

    Parameters
    ----------
    network : WalkingNetwork
    sources : DataFrame
        Rows of :func:`geo_pa.measures.network.snap`, by a unique id; those that are not on the network are left out.

    Returns
    -------
    Field
        Of equally near sources the one on the first street is named, of those the one nearest to that street's
        from_node; ids decide only between sources at one place.

    Notes
    -----
    Dijkstra's algorithm (scipy), once, from all sources at a time: each source is a node of its own, with a way to both
    ends of its street.
    """
    starts = _in_fixed_order(sources)
    nodes, count = len(network.nodes), len(starts.ids)
    if count == 0:
        return Field(network, starts, np.full(nodes, np.inf), np.zeros(nodes, dtype=np.intp))
    graph = _with_sources(network, starts)
    metres, _, found = dijkstra(graph, indices=nodes + np.arange(count), min_only=True, return_predecessors=True)
    source = np.where(found < 0, count, found - nodes).astype(np.intp)
    return Field(network, starts, metres[:nodes], _settle_ties(graph, metres, source)[:nodes])


def _in_fixed_order(sources: pd.DataFrame) -> Sources:
    edge, along, offset = _arrays(sources)
    ids = sources.index.astype("str").array
    order = np.lexsort((np.asarray(ids, dtype=np.str_), offset, along, edge))
    order = order[edge[order] >= 0]
    return Sources(ids.take(order), edge[order], along[order], offset[order])


def _arrays(places: pd.DataFrame) -> tuple[Integers, Metres, Metres]:
    """Give edge (-1 where missing), along_m and offset_m as plain arrays."""
    edge = places["edge"].to_numpy(dtype=np.intp, na_value=-1)
    return edge, places["along_m"].to_numpy(np.float64), places["offset_m"].to_numpy(np.float64)


def _with_sources(network: WalkingNetwork, sources: Sources) -> csr_array:
    """Add a node per source to the graph, with its ways to both ends of its street, its offset included."""
    ways = np.column_stack([sources.along_m, network.length_m[sources.edge] - sources.along_m])
    graph, count = network.graph, len(sources.ids)
    metres = np.r_[graph.data, (ways + sources.offset_m[:, None]).ravel()]
    end = np.r_[graph.indices, network.ends[sources.edge].ravel().astype(np.int32)]
    first = np.r_[graph.indptr, graph.nnz + 2 * np.arange(1, count + 1, dtype=np.int32)]
    return csr_array((metres, end, first), shape=(graph.shape[0] + count, graph.shape[0] + count))


def _settle_ties(graph: csr_array, metres: Metres, source: Integers) -> Integers:
    """Name at each node the first of the sources that are equally near, whatever way the search happened to take."""
    start, end = np.repeat(np.arange(graph.shape[0]), np.diff(graph.indptr)), graph.indices
    settled = source.copy()
    while True:
        earlier = np.flatnonzero(settled[start] < settled[end])
        as_near = metres[start[earlier]] + graph.data[earlier] <= metres[end[earlier]] + TIE_M
        ties = earlier[as_near]
        if len(ties) == 0:
            return settled
        np.minimum.at(settled, end[ties], settled[start[ties]])


def _on_the_same_street(edge: Integers, source_edge: Integers) -> tuple[Integers, Integers]:
    """Pair points with the sources on their street: positions of both; the sources are in the order of the streets."""
    first, last = np.searchsorted(source_edge, edge, "left"), np.searchsorted(source_edge, edge, "right")
    count = last - first
    here = np.repeat(np.arange(len(edge)), count)
    nth = np.arange(len(here)) - np.repeat(np.cumsum(count) - count, count)
    return here, first[here] + nth


def _shortest(
    point: Integers, metres: Metres, source: Integers, *, nowhere: tuple[Metres, Integers]
) -> tuple[Metres, Integers]:
    """Choose for each point the shortest of its ways, and of equally short ones the first source."""
    best, named = nowhere
    np.minimum.at(best, point, metres)
    as_short = metres <= best[point] + TIE_M
    np.minimum.at(named, point[as_short], source[as_short])
    return best, named
