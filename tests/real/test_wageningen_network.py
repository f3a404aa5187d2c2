"""The real streets of Wageningen (OpenStreetMap, 2020): every distance is that of networkx."""

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from pandas.testing import assert_frame_equal

from geo_pa.crs import RD, WGS84
from geo_pa.measures.network import field, islands, snap, walking_network
from geo_pa.measures.reach import reach_polygon, reached_share, street_pieces

pytestmark = pytest.mark.real

ASIDE = (9.0, -4.0)
"""Metres by which sources lie off the street, so that most walks begin halfway a street."""


@pytest.fixture(scope="module")
def graph(real_folder):
    return nx.read_graphml(real_folder / "wageningen_network_2020.graphml", node_type=int)


@pytest.fixture(scope="module")
def streets(graph):
    rows = [(start, end, float(row["length"]), row["geometry"]) for start, end, row in graph.edges(data=True)]
    frame = pd.DataFrame(rows, columns=["from_node", "to_node", "length_m", "line"]).assign(kind="street")
    ids = "S" + frame.index.astype("str")
    lines = gpd.GeoSeries(shapely.from_wkt(frame["line"].to_numpy()), crs=WGS84).to_crs(RD)
    return gpd.GeoDataFrame(frame.drop(columns="line"), geometry=lines).set_index(ids)


@pytest.fixture(scope="module")
def network(streets):
    return walking_network(streets)


@pytest.fixture(scope="module")
def sources(network):
    return snap(_beside(network.nodes.geometry.iloc[::310], ASIDE), network, within_m=100)


def _beside(points, aside):
    return points.translate(*aside).set_axis("P" + points.index.astype("str"))


def by_networkx(graph, network, sources):
    """Give each node its nearest source and the distance, on the graph as it was read, walked both ways."""
    walked = nx.MultiGraph()
    walked.add_edges_from((start, end, {"length": float(row["length"])}) for start, end, row in graph.edges(data=True))
    for name, row in sources.iterrows():
        street = network.edges.iloc[int(row["edge"])]
        rest = street["length_m"] - row["along_m"]
        walked.add_edge(name, street["from_node"], length=row["offset_m"] + row["along_m"])
        walked.add_edge(name, street["to_node"], length=row["offset_m"] + rest)
    metres, ways = nx.multi_source_dijkstra(walked, set(sources.index), weight="length")
    nodes = network.nodes.index
    found = {"distance_m": [metres[node] for node in nodes], "nearest": [ways[node][0] for node in nodes]}
    return pd.DataFrame(found, index=nodes)


def test_the_network_is_the_whole_file_each_street_once(network, graph):
    assert network.not_walkable.empty
    assert len(network.nodes) == graph.number_of_nodes() == 3718
    assert len(network.edges) + len(network.same_as) == graph.number_of_edges() == 11_424
    assert len(network.edges) == 11_424 / 2
    pieces = sorted(map(len, nx.connected_components(nx.Graph(graph))), reverse=True)
    assert sorted(islands(network)["nodes"], reverse=True) == pieces


def test_between_two_crossings_one_walks_the_shortest_of_their_streets(network, streets):
    pairs = np.sort(streets[["from_node", "to_node"]].to_numpy(np.int64), axis=1)
    shortest = streets["length_m"].groupby([pairs[:, 0], pairs[:, 1]]).min()
    assert len(shortest) < len(streets) / 2
    at = network.nodes.index.get_indexer
    start, end = at(shortest.index.get_level_values(0)), at(shortest.index.get_level_values(1))
    some = start != end
    np.testing.assert_array_equal(network.graph[start, end][some], shortest.to_numpy()[some])


def test_distances_from_many_sources_to_all_nodes_are_those_of_networkx(network, graph, sources):
    assert sources.notna().all(axis=None)
    assert (sources["offset_m"] > 0).sum() >= 8
    found, expected = field(network, sources).nodes(), by_networkx(graph, network, sources)
    np.testing.assert_allclose(found["distance_m"], expected["distance_m"], rtol=0, atol=1e-6)
    differs = found.index[found["nearest"] != expected["nearest"]]
    for name in found.loc[differs, "nearest"].unique():
        alone = by_networkx(graph, network, sources.loc[[name]])["distance_m"]
        named = differs[found.loc[differs, "nearest"] == name]
        np.testing.assert_allclose(alone[named], expected["distance_m"][named], rtol=0, atol=1e-6)


def test_distances_from_each_source_by_itself_are_those_of_networkx(network, graph, sources):
    for name in sources.index[::3]:
        alone = sources.loc[[name]]
        found, expected = field(network, alone).nodes(), by_networkx(graph, network, alone)
        np.testing.assert_allclose(found["distance_m"], expected["distance_m"], rtol=0, atol=1e-6)
        assert (found["nearest"] == name).all()


def test_a_walk_between_places_halfway_streets_is_as_long_the_other_way_round(network, sources):
    places = snap(_beside(network.nodes.geometry.iloc[155::620], (-12.0, 7.0)), network, within_m=100)
    there = field(network, sources).at(places)
    back = pd.DataFrame({name: field(network, places.loc[[name]]).at(sources)["distance_m"] for name in places.index})
    np.testing.assert_allclose(there["distance_m"], back.min(), rtol=0, atol=1e-6)
    assert there["nearest"].tolist() == back.idxmin().tolist()


def test_places_on_one_street_are_as_far_apart_as_they_lie_though_the_file_has_it_in_two_directions(network):
    line = network.edges.geometry.iloc[network.length_m.argmax()]
    spots = gpd.GeoSeries(line.interpolate(np.linspace(0.4, 0.6, 21), normalized=True), crs=RD)
    near = snap(spots, network, within_m=1)
    found = field(network, near.iloc[[0]]).at(near)["distance_m"]
    np.testing.assert_allclose(found, network.length_m.max() * np.linspace(0, 0.2, 21), rtol=0, atol=1e-6)


def test_the_order_of_the_file_changes_nothing(network, streets, sources):
    again = walking_network(streets.sample(frac=1, random_state=7))
    assert_frame_equal(field(again, sources.sample(frac=1, random_state=8)).nodes(), field(network, sources).nodes())


def test_the_ground_within_reach_holds_every_crossing_within_reach_and_follows_the_streets(network, sources):
    reached = field(network, sources)
    pieces = street_pieces(reached)
    np.testing.assert_allclose(pieces["length_m"].sum(), network.length_m.sum(), rtol=1e-9)
    ground = reach_polygon(pieces, 500, width_m=25)
    near = (reached.nodes()["distance_m"] <= 500).to_numpy()
    assert shapely.intersects(ground, network.nodes.geometry[near].to_numpy()).all()
    walked = reached_share(pieces, 500)
    assert 0 < ground.area < 2 * 25 * (walked * pieces.length).sum()
    far = pieces[walked == 0].geometry.distance(shapely.union_all(pieces[walked > 0].geometry.to_numpy())) > 26
    assert not pieces[walked == 0].geometry[far].intersects(ground).any()
