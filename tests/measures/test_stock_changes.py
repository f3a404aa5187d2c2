"""What a change in the stock is: on which day, and how sure."""

from datetime import date, timedelta

import pandas as pd
import pytest

from geo_pa.measures.stock_changes import (
    among,
    day_of_mutations,
    demolition_day,
    last_day,
    mutations_realised,
    planning_hardness,
    stage_after,
    stage_of_mutations,
    stage_of_plans,
    status_on,
)

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
        ("realised", "soft", None, "hard"),
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


@pytest.mark.parametrize(
    ("standing", "day", "happened"),
    [
        ("realised", EARLIER, True),
        ("realised", None, True),
        ("realised", LATER, False),
        ("decided", EARLIER, False),
        ("planned", None, False),
        (None, EARLIER, None),
        (None, LATER, False),
    ],
)
def test_only_what_is_reported_has_happened_and_what_is_of_a_later_day_has_not(standing, day, happened):
    found = mutations_realised(pd.DataFrame({"status": words(standing)}), when=days(day), on=TODAY)
    assert [None if pd.isna(each) else bool(each) for each in found] == [happened]


@pytest.mark.parametrize(
    ("status", "adopted", "on_that_day"),
    [("2A", EARLIER, "2A"), ("2A", LATER, "3"), ("2A", None, "2A"), ("4A", LATER, "4A"), ("5A", LATER, "5A")],
)
def test_a_plan_that_was_adopted_after_the_reference_date_was_in_preparation_on_it(status, adopted, on_that_day):
    plans = pd.DataFrame({"status": words(status), "decision_date": days(adopted)})
    assert status_on(plans, TODAY).tolist() == [on_that_day]


def test_a_plan_demolishes_when_it_starts_and_without_a_start_when_it_is_complete():
    years = {"start_year": [2026, None, None], "completion_year": [2029, 2028, None]}
    found = demolition_day(pd.DataFrame(years, dtype="Int64"))
    assert found.dt.year.tolist()[:2] == [2026, 2028]
    assert pd.isna(found[2])


def test_a_mutation_has_its_own_day_before_that_of_its_year():
    rows = pd.DataFrame({"date": days(EARLIER), "year": pd.array([2020], dtype="Int64")})
    assert day_of_mutations(rows).tolist() == days(EARLIER).tolist()


@pytest.mark.parametrize(("happened", "stage"), [(True, "realised"), (False, "too_late"), (None, "unknown")])
def test_after_the_deadline_only_what_was_realised_counts(happened, stage):
    known, hard = pd.Series([happened], dtype="boolean"), words("hard")
    assert stage_after(hard, known, on=TODAY, deadline=TODAY).tolist() == ["hard"]
    assert stage_after(hard, known, on=TODAY + timedelta(days=1), deadline=TODAY).tolist() == [stage]
