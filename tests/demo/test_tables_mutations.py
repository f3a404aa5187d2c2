"""The invented changes in the stock add up to what agreement 1 expects, and agree with the plans they belong to."""

import pandas as pd
import pytest

from geo_pa.demo import cases
from geo_pa.workspace import open_folder

GROWTH = ["new_build", "purchase"]
LOSS = ["demolition", "sale", "liberalisation"]

# Counted by hand from the table of agreement 1.
EXPECTED_LOSS = {"Domesta": 150, "Woonconcept": 230, "Actium": 9, "Woonservice": 2}
EXPECTED_GROWTH = {"Domesta": 350, "Woonconcept": 345, "Actium": 20}


@pytest.fixture(scope="module")
def workspace(repository):
    return open_folder(repository)


@pytest.fixture(scope="module")
def mutations(workspace):
    return workspace.read("stock_mutations").frame


@pytest.fixture(scope="module")
def counted(mutations):
    """What agreement 1 counts: a pitch with its caravan counts once."""
    return mutations[mutations["kind"] != "pitch"]


@pytest.fixture(scope="module")
def plans():
    return cases.read("building_locations").set_index("location_id")


def linked(mutations, *words):
    return mutations[mutations["plan_id"].notna() & mutations["mutation"].isin(words)]


def test_every_row_can_be_used(workspace, mutations):
    reading = workspace.read("stock_mutations")
    assert reading.excluded.empty
    assert not reading.problems
    assert len(mutations) == 63


def test_demolition_sale_and_liberalisation_are_those_expected_of_each_corporation(counted):
    losses = counted[counted["mutation"].isin(LOSS)]
    assert losses.groupby("corporation")["homes"].sum().to_dict() == EXPECTED_LOSS


def test_new_build_and_purchase_are_those_expected_of_each_corporation(counted):
    growth = counted[counted["mutation"].isin(GROWTH)]
    assert growth.groupby("corporation")["homes"].sum().to_dict() == EXPECTED_GROWTH


def test_the_net_addition_is_partly_realised_partly_hard_and_partly_soft(counted):
    sign = counted["mutation"].isin(GROWTH).map({True: 1, False: -1})
    net = (counted["homes"] * sign).groupby(counted["status"]).sum()
    assert net.to_dict() == {"realised": 44, "decided": 195, "planned": 85}


def test_30_of_the_planned_homes_have_no_plan_that_counts(counted, plans):
    not_counted = plans.index[plans["status"].isin(["5A", "5B"])]
    assert counted.loc[counted["plan_id"].isin(not_counted), "homes"].sum() == 30


def test_the_300_replacements_are_nearly_but_not_surely_met(counted):
    rebuilt = counted[counted["replaces_demolition"].fillna(False)]
    assert rebuilt.groupby("status")["homes"].sum().to_dict() == {"realised": 100, "decided": 136, "planned": 68}


def test_woonconcept_replaces_150_homes_by_demolition_and_new_build(counted):
    rebuilt = counted.loc[counted["replaces_demolition"].fillna(False), "plan_id"]
    cleared = counted[(counted["mutation"] == "demolition") & counted["plan_id"].isin(rebuilt)]
    assert cleared.groupby("corporation")["homes"].sum()["Woonconcept"] == 150


def test_what_is_realised_has_a_date_before_the_reference_date_and_nothing_else_has(mutations):
    past = mutations["date"] < pd.Timestamp("2026-01-01")
    assert (past == (mutations["status"] == "realised")).all()
    assert mutations.loc[mutations["status"] != "realised", "year"].between(2026, 2027).all()
    assert (mutations["date"].dt.year == mutations["year"])[mutations["date"].notna()].all()


def test_new_homes_of_a_plan_are_those_of_the_plan_itself(mutations, plans):
    built = linked(mutations, "new_build")
    column = {"daeb_home": "social_rent", "care_place": "care_places", "caravan": "caravans", "pitch": "pitches"}
    planned = [plans.loc[row.plan_id, column[row.kind]] for row in built.itertuples()]
    assert built["homes"].tolist() == planned
    assert built["year"].tolist() == plans.loc[built["plan_id"], "completion_year"].tolist()


def test_demolition_of_a_plan_is_that_of_the_plan_itself(mutations, plans):
    cleared = linked(mutations, "demolition")
    assert cleared["homes"].tolist() == plans.loc[cleared["plan_id"], "social_demolished"].tolist()
    assert set(cleared["plan_id"]) == set(plans.index[(plans["social_demolished"] > 0).fillna(False)])


def test_a_mutation_and_its_plan_have_the_same_corporation_and_confidentiality(mutations, plans):
    own = mutations[mutations["plan_id"].notna()]
    plan = plans.loc[own["plan_id"]]
    assert own["corporation"].tolist() == plan["corporation"].tolist()
    assert own["confidentiality"].tolist() == plan["confidentiality"].tolist()


def test_new_homes_are_decided_where_the_plan_is_hard_and_planned_where_it_is_not(mutations, plans):
    coming = linked(mutations[mutations["status"] != "realised"], "new_build")
    hard = plans.loc[coming["plan_id"], "status"].isin(["1A", "1B", "2A", "2B"])
    assert (coming["status"] == "decided").tolist() == hard.tolist()


def test_every_plan_of_a_corporation_that_is_ready_in_time_has_its_mutation(mutations, plans):
    social = (plans["landlord"] == "corporation") & (plans["social_rent"] > 0).fillna(False)
    in_time = plans["completion_year"].between(2023, 2027).fillna(False)
    assert set(plans.index[social & in_time]) <= set(linked(mutations, "new_build")["plan_id"])


def test_seventeen_caravans_come_with_seventeen_pitches(mutations):
    new = mutations[mutations["kind"].isin(["caravan", "pitch"])].groupby(["kind", "corporation"])["homes"].sum()
    assert new.to_dict() == {
        ("caravan", "Domesta"): 10,
        ("caravan", "Woonconcept"): 7,
        ("pitch", "Domesta"): 10,
        ("pitch", "Woonconcept"): 7,
    }


def test_one_size_is_unknown_a_sale_in_a_village(mutations):
    unknown = mutations[mutations["homes"].isna()]
    assert unknown[["mutation", "district_code"]].to_numpy().tolist() == [["sale", "WK011856"]]


def test_villages_see_every_kind_of_event(mutations):
    village = mutations[mutations["district_code"].between("WK011852", "WK011861")]
    kinds = set(zip(village["mutation"], village["quality_contribution"].fillna(""), strict=True))
    assert {("sale", "starter_homes"), ("sale", "sustainability"), ("demolition", "none")} <= kinds
    rebuilt = village[village["plan_id"] == "BL33"].sort_values("year")
    assert rebuilt["mutation"].tolist() == ["demolition", "new_build"]
    dip = village[(village["district_code"] == "WK011854") & (village["kind"] == "daeb_home")].sort_values("date")
    running = dip["homes"].where(dip["mutation"] == "new_build", -dip["homes"]).cumsum()
    assert running.min() < 0 < running.iloc[-1]


def test_each_loss_names_a_complex_of_that_corporation_with_enough_homes(workspace, mutations):
    stock = workspace.read("corporation_stock").frame
    losses = mutations[mutations["mutation"].isin(LOSS)]
    complexes = stock.loc[losses["complex_id"]]
    assert complexes["corporation"].tolist() == losses["corporation"].tolist()
    assert (complexes["homes"].to_numpy() >= losses["homes"].fillna(1).to_numpy()).all()
    assert losses["complex_id"].is_unique
    assert mutations.loc[mutations["mutation"].isin(GROWTH), "complex_id"].isna().all()
