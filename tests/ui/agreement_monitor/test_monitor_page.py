"""The page on all agreements: the engine's figures, what lies behind each, and every reader sees what he may."""

import html as markup

import pytest
from viewers import VIEWERS

from geo_pa import terms
from geo_pa.disclosure import visible
from geo_pa.model import STANDARD
from geo_pa.ui import menu

TITLE = "De 23 afspraken"
BOX = "Gekozen afspraak"


@pytest.fixture(scope="module")
def result(session):
    return session.run("agreement_monitor")


def said(app):
    return markup.unescape(app.html())


def tables_with(app, heading):
    return [table.value for table in app.test.dataframe if heading in table.value.columns]


def tile(app, verdict):
    before, _, _ = app.html().partition(f"<span>{terms.label('agreement_verdict', verdict)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def test_the_tiles_are_those_of_the_engine(app, result):
    app.open(TITLE)
    for verdict in ("fails", "at_risk", "unknown", "meets", "not_counted"):
        assert tile(app, verdict) == result.totals[f"agreements_{verdict}"]


def test_every_row_stands_in_the_table_of_its_theme(app, result):
    app.open(TITLE)
    tables = tables_with(app, "Nog te vinden")
    assert len(tables) == result.table["theme"].nunique() == 6
    expected = [f"{number}. {name}" for number, name in result.table[["agreement", "name"]].to_numpy()]
    assert [name for table in tables for name in table["Afspraak"]] == expected


def test_choosing_a_figure_opens_its_explanation_and_the_rows_behind_it(app, result):
    app.open(TITLE).choose("selectbox", BOX, "20-pitches")
    assert result.table.loc["20-pitches", "explanation"] in said(app)
    (rows,) = tables_with(app, "Aantal")
    behind = result.details["behind"]
    assert len(rows) == (behind["unit_id"] == "20-pitches").sum()


def test_every_question_that_tells_more_has_its_page(result):
    asked = set(result.table["question"].dropna())
    assert {"toetsingskader", "aandachtsgroepen"} <= asked
    named = {name: place.title for name, place in menu.places().items()}
    told = {question: menu.place_of(question).title for question in asked}
    assert told == {question: named.get(question, "Overzicht") for question in asked}
    assert {question for question, title in told.items() if title == "Overzicht"} == {"social_growth"}


def test_each_agreement_on_which_a_question_tells_more_links_to_its_page(app, result):
    for unit, question in result.table["question"].dropna().drop_duplicates().items():
        app.open(TITLE).choose("selectbox", BOX, unit)
        labels = [link.proto.label for link in app.test.get("page_link")]
        assert f"Meer op de pagina '{menu.place_of(question).title}'" in labels


def test_the_rows_can_be_narrowed_to_one_stage(app, result):
    app.open(TITLE).choose("selectbox", BOX, "01-net_addition")
    app.test.get("button_group")[0].set_value("soft").run()
    (rows,) = tables_with(app, "Aantal")
    behind = result.details["behind"]
    soft = behind[(behind["unit_id"] == "01-net_addition") & (behind["stage"] == "soft")]
    assert len(rows) == len(soft)
    assert any(f"samen {terms.number(soft['amount'].sum())} eenheden" in caption.value for caption in app.test.caption)


def test_another_year_of_rent_limits_counts_at_once(app):
    app.open(TITLE)
    app.widget("text_input", "Jaar van de huurgrenzen").set_value("2027").run()
    table = tables_with(app, "Nog te vinden")[1]
    assert list(table["Oordeel"][:2]) == ["? onbekend", "? onbekend"]


def test_only_choices_that_matter_here_are_shown(app):
    app.open(TITLE)
    shown = {widget.key for kind in ("text_input", "selectbox") for widget in app.test.get(kind) if widget.key}
    assert {key for key in shown if key.startswith("geo_pa.option.")} == {
        "geo_pa.option.accessibility.new_build_scope",
        "geo_pa.option.affordability.rent_year",
        "geo_pa.option.affordability.upper_bound",
    }


def test_expected_changes_labels_rents_and_accessible_homes_are_shown(app):
    app.open(TITLE)
    text = said(app)
    assert "294, deels onbekend" in text
    for title in ("Energielabel E, F of G", "Huurprijzen", "Toegankelijke woningen"):
        assert f"<h4>{title}</h4>" in text
    told = " ".join(caption.value for caption in app.test.caption)
    assert "'Deels onbekend' staat bij een som waarvan een deel niet is ingevuld." in told
    assert "Of anders" not in told


@pytest.mark.parametrize("viewer", VIEWERS[1:])
def test_nothing_that_a_reader_may_not_see_is_sent(app, session, viewer):
    app.open().as_viewer(viewer).open(TITLE)
    app.choose("selectbox", BOX, "01-net_addition")
    plans = session.layer("building_locations")
    hidden = plans["name"][~visible(plans, STANDARD[viewer], "building_locations")]
    assert len(hidden)
    sent = app.everything_sent()
    assert not [name for name in hidden if f"{name}\n" in sent or f'"{name}"' in sent or f",{name}," in sent]
    assert "is daarom onbekend" in "".join(info.value for info in app.test.info)
    judged = session.run("agreement_monitor", viewer=viewer).table
    assert judged[judged["verdict"] == "fails"].empty  # what is withheld could still turn each of them
    assert tile(app, "fails") == 0


def test_a_municipality_without_stock_still_gets_its_page(copy_of_workspace, monkeypatch, app):
    folder = copy_of_workspace()
    (folder / "layers" / "corporation_stock.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert len(tables_with(app, "Nog te vinden")) == 6
    assert "<h4>Huurprijzen</h4>" not in app.html()


def test_the_yearly_document_can_be_taken_along_for_any_year(app):
    app.open(TITLE)
    app.widget("text_input", "Voor het jaar").set_value("2027").run()
    buttons = {button.label for button in app.files().values()}
    assert {"Word", "Excel", "CSV"} <= buttons
    assert not app.test.exception
