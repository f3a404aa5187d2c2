"""Small street networks made by hand or at random, and what networkx says of them."""

from itertools import pairwise

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st
from shapely import LineString

from geo_pa.measures.network import walking_network

SIDE_M = 10.0
"""Nodes of random networks lie on a grid, so that streets touch, cross, double and tie."""


def streets(rows):
    """Make the layer; by id: from_node, to_node, a list of corners, and optionally length_m and kind."""
    lines = [LineString(row[2]) if row[2] else None for row in rows.values()]
    lengths = [row[3] if len(row) > 3 else line.length for row, line in zip(rows.values(), lines, strict=True)]
    columns = {
        "from_node": pd.array([row[0] for row in rows.values()], dtype="Int64"),
        "to_node": pd.array([row[1] for row in rows.values()], dtype="Int64"),
        "length_m": np.array(lengths, dtype="float64"),
        "kind": pd.array([row[4] if len(row) > 4 else "street" for row in rows.values()], dtype="str"),
    }
    return gpd.GeoDataFrame(columns, geometry=lines, index=pd.Index(list(rows), dtype="str"), crs="EPSG:28992")


def network(rows):
    return walking_network(streets(rows))


def places(shapes):
    """Make places by id."""
    return gpd.GeoSeries(list(shapes.values()), index=pd.Index(list(shapes), dtype="str"), crs="EPSG:28992")


def on_streets(rows):
    """Say by id where places are: position of the street, metres along it, metres beside it."""
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["edge", "along_m", "offset_m"])
    return frame.astype({"edge": "Int64", "along_m": "float64", "offset_m": "float64"})


def positions(network, count):
    """Draw as many places on a network, some at its crossings."""
    place = st.tuples(
        st.integers(0, len(network.edges) - 1),
        st.sampled_from([0, 0.25, 0.5, 0.7, 1]),
        st.sampled_from([0, 0, 3, 12.5]),
    )
    drawn = st.lists(place, min_size=count[0], max_size=count[1])
    length = network.length_m
    return drawn.map(lambda rows: [(edge, share * length[edge], offset) for edge, share, offset in rows])


@st.composite
def networks(draw, *, stretch=(1.0, 1.25, 2.0, 0.5, 0.0)):
    """Draw streets between points of a grid: parallel, crossing, bent, in a loop, without length, or steps."""
    grid = st.integers(0, 3)
    nodes = draw(st.lists(st.tuples(grid, grid), min_size=2, max_size=7, unique=True))
    ends = st.integers(0, len(nodes) - 1)
    kinds = st.sampled_from(["street", "street", "path", "steps"])
    drawn = draw(
        st.lists(
            st.tuples(ends, ends, st.none() | st.tuples(grid, grid), st.sampled_from(stretch), kinds),
            min_size=1,
            max_size=12,
        )
    )
    rows = {f"S{number}": _street(nodes, *row) for number, row in enumerate(drawn) if row[0] != row[1] or row[2]}
    return {"S": (0, 1, _scaled([nodes[0], nodes[1]])), **rows}


def _street(nodes, start, end, bend, stretch, kind):
    corners = _scaled([nodes[start], *([bend] if bend else []), nodes[end]])
    return start, end, corners, LineString(corners).length * stretch, kind


def _scaled(corners):
    return [(SIDE_M * east, SIDE_M * north) for east, north in corners]


def distances_by_networkx(network, sources, targets):
    """Give the distance from every source (rows) to every target: all are nodes of a chain along their street."""
    graph = nx.MultiGraph()
    graph.add_nodes_from(("node", int(number)) for number in network.nodes.index)
    stops = {edge: [] for edge in range(len(network.edges))}
    for what, rows in (("source", sources), ("target", targets)):
        for number, row in enumerate(rows.itertuples()):
            graph.add_edge((what, number), ("beside", what, number), length=row.offset_m)
            stops[int(row.edge)].append((row.along_m, ("beside", what, number)))
    for edge, row in enumerate(network.edges.itertuples()):
        chain = [(0, ("node", row.from_node)), *sorted(stops[edge]), (row.length_m, ("node", row.to_node))]
        for (before, first), (after, last) in pairwise(chain):
            graph.add_edge(first, last, length=after - before)
    found = np.full((len(sources), len(targets)), np.inf)
    for number in range(len(sources)):
        reached = nx.multi_source_dijkstra_path_length(graph, {("source", number)}, weight="length")
        found[number] = [reached.get(("target", target), np.inf) for target in range(len(targets))]
    return found


def samples(network, per_street):
    """Spread points evenly along every street: rows as of ``snap``, and their geometry."""
    share = (np.arange(per_street) + 0.5) / per_street
    edge = np.repeat(np.arange(len(network.edges)), per_street)
    along = (network.length_m[:, None] * share).ravel()
    points = shapely.line_interpolate_point(
        network.edges.geometry.to_numpy()[edge], np.tile(share, len(network.edges)), normalized=True
    )
    rows = pd.DataFrame({"edge": pd.array(edge, dtype="Int64"), "along_m": along, "offset_m": 0.0})
    return rows, points
