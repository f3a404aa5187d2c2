"""A filter keeps what was chosen, everywhere, and never drops a row in silence."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from geo_pa.ui import cache, filters
from geo_pa.ui.filters import UNKNOWN, Filters
from geo_pa.ui.search import places_by_name

OWNERS = ["municipality", "corporation", None]


def plans(owners):
    return pd.DataFrame(
        {
            "ground_owner": pd.array(owners, dtype="str"),
            "completion_year": pd.array([2026] * len(owners), dtype="Int64"),
        }
    )


def test_without_filters_every_row_is_shown():
    assert len(filters.keep(plans(OWNERS), Filters({"ground_owner": ()}))) == 3


def test_a_row_without_the_value_is_shown_only_where_unknown_is_chosen():
    assert len(filters.keep(plans(OWNERS), Filters({"ground_owner": ("municipality",)}))) == 1
    assert len(filters.keep(plans(OWNERS), Filters({"ground_owner": ("municipality", UNKNOWN)}))) == 2


def test_a_filter_on_a_column_that_a_layer_does_not_have_lets_everything_through():
    assert len(filters.keep(plans(OWNERS), Filters({"corporation": ("Domesta",)}))) == 3


def test_a_year_is_chosen_as_it_is_shown():
    assert filters.values(plans(OWNERS), "year") == ["2026"]
    assert len(filters.keep(plans(OWNERS), Filters({"year": ("2026",)}))) == 3


def test_unknown_comes_last_in_the_list_and_is_called_so():
    assert filters.values(plans(OWNERS), "ground_owner")[-1] == UNKNOWN
    assert filters.title("ground_owner", UNKNOWN, {}) == "onbekend"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("status", "1A", "1A onherroepelijk"), ("ground_owner", "municipality", "gemeente"), ("district", "WK1", "Elim")],
)
def test_the_values_of_a_filter_are_written_in_dutch(name, value, words):
    assert filters.title(name, value, {"WK1": "Elim"}) == words


@given(
    owners=st.lists(st.sampled_from(["municipality", "corporation", "third_party", None]), max_size=12), data=st.data()
)
def test_what_is_kept_and_what_is_dropped_together_are_all_rows(owners, data):
    frame = plans(owners)
    choices = filters.values(frame, "ground_owner")
    chosen = tuple(data.draw(st.lists(st.sampled_from(choices), unique=True))) if choices else ()
    rest = tuple(value for value in choices if value not in chosen)
    kept = filters.keep(frame, Filters({"ground_owner": chosen}))
    dropped = filters.keep(frame, Filters({"ground_owner": rest}))
    if chosen and rest:
        assert sorted([*kept.index, *dropped.index]) == list(frame.index)
    assert not set(kept["ground_owner"].fillna(UNKNOWN)) - set(chosen or choices)


def test_the_search_box_names_every_place_once_even_where_a_name_occurs_twice():
    frame = pd.DataFrame({"name": ["Elim 1", "Elim 1", "Pesse 1"]}, index=["L1", "L2", "L3"])
    places = places_by_name({"building_locations": frame, "neighbourhoods": frame.iloc[2:]})
    assert [(place.layer, place.id) for place in places.values()] == [
        ("building_locations", "L1"),
        ("building_locations", "L2"),
        ("building_locations", "L3"),
        ("neighbourhoods", "L3"),
    ]
    assert "Pesse 1, buurt" in places


def test_a_layer_is_filtered_by_the_district_that_holds_most_of_a_shape_not_by_its_middle():
    """Two parts of 30 m lie in the town, and one of 40 m, which holds the middle, in the village."""
    plot = MultiPolygon([box(0, 0, 30, 10), box(40, 0, 70, 10), box(100, 0, 140, 10)])
    districts = gpd.GeoDataFrame(geometry=[box(0, 0, 90, 10), box(90, 0, 200, 10)], index=["town", "village"])
    frame = gpd.GeoDataFrame(geometry=[plot, Point(95, 5), Point(500, 5)], index=["plot", "bus stop", "elsewhere"])
    found = cache.with_district(frame, districts)["district_code"]
    assert found.dropna().to_dict() == {"plot": "town", "bus stop": "village"}
