"""A layer of objects tells of the areas where they lie and of those among them, never of another municipality."""

import geopandas as gpd
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from geo_pa.measures.coverage import covered

KM = 1000


def row_of(*codes):
    shapes = [box(230_000 + KM * at, 520_000, 230_000 + KM * (at + 1), 521_000) for at in range(len(codes))]
    return gpd.GeoSeries(shapes, index=list(codes), crs="EPSG:28992")


def homes(*at):
    shapes = [box(230_000 + KM * n + 400, 520_400, 230_000 + KM * n + 500, 520_500) for n in at]
    return gpd.GeoSeries(shapes, crs="EPSG:28992")


def test_an_area_without_homes_between_or_next_to_areas_with_homes_is_covered():
    assert covered(row_of(*"ABCD"), homes(0, 2)).to_dict() == {"A": True, "B": True, "C": True, "D": True}


def test_an_area_farther_from_all_homes_than_it_is_wide_is_not():
    assert covered(row_of(*"ABCDEF"), homes(0, 1)).tolist() == [True, True, True, True, False, False]


def test_where_all_homes_lie_elsewhere_and_where_there_are_none_nothing_is_covered():
    assert not covered(row_of(*"ABC"), homes(90)).any()
    assert not covered(row_of(*"ABC"), homes()).any()


def test_a_neighbourhood_of_another_municipality_is_not_covered_however_near():
    areas = row_of("BU01180000", "BU01180001", "BU01090000")
    assert covered(areas, homes(0)).tolist() == [True, True, False]
    assert covered(areas, homes(0, 2)).all()


@given(st.sets(st.integers(0, 7), min_size=1), st.permutations(range(8)))
@settings(max_examples=some(25))
def test_an_area_with_homes_is_covered_in_whatever_order_the_areas_stand(at, order):
    areas = row_of(*"ABCDEFGH")
    found = covered(areas, homes(*at))
    assert found.iloc[sorted(at)].all()
    assert covered(areas.iloc[list(order)], homes(*at)).sort_index().tolist() == found.tolist()
