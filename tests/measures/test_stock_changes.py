"""What a change in the stock is: on which day, and how sure."""

from datetime import date

import pandas as pd
import pytest

from geo_pa.measures.stock_changes import among, last_day, planning_hardness, stage_of_mutations, stage_of_plans

TODAY = date(2026, 1, 1)
EARLIER, LATER = pd.Timestamp("2025-06-01"), pd.Timestamp("2026-01-02")


def words(*given):
    return pd.Series(given, dtype="str")


def days(*given):
    return pd.Series(pd.to_datetime(list(given))).astype("datetime64[s]")


def test_a_word_is_among_those_chosen_or_not_and_unknown_where_it_is_missing():
    found = among(words("sale", "purchase", None), ("sale",))
    assert found[:2].tolist() == [True, False]
    assert pd.isna(found[2])


def test_a_year_without_a_day_is_its_31_december_and_a_missing_year_stays_missing():
    found = last_day(pd.Series([2024, None], dtype="Int64"))
    assert found[0] == pd.Timestamp("2024-12-31")
    assert pd.isna(found[1])
    assert found.dtype == "datetime64[s]"


def test_no_years_give_no_days():
    assert last_day(pd.Series(dtype="Int64")).empty


@pytest.mark.parametrize(
    ("status", "hardness"),
    [
        ("1A", "hard"),
        ("2B", "hard"),
        ("1C", "soft"),
        ("3", "soft"),
        ("4B", "soft"),
        ("5A", "not_counted"),
        (None, "unknown"),
    ],
)
def test_a_planning_status_is_hard_soft_or_does_not_count(status, hardness):
    assert planning_hardness(words(status)).tolist() == [hardness]


@pytest.mark.parametrize(
    ("standing", "plan", "day", "stage"),
    [
        ("realised", None, EARLIER, "realised"),
        ("realised", None, LATER, "hard"),
        ("realised", "idea", EARLIER, "realised"),
        ("decided", None, EARLIER, "hard"),
        ("planned", None, LATER, "soft"),
        ("decided", "soft", LATER, "soft"),
        ("planned", "hard", LATER, "hard"),
        ("decided", "idea", LATER, "not_counted"),
        ("decided", "vague", LATER, "unknown"),
        ("decided", "nowhere", LATER, "hard"),
        (None, None, LATER, "unknown"),
        ("realised", None, None, "hard"),
    ],
)
def test_a_mutation_is_realised_or_as_hard_as_its_plan_or_as_its_own_standing(standing, plan, day, stage):
    mutations = pd.DataFrame({"status": words(standing), "plan_id": words(plan)})
    status = pd.Series(["2A", "3", "5A", None], index=["hard", "soft", "idea", "vague"], dtype="str")
    assert stage_of_mutations(mutations, status, when=days(day), on=TODAY).tolist() == [stage]


@pytest.mark.parametrize(
    ("status", "delivered", "day", "stage"),
    [
        ("1A", 20, EARLIER, "realised"),
        ("1A", 20, LATER, "hard"),
        ("1A", 19, EARLIER, "hard"),
        ("3", None, EARLIER, "soft"),
    ],
)
def test_a_plan_is_realised_where_all_its_homes_are_delivered(status, delivered, day, stage):
    homes = {"dwellings": pd.array([20], dtype="Int64"), "dwellings_realised": pd.array([delivered], dtype="Int64")}
    plans = pd.DataFrame({"status": words(status), **homes})
    assert stage_of_plans(plans, when=days(day), on=TODAY).tolist() == [stage]
