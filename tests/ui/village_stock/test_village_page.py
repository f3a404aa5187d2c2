"""The page on the villages: the engine's figures, choices that count at once, and every reader sees what he may."""

import html as markup
import json
import re

import pandas as pd
import pytest
from viewers import VIEWERS
from words import standing_in

from geo_pa import terms
from geo_pa.disclosure import visible
from geo_pa.model import PUBLIC

TITLE = "Voorraad in de dorpen"
BOX = "Gekozen dorp"
OPTION = "geo_pa.option."


@pytest.fixture(scope="module")
def result(session):
    return session.run("village_stock")


def tile(app, verdict):
    before, _, _ = app.html().partition(f"<span>{terms.label('village_verdict', verdict)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def said(app):
    return markup.unescape(app.html())


def table_with(app, heading):
    """The first table with that heading."""
    return next(table.value for table in app.test.dataframe if heading in table.value.columns)


def losses(app):
    """The table of losses without a contribution to quality."""
    return next(
        t.value for t in app.test.dataframe if "Telt mee" in t.value.columns and "Nummer" not in t.value.columns
    )


def soft(app):
    """The table of what soft plans could do."""
    return next(t.value for t in app.test.dataframe if "Wat" in t.value.columns and "Telt mee" not in t.value.columns)


def drawn(app):
    """What is drawn on the map: the properties of every shape that says something."""
    script = json.loads(app.test.get("component_instance")[0].proto.json_args)["script"]
    payloads = [json.loads(found) for found in re.findall(r"geoPaLayer\((.*)\)\.addTo", script)]
    shapes = [shape["properties"] for payload in payloads for shape in payload["features"]["features"]]
    return [shape for shape in shapes if "title" in shape]


def village(result, verdict):
    return result.table.index[result.table["verdict"] == verdict][0]


def test_the_tiles_and_totals_are_those_of_the_engine(app, result):
    app.open(TITLE)
    for verdict in ("fails", "at_risk", "unknown", "meets"):
        assert tile(app, verdict) == result.totals[f"villages_{verdict}"]
    assert tile(app, "not_counted") == result.totals["areas_shown"]
    for name in ("base_homes", "stock_now_homes", "stock_end_homes", "losses_homes"):
        assert f"<b>{terms.number(result.totals[name])}</b>" in app.html()


def test_all_villages_together_have_their_verdict_and_their_sentence_and_their_chart(app, result):
    app.open(TITLE)
    row = result.details["together"].iloc[0]
    assert f"Alle dorpen samen: {terms.label('village_verdict', row['verdict'])}" in re.sub(
        r"<img[^>]*> ", "", said(app)
    )
    assert row["explanation"] in said(app)
    assert f"Alle dorpen samen: beginstand {terms.number(row['base_homes'])}" in said(app)


@pytest.mark.parametrize("verdict", ["fails", "at_risk", "meets", "not_counted"])
def test_a_chosen_village_is_explained_with_its_sentence_its_chart_and_its_changes(app, result, verdict):
    chosen = village(result, verdict)
    app.open(TITLE).choose("selectbox", BOX, chosen)
    row = result.table.loc[chosen]
    assert row["explanation"] in said(app)
    assert f"{row['name']}: beginstand {terms.number(row['base_homes'])}" in said(app)
    events = result.details["events"]
    mine = events[events["village"] == chosen]
    assert sorted(table_with(app, "Nummer")["Nummer"]) == sorted(mine.index)


def test_the_worst_villages_stand_on_top_and_every_one_is_in_the_table(app, result):
    app.open(TITLE)
    table = table_with(app, "Oordeel")
    assert set(table["Dorp of wijk"]) == set(result.table["name"])
    assert table["Oordeel"].iloc[0].endswith(terms.label("village_verdict", "fails"))
    assert table["Oordeel"].iloc[-1].endswith(terms.label("village_verdict", "not_counted"))


def test_the_losses_without_contribution_are_those_that_the_engine_counts(app, result):
    app.open(TITLE)
    lacking = losses(app)
    counted = lacking[lacking["Telt mee"] == "ja"]
    assert -counted["Erbij of eraf"].sum() == result.totals["losses_without_contribution_homes"]


def test_with_the_other_areas_the_losses_are_those_of_every_area(app, result):
    app.open(TITLE).widget("toggle", "Ook de stad").set_value(True).run()
    lacking = losses(app)
    counted = lacking[lacking["Telt mee"] == "ja"]
    assert -counted["Erbij of eraf"].sum() == result.table["losses_without_contribution_homes"].sum()
    possible = soft(app)["Erbij of eraf"].dropna()
    assert possible[possible > 0].sum() == result.table["soft_gain_homes"].sum()


def test_a_choice_counts_at_once(app, session):
    other = session.run("village_stock", settings={"dips": "shown"}).totals
    before = session.run("village_stock").totals
    assert other["villages_meets"] != before["villages_meets"]
    app.open(TITLE).choose("selectbox", "Een voorraad die vóór de einddatum", "shown")
    assert tile(app, "meets") == other["villages_meets"]
    assert "1 keuze wijkt af van de standaard" in app.everything_sent()


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_reader_gets_the_verdicts_of_what_he_may_see(app, session, viewer):
    expected = session.run("village_stock", viewer=viewer)
    app.open(TITLE).as_viewer(viewer)
    assert not app.test.exception
    assert tile(app, "unknown") == expected.totals["villages_unknown"]
    assert ("voor zover zichtbaar" in said(app)) == (viewer != VIEWERS[0])
    app.choose("selectbox", BOX, expected.table.index[2])
    assert expected.table["explanation"].iloc[2] in said(app)


def test_nothing_that_the_public_may_not_see_is_sent_whatever_is_chosen(app, session):
    app.open(TITLE).as_viewer("public")
    app.widget("toggle", "Ook de stad").set_value(True).run()
    mutations = session.layer("stock_mutations")
    hidden = mutations.index[~visible(mutations, PUBLIC, "stock_mutations")]
    assert len(hidden)
    for chosen in session.run("village_stock", viewer="public").table.index[:3]:
        sent = app.choose("selectbox", BOX, chosen).everything_sent()
        assert not standing_in(hidden, sent)


def test_the_map_has_the_villages_and_the_places_where_something_changes(app, result):
    app.open(TITLE)
    assert app.on_the_map()["villages"] == set(result.table.index)
    events = result.details["events"]
    judged = result.table.index[result.table["verdict"] != "not_counted"]
    mine = events[events["village"].isin(judged) & (events["counted"].fillna(True) | (events["reason"] == "soft"))]
    ids = {shape["id"] for shape in drawn(app)}
    assert set(mine["complex_id"].dropna()) <= ids
    app.widget("multiselect", "Ook op de kaart").set_value([]).run()
    assert not set(mine["complex_id"].dropna()) & {shape["id"] for shape in drawn(app)}


def test_the_changes_in_the_town_are_on_the_map_once_it_is_chosen(app, result):
    events = result.details["events"]
    town = village(result, "not_counted")
    mine = set(events.loc[(events["village"] == town) & events["counted"].fillna(True), "complex_id"].dropna())
    app.open(TITLE)
    assert not mine & {shape["id"] for shape in drawn(app)}
    app.choose("selectbox", BOX, town)
    assert mine <= {shape["id"] for shape in drawn(app)}


def test_a_filter_on_a_village_leaves_that_village_and_never_changes_its_verdict(app, result):
    chosen = village(result, "at_risk")
    app.open(TITLE).choose("multiselect", "Wijk of dorp", [chosen])
    assert list(table_with(app, "Oordeel")["Dorp of wijk"]) == [result.table["name"][chosen]]
    assert tile(app, "at_risk") == 1
    assert tile(app, "meets") == 0
    assert app.on_the_map()["villages"] >= {chosen}
    assert f"1 van de {len(result.table)} dorpen en wijken" in app.everything_sent()


def test_a_chosen_village_that_a_filter_hides_is_not_explained(app, result):
    one, other = result.table.index[result.table["verdict"] == "at_risk"][:2]
    app.open(TITLE).choose("selectbox", BOX, one).choose("multiselect", "Wijk of dorp", [other])
    assert result.table["explanation"][one] not in said(app)


@pytest.fixture
def impossible(copy_of_workspace, monkeypatch):
    """A workspace in which more homes are demolished than there are."""
    folder = copy_of_workspace()
    file = next(folder.rglob("stock_mutations.csv"))
    rows = pd.read_csv(file, dtype="str")
    rows.loc[(rows["mutation"] == "demolition") & (rows["kind"] == "daeb_home"), "homes"] = "9999"
    rows.to_csv(file, index=False)
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    return folder


def test_a_demolition_larger_than_the_stock_is_named_and_the_villages_that_it_leaves_alone_are_judged(app, impossible):
    app.open(TITLE)
    assert not app.test.exception
    assert "Sloop van 9.999 woningen" in said(app)
    assert "M08) kan niet" in said(app)
    assert tile(app, "unknown") > 0
    assert tile(app, "meets") > 0
    assert app.widget("selectbox", "Bekijken als").value == VIEWERS[0]


def test_the_panel_and_the_files_belong_to_this_question(app, result):
    app.test.session_state["evidence_panel"] = True
    app.open(TITLE)
    assert "afspraak 5" in said(app)
    assert all(source.title in said(app) for source in result.evidence.sources)
    assert len(app.files()) == 4


def test_every_local_choice_has_a_widget_that_says_it_is_one(app, session):
    app.open(TITLE)
    rules = session.workspace.rules("village_stock", on=session.workspace.info.reference_date)
    widgets = {w.key: w for w in app.test.get("selectbox")}
    choices = [rule for rule in rules.values() if rule.local_choice]
    assert len(choices) == 3
    assert all("niet uit de afspraken" in widgets[f"{OPTION}{rule.id}"].help for rule in choices)
