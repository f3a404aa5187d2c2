"""On which street a walk begins, and how far from the place that is."""

import pandas as pd
import pytest
import shapely
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from walking_streets import network, networks, places

from geo_pa.measures.network import snap

ROW = {"A": (1, 2, [(0, 0), (100, 0)]), "B": (2, 3, [(100, 0), (200, 0)])}


def found(shape, rows=ROW, *, within_m=50):
    return snap(places({"p": shape}), network(rows), within_m=within_m).loc["p"]


@pytest.mark.parametrize(
    ("shape", "edge", "along", "offset"),
    [
        (Point(30, 10), 0, 30, 10),
        (Point(150, -10), 1, 50, 10),
        (Point(-3, 4), 0, 0, 5),
        (Point(203, 4), 1, 100, 5),
        (Point(100, 7), 0, 100, 7),
        (Point(40, 0), 0, 40, 0),
        (box(20, 10, 30, 30), 0, (20, 30), 10),
        (box(20, -5, 30, 30), 0, 25, 0),
        (MultiPolygon([box(20, 40, 30, 45), box(60, 8, 61, 9)]), 0, (60, 61), 8),
        (LineString([(70, 20), (70, 12)]), 0, 70, 12),
    ],
    ids=[
        "beside a street",
        "beside the next",
        "before its end",
        "past its end",
        "as near to two streets: the first",
        "on a street",
        "a polygon beside a street: from its own edge",
        "a polygon across a street: no offset, and begins well inside it",
        "of two polygons the nearest",
        "a line: its nearest tip",
    ],
)
def test_a_walk_begins_on_the_nearest_street(shape, edge, along, offset):
    place = found(shape)
    lowest, highest = along if isinstance(along, tuple) else (along, along)
    assert (place["edge"], place["offset_m"], place["island"]) == (edge, offset, 0)
    assert lowest - 1e-9 <= place["along_m"] <= highest + 1e-9


def test_of_more_streets_through_a_polygon_the_walk_begins_on_the_one_through_its_heart():
    rows = {**ROW, "C": (4, 5, [(0, 20), (100, 20)])}
    net = network(rows)
    place = snap(places({"p": box(40, -30, 60, 69)}), net, within_m=50)
    assert net.edges.index[place["edge"]].tolist() == ["C"]
    assert place[["along_m", "offset_m"]].to_numpy().tolist() == [[50, 0]]


def test_the_measure_along_a_street_is_that_of_its_length():
    stretched = {"A": (1, 2, [(0, 0), (100, 0)], 250)}
    assert found(Point(30, 10), stretched)["along_m"] == 75
    assert found(Point(30, 10), {**stretched, "A": (1, 2, [(0, 0), (100, 0)], 0)})["along_m"] == 0
    assert found(Point(0, 10), {"A": (1, 2, [(0, 0), (0, 0)], 50)})["along_m"] == 0


@pytest.mark.parametrize(("north", "near"), [(50, True), (50.001, False), (500, False)])
def test_a_place_farther_than_the_limit_is_not_on_the_network(north, near):
    assert found(Point(30, north)).notna().all() == near
    assert found(Point(30, north)).isna().all() != near


def test_a_place_without_geometry_is_not_on_the_network():
    shapes = places({"none": None, "empty": Point(), "a": Point(1, 1), "no polygon": Polygon()})
    rows = snap(shapes, network(ROW), within_m=50)
    assert list(rows.index) == list(shapes.index)
    assert rows.isna().all(axis=1).tolist() == [True, True, False, True]


def test_the_answer_has_the_same_columns_whatever_is_asked():
    rows = snap(places({"a": Point(1, 1), "far": Point(999, 999)}), network(ROW), within_m=50)
    kinds = {"edge": "Int64", "along_m": "float64", "offset_m": "float64", "island": "Int64"}
    for answer in (rows, rows.loc[["far"]], snap(places({}), network(ROW), within_m=50)):
        assert answer.dtypes.astype("str").to_dict() == kinds


def _shapes():
    at = st.tuples(st.integers(-10, 40), st.integers(-10, 40))
    squares = st.tuples(at, st.integers(1, 15)).map(lambda row: Point(*row[0]).buffer(row[1], quad_segs=2))
    return st.lists(at.map(Point) | squares, min_size=1, max_size=6)


@settings(max_examples=some(30))
@given(networks(), _shapes())
def test_it_is_the_nearest_of_all_streets_and_lies_where_it_says(rows, shapes):
    net = network(rows)
    near = snap(places({str(number): shape for number, shape in enumerate(shapes)}), net, within_m=12)
    lines = net.edges.geometry.to_numpy()
    for shape, place in zip(shapes, near.itertuples(), strict=True):
        nearest = min(shape.distance(line) for line in lines)
        assert pd.isna(place.edge) == (nearest > 12)
        if nearest <= 12 and net.length_m[place.edge]:
            share = place.along_m / net.length_m[place.edge]
            start = lines[place.edge].interpolate(share, normalized=True)
            assert place.offset_m == pytest.approx(nearest, abs=1e-9)
            assert shape.distance(start) == pytest.approx(nearest, abs=1e-6)


@settings(max_examples=some(30))
@given(networks(), st.integers(0, 30), st.integers(0, 30), st.integers(2, 20))
def test_in_a_polygon_it_is_the_street_nearest_to_its_heart(rows, east, north, radius):
    net = network(rows)
    shape = Point(east, north).buffer(radius, quad_segs=2)
    heart = shapely.point_on_surface(shape)
    inside = [heart.distance(line.intersection(shape)) for line in net.edges.geometry if line.intersects(shape)]
    place = next(snap(places({"p": shape}), net, within_m=5).itertuples())
    assert (place.offset_m == 0) == bool(inside)
    if inside and net.length_m[place.edge]:
        start = net.edges.geometry.iloc[place.edge].interpolate(
            place.along_m / net.length_m[place.edge], normalized=True
        )
        assert heart.distance(start) == pytest.approx(min(inside), abs=1e-6)
