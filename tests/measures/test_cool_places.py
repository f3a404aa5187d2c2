"""A cool place is large enough, hangs together, and is reached where a street touches it."""

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
import shapely
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from walking_streets import network, networks

from geo_pa.measures.cool_places import cool_places, distance_by_area, entrances
from geo_pa.measures.network import field
from geo_pa.measures.raster import Raster
from geo_pa.measures.reach import street_pieces

HOT, COOL, UNKNOWN = 40.0, 33.0, float("nan")


def painted(*rows, cell_m=10.0, north=None):
    """Paint cells: a dot is hot, c is cool, a question mark is unknown; the south-west corner lies at 0, 0."""
    colours = {".": HOT, "c": COOL, "?": UNKNOWN}
    cells = np.array([[colours[mark] for mark in row] for row in rows])
    return Raster(cells, 0, north or len(rows) * cell_m, cell_m, cell_m, "degC PET", "Hitte")


def found(raster, *, at_most=35, min_area_m2=200):
    return cool_places(raster, at_most=at_most, min_area_m2=min_area_m2)


def park(*boxes):
    return gpd.GeoSeries([box(*each) for each in boxes], index=[f"K{n}" for n in range(len(boxes))], crs="EPSG:28992")


def walks(streets, places, areas, *, limit_m=300, within_m=5):
    pieces = street_pieces(field(streets, entrances(places, streets, within_m=within_m)))
    return distance_by_area(pieces, areas, limit_m=limit_m)


def test_a_place_of_two_cells_of_100_m2_is_just_large_enough():
    places = found(painted("cc..", "....", "c..c"))
    assert places["area_m2"].tolist() == [200]
    assert places.geometry.iloc[0].equals(box(0, 20, 20, 30))


def test_cells_that_share_only_a_corner_are_two_places():
    places = found(painted("cc..", "..cc"))
    assert places["area_m2"].tolist() == [200, 200]


def test_a_place_that_touches_itself_at_a_corner_is_one_sound_shape():
    places = found(painted("ccc", "c.c", "cc."))
    assert len(places) == 1
    assert places.is_valid.all()
    assert places.area.tolist() == places["area_m2"].tolist() == [700]


def test_exactly_the_limit_is_cool_and_unknown_is_not():
    assert found(painted("cc?c"), at_most=COOL)["area_m2"].tolist() == [200]
    assert found(painted("cc?c"), at_most=COOL - 0.1).empty


def test_places_are_numbered_from_north_to_south_and_lie_in_rd():
    places = found(painted("..cc", "....", "cc.."))
    assert places.index.tolist() == ["1", "2"]
    assert places.index.name == "place_id"
    assert places.geometry.bounds["miny"].tolist() == [20, 0]
    assert places.crs == "EPSG:28992"


def test_without_cool_cells_there_are_no_places():
    places = found(painted("..", ".?"))
    assert list(places.columns) == ["area_m2", "geometry"]
    assert places.empty


@given(st.lists(st.text("c.?", min_size=6, max_size=6), min_size=1, max_size=6))
@settings(max_examples=some(60))
def test_places_are_the_pieces_of_the_graph_of_neighbouring_cool_cells(rows):
    raster = painted(*rows)
    cells = [tuple(cell) for cell in np.argwhere(raster.cells <= 35)]
    graph = nx.Graph()
    graph.add_nodes_from(cells)
    graph.add_edges_from(
        (one, two) for one in cells for two in cells if abs(one[0] - two[0]) + abs(one[1] - two[1]) == 1
    )
    pieces = [piece for piece in nx.connected_components(graph) if len(piece) >= 2]
    places = found(raster)
    assert sorted(places["area_m2"]) == sorted(100 * len(piece) for piece in pieces)
    drawn = [
        shapely.union_all(
            [box(10 * x, raster.north - 10 * y - 10, 10 * x + 10, raster.north - 10 * y) for y, x in piece]
        )
        for piece in pieces
    ]
    assert all(any(shape.equals(place) for place in places.geometry) for shape in drawn)


def test_a_street_through_a_park_is_in_it_and_the_walk_is_zero_there():
    streets = network({"S": (0, 1, [(0, 50), (100, 50)])})
    area = park((0, 0, 100, 100))
    summary = walks(streets, park((0, 0, 100, 100)), area).iloc[0]
    assert summary["distance_m"] == pytest.approx(10 / 4)  # halfway two entrances 10 m apart it is 5 m, 2.5 on average
    assert summary["share_beyond"] == 0


def test_a_long_park_is_reached_all_along_the_street_beside_it_and_not_at_its_middle():
    streets = network({"S": (0, 1, [(0, -3), (500, -3)])})
    ways_in = entrances(park((0, 0, 500, 400)), streets, within_m=5)
    assert ways_in["along_m"].tolist() == pytest.approx(list(range(0, 501, 10)))
    assert ways_in["offset_m"].tolist() == pytest.approx([3] * 51)


