"""GeoJSON that leaves follows RFC 7946; checked here without the code that wrote it."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import geopandas as gpd
import pytest
import shapely
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from geo_pa.delivery import export
from geo_pa.model import MUNICIPALITY, Evidence, Result
from geo_pa.registry import find

TWO_CENTIMETRES = 0.02


@pytest.fixture
def collection(result):
    return json.loads(export(result, "geojson", viewer=MUNICIPALITY))


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [(number == 0, ring) for polygon in polygons for number, ring in enumerate(polygon)]


def signed_area(ring):
    """Twice the area by the shoelace formula: positive where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def positions(content):
    return [position for feature in content["features"] for _, ring in rings(feature["geometry"]) for position in ring]


def test_exterior_rings_run_counter_clockwise_and_holes_clockwise(collection):
    for feature in collection["features"]:
        for exterior, ring in rings(feature["geometry"]):
            assert ring[0] == ring[-1]
            assert (signed_area(ring) > 0) == exterior


def test_coordinates_are_degrees_in_the_netherlands_with_longitude_first(collection):
    assert all(6.0 < longitude < 7.0 and 52.0 < latitude < 53.5 for longitude, latitude in positions(collection))


def test_coordinates_have_at_most_seven_decimals(collection):
    assert all(round(number, 7) == number for position in positions(collection) for number in position)


def test_there_is_no_crs_member(collection):
    assert "crs" not in collection


def test_the_bounding_box_is_west_south_east_north(collection):
    longitudes, latitudes = zip(*positions(collection), strict=True)
    assert collection["bbox"] == [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]


def test_every_feature_has_its_id_and_flat_properties(collection, result):
    assert [feature["id"] for feature in collection["features"]] == list(result.table.index)
    for feature in collection["features"]:
        assert not any(isinstance(value, dict | list) for value in feature["properties"].values())
    assert collection["features"][0]["properties"]["net_social_homes"] == -8


def test_the_file_and_each_feature_say_that_the_data_are_a_model(collection):
    assert collection["analysis"] == "social_share"
    assert collection["on"] == "2026-01-01"
    assert all(feature["properties"]["notice"] == collection["notice"] != "" for feature in collection["features"])


def test_a_location_moves_less_than_two_centimetres(collection, result):
    back = gpd.GeoSeries([shape(feature["geometry"]) for feature in collection["features"]], crs="EPSG:4326").to_crs(
        "EPSG:28992"
    )
    moved = [a.hausdorff_distance(b) for a, b in zip(back, result.table.geometry, strict=True)]
    assert max(moved) < TWO_CENTIMETRES


def test_a_location_without_a_polygon_stays_as_a_feature_without_geometry(result):
    bare = result.table.copy()
    bare.loc["L1", "geometry"] = None
    content = json.loads(export(replace(result, table=bare), "geojson", viewer=MUNICIPALITY))
    assert [feature["geometry"] is None for feature in content["features"]] == [True, False, False, False]


def test_without_any_location_there_is_no_bounding_box(result):
    empty = replace(result, table=result.table.iloc[:0], details={}, evidence=Evidence())
    content = json.loads(export(empty, "geojson", viewer=MUNICIPALITY))
    assert content["features"] == []
    assert "bbox" not in content


corner = st.tuples(st.integers(200_000, 250_000), st.integers(500_000, 550_000))


@settings(max_examples=some(25))
@given(corner, st.integers(1, 500), st.integers(1, 500), st.booleans())
def test_whatever_way_a_plan_is_drawn_its_ring_leaves_counter_clockwise(start, width, height, clockwise):
    x, y = start
    drawn = shapely.box(x, y, x + width, y + height, ccw=not clockwise)
    table = gpd.GeoDataFrame({"name": ["a"], "verdict": ["meets"]}, index=["L1"], geometry=[drawn], crs="EPSG:28992")
    some = Result(find("social_share").answer, date(2026, 1, 1), table, {}, Evidence())
    feature = json.loads(export(some, "geojson", viewer=MUNICIPALITY))["features"][0]
    (_, ring) = rings(feature["geometry"])[0]
    assert signed_area(ring) > 0
    back = gpd.GeoSeries([shape(feature["geometry"])], crs="EPSG:4326").to_crs("EPSG:28992")
    assert back.iloc[0].hausdorff_distance(drawn) < TWO_CENTIMETRES
