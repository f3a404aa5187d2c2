"""What is said of a village: the card, the tables and the map tell what the analysis found, and nothing as markup."""

import json
import re

import pytest
from markupsafe import escape
from villages import change, demolition, judged, new_build, own_plan, sale

from geo_pa.present.attention import attention
from geo_pa.present.card import card, card_of
from geo_pa.present.columns import answer
from geo_pa.present.method import explained
from geo_pa.present.special import ordered, with_rows
from geo_pa.present.village_stock import card as village_card
from geo_pa.present.village_stock import map as village_map
from geo_pa.present.village_stock import tables as village_tables
from geo_pa.present.village_stock import totals as village_totals

NASTY = '<img src=x onerror="window.__pwned=1">'
ANALYSIS = "village_stock"


@pytest.fixture(scope="module")
def result(session):
    return session.run(ANALYSIS)


def told_of(result, village="Elim"):
    return str(card(result, village))


def test_every_column_total_and_further_table_has_a_dutch_heading(result):
    frames = {"": result.table, **result.details}
    assert set(result.details) == set(answer(ANALYSIS).details)
    for name, frame in frames.items():
        plain = [column for column in frame.columns if column not in {"geometry", "id"}]
        assert not [word for word in plain if answer(ANALYSIS).column(word, name).title == word.replace("_", " ")]
    assert not [word for word in result.totals if answer(ANALYSIS).total(word).title == word.replace("_", " ")]


def test_the_card_has_the_verdict_the_sentence_and_the_figures():
    result = judged([sale(4, quality_contribution="none")])
    html = told_of(result)
    assert "voldoet niet</p>" in html
    assert "uitgangspunt" not in html
    assert "<dt>Verlies zonder bijdrage aan de kwaliteit</dt><dd>4 woningen</dd>" in html
    assert "<b>4 woningen</b><span>erbij uiterlijk op 31 december 2027, of een bijdrage aan de kwaliteit" in html


def test_the_card_of_all_together_has_the_verdict_and_the_sentence_and_leaves_the_figures_to_the_top_of_the_page():
    result = judged([sale(4, quality_contribution="none")])
    html = str(village_card.card_of_all(result))
    assert "voldoet niet</p>" in html
    assert str(escape(result.details["together"]["explanation"].iloc[0])) in html
    assert "<b>4 woningen</b><span>erbij uiterlijk op 31 december 2027, of een bijdrage aan de kwaliteit" in html
    assert html.count("<dt>") == 0


def test_where_homes_alone_are_not_enough_the_card_says_what_else_is_needed():
    later = {"status": "decided", "day": "2026-06-01"}
    rows = [sale(4, quality_contribution="none", **later), new_build(9, "2027-06-01", status="decided")]
    both = told_of(judged(rows))
    assert "erbij uiterlijk op 1 juni 2026, en een bijdrage aan de kwaliteit bij elk verlies, voor" in both
    homes_only = told_of(judged([sale(4, **later)]))
    assert "erbij uiterlijk op 1 juni 2026, voor &#39;voldoet&#39;" in homes_only


def test_a_village_that_meets_is_told_how_many_can_still_go_and_only_where_some_can():
    assert "<b>6 woningen</b><span>kunnen er nog af" in told_of(judged([new_build(6, "2025-06-01")]))
    assert "kunnen er nog af" not in told_of(judged())


def test_figures_that_say_nothing_are_left_out_and_unknown_ones_are_not():
    html = told_of(judged([change(None, "sale", status="planned")], plans={}))
    assert "Tijdelijk minder tussen sloop en nieuwbouw" not in html
    assert "onbekend" in html


def test_a_figure_that_is_not_certain_is_given_from_both_sides():
    html = told_of(judged([sale(4, status=None), sale(2)]))
    assert "<dt>Stand nu, ten minste</dt><dd>14 woningen</dd><dt>Stand nu, ten hoogste</dt><dd>18 woningen</dd>" in html
    assert "<dt>Stand nu</dt>" not in html


def test_a_contribution_of_another_kind_is_told_in_its_own_words():
    row = sale(1, quality_contribution="other", quality_contribution_other="een <b>dorpshuis</b>")
    told = village_tables.told(judged([row]))
    assert dict(told["contribution"]) == {"M1": "anders, namelijk: een <b>dorpshuis</b>"}


def test_the_list_names_what_asks_for_attention_worst_first():
    result = ordered(judged([sale(4, quality_contribution="none"), sale(2, district_code="Pesse")]))
    assert re.findall(r"<span>(\w+)<span", str(attention(result))) == ["Elim", "Pesse"]


def test_the_worst_verdict_stands_on_top_and_among_equals_what_shrinks_most():
    rows = village_tables.read(ordered(judged([sale(2), sale(3, district_code="Pesse")])), "")
    assert list(rows.index) == ["Pesse", "Elim", "Stad"]
    assert list(rows["change_homes"]) == [-3, -2, 0]


def test_a_loss_that_needs_a_contribution_and_names_none_is_told_apart_from_one_that_needs_none():
    rows = [sale(1), sale(2, quality_contribution=None), sale(3, quality_contribution="none"), new_build(4)]
    told = village_tables.told(judged(rows))
    assert dict(told["contribution"]) == {"M1": "verduurzaming", "M2": "niet ingevuld", "M3": "geen", "M4": "-"}
    assert set(village_tables.losses_without(told).index) == {"M2", "M3"}


