"""What can be walked, how it hangs together, and how far it is."""

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from shapely import LineString, Point
from walking_streets import network, on_streets, places, streets

from geo_pa.measures.network import field, islands, snap, walking_network

ROW = {"A": (1, 2, [(0, 0), (100, 0)]), "B": (2, 3, [(100, 0), (200, 0)])}
"""Two streets in a row: nodes 1, 2 and 3, each 100 m from the next."""


def walk(net, sources, targets):
    return field(net, on_streets(sources)).at(on_streets(targets))


def metres(net, source, target):
    return walk(net, {"s": source}, {"t": target})["distance_m"]["t"]


def test_one_walks_both_ways_along_streets_and_straight_to_both_ends():
    net = network(ROW)
    assert metres(net, (0, 10, 3), (1, 25, 4)) == 90 + 25 + 3 + 4
    assert metres(net, (1, 25, 4), (0, 10, 3)) == 90 + 25 + 3 + 4


@pytest.mark.parametrize(("source", "target"), [(20, 70), (70, 20), (20, 20), (0, 100)])
def test_two_places_on_one_street_are_as_far_apart_as_they_lie(source, target):
    assert metres(network(ROW), (0, source, 0), (0, target, 0)) == abs(source - target)


def test_a_detour_may_be_shorter_than_the_street_both_places_are_on():
    bend = {"A": (1, 2, [(0, 0), (0, 500), (100, 500), (100, 0)]), "B": (1, 2, [(0, 0), (100, 0)])}
    net = network(bend)
    long = net.edges.index.get_loc("A")
    assert metres(net, (long, 50, 0), (long, 1050, 0)) == 50 + 100 + 50


@pytest.mark.parametrize("shortest", [40, 0])
def test_of_parallel_streets_the_shortest_is_walked_and_they_are_never_added_up(shortest):
    net = network({"A": (1, 2, [(0, 0), (100, 0)]), "B": (2, 1, [(100, 0), (50, 5), (0, 0)], shortest), **_tail()})
    assert net.graph[1, 2] == net.graph[2, 1] == shortest
    assert field(net, snap(places({"s": Point(-50, 0)}), net, within_m=1)).nodes()["distance_m"][2] == 50 + shortest


@pytest.mark.parametrize("turned", ["A", "B", "C", "D"])
def test_a_line_drawn_against_its_numbers_is_walked_as_its_neighbours_show(turned):
    rows = {**ROW, "C": (2, 4, [(100, 0), (100, 60), (130, 60)]), "D": (4, 1, [(130, 60), (130, 90), (0, 0)])}
    wrong = {**rows, turned: (*rows[turned][:2], rows[turned][2][::-1])}
    spots = places({"s": Point(20, 3), "t": Point(190, 3), "u": Point(103, 50), "v": Point(130, 80)})
    found = [
        field(net, snap(spots[["s"]], net, within_m=5)).at(snap(spots, net, within_m=5))
        for net in map(network, (rows, wrong))
    ]
    assert_frame_equal(found[0], found[1])
    assert network(wrong).nodes.geometry.to_list() == network(rows).nodes.geometry.to_list()


def test_a_street_by_itself_is_walked_as_it_is_drawn():
    net = network({"A": (2, 1, [(0, 0), (50, 50), (100, 0)])})
    assert net.nodes.geometry.to_list() == [Point(100, 0), Point(0, 0)]


def test_a_street_drawn_in_both_directions_is_kept_once_and_the_other_is_named():
    there, back = [(0, 0), (7, 31), (100, 0)], [(100, 0), (7, 31), (0, 0)]
    layer = streets({"back": (2, 1, back, 120), "there": (1, 2, there, 130), "steps": (1, 2, there, 9, "steps")})
    net = walking_network(layer)
    assert list(net.edges.index) == ["back"]
    assert net.same_as.to_dict() == {"there": "back"}
    assert len(net.edges) + len(net.not_walkable) + len(net.same_as) == len(layer)


