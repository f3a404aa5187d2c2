"""The agreements, rules and rent limits in ``data``."""

from datetime import date
from decimal import Decimal

import pytest

from geo_pa.demo import cases, condition
from geo_pa.registry import ANALYSES
from geo_pa.workspace import open_folder

THEMES = {
    "Bouwopgave": range(1, 7),
    "Betaalbaar wonen": range(7, 10),
    "Duurzaamheid": range(10, 15),
    "Wonen met zorg": range(15, 19),
    "Aandachtsgroepen": range(19, 22),
    "Leefbaarheid": range(22, 24),
}


@pytest.fixture(scope="module")
def workspace(repository):
    return open_folder(repository)


@pytest.fixture(scope="module")
def agreements(workspace):
    return workspace.read("agreements").frame


@pytest.fixture(scope="module")
def figures(workspace):
    return workspace.read("agreed_figures").frame


def test_there_are_23_agreements_each_under_its_theme(agreements):
    assert list(agreements.index) == [str(number) for number in range(1, 24)]
    assert all(int(number) in THEMES[theme] for number, theme in agreements["theme"].items())


def test_each_agreement_says_in_a_few_words_what_was_agreed_and_who_leads(agreements):
    assert agreements[["title", "lead"]].notna().all(axis=None)
    assert agreements["summary"].str.len().between(41, 299).all()


def test_the_homes_in_replacement_are_a_part_of_the_expected_new_build(workspace, agreements):
    expected = workspace.read("expected_change").frame
    built, gone, net = (expected[name].sum() for name in ("new_build", "demolition_and_sale", "net"))
    assert (built, built - gone) == (715, net)  # with 300 more on top the net addition would be 624
    note = agreements.loc["1", "note"]
    assert "Dat de 300 vervangende eenheden een deel zijn van de 715" in note
    assert "staat er niet: het is afgeleid uit de tabel" in note


@pytest.mark.parametrize("number", ["6", "14"])
def test_trying_is_told_as_trying_and_promises_no_result(agreements, number):
    assert "proberen" in agreements.loc[number, "summary"]
    assert agreements.loc[number, "note"].startswith("Proberen is een inspanning, geen resultaat")


def test_a_local_reading_of_the_text_is_called_a_choice(agreements):
    choices = {
        "2": "welk project nieuw is",
        "3": "dat is een keuze",
        "5": "Gekozen is: per dorp",
        "7": "een andere lezing",
    }
    assert all(words in agreements.loc[number, "note"] for number, words in choices.items())


def test_the_figures_are_those_of_the_agreements(workspace, figures):
    rules = {rule.id: rule.value for rule_set in workspace.rule_sets.values() for rule in rule_set.rules}
    values = figures["rule"].map(rules).astype("float64").fillna(figures["value"])
    rows = zip(figures["agreement"], figures["corporation"].fillna(""), values, strict=True)
    assert [(int(number), who, value) for number, who, value in rows if value > 0] == [
        (1, "", 320),
        (1, "", 300),
        (2, "", 0.30),
        (3, "", 0.90),
        (7, "", 0.15),
        (7, "", 0.65),
        (10, "Domesta", 1),
        (10, "Woonconcept", 1),
        (11, "Domesta", 700),
        (11, "Woonconcept", 150),
        (11, "Woonconcept", 200),
        (11, "Woonconcept", 156),
        (11, "Woonconcept", 0.068),
        (11, "Actium", 0.25),
        (11, "Woonservice", 1),
        (17, "", 470),
        (19, "", 0.10),
        (20, "", 17),
        (20, "Domesta", 10),
        (20, "Woonconcept", 7),
    ]


def test_the_pitches_of_both_corporations_are_those_of_the_agreement_together(figures):
    pitches = figures[figures["measure"] == "pitches"]
    assert pitches.loc[pitches["corporation"].notna(), "value"].sum() == pitches.loc["20-pitches", "value"] == 17


def test_the_demand_for_clustered_homes_is_never_scored(figures):
    assert figures.loc["17-clustered_demand", ["scored", "unscored"]].tolist() == [False, "demand_not_agreed"]


