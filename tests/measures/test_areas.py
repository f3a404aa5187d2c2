"""In which areas a unit lies: all that hold a part of it, the largest first, and the group that holds most of it."""

from itertools import pairwise

import geopandas as gpd
import pandas as pd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from geo_pa.measures.areas import largest_overlap, lying_in, mostly_within, overlap_shares

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
        (LineString([(7, 1), (12, 1)]), "b"),
        (LineString([(9, 1), (9, 2), (12, 2)]), "a"),
        (Point(3, 3), "b"),
        (Point(10, 3), "a"),
        (Point(30, 3), None),
    ],
    ids=[
        *("inside", "mostly left", "mostly right", "as much left as right: the first label", "outside"),
        *("more of a line left", "as much of a line: the first label", "a point", "a point on the boundary", "out"),
    ],
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
    assert where(Polygon([(1, 1), (2, 2), (1, 1)])) is None
    assert placed(None).tolist() == [None, None, None]
    assert lying_in(layer({}), layer(AREAS), names=NAMES, groups=GROUPS).empty


NAMES = pd.Series({"a": "Centrum", "b": "Noord", "c": "Oost"}, dtype="str")
GROUPS = pd.Series({"a": "stad", "b": "stad", "c": "dorp"}, dtype="str")
THREE = {"a": box(0, 0, 30, 10), "b": box(30, 0, 60, 10), "c": box(60, 0, 100, 10)}


def placed(shape, *, groups=GROUPS, areas=THREE):
    found = lying_in(layer({"u": shape}), layer(areas), names=NAMES, groups=groups).loc["u"]
    return found.astype(object).where(found.notna(), None)


def test_a_unit_names_all_its_areas_with_their_shares_the_largest_first():
    assert placed(box(12, 0, 37, 10))["shares"] == "Centrum (72%), Noord (28%)"


def test_a_unit_in_a_single_area_needs_no_share():
    assert placed(box(1, 1, 2, 2))["shares"] == "Centrum"


def test_a_part_outside_every_area_is_named_too():
    assert placed(box(90, 0, 140, 10))["shares"] == "Oost (20%), buiten elke buurt (80%)"


def test_a_sliver_is_never_nothing_and_the_rest_never_everything():
    assert placed(box(0, 0, 30.1, 10))["shares"] == "Centrum (meer dan 99%), Noord (minder dan 1%)"


def test_the_district_is_the_one_that_holds_most_of_the_unit_not_that_of_its_largest_neighbourhood():
    """40 of 100 m lie in the village, and 60 in two neighbourhoods of the town."""
    found = placed(box(0, 0, 100, 10))
    assert (found["area"], found["group"]) == ("c", "stad")
    assert found["shares"] == "Oost (40%), Centrum (30%), Noord (30%)"


@pytest.mark.parametrize(
    ("unknown", "group"),
    [({"b"}, None), ({"c"}, "stad"), ({"a"}, None), ({"a", "b", "c"}, None)],
    ids=["may be of the village too", "too small to matter", "as large as the lead", "all unknown"],
)
def test_an_area_of_unknown_district_matters_only_where_it_may_decide(unknown, group):
    shapes = {"a": box(0, 0, 30, 10), "b": box(30, 0, 60, 10), "c": box(60, 0, 90, 10)}
    groups = GROUPS.mask(GROUPS.index.isin(unknown))
    assert placed(box(0, 0, 90, 10), groups=groups, areas=shapes)["group"] == group


def test_a_unit_lies_in_a_zone_that_holds_the_larger_part_of_it():
    units = layer({"in": box(4, 0, 12, 1), "half": box(9, 0, 11, 1), "out": box(9, 0, 12, 1)})
    assert mostly_within(units, layer({"zone": box(0, 0, 10, 10)}))["unit"].tolist() == ["in", "half"]


cuts = st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True).map(sorted)


@settings(max_examples=some(30))
@given(cuts=cuts, districts=st.lists(st.sampled_from("pqr"), min_size=7, max_size=7))
def test_shares_add_up_and_the_largest_district_is_the_largest_sum_of_them(cuts, districts):
    edges = [0, *cuts, 100]
    areas = {f"n{n}": box(left, -5, right, 5) for n, (left, right) in enumerate(pairwise(edges))}
    widths = [right - left for left, right in pairwise(edges)]
    groups = pd.Series(districts[: len(areas)], index=list(areas), dtype="str")
    shares = overlap_shares(layer({"u": box(0, 0, 100, 1)}), layer(areas))
    assert dict(zip(shares["area"], shares["share"], strict=True)) == pytest.approx(
        {name: width / 100 for name, width in zip(areas, widths, strict=True)}
    )
    sums = pd.Series(widths, index=list(areas)).groupby(groups).sum()
    found = lying_in(layer({"u": box(0, 0, 100, 1)}), layer(areas), names=groups, groups=groups)["group"]["u"]
    assert found == min(sums.index, key=lambda name: (-sums[name], name))
