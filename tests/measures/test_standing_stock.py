"""The stock on a date: what was described, less what has gone since, and never more precise than what is known."""

from datetime import date

import pandas as pd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.measures.standing_stock import standing, unplaced

SINCE, ON = date(2023, 1, 1), date(2026, 1, 1)
COLUMNS = ("mutation", "homes", "status", "date", "year", "complex_id", "kind", "corporation")


def complexes(homes=40, accessible=10):
    numbers = {"homes": [homes], "accessible_homes": [accessible]}
    return pd.DataFrame({name: pd.array(one, dtype="Int64") for name, one in numbers.items()}, index=["C"])


def changes(*rows):
    own = {"mutation": "sale", "homes": 5, "status": "realised", "date": "2024-05-01", "complex_id": "C"}
    own |= {"year": 2024, "kind": "daeb_home", "corporation": "Domesta"}
    frame = pd.DataFrame([{**own, **row} for row in rows], columns=list(COLUMNS))
    types = {"homes": "Int64", "year": "Int64", **dict.fromkeys(("mutation", "status", "complex_id"), "str")}
    return frame.astype(types).assign(date=pd.to_datetime(frame["date"]).astype("datetime64[s]"))


def stands(*rows, on=ON, homes=40, accessible=10, **options):
    return standing(complexes(homes, accessible), changes(*rows), since=SINCE, on=on, **options).loc["C"]


def test_a_sale_takes_its_homes_on_its_day_and_not_before():
    assert stands({}, on=date(2024, 5, 1))["homes"] == 35
    assert stands({}, on=date(2024, 4, 30))["homes"] == 40


def test_the_first_day_counts_and_what_came_before_is_in_the_description():
    assert stands({"date": "2023-01-01"})["homes"] == 35
    assert stands({"date": "2022-12-31"})["homes"] == 40


def test_a_year_without_a_day_counts_on_its_last_day():
    assert stands({"date": None, "year": 2025})["homes"] == 35
    assert stands({"date": None, "year": 2026})["homes"] == 40


def test_what_is_only_decided_has_not_happened():
    assert stands({"status": "decided"})["homes"] == 40


def test_a_whole_complex_that_is_demolished_holds_nothing_any_more():
    row = stands({"mutation": "demolition", "homes": 40})
    assert tuple(row[["homes", "accessible_homes"]]) == (0, 0)


def test_which_homes_a_sale_took_is_not_known_so_the_accessible_ones_are_a_range():
    row = stands({})
    assert pd.isna(row["accessible_homes"])
    assert tuple(row[["accessible_homes_least", "accessible_homes_most"]]) == (5, 10)


@pytest.mark.parametrize(("accessible", "left"), [(0, 0), (40, 35)])
def test_where_none_or_all_are_accessible_a_sale_leaves_no_doubt(accessible, left):
    assert stands({}, accessible=accessible)["accessible_homes"] == left


def test_a_home_that_is_liberalised_still_stands_and_is_no_social_home():
    row = {"mutation": "liberalisation"}
    assert stands(row)["homes"] == 35
    assert stands(row, losses=("demolition", "sale"))["homes"] == 40


@pytest.mark.parametrize("row", [{"homes": None}, {"status": None}])
def test_a_sale_of_which_something_is_missing_leaves_a_range(row):
    found = stands(row)
    assert pd.isna(found["homes"])
    assert found["homes_most"] == 40


def test_more_homes_sold_than_there_were_is_unknown_and_never_negative():
    found = stands({"homes": 50})
    assert pd.isna(found["homes"])
    assert (found["homes_least"], found["homes_most"]) == (0, 40)


def test_what_belongs_to_no_complex_is_listed_and_changes_none():
    rows = changes({"mutation": "new_build", "complex_id": None, "homes": 20}, {"complex_id": "X"}, {})
    assert list(unplaced(complexes(), rows, since=SINCE, on=ON)["homes"]) == [20, 5]
    assert standing(complexes(), rows, since=SINCE, on=ON).loc["C", "homes"] == 35


def test_without_changes_the_stock_is_as_it_was_described():
    found = standing(complexes(), None, since=SINCE, on=ON).loc["C"]
    assert tuple(found[["homes", "accessible_homes"]]) == (40, 10)


@settings(max_examples=some(25))
@given(st.integers(0, 30), st.integers(0, 30), st.lists(st.integers(0, 10), max_size=3))
def test_every_way_that_sales_may_fall_lies_in_the_range(accessible, other, sales):
    homes = accessible + other
    found = stands(*({"homes": size} for size in sales), homes=homes, accessible=accessible)
    gone = sum(sales)
    if gone > homes:
        assert pd.isna(found["homes"]) or gone == homes
        return
    assert found["homes"] == homes - gone
    left = {accessible - taken for taken in range(gone + 1) if taken <= accessible and gone - taken <= other}
    assert (found["accessible_homes_least"], found["accessible_homes_most"]) == (min(left), max(left))
