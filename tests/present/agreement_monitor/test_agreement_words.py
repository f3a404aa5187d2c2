"""What a planner reads of the agreements: every figure in the unit of its row, and names that are markup stay text."""

import pandas as pd
import pytest
from monitor import figure, monitor, report

from geo_pa.present.agreement_monitor import bars as agreement_bars
from geo_pa.present.agreement_monitor import card as agreement_card
from geo_pa.present.agreement_monitor import tables as agreement_tables
from geo_pa.present.card import card

NASTY = '<img src=x onerror="alert(1)">'


@pytest.fixture(scope="module")
def result(session):
    return session.run("agreement_monitor")


def row_of(result, unit):
    return result.table.drop(columns="geometry").loc[[unit]].to_dict("records")[0]


def behind_of(result, unit):
    return result.details["behind"][result.details["behind"]["unit_id"] == unit]


@pytest.mark.parametrize(
    ("unit", "name", "text"),
    [
        ("01-net_addition", "agreed", "320 eenheden"),
        ("01-net_addition", "base", "7.171 eenheden"),
        ("02-minimum_share", "agreed", "elke locatie ten minste 30%"),
        ("02-minimum_share", "gap", "10 locaties"),
        ("02-minimum_share", "unknown_rows", "5 locaties"),
        ("05-villages_keep_stock", "agreed", "elk dorp"),
        ("05-villages_keep_stock", "realised", "-"),
        ("01-net_addition", "unknown_rows", "1 rij"),
        ("11-woonconcept_heat_demand_reduction", "unknown_rows", "onbekend"),
        ("07-share_under_quality_discount_limit", "agreed", "15%"),
        ("11-woonconcept_heat_demand_reduction", "realised", "onbekend"),
        ("11-actium_co2_reduction", "gap", "14 procentpunt"),
        ("04", "agreed", "-"),
        ("20-pitches", "soft", "7 standplaatsen"),
    ],
)
def test_a_figure_stands_in_the_unit_of_its_row_and_unknown_is_never_0(result, unit, name, text):
    assert agreement_tables.figure(row_of(result, unit), name) == text


def test_a_gap_in_a_share_is_in_points_of_a_percentage_and_never_in_a_percentage_of_a_point(result):
    row = row_of(result, "11-actium_co2_reduction")
    assert agreement_tables.figure(row, "gap", unit=False) == "14 procentpunt"


def test_one_location_is_no_locations(result):
    row = row_of(result, "02-minimum_share") | {"gap": 1.0}
    assert agreement_tables.figure(row, "gap") == "1 locatie"


def test_the_table_of_a_theme_says_all_of_each_row(result):
    frame = agreement_tables.agreements(agreement_tables.themes(result.table)["Bouwopgave"]).data
    first = dict(zip(frame.columns, frame.iloc[0], strict=True))
    assert first == {
        "Afspraak": "1. Netto uitbreiding van de sociale voorraad",
        "Oordeel": "✕ achter op schema",
        "Afgesproken": "320 eenheden",
        "Gerealiseerd": "44",
        "Hard": "195",
        "Zacht": "55",
        "Nog te vinden": "26 en 1 rij onbekend",
        "Wie trekt": "Corporaties",
    }


def test_what_is_unknown_stands_apart_from_what_is_still_to_be_found(result):
    rows = agreement_tables.themes(result.table)["Bouwopgave"]
    gaps = agreement_tables.agreements(rows).data.set_index("Afspraak")["Nog te vinden"]
    assert gaps["2. Sociale huur in nieuwe woningbouwprojecten"] == "10 en 5 onbekend"
    assert gaps["5. Dorpen waar de sociale voorraad niet krimpt"] == "5"


def test_what_is_unknown_has_a_sign_of_its_own_in_the_table_of_a_theme(result):
    rows = agreement_tables.themes(result.table)["Duurzaamheid"]
    frame = agreement_tables.agreements(rows).data.set_index("Afspraak")
    assert frame.loc["11. Woonservice: CO2-neutrale voorraad", "Gerealiseerd"] == "?"
    assert frame.loc["12. Energiebewust gedrag van huurders", "Gerealiseerd"] == "-"