def test_streets_between_the_same_crossings_that_run_elsewhere_are_all_kept():
    net = network({"north": (1, 2, [(0, 0), (50, 5), (100, 0)]), "south": (1, 2, [(0, 0), (50, -5), (100, 0)])})
    assert sorted(net.edges.index) == ["north", "south"]
    assert net.same_as.empty


def _tail():
    return {"T": (1, 0, [(0, 0), (-50, 0)])}


def test_a_street_without_length_is_walked_in_no_time_and_not_lost():
    net = network({**ROW, "Z": (3, 4, [(200, 0), (200, 0)]), "C": (4, 5, [(200, 0), (300, 0)])})
    assert len(islands(net)) == 1
    assert field(net, on_streets({"s": (0, 0, 0)})).nodes()["distance_m"].tolist() == [0, 100, 200, 200, 300]


def test_a_street_that_ends_where_it_began_is_walked_the_short_way_round():
    ring = {"R": (1, 1, [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]), "T": (1, 2, [(0, 0), (0, -50)])}
    net = network(ring)
    reached = field(net, on_streets({"s": (0, 380, 5)}))
    assert reached.nodes()["distance_m"].tolist() == [5 + 20, 5 + 20 + 50]
    assert reached.at(on_streets({"t": (0, 10, 0)}))["distance_m"]["t"] == 5 + 20 + 10


def test_steps_cannot_be_walked_and_no_walk_begins_on_them():
    net = network({**ROW, "X": (1, 3, [(0, 0), (100, 50), (200, 0)], 1, "steps")})
    assert net.not_walkable.to_dict() == {"X": "closed"}
    assert field(net, on_streets({"s": (0, 0, 0)})).nodes()["distance_m"][3] == 200
    found = snap(places({"on the steps": Point(100, 50)}), net, within_m=60)
    assert found["offset_m"].tolist() == [50]


def test_other_kinds_can_be_closed():
    rows = {**ROW, "P": (1, 3, [(0, 0), (200, 0)], 150, "path")}
    assert walking_network(streets(rows), closed=("path",)).not_walkable.to_dict() == {"P": "closed"}
    assert walking_network(streets(rows), closed=()).not_walkable.empty


def test_a_street_that_lacks_a_figure_is_not_walked_and_is_named_with_its_reason():
    layer = streets(
        {
            **ROW,
            "no length": (1, 3, [(0, 0), (1, 1)], np.nan),
            "negative": (1, 3, [(0, 0), (1, 1)], -1),
            "endless": (1, 3, [(0, 0), (1, 1)], np.inf),
            "no node": (1, pd.NA, [(0, 0), (1, 1)]),
            "no line": (1, 3, [], 1),
        }
    )
    layer.loc["empty line"] = {**layer.loc["A"], "geometry": LineString()}
    layer.loc["a point"] = {**layer.loc["A"], "geometry": Point(0, 0)}
    net = walking_network(layer)
    assert list(net.edges.index) == ["A", "B"]
    assert net.not_walkable.to_dict() == {
        "no length": "length_missing",
        "negative": "length_missing",
        "endless": "length_missing",
        "no node": "node_missing",
        "no line": "line_missing",
        "empty line": "line_missing",
        "a point": "line_missing",
    }
    assert len(net.edges) + len(net.not_walkable) == len(layer)


def test_what_does_not_hang_together_is_numbered_from_the_piece_with_most_metres():
    rows = {"far": (8, 9, [(0, 900), (50, 900)]), **ROW, "loose": (5, 6, [(0, 500), (70, 500)])}
    net = network(rows)
    assert net.nodes["island"].to_dict() == {1: 0, 2: 0, 3: 0, 5: 1, 6: 1, 8: 2, 9: 2}
    expected = {"nodes": [3, 2, 2], "edges": [2, 1, 1], "street_m": [200.0, 70.0, 50.0]}
    assert islands(net).to_dict("list") == expected
    assert snap(places({"p": Point(60, 880)}), net, within_m=100)["island"].tolist() == [2]


