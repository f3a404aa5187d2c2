"""x and y in each other's place are called that, in metres and in degrees, for a whole layer and for single rows."""

import json

import pytest
from shapely import transform
from shapely.geometry import Point, Polygon, box


def turned(shape):
    return transform(shape, lambda points: points[:, ::-1])


SQUARES = [box(230_000 + 100 * i, 520_000, 230_050 + 100 * i, 520_050) for i in range(3)]


def test_a_layer_with_x_and_y_swapped_is_refused_as_such(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([turned(square) for square in SQUARES]))
    (problem,) = folder.refusal()
    assert problem.what.startswith("x en y lijken verwisseld")
    assert problem.found.startswith("x van 520.000")
    assert "omwisselen" in problem.action


def test_latitude_before_longitude_in_geojson_is_the_same(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    degrees = [turned(shape) for shape in folder.plans().to_crs("EPSG:4326").geometry]
    folder.save(folder.plans(degrees, crs="EPSG:4326"), "plans.geojson")
    (problem,) = folder.refusal()
    assert problem.what.startswith("x en y lijken verwisseld")
    assert "lengtegraad" in problem.action


def test_points_too_and_an_empty_shape_does_not_hide_it(folder):
    folder.declare("plans.gpkg", geometry="Point")
    folder.save(folder.plans([Point(520_000, 230_000), None, Point(521_000, 231_000)]))
    assert any(problem.what.startswith("x en y lijken verwisseld") for problem in folder.refusal())


def test_single_rows_that_are_swapped_leave_with_that_advice(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([SQUARES[0], turned(SQUARES[1]), SQUARES[2]]))
    reading = folder.read()
    assert reading.excluded["id"].tolist() == ["P2"]
    assert reading.problems[0].action.startswith("Bij 1 rij lijken x en y verwisseld.")


@pytest.mark.parametrize("shape", [box(310_000, 520_000, 310_050, 520_050), box(0, 0, 50, 50)])
def test_what_lies_abroad_either_way_is_not_called_swapped(folder, shape):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([SQUARES[0], shape]))
    assert "verwisseld" not in folder.read().problems[0].action


def test_degrees_in_a_file_that_says_metres_are_degrees_also_when_swapped(folder):
    folder.declare("plans.geojson")
    degrees = [turned(shape) for shape in folder.plans().to_crs("EPSG:4326").geometry]
    content = json.loads(folder.plans(degrees, crs=None).to_json())
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    folder.write("layers/plans.geojson", json.dumps(content))
    assert "lijken graden" in folder.refusal()[0].what


def test_a_spike_is_no_sign_of_swapping(folder):
    folder.declare("plans.gpkg")
    bow_tie = Polygon([(520_000, 230_000), (520_050, 230_050), (520_050, 230_000), (520_000, 230_050)])
    folder.save(folder.plans([SQUARES[0], bow_tie]))
    assert "verwisseld" not in folder.read().problems[0].action
