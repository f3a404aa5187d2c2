"""Older residents in the heat: rounded, counted alike everywhere, and hidden where they are few."""

import pandas as pd
import pytest
from heat import SIDE_M, judge, neighbourhoods, raster, said, sentence, street, three


def test_residents_are_rounded_to_five():
    areas = neighbourhoods(
        **{name: {"inhabitants": count} for name, count in zip("ABC", (120, 128, 1000), strict=True)}
    )
    assert judge(areas, raster(42, 38, 36)).table["vulnerable_residents"].tolist() == [10, 15, 100]


def test_fewer_than_ten_residents_are_hidden_and_so_is_all_that_would_give_them_away():
    result = judge(three(inhabitants=90), raster(42, 38, 36))
    row = result.table.loc["A"]
    assert said(result, "A") == ("none", "too_few_to_show")
    assert row[["vulnerable_residents", "priority", "rank", "rank_best", "rank_worst"]].isna().all()
    assert "minder dan 10 mensen van 75 jaar of ouder" in row["explanation"]
    assert "9 mensen" not in row["explanation"]


@pytest.mark.parametrize(("few", "other"), [(10, 90), (20, 60)])
def test_a_hidden_count_changes_nothing_that_is_shown(few, other):
    one, two = (judge(three(inhabitants=count), raster(42, 38, 36)) for count in (few, other))
    pd.testing.assert_frame_equal(one.table, two.table)
    assert one.totals == two.totals


def test_nobody_is_shown_as_none_and_not_as_few():
    result = judge(three(inhabitants=0), raster(42, 38, 36))
    assert result.table.loc["A", "vulnerable_residents"] == 0
    assert said(result, "A") == ("none", "no_vulnerable_residents")


def test_all_neighbourhoods_count_from_65_where_the_share_from_75_is_not_known_of_one():
    result = judge(three(share_75_plus=None), raster(42, 38, 36))
    assert result.table["vulnerable_residents"].tolist() == [200, 200, 200]
    assert set(result.table["residents_basis"]) == {"65+"}
    assert "van 65 jaar of ouder" in sentence(result, "B")


def test_residents_beyond_a_cool_place_are_counted_from_what_is_shown():
    cool = [*[38] * 4, *[33] * 4, *[38] * 8]
    streets = street((0, 175), (3 * SIDE_M, 175))
    areas = neighbourhoods(A={}, B={}, C={"inhabitants": 90})
    result = judge(areas, raster(cool, 38, 38), walking_network=streets, choices={"cool_place_max_distance": 100})
    assert result.table["share_beyond_cool_place"].tolist() == pytest.approx([0, 0.5, 1], abs=0.15)
    shown = result.table["vulnerable_residents"].astype("float64") * result.table["share_beyond_cool_place"]
    assert result.totals["beyond_cool_place_residents"] == pytest.approx(shown.sum(), abs=2.5)
