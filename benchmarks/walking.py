"""Walking distances and reach against what one would otherwise write: networkx, and isochrones as osmnx draws them."""

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from benchmarks.timing import Timing, timed
from geo_pa.engine import Session
from geo_pa.measures.network import WalkingNetwork, field, snap, walking_network
from geo_pa.measures.reach import reach_polygon, street_pieces

CENTRE_KINDS = ("nursing_home", "care_home", "service_centre", "health_centre")
SNAP_M, REACH_M, WIDTH_M = 100.0, 500.0, 25.0

NETWORKX_AIM, ISOCHRONES_AIM = 40.0, 500.0
"""How many times as fast we want to be."""

SAME_STREET_SHARE = 0.02
"""At most this share of the places may lie on the street of their centre, where networkx walks by its end."""

SCALES = (1, 10)
SHIFT_M = 100_000.0
"""Copies of the municipality lie this far apart, so that none touches another."""

Found = npt.NDArray[np.float64]
Node = int | tuple[str, str]
"""A crossing by number, or ("centre" or "place", id)."""


@dataclass(frozen=True)
class Race:
    """How long we take, and how long the other way takes, to the same end."""

    what: str
    other: str
    ours: Timing
    theirs: Timing
    aim: float

    @property
    def times_as_fast(self) -> float:
        """The ratio of the medians."""
        return self.theirs.median_s / self.ours.median_s


def time_walking(session: Session, *, runs: int = 9) -> Iterator[Race]:
    """Time walking distances and reach in both ways, on the embedded streets and on ten times as many.

    Reading, compiling the graph and snapping come before the clock starts, on both sides. The isochrones are drawn at
    the first scale only.

    Parameters
    ----------
    session : Session
        The embedded municipality.
    runs : int
        How often we are timed; the other way, which is slower, a third as often.

    Yields
    ------
    Race
        Distances against one centre at a time, then against all at once at each scale; then who lives within reach, and
        the ground within reach as a polygon.

    Raises
    ------
    ArithmeticError
        The two ways do not find the same distances.
    """
    towns = [_town(session, scale) for scale in SCALES]
    yield _one_by_one(towns[0], runs)
    yield from (_distances(town, runs) for town in towns)
    yield _residents(towns[0], runs)
    yield _ground(towns[0], runs)


@dataclass(frozen=True, eq=False)
class _Town:
    """Streets with centres and places on them, for us and for networkx.

    ``graph`` has the form in which osmnx loads streets (both directions of each, parallel ones kept), and a node for
    each centre and each place, joined to both ends of its street: networkx needs no snapping either.
    """

    network: WalkingNetwork
    centres: pd.DataFrame
    places: pd.DataFrame
    shapes: gpd.GeoSeries
    graph: nx.MultiDiGraph


def _town(session: Session, scale: int) -> _Town:
    facilities = session.layer("facilities")
    centres = gpd.GeoSeries(facilities.geometry[facilities["kind"].isin(CENTRE_KINDS)])
    shapes = pd.concat([session.layer(name).geometry for name in ("corporation_stock", "building_locations")])
    network = walking_network(_copied_streets(gpd.GeoDataFrame(session.layer("walking_network")), scale))
    rows = [snap(_copied(some, scale), network, within_m=SNAP_M).dropna() for some in (centres, gpd.GeoSeries(shapes))]
    return _Town(network, rows[0], rows[1], _copied(gpd.GeoSeries(shapes), scale), _graph(network, rows[0], rows[1]))


def _copied_streets(streets: gpd.GeoDataFrame, scale: int) -> gpd.GeoDataFrame:
    """Lay copies of streets side by side, not joined to each other."""
    nodes = int(streets[["from_node", "to_node"]].max().max()) + 1
    numbers = np.repeat(np.arange(scale), len(streets)) * nodes
    ends = {name: np.tile(streets[name].to_numpy(np.int64), scale) + numbers for name in ("from_node", "to_node")}
    rest = {name: np.tile(streets[name].to_numpy(), scale) for name in ("length_m", "kind")}
    return gpd.GeoDataFrame({**ends, **rest}, geometry=_copied(streets.geometry, scale).to_numpy(), crs=streets.crs)


def _copied(shapes: gpd.GeoSeries, scale: int) -> gpd.GeoSeries:
    copies = [shapes.translate(SHIFT_M * number).set_axis(f"{number}/" + shapes.index) for number in range(scale)]
    return gpd.GeoSeries(pd.concat(copies), crs=shapes.crs)


def _graph(network: WalkingNetwork, centres: pd.DataFrame, places: pd.DataFrame) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    ends, lines = network.nodes.index.to_numpy()[network.ends].tolist(), network.edges.geometry.to_numpy()
    for (start, end), metres, line in zip(ends, network.length_m.tolist(), lines, strict=True):
        graph.add_edge(start, end, length=metres, geometry=line)
        graph.add_edge(end, start, length=metres, geometry=line.reverse())
    for name, node, metres in _ways(network, centres):
        graph.add_edge(("centre", name), node, length=metres)
    for name, node, metres in _ways(network, places):
        graph.add_edge(node, ("place", name), length=metres)
    return graph