def test_the_table_says_why_a_change_does_not_count_or_may_not():
    rows = [sale(1), sale(1, "2022-01-01"), change(5, "new_build", kind="caravan"), sale(1, district_code=None)]
    counts = dict(village_tables.told(judged(rows))["counts"])
    assert counts["M1"] == "ja"
    assert counts["M2"] == "nee, zit in de beginstand"
    assert counts["M3"].startswith("nee, geen zelfstandige")
    assert counts["M4"] == "misschien, dorp onbekend"


def test_only_the_year_is_shown_where_no_day_is_known():
    result = judged([sale(1, "2024-06-01"), sale(2, "2025")])
    written = village_tables.changes(result, village_tables.told(result), "changes").to_html()
    assert "1 juni 2024" in written
    assert "in 2025" in written
    assert "31 december 2025" not in written


def test_losses_of_other_areas_and_of_the_base_are_not_among_those_without_contribution():
    rows = [
        sale(1, quality_contribution="none"),
        sale(2, "2022-01-01", quality_contribution="none"),
        sale(3, quality_contribution="none", district_code="Stad"),
    ]
    result = judged(rows, homes={"Elim": 20, "Pesse": 10, "Stad": 50})
    lacking = village_tables.losses_without(village_tables.told(result))
    assert set(lacking.index) == {"M1", "M3"}
    assert set(village_tables.in_judged(lacking, result).index) == {"M1"}


def test_soft_plans_are_listed_apart():
    rows = [new_build(9, "2026-07-01", plan_id="P", status="planned"), sale(1)]
    told = village_tables.told(judged(rows, plans={"P": own_plan(9, status="3")}))
    assert list(village_tables.soft(told).index) == ["M1"]


def test_the_figures_of_all_together_are_those_of_the_analysis(result):
    stock, changed = village_totals.figures(result)
    assert stock["sociale huurwoningen op 1 januari 2023 (beginstand)"] == str(result.totals["base_homes"])
    assert changed["verlies van 1 januari 2023 tot en met 31 december 2027"] == str(result.totals["losses_homes"])
    assert changed["erbij in zachte plannen"] == "0"
    assert changed["eraf in zachte plannen"] == "niet volledig ingevuld"


def places(result, column="complex_id"):
    told = village_tables.told(result)
    shapes = result.table.set_geometry(result.table.geometry.centroid)
    shapes = shapes.set_index("C_" + shapes.index) if column == "complex_id" else shapes
    return village_map.places(told, shapes, column)


@pytest.mark.parametrize(
    ("rows", "look"),
    [
        ([sale(1, complex_id="C_Elim")], "loss"),
        ([sale(1, complex_id="C_Elim"), sale(2, complex_id="C_Elim", quality_contribution="none")], "without"),
        ([demolition(1, complex_id="C_Elim", quality_contribution=None)], "unsure"),
        ([new_build(1, complex_id="C_Elim")], "gain"),
    ],
)
def test_a_place_on_the_map_is_shown_as_the_worst_that_happens_there(rows, look):
    found = places(judged(rows))
    assert list(found["look"]) == [look]
    assert found["changes"].iloc[0].count(";") == len(rows) - 1


def test_a_place_without_a_shape_is_not_drawn():
    assert places(judged([sale(1)])).empty


def test_names_stand_clear_of_the_sign_of_the_verdict(result):
    payload = json.loads(village_map.names(result.table).payload)
    written = {
        shape["properties"]["label"]: shape["geometry"]["coordinates"] for shape in payload["features"]["features"]
    }
    assert "Elim" in written
    middles = result.table.set_index("name").geometry.representative_point().to_crs("EPSG:4326")
    assert 0.004 < middles["Elim"].y - written["Elim"][1] < 0.01


def test_a_name_never_becomes_markup():
    result = judged([sale(1)])
    row = result.table.loc["Elim"].to_dict() | {"name": NASTY, "explanation": NASTY}
    together = with_rows(result, "together", result.details["together"].assign(name=NASTY, explanation=NASTY))
    written = [
        card_of(row, result),
        village_card.card_of_all(together),
        village_card.standing(together, partial=True),
        attention(with_rows(result, "", result.table.assign(name=NASTY))),
    ]
    for html in map(str, written):
        assert "<img src=x" not in html
        assert "&lt;img src=x" in html


def test_the_explanation_of_the_method_has_its_days_and_choices_from_the_rules(session):
    on = session.workspace.info.reference_date
    written = str(explained(ANALYSIS, session.workspace.rules(ANALYSIS, on=on, settings={"dips": "shown"})))
    assert "1 januari 2023" in written
    assert "31 december 2027" in written
    assert "wordt getoond en telt niet in het oordeel" in written
    assert "{" not in written


def test_a_village_is_drawn_with_its_verdict_in_words(result):
    payload = json.loads(village_map.villages(result).payload)
    rows = dict(payload["features"]["features"][0]["properties"]["rows"])
    assert set(rows) >= {"Oordeel", "Reden", "Beginstand"}
