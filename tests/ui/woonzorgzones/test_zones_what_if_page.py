"""What if a facility closes or opens, on the page: the engine's totals, who gains and loses, and nothing is kept."""

import pytest
from builders import TODAY
from words import standing_in
from zones_page import TITLE, closing, opening, tile

from geo_pa import terms
from geo_pa.changes import ROW
from geo_pa.disclosure import visible
from geo_pa.engine.history import history
from geo_pa.model import MUNICIPALITY, PUBLIC
from geo_pa.ui import cache, editor
from geo_pa.ui.cache import Question
from geo_pa.ui.woonzorgzones.trial import Opened, Trial


@pytest.fixture(scope="module")
def result(session):
    return session.run("woonzorgzones")


@pytest.fixture
def page(app):
    return app.open(TITLE)


def test_closing_a_centre_shows_the_totals_of_the_engine_before_and_after(page, session, result):
    centre = result.details["facilities"].query("kind == 'nursing_home'").index[0]
    after = session.changed("facilities", session.layer("facilities").drop(index=centre)).run("woonzorgzones")
    closing(page, centre)
    assert not page.test.exception
    assert "Dit is een proef: er is nog niets bewaard." in page.html()
    was, now = (each.totals["zone_homes"] for each in (result, after))
    assert was > now
    cells = "".join(f"<td>{terms.plural(homes, 'woning', 'woningen')}</td>" for homes in (was, now))
    assert f"<td>Corporatiewoningen: in de zone</td>{cells}" in page.html()
    assert tile(page, "high") == result.totals["neighbourhoods_high"]
    assert "Aantallen ouderen en witte vlekken blijven die van de bestanden" in page.html()
    counted = terms.number(result.details["reach"].loc["zone", "older_residents"])
    assert f"<b>{counted} van {terms.number(result.totals['older_residents'])}</b>" in page.html()
    assert "valt uit de zone: " in page.html()
    assert "komt in de zone: " not in page.html()


def test_who_loses_is_listed_with_the_reach_before_and_after(page, session, result):
    centre = result.details["facilities"].query("kind == 'nursing_home'").index[0]
    after = session.changed("facilities", session.layer("facilities").drop(index=centre)).run("woonzorgzones")
    before, now = (each.details["complexes"]["reach"] for each in (result, after))
    names = result.details["complexes"]["name"][before != now]
    assert len(names)
    shown = closing(page, centre).test.dataframe[0].value
    told = shown[shown["Soort"] == "complex"]
    assert sorted(told["Naam"]) == sorted(names)
    assert set(told["Gevolg"]) == {"erop achteruit"}
    assert "unclear" not in page.html()


def test_who_stays_in_the_same_part_of_the_zone_is_listed_on_request(page, result):
    closing(page, result.details["facilities"].query("kind == 'nursing_home'").index[0])
    few = len(page.test.dataframe[0].value)
    page.widget("toggle", "Ook wie dichterbij").set_value(True).run()
    assert len(page.test.dataframe[0].value) > few


def test_opening_a_centre_in_a_neighbourhood_shows_who_gains(page, session):
    area = session.layer("neighbourhoods").query("name == 'Venesluis'").geometry.iloc[0].representative_point()
    trial = Trial((), (Opened("nursing_home", "", area.x, area.y),))
    after = session.with_changes(trial.changes(session)).run("woonzorgzones")
    opening(page, "nursing_home", "Venesluis, buurt")
    assert "nieuw: verpleeghuis (Venesluis, buurt)" in page.html()
    zone = after.details["reach"].loc["zone"]
    assert f"<b>{terms.number(zone['corporation_homes'])} van" in page.html()
    assert set(page.test.dataframe[0].value["Gevolg"]) == {"erop vooruit"}


def test_a_supermarket_changes_scores_and_leaves_the_ground_and_the_zones_as_they_are(page, result):
    shop = result.details["facilities"].query("kind == 'supermarket'").index[0]
    closing(page, shop)
    assert "In de proef blijft de zone zoals die is" in page.html()
    assert "<td>Corporatiewoningen: in de zone</td>" not in page.html()


def test_a_facility_in_the_fields_is_said_not_to_count(page):
    page.choose("selectbox", "Waar", "coordinates")
    page.choose("text_input", "x (m)", "100.000").choose("text_input", "y (m)", "400.000")
    page.widget("button", "Voeg toe aan de proef").click().run()
    assert "Te ver van een straat" in page.test.warning[0].value


