"""A shape that is drawn, pointed at or typed: in RD, of the size asked, and refused in Dutch where it cannot be."""

import geopandas as gpd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box
from shapely.geometry import mapping

from geo_pa.crs import RD, RD_BOUNDS, to_rd, to_wgs84
from geo_pa.workspace.drawn import AREA, X, Y, checked, from_map, square, typed_square

LAYER = "building_locations"
MIDDLE = (230_000, 524_000)


def on_the_map(shape):
    """A shape in RD metres as the map gives it."""
    degrees = to_wgs84(gpd.GeoDataFrame(geometry=[shape], crs=RD)).geometry[0]
    return {"type": "Feature", "properties": {"drawn": 1}, "geometry": mapping(degrees)}


west, south, east, north = RD_BOUNDS
easts, norths = st.floats(10_000, east), st.floats(south, 620_000)


@settings(max_examples=some(200))
@given(x=easts, y=norths)
def test_metres_to_degrees_and_back_stay_within_a_centimetre(x, y):
    there = to_wgs84(gpd.GeoDataFrame(geometry=[Point(x, y)], crs=RD)).geometry
    assert to_rd(there)[0].distance(Point(x, y)) < 0.01


@settings(max_examples=some(200))
@given(x=easts, y=norths, area=st.floats(10, 10_000_000))
def test_a_square_of_an_area_has_that_area_around_its_point(x, y, area):
    found = square(x, y, area)
    assert found.area == pytest.approx(area, rel=1e-6)
    assert found.centroid.distance(Point(x, y)) < 0.001
    assert len(found.exterior.coords) == 5


def test_what_is_drawn_comes_back_in_rd_in_whole_centimetres():
    drawn = from_map(on_the_map(box(230_000, 524_000, 230_060.5, 524_040)), LAYER)
    assert drawn.usable
    assert drawn.shape.hausdorff_distance(box(230_000, 524_000, 230_060.5, 524_040)) < 0.02
    assert all(round(at, 2) == at for corner in drawn.shape.exterior.coords for at in corner)


def refusal(drawn):
    assert not drawn.usable
    (problem,) = drawn.problems
    return problem


def test_an_area_that_crosses_itself_is_refused_and_stays_in_sight():
    bow = {"type": "Polygon", "coordinates": [[[6.5, 52.7], [6.51, 52.7], [6.5, 52.71], [6.51, 52.71], [6.5, 52.7]]]}
    drawn = from_map({"geometry": bow}, LAYER)
    assert refusal(drawn).found == "de rand snijdt zichzelf"
    assert drawn.shape is not None


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        (box(0, 310_000, 2, 310_002), "Dit vlak is te klein."),
        (box(100_000, 400_000, 110_000, 410_000), "Dit vlak is te groot."),
        (box(-5_000, 400_000, -4_900, 400_100), "Een plek buiten Nederland."),
        (box(*MIDDLE, 230_050, 524_050).exterior, "Dit is een andere soort vorm."),
    ],
)
def test_what_nobody_can_mean_is_refused(shape, what):
    assert refusal(checked(shape, LAYER)).what == what


@pytest.mark.parametrize(
    "feature",
    [
        {},
        {"geometry": None},
        {"geometry": {"type": "Polygon", "coordinates": []}},
        {"geometry": {"type": "Polygon", "coordinates": [[[6.5, 52.7], [6.6, 52.7]]]}},
        {"geometry": {"type": "Onzin", "coordinates": [1, 2]}},
        {"geometry": {"type": "Point", "coordinates": [1e400, float("nan")]}},
        {"geometry": {"type": "Point", "coordinates": ["<img>", 2]}},
        {"geometry": "<script>"},
    ],
)
def test_what_is_no_shape_is_told_and_never_an_error(feature):
    assert refusal(from_map(feature, LAYER)).what == "Deze vorm is niet te lezen."


def test_a_place_is_typed_with_thousands_points_and_becomes_a_square():
    drawn = typed_square({X: "230.000", Y: "524.000,5", AREA: "4.000"}, LAYER)
    assert drawn.usable
    assert drawn.shape.area == pytest.approx(4_000)
    assert drawn.shape.centroid.distance(Point(230_000, 524_000.5)) < 0.001


def test_without_an_area_it_is_a_point_where_a_point_will_do_and_else_the_area_is_asked():
    place = {X: "230000", Y: "524000"}
    assert typed_square(place, LAYER).shape == Point(MIDDLE)
    assert typed_square(place, "facilities").usable
    assert "oppervlakte" in refusal(typed_square(place, "planned_works")).action


def test_as_long_as_not_all_is_typed_there_is_no_shape_and_no_fault():
    for typed in ({}, {X: "230000"}, {X: "230000", Y: " ", AREA: "40"}):
        drawn = typed_square(typed, LAYER)
        assert (drawn.shape, drawn.problems) == (None, ())


def test_all_that_is_typed_wrong_is_told_at_once():
    drawn = typed_square({X: "6,48", Y: "52,72", AREA: "4000 m2"}, LAYER)
    assert [problem.where for problem in drawn.problems] == [Y, AREA]
    assert drawn.problems[0].expected == "een getal van 300.000 tot en met 630.000"