def _ways(network: WalkingNetwork, rows: pd.DataFrame) -> Iterator[tuple[str, int, float]]:
    """Give the ways between places and both ends of their streets: id, node, metres."""
    edge, along, offset = (rows[name].to_numpy() for name in ("edge", "along_m", "offset_m"))
    edge = edge.astype(np.intp)
    ends = network.nodes.index.to_numpy()[network.ends[edge]]
    yield from zip(rows.index, ends[:, 0].tolist(), (offset + along).tolist(), strict=True)
    rest = network.length_m[edge] - along
    yield from zip(rows.index, ends[:, 1].tolist(), (offset + rest).tolist(), strict=True)


def _one_by_one(town: _Town, runs: int) -> Race:
    """Walk from each centre by itself and keep the nearest: what one writes first."""
    sources, wanted = _ends(town)
    _check(_our_distances(town), _nearest_of_each(town, sources, wanted))
    return Race(
        what=f"walking distance from the nearest of {len(sources)} centres to {len(wanted):,} nodes and places",
        other="networkx single_source_dijkstra_path_length per centre, then the least",
        ours=timed(lambda: _our_distances(town), runs=runs),
        theirs=timed(lambda: _nearest_of_each(town, sources, wanted), runs=max(runs // 3, 1)),
        aim=NETWORKX_AIM,
    )


def _ends(town: _Town) -> tuple[set[Node], list[Node]]:
    sources: set[Node] = {("centre", name) for name in town.centres.index}
    return sources, [*town.network.nodes.index, *(("place", name) for name in town.places.index)]


def _nearest_of_each(town: _Town, sources: set[Node], wanted: list[Node]) -> Found:
    walks = [nx.single_source_dijkstra_path_length(town.graph, source, weight="length") for source in sources]
    found: Found = np.min([[metres.get(place, np.inf) for place in wanted] for metres in walks], axis=0)
    return found


def _distances(town: _Town, runs: int) -> Race:
    sources, wanted = _ends(town)
    _check(_our_distances(town), _their_distances(town, sources, wanted))
    return Race(
        what=f"walking distance from the nearest of {len(sources)} centres to {len(wanted):,} nodes and places",
        other="networkx multi_source_dijkstra_path_length",
        ours=timed(lambda: _our_distances(town), runs=runs),
        theirs=timed(lambda: _their_distances(town, sources, wanted), runs=max(runs // 3, 1)),
        aim=NETWORKX_AIM,
    )


def _our_distances(town: _Town) -> Found:
    walks = field(town.network, town.centres)
    return np.append(walks.node_m, walks.at(town.places)["distance_m"])


def _their_distances(town: _Town, sources: set[Node], wanted: list[Node]) -> Found:
    metres = nx.multi_source_dijkstra_path_length(town.graph, sources, weight="length")
    return np.array([metres.get(place, np.inf) for place in wanted])


def _check(ours: Found, theirs: Found) -> None:
    """Hold both answers to each other; only we walk straight to a centre on the same street."""
    other = ~np.isclose(ours, theirs, rtol=0, atol=1e-6)
    if (ours > theirs)[other].any() or other.mean() > SAME_STREET_SHARE:
        raise ArithmeticError("the two ways do not find the same walking distances")


def _residents(town: _Town, runs: int) -> Race:
    shapes = gpd.GeoSeries(town.shapes[town.places.index])
    return Race(
        what=f"which of {len(shapes)} complexes and locations lie within {REACH_M:.0f} m of a centre",
        other="isochrones with networkx ego_graph, one centre at a time",
        ours=timed(lambda: field(town.network, town.centres).at(town.places)["distance_m"] <= REACH_M, runs=runs),
        theirs=timed(lambda: shapes.intersects(_isochrones(town)), runs=max(runs // 3, 1)),
        aim=ISOCHRONES_AIM,
    )


def _ground(town: _Town, runs: int) -> Race:
    return Race(
        what=f"the ground within {REACH_M:.0f} m of {len(town.centres)} centres, as a polygon",
        other="isochrones with networkx ego_graph, one centre at a time",
        ours=timed(lambda: _our_ground(town), runs=runs),
        theirs=timed(lambda: _isochrones(town), runs=max(runs // 3, 1)),
        aim=ISOCHRONES_AIM,
    )


def _our_ground(town: _Town) -> shapely.Geometry:
    return reach_polygon(street_pieces(field(town.network, town.centres)), REACH_M, width_m=WIDTH_M)


def _isochrones(town: _Town) -> shapely.Geometry:
    """Draw the reach of each centre by itself, from whole streets, as osmnx's examples do; then all together."""
    reached = [_isochrone(town.graph, ("centre", name)) for name in town.centres.index]
    return shapely.union_all(reached)


def _isochrone(graph: nx.MultiDiGraph, centre: Node) -> shapely.Geometry:
    reached = nx.ego_graph(graph, centre, radius=REACH_M, distance="length")
    lines = [row["geometry"] for _, _, row in reached.edges(data=True) if "geometry" in row]
    return shapely.union_all(shapely.buffer(lines, WIDTH_M))