def test_an_ambition_is_never_scored(figures):
    unscored = figures[figures["unscored"] == "ambition"]
    assert list(unscored.index) == ["11-actium_co2_reduction", "11-woonservice_co2_reduction"]
    assert not unscored["scored"].any()


def test_each_figure_counts_from_the_day_that_its_text_says(figures):
    starts = figures["start"].dt.date
    own = figures["agreement"] == "11"
    assert starts["11-actium_co2_reduction"] == date(2018, 1, 1)  # against 2017
    assert set(starts[own].drop("11-actium_co2_reduction")) == {date(2023, 1, 1)}
    assert set(starts[figures["agreement"].isin(["5", "20"])]) == {date(2023, 10, 2)}


def test_only_domesta_names_no_end(figures):
    assert list(figures.index[figures["open_ended"].fillna(False)]) == ["11-domesta_made_sustainable"]


def test_a_figure_that_is_a_norm_takes_its_value_from_the_rule_alone(workspace, figures):
    named = figures["rule"].notna()
    assert named.sum() == 7
    assert figures.loc[named, "value"].isna().all()
    for rule in figures.loc[named, "rule"]:
        set_name, _, name = rule.partition(".")
        assert workspace.rules(set_name, on=date(2026, 1, 1)).number(name) > 0


def test_every_question_that_tells_more_has_a_name_of_ours(agreements):
    assert set(agreements["question"].dropna()) <= {*(entry.id for entry in ANALYSES), "aandachtsgroepen"}
    assert agreements.loc[agreements["signal"].fillna(False), "question"].notna().all()


def test_reports_are_marked_as_a_model_and_some_figures_have_none(workspace, figures):
    reports = workspace.read("agreement_progress")
    assert reports.declaration.source.modelled
    by_hand = figures.index[figures["measure"].isin(["reported", "reported_labels"])]
    assert set(by_hand) - set(reports.frame["figure_id"]) == {
        "11-woonconcept_heat_demand_reduction",
        "11-woonservice_co2_reduction",
    }


def test_every_rule_set_can_be_read_and_every_number_has_a_unit_and_a_source(workspace):
    assert not workspace.problems
    for rule_set in workspace.rule_sets.values():
        for rule in rule_set.rules:
            assert rule.unit or not isinstance(rule.value, Decimal), rule.id
            assert rule.source.publisher, rule.id


def test_norms_that_are_not_verified_say_so(workspace):
    rules = workspace.rule_sets["woonzorgzones"].rules
    unsure = [rule.name for rule in rules if "te controleren" in rule.source.note]
    assert unsure == ["zone_core_distance"]


def test_facility_weights_are_the_published_ones_which_add_up_to_106(workspace):
    rules = workspace.rules("woonzorgzones", on=date(2026, 1, 1))
    assert sum(rules.number(name) for name in rules if name.startswith("facility_weight_")) == 106


def test_the_demo_calls_the_same_complexes_clustered_as_the_norm(workspace):
    norm = workspace.rules("woonzorgzones", on=date(2026, 1, 1)).integer("clustered_min_dwellings")
    assert norm == condition.CLUSTERED_MIN_HOMES


def test_the_labels_of_woonconcept_are_those_of_agreement_11(figures):
    poor = cases.read("energy_labels").set_index("corporation")["homes_with_label_efg"]
    assert poor["Woonconcept"] == figures.loc["11-woonconcept_labels_efg", "value"]


def test_rent_limits_are_the_published_ones_with_how_sure_they_are(workspace):
    limits = workspace.read("rent_limits").frame
    assert limits["quality_discount_limit_eur"].tolist() == [452.20, 454.47, 477.20, 498.20]
    assert limits["lower_capping_limit_eur"].tolist() == [647.19, 650.43, 682.96, 713.02]
    assert limits["mid_rent_max_eur"].isna().tolist() == [True, False, False, False]
    assert limits["confidence"].str.contains("te controleren").tolist() == [True, True, False, True]
