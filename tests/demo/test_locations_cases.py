"""Among the building locations is every case that the 30% rule knows; counted here by hand, without the analysis."""

import pandas as pd
import pytest

from geo_pa.vocabulary import (
    AFFORDABILITY_COLUMNS,
    CARE_COLUMNS,
    HARD_STATUS,
    NOT_COUNTED_STATUS,
    SOFT_STATUS,
    TYPE_COLUMNS,
    VOCABULARIES,
)
from geo_pa.workspace import open_folder

RULE_START = pd.Timestamp("2023-10-02")
REFERENCE_YEAR = 2026


@pytest.fixture(scope="module")
def workspace(repository):
    return open_folder(repository)


@pytest.fixture(scope="module")
def plans(workspace):
    """The locations, with what 30% rounded up asks and the least and greatest number of social homes beside them."""
    frame = workspace.read("building_locations").frame
    market = frame["landlord"] == "market"
    counts = (frame["landlord"] == "corporation") | (market & (frame["guarantee_years"] >= 25).fillna(False))
    may_count = (
        counts | (frame["landlord"].isna() & (frame["social_rent"] > 0)) | (market & frame["guarantee_years"].isna())
    )
    return frame.assign(
        required=-(-3 * frame["dwellings"] // 10),
        known=frame["social_rent"].where(counts, 0),
        possible=frame["social_rent"].where(may_count, 0) + frame["rent_unknown"] + frame["tenure_unknown"],
        hard=frame["status"].isin(HARD_STATUS),
    )


@pytest.fixture(scope="module")
def in_force(plans):
    """Locations for which the rule counts, as far as is known."""
    before = (plans["decision_date"] < RULE_START).fillna(False)
    undated = plans["hard"] & plans["decision_date"].isna()
    return plans[
        (plans["dwellings"] > 0).fillna(False) & ~plans["status"].isin(NOT_COUNTED_STATUS) & ~before & ~undated
    ]


@pytest.fixture(scope="module")
def bookings(workspace):
    return workspace.read("booked_compensation").frame


def names(frame):
    return set(frame.index)


def test_there_are_about_40_locations_with_about_1600_homes(plans):
    assert len(plans) == 45
    assert plans["dwellings"].sum() == 1564
    assert plans["name"].is_unique
    assert plans["name"].str.match(r"Voorbeeldlocatie [A-Z][\w-]+( [A-Z]\w+)* \d$").all()


def test_every_row_can_be_used(workspace):
    reading = workspace.read("building_locations")
    assert reading.excluded.empty
    assert not reading.problems


@pytest.mark.parametrize("column", ["status", "plan_type", "landlord", "ground_owner", "confidentiality"])
def test_the_whole_vocabulary_is_used(plans, workspace, column):
    words = VOCABULARIES[workspace.declarations["building_locations"].columns[column].vocabulary]
    assert set(plans[column].dropna()) == set(words)


@pytest.mark.parametrize("parts", [AFFORDABILITY_COLUMNS, TYPE_COLUMNS, CARE_COLUMNS])
def test_each_breakdown_adds_up_to_the_new_homes_and_each_part_occurs(plans, parts):
    known = plans[plans["dwellings"].notna()]
    assert (known[list(parts)].sum(axis=1) == known["dwellings"]).all()
    assert (known[list(parts)].sum() > 0).all()


def test_no_part_is_larger_than_the_whole(plans):
    for part in ("accessible", "dwellings_realised", "known"):
        assert (plans[part] <= plans["dwellings"]).fillna(True).all()
    assert (plans["social_demolished"] <= plans["dwellings_demolished"]).all()
    assert (plans["step_free"] + plans["clustered"] + plans["care_suitable"] <= plans["accessible"]).fillna(True).all()


def test_clustered_homes_come_by_twelve_or_more(plans):
    clustered = plans.loc[(plans["clustered"] > 0).fillna(False), "clustered"]
    assert len(clustered) >= 3
    assert clustered.min() >= 12


def test_only_a_plan_that_is_not_hard_is_confidential_and_each_level_occurs_several_times(plans):
    confidential = plans[plans["confidentiality"] != "public"]
    assert not confidential["hard"].any()
    assert confidential["confidentiality"].value_counts().min() >= 3
    soft = plans[plans["status"].isin(SOFT_STATUS)]
    assert set(soft["confidentiality"]) == set(VOCABULARIES["confidentiality"])


def test_one_hard_plan_has_no_decision_date(plans):
    assert names(plans[plans["hard"] & plans["decision_date"].isna()]) == {"BL17"}
    assert plans.loc[~plans["hard"], "decision_date"].isna().all()


def test_completion_lies_between_2021_and_2034_and_only_the_past_is_realised(plans):
    year = plans["completion_year"].dropna()
    assert (year.min(), year.max()) == (2021, 2034)
    assert ((plans["dwellings_realised"] > 0) == (plans["completion_year"] < REFERENCE_YEAR).fillna(False)).all()
    assert (plans["start_year"] <= plans["completion_year"]).fillna(True).all()


def test_decisions_were_taken_before_on_and_after_the_day_the_rule_began(plans):
    decided = plans["decision_date"].dropna()
    assert (decided < RULE_START).sum() == 2
    assert (decided == RULE_START).sum() == 1
    assert (decided > RULE_START).sum() > 10
    assert decided.max() < pd.Timestamp("2026-01-01")


def test_not_counted_are_5a_5b_no_new_homes_and_decided_before_the_rule(plans, in_force):
    left_out = plans.drop(index=in_force.index)
    assert names(left_out[left_out["status"] == "5A"]) == {"BL08"}
    assert names(left_out[left_out["status"] == "5B"]) == {"BL19"}
    assert names(plans[(plans["dwellings"] == 0).fillna(False)]) == {"BL06", "BL14", "BL20", "BL36"}
    assert names(plans[plans["decision_date"] < RULE_START]) == {"BL16", "BL28"}


def test_without_new_homes_there_is_demolition_care_or_caravans_with_pitches(plans):
    assert plans.loc["BL14", "social_demolished"] == 16
    assert plans.loc["BL06", "care_places"] == 24
    assert plans.loc[["BL20", "BL36"], ["caravans", "pitches"]].to_numpy().tolist() == [[10, 10], [7, 7]]


def test_one_project_has_three_homes(in_force):
    assert names(in_force[in_force["dwellings"] == 3]) == {"BL41"}


def test_replacement_is_no_surplus_even_where_more_is_built_than_demolished(in_force):
    rebuilt = in_force[in_force["social_demolished"] > 0]
    assert names(rebuilt) == {"BL01", "BL02", "BL03", "BL05", "BL24", "BL31", "BL33", "BL44"}
    assert (rebuilt["known"] - rebuilt["required"] - rebuilt["social_demolished"] <= 0).all()
    assert rebuilt.loc["BL01", "known"] == rebuilt.loc["BL01", "social_demolished"]
    assert (rebuilt["known"] > rebuilt["social_demolished"]).any()


def test_nineteen_locations_meet_the_rule_on_their_own(in_force):
    meets = in_force[in_force["known"] >= in_force["required"]]
    assert len(meets) == 19
    assert meets.loc["BL22", "known"] == meets.loc["BL22", "required"] == 15
    assert meets.loc["BL25", "tenure_unknown"] > 0
    assert meets.loc["BL12", ["landlord", "guarantee_years"]].tolist() == ["market", 30]


def test_lenders_are_hard_soft_and_ready_long_before_the_last_projects(in_force):
    surplus = in_force["known"] - in_force["required"] - in_force["social_demolished"]
    lenders = in_force[surplus > 0].assign(surplus=surplus)
    assert lenders["surplus"].to_dict() == {"BL04": 14, "BL11": 14, "BL15": 13, "BL23": 3, "BL35": 15, "BL38": 11}
    assert names(lenders[~lenders["hard"]]) == {"BL11"}
    assert lenders["completion_year"].to_dict()["BL35"] == 2025


def test_compensated_are_a_whole_booking_two_together_and_one_of_a_finished_project(in_force, bookings):
    booked = bookings[bookings["form"] == "homes"].groupby("to_location")["homes"].agg(["sum", "size"])
    short = (in_force["required"] - in_force["known"]).loc[["BL07", "BL34", "BL26"]]
    assert booked.loc[short.index, "sum"].tolist() == short.tolist() == [4, 8, 2]
    assert booked.loc[short.index, "size"].tolist() == [1, 2, 1]


def test_at_risk_is_what_the_surplus_that_is_left_can_cover_within_five_years(in_force):
    at_risk = {"BL09": 5, "BL13": 6, "BL27": 1, "BL32": 3, "BL39": 3, "BL41": 1, "BL43": 2}
    left = {"BL35": 15, "BL38": 11 - 2, "BL04": 14 - 11}
    assert sum(at_risk.values()) <= sum(left.values())
    years = in_force["completion_year"]
    assert max(years[list(at_risk)]) - min(years[list(left)]) <= 5


def test_fails_are_one_without_a_lender_in_reach_one_covered_in_part_and_one_certainly_short(in_force):
    short = (in_force["required"] - in_force["known"]).loc[["BL30", "BL18", "BL40"]]
    assert short.tolist() == [35, 27, 10]
    assert in_force.loc["BL18", "completion_year"] - in_force.loc["BL15", "completion_year"] == 5
    assert 0 < 13 - 3 < short["BL18"]
    reach = in_force.loc[["BL04", "BL15", "BL23", "BL35", "BL38"], "completion_year"].max() + 5
    assert in_force.loc["BL30", "completion_year"] > reach
    assert in_force.loc["BL40", "completion_year"] > reach
    assert in_force.loc["BL40", "tenure_unknown"] > 0


def test_unknown_are_tenure_that_may_reach_landlord_guarantee_and_size(in_force, plans):
    open_ = in_force[(in_force["known"] < in_force["required"]) & (in_force["possible"] >= in_force["required"])]
    assert names(open_) == {"BL37", "BL10", "BL21"}
    assert open_.loc["BL37", ["rent_unknown", "tenure_unknown"]].tolist() == [6, 10]
    assert pd.isna(open_.loc["BL10", "landlord"])
    assert open_.loc["BL21", "landlord"] == "market"
    assert pd.isna(open_.loc["BL21", "guarantee_years"])
    assert names(plans[plans["dwellings"].isna()]) == {"BL42"}


def test_social_rent_of_a_market_party_with_too_few_years_does_not_count(in_force):
    assert in_force.loc["BL13", ["landlord", "guarantee_years"]].tolist() == ["market", 15]
    assert in_force.loc["BL13", "social_rent"] > in_force.loc["BL13", "required"]


def test_planners_see_in_dutch_who_leads_and_what_comes_next(plans):
    assert plans["next_step"].notna().all()
    assert {"Gemeente Hoogeveen", "Domesta", "Woonconcept", "Actium", "Marktpartij"} <= set(plans["lead"].dropna())
    assert plans["lead"].isna().any()
    assert plans["realisation_chance"].isna().any()
