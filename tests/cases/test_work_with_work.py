"""Agreement 14 as policy: which complexes and planned works come first, and which works should meet."""

import pandas as pd
import pytest
from heat import ELDERLY, SIDE_M, complexes, judge, raster, sentence, shares, three, works

# Complexes


def test_each_corporation_sees_which_of_its_complexes_comes_first():
    stock = complexes(
        X1={"at": 0},
        X2={"at": SIDE_M},
        X3={"at": 2 * SIDE_M, "corporation": "Actium", "confidentiality": "corporations"},
    )
    found = judge(three(), raster(40, 42, 36), green=shares(0.5, 0.5, 0.5), stock=stock).details["complexes"]
    assert found["rank_in_corporation"].tolist() == [2, 1, 1]
    assert found["heat_mean_degc"].tolist() == [40, 42, 36]
    assert found["room_to_green_m2"].tolist() == pytest.approx([1250] * 3)
    assert found["neighbourhood"].tolist() == ["Buurt A", "Buurt B", "Buurt C"]
    assert found["confidentiality"].tolist() == ["public", "public", "corporations"]
    assert found.loc["X2", "explanation"].startswith("Plaats 1 van de 2 complexen van Domesta: ")


def test_a_complex_off_the_raster_is_listed_without_a_place():
    stock = complexes(X1={"at": 0}, X2={"at": 5000}, X3={"at": 60, "homes": None})
    found = judge(three(), raster(40, 42, 36), green=shares(0.5, 0.5, 0.5), stock=stock).details["complexes"]
    assert found.index.tolist() == stock.index.tolist()
    assert found["reason"].tolist() == ["ranked", "cover_too_low", "homes_unknown"]
    assert found["rank_in_corporation"].tolist() == [1, pd.NA, pd.NA]
    assert found.loc["X2", "explanation"].startswith("Onbekend: het raster met hitte")
    assert pd.isna(found.loc["X2", "neighbourhood"])


def test_a_complex_of_which_the_green_is_not_known_is_ranked_where_room_has_no_weight():
    stock = complexes(X1={"at": 0}, X2={"at": SIDE_M, "corporation": None})
    found = judge(three(), raster(40, 42, 36), stock=stock, choices={"weight_room": 0}).details["complexes"]
    assert found["rank_in_corporation"].tolist() == [1, 1]
    assert "groen" not in found.loc["X1", "explanation"]
    assert "van een onbekende corporatie: " in found.loc["X2", "explanation"]
    unranked = judge(three(), raster(40, 42, 36), stock=stock).details["complexes"]
    assert set(unranked["reason"]) == {"room_unknown"}


# Work with work


def test_planned_work_in_a_neighbourhood_in_front_is_a_chance_to_make_it_greener():
    planned = works(W1={"at": 10}, W2={"at": 2 * SIDE_M + 10})
    result = judge(three(**ELDERLY), raster(42, 38, 36), planned_works=planned, choices={"priority_count": 1})
    found = result.details["works"]
    assert found[["work_id", "neighbourhood", "signal"]].to_numpy().tolist() == [["W1", "Buurt A", "high"]]
    assert found["overlap_ha"].tolist() == [0.25]
    assert "Buurt A staat vooraan om te vergroenen." in found.loc[0, "explanation"]
    assert "Werk met werk (afspraak 14): hier is gepland: riolering (2027 tot en met 2028)." in sentence(result, "A")
    assert "Werk met werk" not in sentence(result, "C")


@pytest.mark.parametrize(
    ("first", "last", "listed"),
    [
        (2024, 2025, False),
        (2024, 2026, True),
        (2031, 2032, True),
        (2032, 2033, False),
        (None, 2025, False),
        (None, 2028, True),
        (2032, None, False),
        (None, None, True),
    ],
)
def test_only_work_in_the_years_ahead_counts_and_an_unknown_year_may_be_one_of_them(first, last, listed):
    planned = works(W1={"at": 10, "start_year": first, "end_year": last})
    assert len(judge(three(), raster(42, 38, 36), planned_works=planned).details["works"]) == listed


def test_works_at_one_place_in_the_same_years_should_know_of_each_other():
    planned = works(
        W1={"at": 10},
        W2={"at": 40, "kind": "heat_network", "lead": None, "start_year": 2028, "end_year": 2030},
        W3={"at": 20, "start_year": 2031, "end_year": 2031},
        W4={"at": 500},
    )
    pairs = judge(three(), raster(42, 38, 36), planned_works=planned).details["work_pairs"]
    assert pairs[["work_id", "other_work_id", "first_year", "last_year"]].to_numpy().tolist() == [
        ["W1", "W2", 2028, 2028]
    ]
    assert pairs["overlap_ha"].tolist() == pytest.approx([0.1])
    assert pairs.loc[0, "explanation"] == (
        "Op dezelfde plek (1.000 m²), 2028: riolering (Gemeente) en warmtenet (trekker onbekend). "
        "Kijk of ze op elkaar zijn af te stemmen (afspraak 14)."
    )


def test_works_that_only_touch_meet_and_works_that_are_past_do_not():
    planned = works(W1={"at": 0}, W2={"at": 50}, W3={"at": 100, "start_year": 2020, "end_year": 2021})
    past = works(W4={"at": 0, "start_year": 2020, "end_year": 2021}, W5={"at": 0, "start_year": 2020, "end_year": 2021})
    pairs = judge(three(), raster(42, 38, 36), planned_works=planned).details["work_pairs"]
    assert pairs[["work_id", "other_work_id", "overlap_ha"]].to_numpy().tolist() == [["W1", "W2", 0]]
    assert pairs.loc[0, "explanation"].startswith("Naast elkaar, 2027 tot en met 2028: ")
    assert judge(three(), raster(42, 38, 36), planned_works=past).details["work_pairs"].empty


def test_without_planned_works_there_are_none():
    result = judge(three(), raster(42, 38, 36))
    assert result.details["works"].empty
    assert result.details["work_pairs"].empty
