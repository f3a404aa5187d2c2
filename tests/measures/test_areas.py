"""In which area a unit lies: where most of it lies."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Polygon, box

from geo_pa.measures.areas import largest_overlap

AREAS = {"b": box(0, 0, 10, 10), "a": box(10, 0, 20, 10)}


def layer(shapes):
    return gpd.GeoDataFrame(geometry=list(shapes.values()), index=pd.Index(list(shapes), dtype="str"), crs="EPSG:28992")


def where(shape, areas=AREAS):
    found = largest_overlap(layer({"u": shape}), layer(areas))["u"]
    return None if pd.isna(found) else found


@pytest.mark.parametrize(
    ("shape", "area"),
    [
        (box(1, 1, 2, 2), "b"),
        (box(8, 1, 11, 2), "b"),
        (box(9, 1, 12, 2), "a"),
        (box(9, 1, 11, 2), "a"),
        (box(50, 50, 51, 51), None),
    ],
    ids=["inside", "mostly left", "mostly right", "as much left as right: the first label", "outside"],
)
def test_a_unit_lies_where_most_of_it_lies(shape, area):
    assert where(shape) == area


def test_the_order_of_the_areas_does_not_matter():
    assert where(box(9, 1, 11, 2), dict(reversed(AREAS.items()))) == "a"


def test_every_unit_gets_an_answer_in_the_order_it_came():
    units = layer({"z": box(11, 1, 12, 2), "y": box(90, 1, 91, 2), "x": box(1, 1, 2, 2)})
    found = largest_overlap(units, layer(AREAS))
    assert list(found.index) == ["z", "y", "x"]
    assert found.isna().tolist() == [False, True, False]
    assert (found["z"], found["x"]) == ("a", "b")


def test_no_units_no_areas_and_empty_shapes_give_no_answer_and_no_error():
    assert largest_overlap(layer({}), layer(AREAS)).empty
    assert where(box(1, 1, 2, 2), {}) is None
    assert where(Polygon()) is None
    assert where(None) is None