def test_pieces_of_one_length_are_numbered_by_their_lowest_node():
    rows = {"b": (7, 8, [(0, 0), (50, 0)]), "a": (3, 9, [(0, 50), (50, 50)])}
    assert network(rows).nodes["island"].to_dict() == {3: 0, 9: 0, 7: 1, 8: 1}


def test_what_cannot_be_reached_has_no_distance_and_no_source():
    net = network({**ROW, "loose": (5, 6, [(0, 500), (70, 500)])})
    found = walk(net, {"s": (0, 0, 0)}, {"there": (2, 10, 0), "nowhere": (pd.NA, np.nan, np.nan)})
    assert found.isna().all(axis=None)


def test_without_sources_nothing_has_a_distance():
    net = network(ROW)
    nowhere = on_streets({"nowhere": (pd.NA, np.nan, np.nan)})
    for sources in (nowhere, nowhere.iloc[:0]):
        reached = field(net, sources)
        assert reached.nodes().isna().all(axis=None)
        assert reached.at(on_streets({"t": (0, 5, 0)})).isna().all(axis=None)
    assert field(net, on_streets({"s": (0, 0, 0)})).at(nowhere.iloc[:0]).empty


def test_without_streets_nothing_is_near():
    net = network({"X": (1, 2, [(0, 0), (1, 1)], 1, "steps")})
    found = snap(places({"p": Point(0, 0)}), net, within_m=100)
    assert found.isna().all(axis=None)
    assert field(net, found).at(found).isna().all(axis=None)
    assert islands(net).empty


@pytest.mark.parametrize(("first", "second"), [("a", "z"), ("z", "a")])
def test_of_equally_near_sources_the_first_along_the_streets_is_named_whatever_its_id(first, second):
    sources = {second: (1, 80, 0), first: (0, 20, 0)}
    halfway = {"in the middle": (0, 100, 10), "past it": (1, 0, 0), "before it": (0, 60, 0), "after it": (1, 40, 0)}
    assert walk(network(ROW), sources, halfway)["nearest"].tolist() == [first, first, first, second]


def test_sources_that_only_the_rounding_of_sums_sets_apart_are_equally_near():
    lengths = [0.1, 0.2, 1.0]
    net = network({str(n): (n, n + 1, [(n, 0), (n + 1, 0)], length) for n, length in enumerate(lengths)})
    assert 0.1 + 0.2 > 0.3
    assert field(net, on_streets({"first": (0, 0, 0), "second": (2, 0.3, 0)})).nodes()["nearest"][2] == "first"
    assert 0.1 + 0.2 + 0.2 > 0.7 - 0.2
    assert walk(net, {"first": (0, 0, 0), "second": (2, 0.7, 0)}, {"t": (2, 0.2, 0)})["nearest"]["t"] == "first"


def test_of_two_sources_at_one_place_the_first_id_is_named_everywhere():
    sources = {"b": (0, 20, 5), "a": (0, 20, 5), "c": (0, 20, 6)}
    reached = field(network(ROW), on_streets(sources))
    assert set(reached.nodes()["nearest"]) == {"a"}
    assert reached.at(on_streets({"t": (0, 20, 0)}))["nearest"]["t"] == "a"


def test_ids_may_be_numbers():
    rows = on_streets({"s": (0, 0, 0)}).set_axis([7], axis=0)
    assert field(network(ROW), rows).nodes()["nearest"].tolist() == ["7", "7", "7"]


def test_inputs_stay_as_they_were():
    layer, sources = streets(ROW), on_streets({"s": (0, 10, 3), "nowhere": (pd.NA, np.nan, np.nan)})
    before = layer.copy(), sources.copy()
    field(walking_network(layer), sources).at(sources)
    assert_frame_equal(layer, before[0])
    assert_frame_equal(sources, before[1])