def test_a_trial_can_be_left_and_leaves_nothing(page, result):
    closing(page, result.details["facilities"].index[0])
    opening(page, "care_home", "Venesluis, buurt")
    page.widget("button", "Terug naar nu").click().run()
    assert "Dit is een proef" not in page.html()
    assert tile(page, "high") == result.totals["neighbourhoods_high"]
    assert page.widget("multiselect", "Deze voorzieningen sluiten").value == []


def test_files_and_evidence_are_only_there_without_a_trial(page, result):
    assert page.files()
    closing(page, result.details["facilities"].index[0])
    assert not page.files()
    assert "Waarop dit berust en de bestanden" in page.everything_sent()


def test_a_trial_of_the_municipality_is_not_shown_to_the_public(page, session):
    plans = session.layer("building_locations")
    shown = visible(plans, PUBLIC, "building_locations")
    hidden = plans[~shown]
    secret = hidden.loc[~hidden["name"].isin(plans.loc[shown, "name"]), "name"].iloc[0]
    page.choose("selectbox", "Waar", "building_locations")
    opening(page, "care_home", f"{secret}, bouwlocatie")
    assert secret in page.html()
    page.as_viewer("public")
    assert "Dit is een proef" not in page.html()
    assert not standing_in([secret], page.everything_sent())


def test_a_trial_writes_nothing(app, copy_of_workspace, monkeypatch, result):
    folder = copy_of_workspace()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    closing(app.open(TITLE), result.details["facilities"].index[0])
    assert "Dit is een proef" in app.html()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_trial_is_saved_as_changes_of_the_scenario_and_is_then_no_trial(app, copy_of_workspace, monkeypatch, result):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(copy_of_workspace()))
    centre = result.details["facilities"].query("kind == 'nursing_home'").index[0]
    app.test.session_state[editor.NAME] = "Proef"
    closing(app.open(TITLE), centre)
    opening(app, "care_home", "Venesluis, buurt")
    tried = cache.result_in(cache.session().with_changes(()), Question(TITLE.lower(), TODAY, MUNICIPALITY))
    app.widget("button", "Opslaan in dit scenario").click().run()
    assert not app.test.exception
    assert "Dit is een proef" not in app.html()
    done = history(cache.session())
    assert {(event.change.field, event.change.after) for event in done[0].events if event.change.row == centre} == {
        (ROW, None)
    }
    facilities = cache.session().layer("facilities")
    assert centre not in facilities.index
    assert facilities["name"].iloc[-1].startswith("Nieuw: verzorgingshuis (x ")
    now = cache.session().run("woonzorgzones")
    assert now.totals["zone_homes"] != tried.totals["zone_homes"]
    people = ["older_residents", "older_in_zone_residents", "older_outside_zone_residents", "signal", "share_zone"]
    assert now.table[people].equals(result.table[people])


def test_who_may_not_edit_can_try_and_not_save(page, result, monkeypatch):
    monkeypatch.setattr(editor, "may_edit", lambda: False)
    closing(page, result.details["facilities"].index[0])
    assert "Dit is een proef" in page.html()
    assert not [button for button in page.test.get("button") if button.label.startswith("Opslaan")]


def test_a_trial_stands_in_the_address_and_another_who_opens_it_sees_the_same(page, result, repository):
    centre = result.details["facilities"].query("kind == 'nursing_home'").index[0]
    closing(page, centre)
    opening(page, "supermarket", "Venesluis, buurt")
    said = page.test.query_params
    assert said["proef_dicht"] == centre
    other = type(page)(repository)
    other.test.query_params.update(dict(said))
    other.open(TITLE)
    assert other.test.dataframe[0].value.equals(page.test.dataframe[0].value)
    assert "dicht: " in other.html()


def test_of_a_trial_in_the_address_what_is_not_known_here_is_told(app):
    app.test.query_params.update({"proef_dicht": "F999", "proef_nieuw": "circus@229500,526000"})
    app.open(TITLE)
    told = "".join(warning.value for warning in app.test.warning)
    assert "F999" in told
    assert "circus" in told
    assert "Dit is een proef" not in app.html()


def test_on_another_page_the_address_says_nothing_of_it(page, result):
    closing(page, result.details["facilities"].index[0])
    page.open("Hitte en groen")
    assert not [name for name in page.test.query_params if name.startswith("proef")]
