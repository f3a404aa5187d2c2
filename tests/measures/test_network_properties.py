"""Walking distance on random networks: against networkx, and what always holds."""

import numpy as np
import pandas as pd
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal
from shapely import Point
from walking_streets import distances_by_networkx, network, networks, on_streets, places, positions

from geo_pa.measures.network import field, snap


@settings(max_examples=some(60))
@given(st.data(), networks())
def test_distances_are_those_of_networkx(data, rows):
    net = network(rows)
    sources = on_streets(dict(enumerate(data.draw(positions(net, (1, 5))))))
    targets = on_streets(dict(enumerate(data.draw(positions(net, (1, 6))))))
    every = distances_by_networkx(net, sources, targets)
    found = field(net, sources).at(targets)
    np.testing.assert_allclose(found["distance_m"].fillna(np.inf), every.min(axis=0), rtol=0, atol=1e-6)
    order = sources.sort_values(["edge", "along_m", "offset_m"], kind="stable").index
    as_near = pd.DataFrame(every <= every.min(axis=0) + 1e-7).loc[order]
    first = as_near.idxmax().astype("str").where(np.isfinite(every.min(axis=0)))
    assert found["nearest"].fillna("").tolist() == first.fillna("").tolist()


@settings(max_examples=some(20))
@given(st.data(), networks())
def test_distances_to_nodes_are_those_of_places_at_the_crossings(data, rows):
    net = network(rows)
    reached = field(net, on_streets(dict(enumerate(data.draw(positions(net, (1, 5)))))))
    tips = [(edge, along, 0) for edge in range(len(net.edges)) for along in (0, net.length_m[edge])]
    at_tips = reached.at(on_streets(dict(enumerate(tips))))
    at_nodes = reached.nodes().iloc[net.ends.ravel()]
    np.testing.assert_allclose(at_tips["distance_m"], at_nodes["distance_m"], rtol=0, atol=1e-9)


@settings(max_examples=some(20))
@given(st.data(), networks(), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_ids_change_anything(data, rows, random):
    net = network(rows)
    shapes = {f"P{number}": Point(*at) for number, at in enumerate(data.draw(_points()))}
    sources, targets = dict(list(shapes.items())[::2]), dict(list(shapes.items())[1::2])
    found = _from_here_to_there(net, sources, targets)
    again = _from_here_to_there(
        network(_shuffled(rows, random, "X")), _shuffled(sources, random), _shuffled(targets, random)
    )
    assert_frame_equal(again.loc[list(targets)], found)
    assert_series_equal(network(_shuffled(rows, random, "Y")).nodes["island"], net.nodes["island"])


def _points():
    at = st.tuples(st.integers(-5, 35), st.integers(-5, 35))
    return st.lists(at, min_size=2, max_size=10, unique=True)


def _from_here_to_there(net, sources, targets):
    near = [snap(places(shapes), net, within_m=25) for shapes in (sources, targets)]
    return field(net, near[0]).at(near[1])


def _shuffled(rows, random, prefix=""):
    items = [(prefix + name, row) for name, row in rows.items()]
    random.shuffle(items)
    return dict(items)


@settings(max_examples=some(20))
@given(st.data(), networks())
def test_another_source_brings_nothing_farther_away(data, rows):
    net = network(rows)
    sources = on_streets(dict(enumerate(data.draw(positions(net, (2, 5))))))
    before, after = (field(net, some).nodes()["distance_m"].fillna(np.inf) for some in (sources.iloc[1:], sources))
    assert (after <= before).all()


@settings(max_examples=some(20))
@given(st.data(), networks(stretch=(1.0, 1.25, 2.0)))
def test_a_walk_is_never_shorter_than_the_straight_line(data, rows):
    net = network(rows)
    shapes = places({str(number): Point(*at) for number, at in enumerate(data.draw(_points()))})
    near = snap(shapes, net, within_m=50)
    found = field(net, near.iloc[::2]).at(near).dropna()
    straight = shapes[found.index].distance(shapes[found["nearest"]].set_axis(found.index))
    assert (found["distance_m"] >= straight - 1e-9).all()
