"""Which part of the streets lies within a walking distance, and the ground along it."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon
from walking_streets import distances_by_networkx, network, networks, on_streets, positions, samples

from geo_pa.measures.network import field
from geo_pa.measures.reach import reach_polygon, reached_share, reached_streets, street_pieces

ROW = {"A": (1, 2, [(0, 0), (100, 0)]), "B": (2, 3, [(100, 0), (200, 0)])}
BEND = {"A": (1, 2, [(0, 0), (30, 0), (30, 40)])}
SAMPLES = 40


def pieces(rows, **sources):
    return street_pieces(field(network(rows), on_streets(sources)))


def reached_m(cut, limit):
    return (reached_share(cut, limit) * cut["length_m"]).sum()


def test_streets_are_cut_at_their_corners_and_at_the_sources():
    cut = pieces(BEND, s=(0, 20, 5))
    assert cut["length_m"].tolist() == [20, 10, 40]
    assert cut["from_m"].tolist() == [25, 5, 15]
    assert cut["to_m"].tolist() == [5, 15, 55]
    assert cut["edge"].tolist() == [0, 0, 0]
    assert cut["kind"].tolist() == ["street", "street", "street"]
    assert [list(line.coords) for line in cut.geometry] == [
        [(0, 0), (20, 0)],
        [(20, 0), (30, 0)],
        [(30, 0), (30, 40)],
    ]
    assert cut.crs == "EPSG:28992"


def test_a_source_at_a_corner_or_at_an_end_leaves_no_piece_without_length():
    assert pieces(BEND, corner=(0, 30, 0), end=(0, 0, 0), other=(0, 70, 0))["length_m"].tolist() == [30, 40]


def test_pieces_are_measured_as_the_street_is():
    stretched = {"A": (1, 2, [(0, 0), (30, 0), (30, 40)], 140)}
    cut = pieces(stretched, s=(0, 40, 0))
    assert cut["length_m"].tolist() == [40, 20, 80]
    assert cut.geometry.iloc[0].length == 20
    assert reached_m(cut, 50) == 40 + 50


@pytest.mark.parametrize(
    ("limit", "shares"),
    [(0, [0, 0]), (10, [0.1, 0]), (60, [0.6, 0]), (100, [1, 0]), (150, [1, 0.5]), (300, [1, 1])],
)
def test_a_piece_is_reached_as_far_as_the_distance_goes(limit, shares):
    assert reached_share(pieces(ROW, s=(0, 0, 0)), limit).tolist() == shares


def test_what_is_reached_from_both_ends_counts_once():
    cut = pieces(ROW, west=(0, 0, 0), east=(1, 100, 0))
    assert [reached_m(cut, limit) for limit in (40, 100, 150)] == [80, 200, 200]
    round_block = {"A": (1, 2, [(0, 0), (100, 0)]), "B": (1, 2, [(0, 0), (50, 50), (100, 0)], 120)}
    assert reached_m(pieces(round_block, s=(0, 50, 0)), 100) == 100 + 2 * 50
    assert reached_m(pieces(round_block, s=(0, 50, 0)), 110) == 220


def test_the_offset_of_a_source_is_part_of_the_walk():
    assert reached_m(pieces(ROW, s=(0, 50, 15)), 40) == 2 * 25
    assert reached_m(pieces(ROW, s=(0, 50, 15)), 15) == 0


def test_what_cannot_be_reached_is_not_reached():
    cut = pieces({**ROW, "loose": (8, 9, [(0, 500), (100, 500)])}, s=(0, 0, 0))
    assert np.isinf(cut["from_m"].iloc[-1])
    assert reached_share(cut, 10_000).tolist() == [1, 1, 0]


def test_a_street_without_length_is_reached_wholly_or_not_at_all():
    cut = pieces({"A": (1, 2, [(0, 0), (10, 0)]), "Z": (2, 3, [(10, 0), (20, 0)], 0)}, s=(0, 0, 0))
    assert reached_share(cut, 10).tolist() == [1, 1]
    assert reached_share(cut, 9).tolist() == [0.9, 0]


@pytest.mark.parametrize("limit", [0, 10, 40, 100, 150])
def test_the_streets_reached_are_as_long_as_the_shares_say(limit):
    cut = pieces(ROW, west=(0, 0, 0), east=(1, 100, 0))
    streets = reached_streets(cut, limit)
    assert streets.crs == "EPSG:28992"
    assert streets.length.sum() == pytest.approx(reached_m(cut, limit))
    assert streets.union_all().length == pytest.approx(reached_m(cut, limit))


def test_streets_are_cut_off_at_the_side_from_which_they_are_reached():
    west, east = (reached_streets(pieces(ROW, s=place), 30) for place in [(0, 0, 0), (1, 100, 0)])
    assert [list(line.coords) for line in (*west, *east)] == [[(0, 0), (30, 0)], [(200, 0), (170, 0)]]


def test_a_street_drawn_as_a_dot_takes_its_length_to_walk():
    cut = pieces({"A": (1, 2, [(0, 0), (10, 0)]), "dot": (2, 3, [(10, 0), (10, 0)], 50)}, s=(0, 0, 0))
    assert cut["length_m"].tolist() == [10, 50]
    assert reached_m(cut, 30) == 30


def test_the_ground_follows_the_street_and_ends_a_width_past_the_last_metre():
    ground = reach_polygon(pieces(ROW, s=(0, 20, 0)), 30, width_m=10)
    assert isinstance(ground, Polygon)
    assert ground.bounds == pytest.approx((-10, -10, 60, 10))
    assert ground.area == pytest.approx(50 * 20 + 3.06 * 10**2, rel=0.01)


def test_ground_of_separate_sources_is_in_parts_until_they_meet():
    cut = pieces(ROW, west=(0, 0, 0), east=(1, 100, 0))
    assert [shapely.get_num_geometries(reach_polygon(cut, limit, width_m=5)) for limit in (50, 94, 96)] == [2, 2, 1]


def test_where_nothing_is_reached_there_is_no_ground():
    for ground in (reach_polygon(pieces(ROW), 500, width_m=25), reach_polygon(pieces({"A": ROW["A"]}), 0, width_m=5)):
        assert isinstance(ground, Polygon)
        assert ground.is_empty


def test_without_streets_there_are_no_pieces():
    cut = pieces({"X": (1, 2, [(0, 0), (1, 1)], 1, "steps")})
    assert isinstance(cut, gpd.GeoDataFrame)
    assert cut.empty
    assert reached_share(cut, 500).empty
    assert reached_streets(cut, 500).empty
    assert reach_polygon(cut, 500, width_m=25).is_empty


@settings(max_examples=some(25))
@given(st.data(), networks(), st.integers(0, 60))
def test_the_share_reached_is_that_of_points_strewn_along_the_streets(data, rows, limit):
    net = network(rows)
    sources = on_streets(dict(enumerate(data.draw(positions(net, (1, 4))))))
    cut = street_pieces(field(net, sources))
    strewn, _ = samples(net, SAMPLES)
    metres = distances_by_networkx(net, sources, strewn).min(axis=0)
    share = pd.Series(metres <= limit).groupby(strewn["edge"]).mean()
    reached = (reached_share(cut, limit) * cut["length_m"]).groupby(cut["edge"]).sum()
    walked = cut["length_m"].groupby(cut["edge"]).sum()
    np.testing.assert_allclose(walked, net.length_m[walked.index], atol=1e-6)
    ends = 2 * (1 + len(sources))
    some = net.length_m[walked.index] > 0
    np.testing.assert_allclose((reached / walked)[some], share[walked.index][some], atol=ends / SAMPLES / 2)


@settings(max_examples=some(25))
@given(st.data(), networks(), st.integers(1, 60))
def test_the_ground_holds_every_point_within_reach_and_no_more_than_a_width_around_them(data, rows, limit):
    net = network(rows)
    sources = on_streets(dict(enumerate(data.draw(positions(net, (1, 4))))))
    ground = reach_polygon(street_pieces(field(net, sources)), limit, width_m=4)
    strewn, points = samples(net, SAMPLES)
    reached = distances_by_networkx(net, sources, strewn).min(axis=0) <= limit
    assert shapely.intersects(ground, points[reached]).all()
    if reached.any():
        around = shapely.union_all(shapely.buffer(points[reached], 4 + 90 / SAMPLES))
        tips = shapely.points(shapely.get_coordinates(ground))
        near_source = shapely.dwithin(tips, _at(net, sources), 4 + 90 / SAMPLES)
        assert (shapely.intersects(around, tips) | near_source).all()


def _at(net, sources):
    edge = sources["edge"].to_numpy(np.intp)
    length = net.length_m[edge]
    share = np.divide(sources["along_m"], length, out=np.zeros(len(edge)), where=length > 0)
    lines = net.edges.geometry.to_numpy()[edge]
    return shapely.union_all(shapely.line_interpolate_point(lines, share, normalized=True))
