"""Every figure of the monitor counted again, row by row in plain Python, from the files themselves."""

import csv
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

from geo_pa import open_workspace

TODAY = date(2026, 1, 1)
HARD, SOFT = {"1A", "1B", "2A", "2B"}, {"1C", "2C", "3", "4A", "4B"}
UNITS = {"daeb_home", "care_place", "caravan"}


@pytest.fixture(scope="module")
def session():
    return open_workspace()


@pytest.fixture(scope="module")
def result(session):
    return session.run("agreement_monitor")


@pytest.fixture(scope="module")
def table(repository):
    """A function that reads a table of the repository as rows of text."""

    def read(name):
        with (repository / "data" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="module")
def layer(repository):
    """A function that reads a layer of the repository as plain rows; what is missing is None."""

    def read(name):
        frame = pd.DataFrame(gpd.read_file(repository / "layers" / f"{name}.gpkg").drop(columns="geometry"))
        return [
            {key: None if pd.isna(value) else value for key, value in row.items()} for row in frame.to_dict("records")
        ]

    return read


@pytest.fixture(scope="module")
def plans(layer):
    return {row["location_id"]: row for row in layer("building_locations")}


def plan_stage(plan):
    if plan["dwellings"] and plan["dwellings_realised"] and plan["dwellings_realised"] >= plan["dwellings"]:
        return "realised" if plan["completion_year"] < TODAY.year else "hard"
    return "hard" if plan["status"] in HARD else "soft" if plan["status"] in SOFT else ""


def change_stage(row, plans):
    when = date.fromisoformat(row["date"]) if row["date"] else date(int(row["year"]), 12, 31)
    if row["status"] == "realised" and when <= TODAY:
        return "realised"
    if row["plan_id"]:
        status = plans[row["plan_id"]]["status"]
        return "hard" if status in HARD else "soft" if status in SOFT else ""
    return "soft" if row["status"] == "planned" else "hard"


def figures(result, unit):
    return {stage: result.table.loc[unit, stage] for stage in ("realised", "hard", "soft")}


def nothing():
    return {"realised": 0, "hard": 0, "soft": 0}


def test_growth_and_replacement(result, table, plans):
    grown, replaced = nothing(), nothing()
    for row in table("stock_mutations"):
        stage = change_stage(row, plans)
        if stage and row["kind"] in UNITS and row["homes"]:
            gain = row["mutation"] in {"new_build", "purchase"}
            grown[stage] += int(row["homes"]) * (1 if gain else -1)
            if row["mutation"] == "new_build" and row["replaces_demolition"] == "true":
                replaced[stage] += int(row["homes"])
    assert figures(result, "01-net_addition") == grown
    assert figures(result, "01-replacement") == replaced


def test_what_was_expected_and_what_happens_per_corporation(result, table, plans):
    found = result.details["expected"].set_index(["corporation", "figure"])
    for agreed in table("expected_change"):
        if agreed["corporation"] == "Totaal":
            continue
        counts = {what: nothing() for what in ("demolition_and_sale", "new_build", "purchase", "liberalisation")}
        for row in table("stock_mutations"):
            stage = change_stage(row, plans)
            if row["corporation"] == agreed["corporation"] and stage and row["kind"] in UNITS and row["homes"]:
                part = "demolition_and_sale" if row["mutation"] in {"demolition", "sale"} else row["mutation"]
                counts[part][stage] += int(row["homes"])
        for part, stages in counts.items():
            key = (agreed["corporation"], part)
            assert (key in found.index) == (part in agreed or any(stages.values()))
            if key in found.index:
                assert {stage: int(found.loc[key, stage]) for stage in stages} == stages
                assert pd.isna(found.loc[key, "expected"]) if part not in agreed else True
            assert part not in agreed or int(found.loc[key, "expected"]) == int(agreed[part])
    together = found.loc["Samen", "expected"]
    assert list(together[["demolition_and_sale", "new_build", "net"]]) == [391, 715, 324]
    assert together[["liberalisation", "purchase"]].isna().all()


def test_the_base_of_agreement_1_is_that_of_the_agreements(result, table):
    rows = [row for row in table("stock_2023") if row["corporation"] != "Totaal" and row["kind"] in UNITS]
    assert result.table.loc["01-net_addition", "base"] == sum(int(row["units"]) for row in rows) == 7171


def test_locations_with_enough_social_rent(result, session, plans):
    verdicts = session.run("social_share").table["verdict"]
    counted = [unit for unit, word in verdicts.items() if word != "not_counted"]
    held, words = nothing(), {"fails": 0, "at_risk": 0, "unknown": 0}
    for unit in counted:
        if verdicts[unit] in {"meets", "compensated"}:
            held[plan_stage(plans[unit])] += 1
        else:
            words[verdicts[unit]] += 1
    row = result.table.loc["02-minimum_share"]
    assert figures(result, "02-minimum_share") == held
    assert (row["gap"], row["unknown_rows"]) == (words["fails"] + words["at_risk"], words["unknown"]) == (10, 5)
    assert row["judged"] == len(counted) == sum(held.values()) + row["gap"] + row["unknown_rows"]
    assert (row["verdict"], row["agreed_each"]) == ("fails", 0.3)


