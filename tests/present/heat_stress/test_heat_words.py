"""What is said of a neighbourhood: heat named by its measure, figures held to their guideline, nothing hidden shown."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from geo_pa.present.attention import attention
from geo_pa.present.card import card_of
from geo_pa.present.columns import answer, columns_of
from geo_pa.present.headings import figures
from geo_pa.present.heat_stress import tables as heat_tables
from geo_pa.present.heat_stress import totals as heat_totals
from geo_pa.present.method import explained
from geo_pa.present.special import ordered, with_rows
from geo_pa.present.tables import table_of

NASTY = '<img src=x onerror="window.__pwned=1">'


@pytest.fixture(scope="module")
def result(session):
    return session.run("heat_stress")


@pytest.fixture
def hot(result):
    """The first neighbourhood in the order, as the page reads it."""
    return row_of(result.table, result.table["rank"] == 1)


def row_of(table, where):
    return as_read(table[where].index[0], table[where].iloc[0])


def as_read(area, row):
    return {"id": area, **row}


def card(row, result, works=None):
    """The card of a row; ``works`` are those planned there, in place of those of the answer."""
    return str(card_of(row, result if works is None else with_rows(result, "works", works)))


def planned(area, **columns):
    """Works in one neighbourhood."""
    return pd.DataFrame({"neighbourhood_id": area, **columns})


def text(html):
    return re.sub(r"<[^>]+>", " ", html)


def figure(html, title):
    """The figure on the card behind a title."""
    found = re.search(rf"<dt>{re.escape(title)}.*?</dt><dd>(.*?)</dd>", html)
    return found and found.group(1)


def test_every_column_total_and_further_table_has_a_dutch_heading(result):
    frames = {"": result.table, **result.details}
    told = answer("heat_stress")
    assert set(result.details) == set(told.details)
    for name, frame in frames.items():
        plain = [column for column in frame.columns if column not in {"geometry", "id"}]
        assert not [word for word in plain if told.column(word, name).title == word.replace("_", " ")]
    assert not [word for word in result.totals if told.total(word).title == word.replace("_", " ")]


def test_the_card_has_the_figures_with_what_they_are_held_to(hot, result):
    html = card(hot, result)
    assert figure(html, "Gevoelstemperatuur (PET), gemiddeld") == f"{hot['heat_mean_degc']:.1f} °C".replace(".", ",")
    assert figure(html, "Lopen naar een koele plek").endswith(" m")
    assert "richtlijn: hoogstens 300 m" in html
    assert "gekozen streven: 60%" in html
    assert "plaats 1" in html


def test_cooling_is_of_the_air_and_not_to_be_taken_from_the_perceived_temperature(result):
    short = row_of(result.table, result.table["green_target_m2"] > 0)
    html = card(short, result)
    assert "koelere lucht" in html
    assert "Trek die niet af van de gevoelstemperatuur (PET)" in html
    green = row_of(result.table, result.table["green_target_m2"] == 0)
    assert "koelere lucht" not in card(green, result)
    assert "Het aandeel groen is al 60% of meer" in card(green, result)


def test_a_little_green_that_is_short_is_not_called_enough(hot, result):
    table = pd.DataFrame([{**hot, "green_target_m2": 7.3}])
    html = card(table.iloc[0].to_dict(), result)
    assert "7 m²" in html
    assert "of meer" not in html


def test_degrees_of_heat_island_are_told_as_such_without_shares_of_heat_stress(hot, result):
    html = card({**hot, "heat_measure": "heat_island", "heat_mean_degc": 2.0}, result)
    assert figure(html, "Hitte-eiland, gemiddeld") == "2,0 °C"
    assert "warmer dan het buitengebied" in html
    assert "Aandeel boven" not in html
    assert "Gevoelstemperatuur (PET), gemiddeld" not in html


def test_a_count_that_is_missing_may_be_hidden_and_is_never_nought(hot, result):
    html = card({**hot, "vulnerable_residents": pd.NA}, result)
    assert figure(html, "Inwoners van 75 jaar of ouder") == "onbekend, of te weinig om te tonen"


def test_what_is_unknown_reads_unknown(hot, result):
    html = card({**hot, "green_share": float("nan"), "green_target_m2": float("nan")}, result)
    assert figure(html, "Aandeel groen") == "onbekend"
    assert "geo-pa-way" not in html


def test_the_works_that_are_planned_there_are_named_with_their_years_and_who_leads(hot, result):
    works = planned(
        hot["id"],
        name=["Riool", "Straat"],
        kind=["sewer", "road"],
        lead=["Gemeente", None],
        start_year=pd.array([2027, 2027], "Int64"),
        end_year=pd.array([2028, 2027], "Int64"),
    )
    lines = heat_tables.work_lines(works)
    assert lines == [
        "Riool: riolering, 2027 tot en met 2028, trekker Gemeente",
        "Straat: weg, 2027, trekker onbekend",
    ]
    html = card(hot, result, works)
    assert all(line in html for line in lines)


def test_a_name_never_becomes_markup(hot, result):
    works = planned(hot["id"], name=[NASTY], kind=["sewer"], lead=[NASTY], start_year=[2027], end_year=[2028])
    html = card({**hot, "name": NASTY, "explanation": NASTY}, result, works)
    assert html.count("&lt;img src=x") == 4
    html += str(attention(replace(result, table=result.table.assign(name=NASTY))))
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_the_list_names_those_that_ask_for_attention_first_place_first(result):
    html = str(attention(result))
    asking = result.table[result.table["signal"].isin(["high", "some"])].sort_values("rank")
    named = re.findall(r"<span>(.*?)</span><b>", html)
    assert named == list(asking["name"])[:12]


def test_figures_are_shown_no_finer_than_can_be_trusted_and_the_frame_stays_as_it_is(result):
    frame = pd.DataFrame(
        {"heat_mean_degc": [38.96789], "room_to_green_m2": [12_345.6], "green_target_m2": [float("nan")]}
    )
    read = figures(frame, columns_of(result, frame))
    assert read.iloc[0, :2].tolist() == [39.0, 12_300.0]
    assert read["green_target_m2"].isna().all()
    assert frame["heat_mean_degc"].iloc[0] == 38.96789


SAID_TWICE = {
    "Aandeel boven 35": r"op (\S+) van de oppervlakte meer dan 35",
    "Aandeel boven 41": r"op (\S+) meer dan 41",
    "Aandeel groen": r"(?:aandeel groen van (\S+) op|(\S+) van de buurt is groen)",
    "Lopen naar een koele plek": r"\(gemiddeld (\S+ m)\)",
    "Aandeel straten te ver": r"Vanuit (\S+) van de straten",
}
"""Figures that stand on the card and in the sentence above it, and how the sentence has them."""


@pytest.mark.parametrize(("title", "phrase"), SAID_TWICE.items(), ids=SAID_TWICE)
def test_a_figure_reads_the_same_on_the_card_and_in_the_sentence_above_it(result, title, phrase):
    told = [re.search(phrase, sentence) for sentence in result.table["explanation"]]
    cards = [card(as_read(area, row), result) for area, row in result.table.iterrows()]
    both = [(figure(html, title), found) for html, found in zip(cards, told, strict=True) if found]
    assert len(both) > 10
    assert all(shown in found.groups() for shown, found in both)


def test_in_a_table_each_measure_of_heat_has_a_column_of_its_own(result):
    table = result.table.assign(heat_measure=["pet"] + ["heat_island"] * (len(result.table) - 1))
    shown = table_of(replace(result, table=table)).data
    pet, island = shown["Gevoelstemperatuur (PET), gemiddeld (°C)"], shown["Hitte-eiland, gemiddeld (°C)"]
    assert pet.notna().sum() == 1
    assert not (pet.notna() & island.notna()).any()


def test_a_figure_that_is_known_of_no_row_takes_no_room(result):
    assert "Aandeel boomkronen" not in table_of(result).data.columns


def test_the_complexes_of_a_corporation_stand_in_their_order(result):
    every = result.details["complexes"]
    own = with_rows(result, "complexes", every[every["corporation"] == "Actium"])
    shown = table_of(ordered(own, "complexes"), "complexes").data
    assert shown["Plaats bij de corporatie"].is_monotonic_increasing


def test_totals_that_are_unknown_are_left_out(result):
    unknown = dict.fromkeys(result.totals) | {"greening_needed_m2": 20_000.0}
    assert list(heat_totals.figures(replace(result, totals=unknown)).values()) == ["2 ha groen"]
    assert len(heat_totals.figures(result)) == 4


def test_the_explanation_of_the_method_has_its_figures_from_the_rules(session):
    on = session.workspace.info.reference_date
    other = {"cool_place_max_distance": "123", "green_share_target": "0.45", "weight_variation": "0.3"}
    written = str(
        explained("heat_stress", session.workspace.rules("heat_stress", "disclosure", "stock", on=on, settings=other))
    )
    assert "123 m" in written
    assert "45%" in written
    assert "30% lager en hoger" in written
    assert "{" not in written


def test_the_explanation_offers_no_choice_that_is_not_worked_out_or_is_about_disclosure(session):
    rules = session.workspace.rules("heat_stress", "disclosure", "stock", on=session.workspace.info.reference_date)
    offered = text(str(explained("heat_stress", rules)))
    assert rules["weight_heat"].title in offered
    assert rules["shade_main_routes"].title not in offered
    assert rules["count_suppression_threshold"].title not in offered
