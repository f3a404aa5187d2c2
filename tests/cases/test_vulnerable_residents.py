"""Older residents in the heat: rounded, counted alike everywhere, and hidden where they are few."""

import pandas as pd
import pytest
from builders import rules
from heat import SIDE_M, judge, neighbourhoods, raster, said, sentence, street, three

from geo_pa.analyses import heat_stress
from geo_pa.analyses.heat_stress.residents import hides_share, vulnerable_residents


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
    assert result.table["share_beyond_cool_place"].tolist()[:2] == pytest.approx([0, 0.5], abs=0.15)
    assert pd.isna(result.table.loc["C", "share_beyond_cool_place"])
    shown = result.table["vulnerable_residents"].astype("float64") * result.table["share_beyond_cool_place"]
    assert result.totals["beyond_cool_place_residents"] == pytest.approx(shown.sum(), abs=2.5)


@pytest.mark.parametrize(
    ("inhabitants", "share", "hidden"),
    [
        (1000, 0.5, False),
        (1000, 0.0, False),
        (1000, 1.0, False),
        (1000, 0.09, True),  # 9 of 100 beyond
        (1000, 0.93, True),  # 7 of 100 within
        (190, 0.5, True),  # 9,5 and 9,5
        (90, 0.5, True),
        (0, 0.5, False),
    ],
)
def test_a_share_of_the_streets_is_hidden_where_it_tells_of_few_people(inhabitants, share, hidden):
    needed = rules("heat_stress", "disclosure")
    areas = three(inhabitants=inhabitants)
    people = vulnerable_residents(areas, needed)
    assert hides_share(pd.Series(share, index=areas.index), people, areas["inhabitants"], needed)["A"] == hidden


def test_so_it_is_where_few_live_at_all_and_nobody_is_old():
    areas, needed = three(inhabitants=30, share_75_plus=0.0), rules("heat_stress", "disclosure")
    few = hides_share(
        pd.Series(0.2, index=areas.index), vulnerable_residents(areas, needed), areas["inhabitants"], needed
    )
    assert few.tolist() == [True, False, False]


COOL = [*[38] * 4, *[33] * 4, *[38] * 8]
STREETS = street((0, 175), (3 * SIDE_M, 175))


@pytest.mark.parametrize("other", [{"cool_place_max_distance": 100}, {"cool_place_max_pet": 40}])
def test_no_circle_that_a_reader_draws_divides_people_otherwise(other):
    """Of two distances the difference would tell how few live between."""
    areas = neighbourhoods(A={}, B={}, C={})
    now, moved = (judge(areas, raster(COOL, 38, 38), walking_network=STREETS, chosen=chosen) for chosen in ({}, other))
    assert moved.table["share_beyond_cool_place"].equals(now.table["share_beyond_cool_place"])
    assert moved.totals["beyond_cool_place_residents"] == now.totals["beyond_cool_place_residents"]
    assert "300 m lopen" in sentence(moved, "C")
    added = set(moved.evidence.assumptions) - set(now.evidence.assumptions)
    assert "zouden kleine aantallen uitlekken" in added.pop()
    assert not added


def test_a_trial_with_other_streets_leaves_those_too_far_as_they_are_now():
    areas = neighbourhoods(A={}, B={}, C={})
    now, tried = (
        judge(areas, raster(COOL, 38, 38), walking_network=streets)
        for streets in (STREETS, street((0, 175), (2 * SIDE_M, 175), (2 * SIDE_M, 0), (3 * SIDE_M, 0)))
    )
    told = heat_stress.people_as_now(now, tried)
    assert not tried.table["share_beyond_cool_place"].equals(now.table["share_beyond_cool_place"])
    assert told.table["share_beyond_cool_place"].equals(now.table["share_beyond_cool_place"])
    assert told.totals["beyond_cool_place_residents"] == now.totals["beyond_cool_place_residents"]
    assert told.evidence.assumptions[-1].startswith("Hier zijn straten gewijzigd")
    assert sentence(told, "B").split("Vanuit")[1] == sentence(now, "B").split("Vanuit")[1]


def test_the_sentence_says_that_the_share_is_hidden():
    streets = street((0, 175), (3 * SIDE_M, 175))
    cool = [*[38] * 4, *[33] * 4, *[38] * 8]
    result = judge(
        neighbourhoods(A={}, B={"inhabitants": 150}, C={}),
        raster(cool, 38, 38),
        walking_network=streets,
        choices={"cool_place_max_distance": 100},
    )
    assert pd.isna(result.table.loc["B", "share_beyond_cool_place"])
    assert "is verborgen: het gaat om weinig mensen" in sentence(result, "B")
