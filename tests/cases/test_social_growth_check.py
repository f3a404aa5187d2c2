"""Changes in the stock replace the figures of the plan that they name; where they do not add up to it, that is told."""

import csv
from collections import Counter
from dataclasses import replace

import pytest

from geo_pa.analyses.social_growth.checks import check
from geo_pa.errors import Severity


@pytest.fixture(scope="module")
def embedded(session):
    """The embedded changes and plans, which agree."""
    return {name: session.workspace.read(name) for name in ("stock_mutations", "building_locations")}


@pytest.fixture
def told(embedded):
    """A function that says what is told after some cells of one table changed, or rows of it were taken away."""

    def tell(table="stock_mutations", without=(), **rows):
        frame = embedded[table].frame.copy().drop(index=list(without))
        for key, cells in rows.items():
            for column, value in cells.items():
                frame.loc[key, column] = value
        readings = {**embedded, table: replace(embedded[table], frame=frame)}
        return [(one.what, one.found) for one in check(readings, {})]

    return tell


def about(plan, found):
    return [(f"De veranderingen bij {plan} tellen niet op tot de cijfers van het plan zelf.", found)]


def test_changes_that_add_up_to_their_plan_are_no_problem(told):
    assert told() == []


def test_a_phase_that_is_missing_from_the_changes_is_told_with_both_figures(told):
    assert told(M23={"homes": 30}) == about(
        "BL24 (Voorbeeldlocatie Schoonvelde-Oost 1)",
        "nieuwbouw, sociale huurwoning (DAEB): 30 in de veranderingen, 46 in het plan",
    )


def test_a_plan_with_its_demolition_only_loses_its_new_homes_and_that_is_told(told):
    assert told(without=["M23"]) == about(
        "BL24 (Voorbeeldlocatie Schoonvelde-Oost 1)",
        "nieuwbouw, sociale huurwoning (DAEB): 0 in de veranderingen, 46 in het plan",
    )


def test_demolition_is_compared_by_itself(told):
    assert told(M05={"homes": 40}) == about(
        "BL24 (Voorbeeldlocatie Schoonvelde-Oost 1)",
        "sloop, sociale huurwoning (DAEB): 40 in de veranderingen, 38 in het plan",
    )


def test_both_sides_stand_in_one_notice_per_plan(told):
    (notice,) = told(without=["M23"], M05={"mutation": "sale"})
    assert notice[1] == (
        "nieuwbouw, sociale huurwoning (DAEB): 0 in de veranderingen, 46 in het plan; "
        "sloop, sociale huurwoning (DAEB): 0 in de veranderingen, 38 in het plan"
    )


def test_two_changes_of_one_plan_count_together(told):
    assert told(M23={"homes": 30}, M24={"homes": 16, "plan_id": "BL24"}) == []


def test_homes_bought_from_the_builder_are_new_homes_of_the_plan(told):
    assert told(M23={"mutation": "purchase"}) == []


def test_care_places_caravans_and_pitches_are_compared_each_by_itself(told):
    assert told(M47={"homes": 9}, M31={"kind": "daeb_home"}) == [
        *about(
            "BL06 (Voorbeeldlocatie Zuid 2)",
            "nieuwbouw, sociale huurwoning (DAEB): 24 in de veranderingen, 0 in het plan; "
            "nieuwbouw, zorgwoning of zorgplaats: 0 in de veranderingen, 24 in het plan",
        ),
        *about("BL20 (Voorbeeldlocatie Kinholt 1)", "nieuwbouw, woonwagen: 9 in de veranderingen, 10 in het plan"),
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("stock_mutations", {"M23": {"homes": None}}),
        ("stock_mutations", {"M23": {"kind": None}}),
        ("stock_mutations", {"M23": {"mutation": None}}),
        ("building_locations", {"BL24": {"social_rent": None}}),
        ("building_locations", {"BL24": {"landlord": None}}),
    ],
)
def test_an_unknown_figure_gives_no_notice(told, table, row):
    assert told(table, **row) == []


def test_homes_of_a_market_party_are_none_of_the_corporations(told):
    (notice,) = told("building_locations", BL24={"landlord": "market"})
    assert notice[1] == "nieuwbouw, sociale huurwoning (DAEB): 46 in de veranderingen, 0 in het plan"


def test_a_plan_without_changes_speaks_for_itself(told):
    assert told(without=["M05", "M23"]) == []


def test_a_workspace_that_declares_less_is_not_compared(embedded):
    less = replace(embedded["building_locations"], frame=embedded["building_locations"].frame.drop(columns="caravans"))
    changed = embedded["stock_mutations"].frame.assign(homes=1)
    readings = {"building_locations": less, "stock_mutations": replace(embedded["stock_mutations"], frame=changed)}
    assert list(check(readings, {})) == []
    assert list(check({"stock_mutations": embedded["stock_mutations"]}, {})) == []


def test_it_is_a_notice_that_says_what_to_do(embedded):
    changed = embedded["stock_mutations"].frame.assign(homes=1)
    notices = list(check(embedded | {"stock_mutations": replace(embedded["stock_mutations"], frame=changed)}, {}))
    assert {notice.severity for notice in notices} == {Severity.NOTICE}
    assert all("tot dan telt alleen wat in de veranderingen staat" in notice.action for notice in notices)


def test_counted_row_by_row_the_embedded_changes_are_those_of_their_plans(embedded, repository):
    with (repository / "data" / "tables" / "stock_mutations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["plan_id"]]
    counts = Counter()
    for row in rows:
        counts[row["plan_id"], row["mutation"], row["kind"]] += int(row["homes"])
    plans = embedded["building_locations"].frame
    own = {"social_rent": "daeb_home", "care_places": "care_place", "caravans": "caravan", "pitches": "pitch"}
    for plan in {row["plan_id"] for row in rows}:
        assert counts[plan, "demolition", "daeb_home"] == plans.loc[plan, "social_demolished"]
        for column, kind in own.items():
            assert counts[plan, "new_build", kind] == plans.loc[plan, column], (plan, kind)
