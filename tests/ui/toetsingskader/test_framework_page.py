"""The page on the assessment framework: the engine's answers, a list to complete, and every reader sees what he may."""

import html as markup
import re

import pytest
from declaring import describe
from viewers import VIEWERS
from words import standing_in

from geo_pa import terms
from geo_pa.ui.downloads import FILES

TITLE = "Toetsingskader"
BOX = "Gekozen locatie"


@pytest.fixture(scope="module")
def result(session):
    return session.run("toetsingskader")


def said(app):
    """What the app wrote, without tags."""
    return re.sub(r"\s+", " ", markup.unescape(re.sub(r"<[^>]+>", " ", app.html())))


def tile(app, signal):
    before, _, _ = app.html().partition(f"<span>{terms.label('signal', signal)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def table(app):
    return next(found.value for found in app.test.dataframe if "Signaal" in found.value.columns)


def test_the_tiles_and_figures_are_those_of_the_engine(app, result):
    app.open(TITLE)
    for signal in ("high", "some", "none", "unknown"):
        assert tile(app, signal) == result.totals[f"locations_{signal}"]
    for name in ("met", "not_met", "to_ask", "unknown"):
        assert f"<b>{terms.number(result.totals[f'answers_{name}'])}</b>" in app.html()


def test_a_location_that_does_not_count_is_on_the_map_and_apart_in_its_legend(app, result):
    app.open(TITLE)
    ideas = result.totals["locations_not_counted"]
    assert ideas > 0
    assert f"{ideas} locaties die niet meetellen (5A, 5B of geen nieuwe woningen)" in said(app)
    assert "niet van toepassing" in app.everything_sent()
    assert app.on_the_map()["building_locations"] == set(result.table.index)


def test_every_location_is_in_the_table_with_its_themes_and_those_that_ask_for_most_on_top(app, result):
    shown = table(app.open(TITLE))
    assert set(shown["Naam"]) == set(result.table["name"])
    themes = list(dict.fromkeys(result.details["themes"]["theme"]))
    assert list(shown.columns)[3 : 3 + len(themes)] == themes
    assert shown["Signaal"].iloc[0].endswith(terms.label("signal", "high"))
    assert shown["Signaal"].iloc[-1].endswith(terms.label("signal", "not_counted"))
    one = result.details["themes"].query("location_id == 'BL07' and theme == 'Prijssegmenten'").iloc[0]
    mine = shown[shown["Naam"] == "Voorbeeldlocatie Zuid 3"].iloc[0]
    assert mine["Prijssegmenten"] == f"{one['met']} ja, {one['not_met']} nee"


@pytest.mark.parametrize("chosen", ["BL07", "BL22", "BL42", "BL14"])
def test_a_chosen_location_has_its_sentence_and_every_question_with_figure_norm_and_origin(app, result, chosen):
    app.open(TITLE).choose("selectbox", BOX, chosen)
    assert not app.test.exception
    text = said(app)
    assert result.table["explanation"][chosen] in text
    rows = result.details["checklist"].query("location_id == @chosen")
    for row in rows.to_dict("records"):
        assert row["question"] in text
        assert f"{terms.label('checklist_answer', row['answer'])} {row['question']}" in text
        for column in ("found_text", "norm_text", "norm_origin", "note"):
            assert terms.is_missing(row[column]) or row[column] in text


def test_where_people_say_something_else_both_are_shown(app):
    text = said(app.open(TITLE).choose("selectbox", BOX, "BL22"))
    assert "nee Zijn winkels en andere voorzieningen goed te belopen? 0,07 uit: Woonzorgzones" in text
    assert "Gemeente Hoogeveen, 18 november 2025: zegt iets anders: ja De dorpswinkel opent in 2026 weer." in text


def test_without_a_choice_it_says_how_to_see_the_questions(app):
    app.open(TITLE)
    assert "Kies een locatie om haar vragen en antwoorden te zien" in app.everything_sent()
    assert "questionnaire" not in app.files()


def test_the_button_says_how_many_questions_stand_open(app, result):
    app.open(TITLE).choose("selectbox", BOX, "BL07")
    labels = [button.label for button in app.files().values()]
    row = result.table.loc["BL07"]
    assert f"Vragenlijst ({row['to_ask'] + row['unknown']} open vragen)" in labels
    assert set(labels) >= {title for title, _ in FILES.values()}


def test_a_choice_counts_at_once(app, session):
    other = session.run("toetsingskader", settings={"important_not_met": "2"}).totals
    app.open(TITLE).choose("text_input", "Veel aandacht vanaf", "2")
    assert tile(app, "high") == other["locations_high"]
    assert "1 keuze wijkt af van de standaard" in app.everything_sent()


def test_a_filter_leaves_locations_out_of_the_table_and_the_map(app, result):
    app.open(TITLE).choose("multiselect", "Corporatie", ["Actium"])
    kept = result.table.index[result.table["corporation"] == "Actium"]
    assert set(table(app)["Naam"]) == set(result.table["name"][kept])
    assert app.on_the_map()["building_locations"] == set(kept)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_reader_gets_the_signals_of_what_he_may_see(app, session, viewer):
    expected = session.run("toetsingskader", viewer=viewer)
    app.open(TITLE).as_viewer(viewer)
    assert not app.test.exception
    assert tile(app, "high") == expected.totals["locations_high"]
    assert app.on_the_map()["building_locations"] == set(expected.table.index)


def test_nothing_that_the_public_may_not_see_is_sent(app, session):
    app.open(TITLE).as_viewer("public").choose("selectbox", BOX, "BL07")
    sent = app.everything_sent()
    assert "Nog niet gesproken met de buurt" not in sent
    assert "er is hier een antwoord dat u niet mag zien" in sent.lower()
    plans = session.layer("building_locations")
    hidden = plans.index.difference(session.layer("building_locations", viewer="public").index)
    assert not standing_in(hidden, sent)


def test_a_choice_of_the_municipality_that_another_may_not_see_is_forgotten(app):
    app.open(TITLE).choose("selectbox", BOX, "BL08").as_viewer("public")
    assert not app.test.exception
    assert "Voorbeeldlocatie" in said(app)
    assert "Vragen en antwoorden" not in app.everything_sent()


def test_names_and_answers_that_are_markup_stay_text(app, copy_of_workspace, nasty_names, monkeypatch):
    folder = copy_of_workspace()
    for name, text in (
        ("assessment_criteria", ",Duurzaamheid,"),
        ("assessment_answers", ",Nog niet gesproken met de buurt.,"),
    ):
        path = folder / "data" / "tables" / f"{name}.csv"
        cell = nasty_names[0].replace('"', '""')
        path.write_text(path.read_text(encoding="utf-8").replace(text, f',"{cell}",'), encoding="utf-8")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).choose("selectbox", BOX, "BL07")
    assert not app.test.exception
    assert "<img src=x" not in app.html()
    assert app.html().count("&lt;img src=x onerror=") >= 2


def test_a_workspace_without_criteria_says_which_table_is_missing(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "data" / "tables" / "assessment_criteria.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "assessment_criteria.toml" in said(app)


def test_a_reader_who_may_see_no_location_gets_an_empty_page_and_no_fault(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    declaration = folder / "layers" / "building_locations.toml"
    words = '"public" = "municipality"\n"province" = "municipality"\n"corporations" = "municipality"\n'
    describe(declaration, f"[columns.confidentiality.map]\n{words}")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).as_viewer("public")
    assert not app.test.exception
    assert "geo-pa-problems" not in app.html()
    assert tile(app, "high") == 0
    assert app.on_the_map()["building_locations"] == set()


def test_a_framework_without_questions_is_an_empty_checklist(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    path = folder / "data" / "tables" / "assessment_criteria.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).choose("selectbox", BOX, "BL07")
    assert not app.test.exception
    assert tile(app, "unknown") == 39
