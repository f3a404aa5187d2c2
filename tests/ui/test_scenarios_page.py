"""The pages that change and compare, for every reader: what is looked at is said, and nothing more is told."""

import pytest

from geo_pa.changes import Author
from geo_pa.engine import editing, open_workspace
from geo_pa.engine.scenarios import add_scenario
from geo_pa.ui import cache

PLANS = "building_locations"
UNFORESEEN = "Er ging iets mis"
SECRET = "Geheim scenario 4711"  # noqa: S105  # a name to hunt for
READERS = ["gemeente", "corporaties", "Woonconcept", "provincie", "openbaar"]


@pytest.fixture
def changed(session, tmp_path, monkeypatch):
    """The embedded municipality with a log of its own: a scenario of the municipality, and a change in it."""
    monkeypatch.setenv("GEO_PA_DATABASE_URL", f"sqlite:///{tmp_path / 'log.sqlite'}")
    monkeypatch.setattr(cache, "open_workspace", lambda *_, **__: open_workspace(memory=session.memory))
    for kept in (cache._open, cache._opened, cache._kept):
        kept.clear()
    add_scenario(session, SECRET, Author("Jan"))
    tried = session.scenario(SECRET)
    editing.write(tried, editing.edited(tried, PLANS, "BL01", {"lead": "Team Proef"}), Author("Jan", "overleg"))
    yield session
    for kept in (cache._open, cache._opened, cache._kept):
        kept.clear()


@pytest.mark.parametrize("page", ["Locaties", "Scenario's"])
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_can_open_the_pages_and_is_told_of_no_scenario_that_is_not_his(app, changed, page, reader):
    app.test.query_params["bekijken_als"] = reader
    app.open(page)
    assert not app.test.exception
    assert UNFORESEEN not in app.everything_sent()
    assert (SECRET in app.everything_sent()) is (reader == "gemeente")


def test_the_address_names_the_scenario_and_every_page_says_so(app, changed):
    app.test.query_params["scenario"] = SECRET
    for page in ("Overzicht", "De 23 afspraken", "Scenario's", "Uitleg"):
        assert f"scenario {SECRET}" in app.open(page).html()


def test_a_reader_who_may_not_see_the_scenario_in_the_address_sees_what_was_adopted(app, changed):
    app.test.query_params.update({"scenario": SECRET, "bekijken_als": "provincie"})
    sent = app.open("Scenario's").everything_sent()
    assert "Team Proef" not in sent
    assert "Verschil met Vastgesteld" in sent


def test_who_may_not_edit_sees_no_button_that_changes_anything(app, changed, monkeypatch):
    monkeypatch.setenv("GEO_PA_EDIT", "0")
    for page in ("Locaties", "Scenario's"):
        buttons = {button.label for button in app.open(page).test.button}
        assert not buttons & {"Nieuwe locatie", "Opslaan", "Terugdraaien", "Maak dit scenario"}


def test_the_past_is_looked_at_and_not_changed(app, changed):
    app.test.query_params.update({"scenario": SECRET, "stand_van": "1-1-2026"})
    app.open("Locaties")
    assert "zoals het was op 1 januari 2026" in app.html()
    assert "Nieuwe locatie" not in {button.label for button in app.test.button}