def test_villages_that_keep_their_homes(result, session):
    verdicts = session.run("village_stock").table["verdict"]
    row = result.table.loc["05-villages_keep_stock"]
    assert (row["judged"], row["hard"]) == ((verdicts != "not_counted").sum(), (verdicts == "meets").sum())
    assert (row["gap"], row["unknown_rows"]) == (verdicts.isin(["fails", "at_risk"]).sum(), 0)


def test_accessible_new_homes(result, session, plans):
    suits = session.run("woonzorgzones").details["locations"]["suited_accessible"]
    homes, easy = nothing(), nothing()
    for unit, plan in plans.items():
        stage = plan_stage(plan)
        if stage and plan["completion_year"] and 2023 <= plan["completion_year"] <= 2027 and suits[unit] == "yes":
            homes[stage] += plan["dwellings"]
            easy[stage] += plan["accessible"]
    assert figures(result, "03-accessible_share") == {stage: easy[stage] / homes[stage] for stage in homes}
    firm = (easy["realised"] + easy["hard"]) / (homes["realised"] + homes["hard"])
    assert firm < 0.9
    assert sum(easy.values()) / sum(homes.values()) < 0.9
    assert result.table.loc["03-accessible_share", "verdict"] == "fails"


def test_rents_against_the_limits_of_2023(result, layer, table):
    limits = next(row for row in table("rent_limits") if row["year"] == "2023")
    low, high = float(limits["quality_discount_limit_eur"]), float(limits["lower_capping_limit_eur"])
    known = under = between = everything = 0
    for row in layer("corporation_stock"):
        if row["kind"] != "daeb_home":
            continue
        everything += row["homes"]
        if row["rent_eur"] is not None:
            known += row["homes"]
            under += row["homes"] if row["rent_eur"] <= low else 0
            between += row["homes"] if low < row["rent_eur"] <= high else 0
    first, second = "07-share_under_quality_discount_limit", "07-share_to_lower_capping_limit"
    assert result.table.loc[first, "realised"] == under / known
    assert result.table.loc[second, "realised"] == between / known
    assert under / everything >= 0.15
    assert result.table.loc[first, "verdict"] == "meets"
    assert (between + everything - known) / everything < 0.65
    assert result.table.loc[second, "verdict"] == "fails"


def test_energy_labels_and_accessible_homes_per_corporation(result, layer):
    labels, easy = (result.details[name].set_index("corporation") for name in ("labels", "accessible"))
    for who in ("Domesta", "Woonconcept", "Actium", "Woonservice"):
        mine = [row for row in layer("corporation_stock") if row["kind"] == "daeb_home" and row["corporation"] == who]
        assert labels.loc[who, "efg_homes"] == sum(
            row["homes"] for row in mine if row["energy_label"] in {"E", "F", "G"}
        )
        assert labels.loc[who, "known"] == sum(row["homes"] for row in mine if row["energy_label"])
        assert easy.loc[who, "accessible_homes"] == sum(row["accessible_homes"] for row in mine)
    assert result.table.loc["11-woonconcept_labels_efg", "base"] == labels.loc["Woonconcept", "efg_homes"]


def test_what_the_parties_report(result, table):
    by_hand = [row for row in table("agreed_figures") if row["measure"].startswith("reported")]
    for figure in by_hand:
        reports = [row for row in table("agreement_progress") if row["figure_id"] == figure["figure_id"]]
        sums = nothing()
        for row in reports:
            if row["realised"]:
                sums["realised"] += float(row["realised"])
            elif row["planned"] and int(row["year"]) >= TODAY.year:
                sums[row["hardness"]] += float(row["planned"])
        row = result.table.loc[figure["figure_id"]]
        if reports:
            assert figures(result, figure["figure_id"]) == sums
        else:
            assert row[["realised", "hard", "soft", "gap"]].isna().all()
            assert row["verdict"] == "unknown"


def test_clustered_homes(result, layer, plans):
    counts = nothing()
    for plan in plans.values():
        stage = plan_stage(plan)
        if stage and plan["clustered"] and plan["completion_year"] <= 2030:
            counts[stage] += plan["clustered"]
    assert figures(result, "17-clustered_demand") == counts
    today = sum(row["clustered_homes"] for row in layer("corporation_stock") if row["kind"] == "daeb_home")
    assert result.table.loc["17-clustered_demand", "base"] == today


@pytest.mark.parametrize(
    ("unit", "who"),
    [("20-pitches", None), ("20-domesta_pitches", "Domesta"), ("20-woonconcept_pitches", "Woonconcept")],
)
def test_pitches_with_a_caravan(result, table, plans, unit, who):
    places = {}
    for row in table("stock_mutations"):
        if row["mutation"] == "new_build" and row["kind"] in {"pitch", "caravan"} and who in {None, row["corporation"]}:
            place = places.setdefault((row["plan_id"], change_stage(row, plans)), {"pitch": 0, "caravan": 0})
            place[row["kind"]] += int(row["homes"])
    counts = nothing()
    for (_, stage), place in places.items():
        counts[stage] += min(place.values())
    assert figures(result, unit) == counts


def test_every_agreement_has_a_row_and_those_without_a_number_get_no_verdict(result, table):
    numbers = {row["number"] for row in table("agreements")}
    assert set(result.table["agreement"]) == numbers
    with_number = {row["agreement"] for row in table("agreed_figures")}
    silent = result.table[~result.table["agreement"].isin(with_number)]
    assert set(silent["verdict"]) == {"not_counted"}
    assert silent[["agreed", "realised", "hard", "soft", "gap"]].isna().all(axis=None)
