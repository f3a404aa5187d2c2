"""How far the streets of an area are: exactly, also where a source lies on one of them, and half of them."""

import numpy as np
import pandas as pd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from streets import facilities, streets

from geo_pa.measures.network import field, snap, walking_network
from geo_pa.measures.reach import reached_share
from geo_pa.measures.walks import median_walk, walked_parts

LINE = streets([(0, 0), (100, 0), (400, 0)])
STEP_M = 0.05


def parts(network):
    """Take every street whole."""
    return pd.DataFrame({"edge": range(len(network.edges)), "start_m": 0.0, "length_m": network.length_m})


def walked(lines, *places):
    network = walking_network(lines)
    served = facilities(**{f"c{n}": ("care_home", *place) for n, place in enumerate(places)})
    found = field(network, snap(served.geometry, network, within_m=500)) if places else None
    return network, found, walked_parts(parts(network), found)


def median(lines, *places):
    return median_walk(walked(lines, *places)[2])


def test_from_the_end_of_a_street_the_median_is_half_its_length():
    assert median(streets([(0, 0), (400, 0)]), (0, 0)) == pytest.approx(200)


def test_from_the_middle_of_a_street_it_is_a_quarter():
    assert median(streets([(0, 0), (400, 0)]), (200, 0)) == pytest.approx(100)


def test_the_way_from_the_door_to_the_street_counts():
    assert median(streets([(0, 0), (400, 0)]), (200, 30)) == pytest.approx(130)


def test_between_two_sources_each_walks_its_own_half():
    assert median(LINE, (0, 0), (400, 0)) == pytest.approx(100)


def test_where_half_lies_near_and_half_far_it_is_the_near_one():
    """100 m near the source; the other 100 m begin 300 m farther on, along a path that is no street of homes."""
    network = walking_network(streets([(0, 0), (100, 0), (400, 0), (500, 0)]))
    found = field(network, snap(facilities(c=("care_home", 0, 0)).geometry, network, within_m=50))
    ends = network.edges.geometry.bounds["minx"].rank().to_numpy().argsort()[[0, 2]]
    assert median_walk(walked_parts(parts(network).iloc[ends], found)) == pytest.approx(100)


def test_where_more_than_half_can_reach_nothing_there_is_no_median():
    assert np.isnan(median(streets([(0, 0), (100, 0)], [(0, 500), (101, 500)]), (0, 0)))
    assert median(streets([(0, 0), (100, 0)], [(0, 500), (100, 500)]), (0, 0)) == pytest.approx(100)
    assert np.isnan(median(LINE))
    assert np.isnan(median_walk(walked(LINE, (0, 0))[2].iloc[:0]))


def test_a_source_in_the_middle_of_a_street_reaches_both_sides_of_it():
    """Both ends lie 110 m off and the middle 60 m: of the 100 m, 80 lie within 100 m."""
    pieces = walked(streets([(0, 0), (100, 0)]), (50, 60))[2]
    assert (reached_share(pieces, 100) * pieces["length_m"]).sum() == pytest.approx(80)


@settings(max_examples=some(15), deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(-2, 2)), min_size=1, max_size=4, unique=True),
    st.integers(10, 30),
)
def test_the_median_is_that_of_walking_every_five_centimetres(places, north):
    """A square and a dead end, with sources on and beside the streets."""
    lines = streets([(0, 0), (30, 0), (30, north), (0, north), (0, 0)], [(30, 0), (77, 0)])
    network, found, pieces = walked(lines, *places)
    metres = []
    for edge, length in enumerate(network.length_m):
        steps = round(length / STEP_M)
        along = (np.arange(steps) + 0.5) * length / steps
        metres.append(found.along(np.full(steps, edge), along)[0])
    assert median_walk(pieces) == pytest.approx(np.median(np.concatenate(metres)), abs=2 * STEP_M)
    assert pieces["length_m"].sum() == pytest.approx(network.length_m.sum())
