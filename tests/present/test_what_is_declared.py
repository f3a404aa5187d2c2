"""What a question declares is what a reader sees of it: the order of its table, the groups of its card, its words."""

import re
from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

from geo_pa.model import Answer, Column, Evidence, Given, Result, Table
from geo_pa.present.attention import MOST_IN_LIST, attention
from geo_pa.present.card import card
from geo_pa.present.columns import column_of
from geo_pa.present.tables import note, table_of
from geo_pa.present.totals import figures
from geo_pa.registry import ANALYSES

ANSWER = Answer(
    id="a_question_without_folders",
    title="Scholen",
    question="Welke school staat waar?",
    given=Given,
    rules=(),
    place=1,
    rows="Scholen",
    said="signal",
    columns={
        "pupils": Column("Leerlingen", "persons", group="Wie", people=True),
        "name": Column("School"),
        "signal": Column("Signaal", vocabulary="signal"),
        "distance_m": Column("Naar de bushalte", "m", group="Waar"),
        "gym": Column("Gymzaal", group="Waar"),
        "owner": Column("Eigenaar", group="Wie", shown=False),
    },
    totals={"all_pupils": Column("Alle leerlingen", "persons")},
    details={"rooms": Table("Lokalen", {"name": Column("Lokaal"), "places": Column("Plaatsen", "places")})},
)


def schools(answer=ANSWER, **cells):
    row = {
        "name": "De Wilg",
        "signal": "high",
        "reason": "x",
        "explanation": "Veel aandacht: ver van de bus.",
        "pupils": 1234,
        "distance_m": 412.4,
        "gym": True,
        "owner": "gemeente",
    }
    frame = pd.DataFrame([row | cells], index=pd.Index(["S1"], name="school_id"))
    table = gpd.GeoDataFrame(frame, geometry=[None], crs="EPSG:28992")
    rooms = pd.DataFrame({"places": [30], "name": ["Lokaal 1"]})
    return Result(answer, date(2026, 1, 1), table, {"all_pupils": 1234}, Evidence(), {"rooms": rooms})


def titles(result, detail=""):
    return list(table_of(result, detail).data.columns)


def groups(html):
    """The titles of the figures on a card by the heading above them."""
    parts = re.split(r"<h4>(.*?)</h4>", str(html))
    return {head: re.findall(r"<dt>(.*?)</dt>", body) for head, body in zip(parts[1::2], parts[2::2], strict=True)}


def test_the_columns_of_a_table_stand_in_the_order_in_which_they_are_declared():
    expected = ["Leerlingen (personen)", "School", "Signaal", "Naar de bushalte (m)", "Gymzaal"]
    assert titles(schools()) == expected
    turned = replace(ANSWER, columns=dict(reversed(ANSWER.columns.items())))
    assert titles(schools(turned)) == expected[::-1]


def test_a_further_table_follows_its_own_declaration():
    assert titles(schools(), "rooms") == ["Lokaal", "Plaatsen"]


def test_a_column_that_is_not_to_be_shown_is_on_the_card_and_not_in_the_table():
    assert "Eigenaar" not in titles(schools())
    assert "Eigenaar" in groups(card(schools(), "S1"))["Wie"]


def test_the_figures_of_a_card_stand_under_the_heading_that_they_declare():
    assert groups(card(schools(), "S1")) == {
        "Wie": ["Leerlingen", "Eigenaar"],
        "Waar": ["Naar de bushalte", "Gymzaal"],
    }


def test_a_figure_without_a_heading_is_not_on_the_card():
    without = {name: replace(column, group="") for name, column in ANSWER.columns.items()}
    assert groups(card(schools(replace(ANSWER, columns=without)), "S1")) == {}


def test_a_card_tells_the_sign_the_word_and_the_sentence_before_the_figures():
    html = str(card(schools(), "S1"))
    order = [html.index(part) for part in ("De Wilg", "<img", "veel aandacht", "Veel aandacht: ver van de bus.", "<dl")]
    assert order == sorted(order)


@pytest.mark.parametrize(("gym", "written"), [(True, "ja"), (False, "nee")])
def test_yes_and_no_are_words_on_the_card_and_in_the_table(gym, written):
    assert table_of(schools(gym=gym)).data["Gymzaal"].tolist() == [written]
    assert f"<dt>Gymzaal</dt><dd>{written}</dd>" in card(schools(gym=gym), "S1")


def test_a_missing_word_is_a_dash_in_a_table_and_unknown_on_a_card():
    unknown = schools(signal=pd.NA, gym=pd.array([pd.NA], dtype="boolean")[0])
    assert table_of(unknown).data["Signaal"].tolist() == ["-"]
    assert "<dt>Eigenaar</dt><dd>onbekend</dd>" in card(schools(owner=None), "S1")


def test_beneath_a_table_with_counts_of_people_it_says_that_a_dash_may_hide_a_few():
    assert "verborgen omdat het om weinig mensen gaat" in note(schools())
    assert "verborgen" not in note(schools(), "rooms")


def test_the_totals_are_told_by_what_they_are_called():
    assert figures(schools()) == {"Alle leerlingen": "1.234 personen"}


def test_nothing_to_ask_attention_for_has_no_heading_and_still_says_what_to_do():
    html = str(attention(schools(signal="none")))
    assert "<h4>" not in html
    assert "<ul>" not in html
    assert "Kies een" in html


def test_a_long_list_says_how_many_more_stand_in_the_table():
    one = schools()
    rows = pd.concat([one.table] * (MOST_IN_LIST + 3)).set_index(pd.Index(range(MOST_IN_LIST + 3)))
    html = str(attention(replace(one, table=gpd.GeoDataFrame(rows))))
    assert html.count("<li>") == MOST_IN_LIST
    assert "En nog 3 in de tabel." in html


@pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES])
def test_every_table_of_every_question_shows_what_is_declared_in_that_order(session, analysis):
    result = session.run(analysis)
    for detail in ("", *result.details):
        declared = result.answer.table(detail).columns
        written = [column_of(result, name, detail) for name, column in declared.items() if column.shown]
        order = [title for one in written for title in (one.title, one.with_unit)]
        shown = [order.index(title) for title in titles(result, detail) if title in order]
        assert shown == sorted(shown), detail