def test_the_themes_hold_every_row_once_and_in_order(result):
    parts = agreement_tables.themes(result.table)
    assert list(parts) == list(dict.fromkeys(result.table["theme"]))
    assert pd.concat(parts.values()).index.tolist() == result.table.index.tolist()


def test_agreements_are_counted_once_by_their_worst_figure(result):
    worst = agreement_tables.worst_of_agreements(result.table)
    assert len(worst) == 23
    assert worst.value_counts()["fails"] == result.totals["agreements_fails"]


def test_the_rows_behind_a_figure_are_summed_as_the_figure_is(result):
    growth = behind_of(result, "01-net_addition")
    realised = growth[growth["stage"] == "realised"]
    assert agreement_tables.summed(realised) == "25 rijen, samen 44 eenheden."
    places = behind_of(result, "03-accessible_share")
    assert agreement_tables.summed(places).startswith("11 rijen, samen 317 van 374 woningen (84,8%)")


def test_what_was_expected_stands_beside_what_is_and_a_doubt_is_told(result):
    table = agreement_tables.expected(result.details["expected"]).set_index(["Corporatie", "Wat"])
    assert list(table.loc[("Samen", "netto toevoeging")]) == [
        "324",
        "44",
        "195",
        "55",
        "294, deels onbekend",
        "-30, deels onbekend",
    ]
    assert table.loc[("Actium", "nieuwbouw"), "Meer of minder dan verwacht"] == "0"


def test_the_bar_of_a_share_is_drawn_over_hard_plans_and_once_more_with_soft_ones(result):
    unit = "03-accessible_share"
    drawn = agreement_card.bars(row_of(result, unit), behind_of(result, unit))
    assert "Gerealiseerd en harde plannen (%) <b>88,2</b>" in drawn
    assert "Met zachte plannen erbij (%) <b>84,8</b>" in drawn


def test_the_card_of_a_norm_for_each_says_the_norm_and_draws_what_is_unknown_apart(result):
    row, behind = row_of(result, "02-minimum_share"), behind_of(result, "02-minimum_share")
    written, drawn = card(result, "02-minimum_share"), agreement_card.bars(row, behind)
    assert "<dt>Afgesproken</dt><dd>elke locatie ten minste 30%</dd>" in written
    assert "<dt>Beoordeeld</dt><dd>37 locaties, waarvan 5 onbekend</dd>" in written
    assert "Nog te vinden <b>10</b>" in drawn
    assert "Onbekend <b>5</b>" in drawn
    assert "beoordeeld 37 locaties" in drawn


def test_what_asks_for_attention_says_what_is_short_and_what_is_unknown(result):
    listed = agreement_card.attention(result.table)
    assert "<b>nog 10 locaties, 5 onbekend</b>" in listed
    assert "<b>nog 5 dorpen</b>" in listed


@pytest.mark.parametrize("unit", ["04", "11-woonconcept_heat_demand_reduction"])
def test_what_has_no_figure_has_no_bar(result, unit):
    assert agreement_card.bars(row_of(result, unit), behind_of(result, unit)) == ""


def test_names_that_are_markup_stay_text(result):
    made = monitor({"F": figure(title=NASTY, corporation=NASTY)}, agreement_progress=[report(2024, 5)])
    written = card(made, "F") + agreement_card.attention(made.table)
    assert NASTY not in written
    assert "&lt;img" in written
    table = result.details["labels"].assign(corporation=NASTY)
    assert NASTY not in agreement_bars.owned("labels", table)


def test_the_bars_say_of_how_many_homes_nothing_is_known(result):
    assert "Van 101 woningen in 6 complexen is het onbekend" in agreement_bars.owned("labels", result.details["labels"])


@pytest.mark.parametrize(("norm", "told"), [("at_least", "✕ achter op schema"), ("at_most", "✕ boven het maximum")])
def test_with_a_maximum_nobody_is_behind_schedule(result, norm, told):
    rows = result.table
    written = agreement_tables.agreements(rows[rows["norm"] == norm].assign(verdict="fails")).data
    assert set(written["Oordeel"]) == {told}