def test_a_place_too_far_from_every_street_is_not_reached():
    streets = network({"S": (0, 1, [(0, -6), (500, -6)])})
    assert entrances(park((0, 0, 500, 400)), streets, within_m=5).empty
    summary = walks(streets, park((0, 0, 500, 400)), park((0, -10, 500, 0))).iloc[0]
    assert np.isnan(summary["distance_m"])
    assert summary["share_beyond"] == 1


def test_the_nearest_place_is_named():
    streets = network({"S": (0, 1, [(0, 0), (30, 0)])})
    ways_in = entrances(park((0, 2, 10, 9), (20, 1, 30, 9)), streets, within_m=5)
    assert ways_in["place_id"].tolist() == ["K0", "K0", "K1", "K1"]
    assert ways_in["offset_m"].tolist() == [2, 2, 1, 1]


def test_entrances_measure_along_the_street_as_it_is_walked():
    streets = network({"S": (0, 1, [(0, 0), (30, 0)], 60.0)})
    ways_in = entrances(park((15, -5, 100, 5)), streets, within_m=1)
    assert ways_in["along_m"].tolist() == [30, 40, 50, 60]


def test_the_mean_walk_and_the_share_beyond_by_hand():
    streets = network({"S": (0, 1, [(0, 0), (1000, 0)])})
    summary = walks(streets, park((-50, -10, 0, 10)), park((0, -10, 1000, 10)), within_m=1).iloc[0]
    assert summary["street_m"] == pytest.approx(1000)
    assert summary["distance_m"] == pytest.approx(500)
    assert summary["share_beyond"] == pytest.approx(0.7)


def test_a_street_counts_in_the_area_where_it_lies():
    streets = network({"S": (0, 1, [(0, 0), (1000, 0)])})
    areas = park((0, -10, 500, 10), (500, -10, 1000, 10), (0, 50, 10, 60))
    summary = walks(streets, park((-50, -10, 0, 10)), areas, within_m=1)
    assert summary["street_m"].tolist() == pytest.approx([500, 500, 0])
    assert summary["distance_m"].tolist()[:2] == pytest.approx([250, 750])
    assert summary["share_beyond"].tolist()[:2] == pytest.approx([0.4, 1])
    assert summary.iloc[2][["distance_m", "share_beyond"]].isna().all()


def test_a_street_from_where_one_cannot_get_there_is_too_far_and_leaves_the_mean():
    streets = network({"S": (0, 1, [(0, 0), (100, 0)]), "T": (2, 3, [(0, 5), (100, 5)])})
    summary = walks(streets, park((-50, -1, 0, 1)), park((0, -10, 100, 10)), within_m=2).iloc[0]
    assert summary["distance_m"] == pytest.approx(50)
    assert summary["share_beyond"] == 0.5


@given(networks(stretch=(1.0, 1.5)), st.integers(0, 30), st.integers(5, 30))
@settings(max_examples=some(40))
def test_the_mean_and_the_share_are_those_of_many_points_along_the_streets(rows, east, limit):
    streets = network(rows)
    places = park((east, -2, east + 4, 2))
    pieces = street_pieces(field(streets, entrances(places, streets, within_m=1)))
    summary = distance_by_area(pieces, park((-100, -100, 200, 200)), limit_m=limit).iloc[0]
    share = (np.arange(2000) + 0.5) / 2000
    length, start, end = (pieces[name].to_numpy()[:, None] for name in ("length_m", "from_m", "to_m"))
    points = np.minimum(start + share * length, end + (1 - share) * length)
    weight = np.broadcast_to(length / 2000, points.shape)
    reached = np.isfinite(points)
    assert summary["street_m"] == pytest.approx(pieces["length_m"].sum())
    assert summary["share_beyond"] == pytest.approx(weight[points > limit].sum() / weight.sum(), abs=2e-3)
    if reached.any():
        mean = (points[reached] * weight[reached]).sum() / weight[reached].sum()
        assert summary["distance_m"] == pytest.approx(mean, abs=1e-2)


@given(networks(stretch=(1.0, 1.5)), st.integers(0, 30), st.integers(0, 30))
@settings(max_examples=some(30))
def test_each_end_of_a_street_that_is_near_enough_is_an_entrance_at_its_true_distance(rows, east, north):
    streets = network(rows)
    place = park((east, north, east + 6, north + 3))
    ways_in = entrances(place, streets, within_m=8)
    lines, length = streets.edges.geometry.to_numpy()[ways_in["edge"]], streets.length_m[ways_in["edge"]]
    doors = shapely.line_interpolate_point(lines, ways_in["along_m"].to_numpy() / length, normalized=True)
    np.testing.assert_allclose(shapely.distance(doors, place.iloc[0]), ways_in["offset_m"], atol=1e-6)
    ends = streets.nodes.geometry.distance(place.iloc[0]).to_numpy()[streets.ends]
    found = set(zip(ways_in["edge"], ways_in["along_m"].round(6), strict=True))
    for edge, (first, last) in enumerate(ends):
        assert ((edge, 0.0) in found) == (first <= 8)
        assert ((edge, round(streets.length_m[edge], 6)) in found) == (last <= 8)
