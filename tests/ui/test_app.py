"""The app without a browser: every page for every reader, options that count, nothing confidential, errors in Dutch."""

import logging

import pytest
from viewers import VIEWERS
from words import standing_in

from geo_pa import terms
from geo_pa.disclosure import visible
from geo_pa.engine import EMBEDDED, open_workspace
from geo_pa.errors import InputError
from geo_pa.model import PUBLIC, Verdict
from geo_pa.ui import cache
from geo_pa.ui.messages import literal
from geo_pa.ui.prepare import prepare

NOTICE = "Modelgegevens"
TITLES = ("Overzicht", "30% sociale huur", "Voorraad in de dorpen", "Woonzorgzones", "Hitte en groen", "Uitleg")


@pytest.mark.parametrize("title", TITLES)
def test_every_page_opens_for_every_viewer_and_says_that_the_data_are_a_model(app, title):
    app.open(title)
    for viewer in VIEWERS:
        app.as_viewer(viewer)
        assert not app.test.exception
        assert "geo-pa-problems" not in app.html()
        assert NOTICE in app.html()
        assert f"bekeken als {terms.label('viewer', viewer)}" in app.html()


def tile(app, verdict):
    """The count that the page shows for a verdict."""
    word = terms.label("verdict", verdict)
    before, _, _ = app.html().partition(f"<span>{word}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def test_the_totals_on_the_page_are_those_of_the_engine(app, session):
    app.open("30% sociale huur")
    totals = session.run("social_share").totals
    assert tile(app, "meets") == totals["locations_meets"]
    assert tile(app, "fails") == totals["locations_fails"]


def test_changing_an_option_changes_the_totals_at_once(app, session):
    before = session.run("social_share").totals
    after = session.run("social_share", settings={"smallest_project": "20"}).totals
    assert before["locations_not_counted"] != after["locations_not_counted"]
    app.open("30% sociale huur").choose("text_input", "Kleinste project", "20")
    assert tile(app, "not_counted") == after["locations_not_counted"]
    assert "1 keuze wijkt af van de standaard" in app.everything_sent()


def test_a_share_is_typed_as_a_percentage_and_counts_as_a_share(app, session):
    app.open("Hitte en groen")
    widget = app.widget("text_input", "Aandeel groen")
    assert widget.value == "60"
    widget.set_value("80").run()
    rows = session.run("heat_stress", settings={"green_share_target": "0.8"}).totals
    assert f"{terms.number(rows['greening_needed_m2'] / 10_000, 0)} ha" in app.html()


def test_an_option_goes_back_to_the_standard(app, session):
    app.open("30% sociale huur").choose("selectbox", "Afronden", "none")
    app.widget("button", "Terug naar de standaard").click().run()
    assert app.widget("selectbox", "Afronden").value == "up"
    assert tile(app, "meets") == session.run("social_share").totals["locations_meets"]


def test_every_local_choice_has_a_widget_that_says_it_is_one(app, session):
    app.open("30% sociale huur")
    rules = session.workspace.rules("social_share", on=session.workspace.info.reference_date)
    choices = [rule for rule in rules.values() if rule.local_choice]
    widgets = {w.key: w for kind in ("selectbox", "text_input") for w in app.test.get(kind)}
    assert choices
    for rule in choices:
        assert "niet uit de afspraken" in widgets[f"geo_pa.option.{rule.id}"].help


@pytest.mark.parametrize("title", TITLES)
def test_nothing_that_the_public_may_not_see_is_sent_to_the_browser(app, session, title):
    sent = app.open(title).as_viewer("public").everything_sent()
    for layer in ("building_locations", "corporation_stock"):
        frame = session.layer(layer)
        shown = visible(frame, PUBLIC, layer)
        seen, hidden = frame[shown], frame[~shown]
        secret = [*hidden.index, *(name for name in hidden["name"] if name not in set(seen["name"]))]
        assert secret
        assert not standing_in(secret, sent)


def test_a_choice_of_the_municipality_is_forgotten_when_the_public_looks_on(app, session):
    frame = session.layer("building_locations")
    secret = frame.index[~visible(frame, PUBLIC, "building_locations")][0]
    app.open("30% sociale huur").choose("selectbox", "Gekozen locatie", secret)
    assert "geo-pa-location" in app.html()
    app.as_viewer("public")
    assert "geo-pa-location" not in app.html()


def test_the_worst_verdicts_stand_on_top(app):
    app.open("30% sociale huur")
    shown = app.test.dataframe[0].value["Oordeel"]
    words = [terms.label("verdict", verdict) for verdict in Verdict]
    ranks = [next(rank for rank, word in enumerate(words) if text.endswith(f" {word}")) for text in shown]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 3


def test_the_plans_on_the_home_page_are_a_table_as_soon_as_it_is_opened(app, session):
    app.open()
    assert not app.test.dataframe
    app.test.session_state["plans_panel"] = True
    app.test.run()
    assert len(app.test.dataframe[0].value) == len(session.run("social_share").table)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_gap_that_may_only_be_out_of_sight_is_not_called_a_gap(app, viewer):
    said = app.open().as_viewer(viewer).html()
    assert ("Niet zichtbaar of nog te vinden" in said) == (viewer != "municipality")


def test_a_filter_works_on_the_table_and_on_the_map_alike(app, session):
    plans = session.run("social_share").table
    corporation = plans["corporation"].dropna().iloc[0]
    kept = plans[plans["corporation"] == corporation]
    app.open("30% sociale huur").choose("multiselect", "Corporatie", [corporation])
    assert sorted(app.test.dataframe[0].value["Naam"]) == sorted(kept["name"])
    assert app.on_the_map()["building_locations"] == set(kept.index)
    assert f"{len(kept)} van de {len(plans)} locaties" in app.everything_sent()


def test_a_filter_on_what_the_public_may_not_see_gives_nothing_away(app, session):
    frame = session.layer("building_locations")
    seen = set(frame.loc[visible(frame, PUBLIC, "building_locations"), "status"].dropna())
    hidden_only = sorted(set(frame["status"].dropna()) - seen)
    assert hidden_only
    app.open("30% sociale huur").choose("multiselect", "Planologische status", hidden_only[:1]).as_viewer("public")
    assert not app.test.exception
    options = app.widget("multiselect", "Planologische status").options
    assert terms.label("planning_status", hidden_only[0]) not in options


def test_filters_date_and_viewer_stay_when_another_page_is_opened(app):
    app.open("Overzicht").as_viewer("province").choose("multiselect", "Grondeigenaar", ["municipality"])
    app.open("30% sociale huur")
    assert app.widget("selectbox", "Bekijken als").value == "province"
    assert app.widget("multiselect", "Grondeigenaar").value == ["municipality"]
    assert "kaart en tabellen gefilterd op grondeigenaar" in app.html()


def test_a_page_says_which_filters_do_nothing_there(app):
    app.open("Overzicht").choose("multiselect", "Grondeigenaar", ["municipality"])
    app.open("De 23 afspraken")
    assert "het filter op grondeigenaar werkt hier niet" in app.html()


def test_options_stay_when_another_page_is_opened_and_one_comes_back(app, session):
    app.open("30% sociale huur").choose("text_input", "Kleinste project", "20")
    app.open("Uitleg")
    app.open("30% sociale huur")
    after = session.run("social_share", settings={"smallest_project": "20"}).totals
    assert tile(app, "not_counted") == after["locations_not_counted"]


def test_the_explanation_of_the_chosen_location_is_that_of_the_engine(app, session):
    plans = session.run("social_share").table
    short = plans[plans["verdict"] == "fails"].iloc[0]
    app.open("30% sociale huur").choose("selectbox", "Gekozen locatie", short.name)
    assert short["explanation"] in app.html()
    assert f"<b>{terms.homes(short['homes_to_convert'])}</b>" in app.html()
    assert f"<b>{terms.homes(short['homes_to_add'])}</b>" in app.html()


def test_on_a_date_without_rules_the_page_says_so_and_the_sidebar_stays(app):
    app.open("30% sociale huur").choose("text_input", "Peildatum", "1-1-2023")
    assert not app.test.exception
    assert "Wat te doen" in app.html()
    assert app.widget("selectbox", "Bekijken als").value == "municipality"


def test_a_broken_file_gives_a_dutch_message_and_no_traceback(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    file = folder / "layers" / "building_locations.gpkg"
    file.write_bytes(file.read_bytes()[:2000])
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open()
    assert not app.test.exception
    assert "Wat te doen" in app.html()
    assert "building_locations.gpkg" in app.html()
    assert "Traceback" not in app.everything_sent()


@pytest.mark.parametrize("path", ["", "niets", "bestand"], ids=["empty", "absent", "file"])
def test_a_path_that_is_no_workspace_gives_a_dutch_message(app, tmp_path, monkeypatch, path):
    (tmp_path / "bestand").touch()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(tmp_path / path))
    app.open()
    assert not app.test.exception
    assert "Wat te doen" in app.html()


def test_one_run_of_a_page_shows_one_state_of_the_folder_and_the_next_run_the_next(app, session, monkeypatch):
    states = iter(range(1000))
    monkeypatch.setattr(cache, "_now", lambda: cache.Folder(str(EMBEDDED), next(states)))
    opened = []
    monkeypatch.setattr(cache, "_open", lambda where: opened.append(where) or session)
    app.open("30% sociale huur")
    first = set(opened)
    app.test.run()
    assert not app.test.exception
    assert len(first) == 1
    assert len(set(opened)) == 2


def test_an_unforeseen_error_is_logged_and_shows_no_details(app, monkeypatch, caplog):
    def fail(*_args, **_kwargs):
        raise RuntimeError("geheim")

    monkeypatch.setattr("geo_pa.ui.cache.result", fail)
    with caplog.at_level(logging.ERROR, "geo_pa.app"):
        app.open()
    assert not app.test.exception
    assert "Er ging iets mis" in app.everything_sent()
    assert "geheim" not in app.everything_sent()
    assert "geheim" in caplog.text


def test_a_changed_file_is_read_again(copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    before = cache.seen()
    file = folder / "data" / "workspace.toml"
    file.write_text(file.read_text().replace("Hoogeveen", "Elders"), encoding="utf-8")
    assert cache.seen() != before


def test_a_file_that_goes_is_missed(copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    before = cache.seen()
    (folder / "layers" / "green.toml").unlink()
    assert cache.seen() != before


def test_the_panel_shows_rules_sources_assumptions_and_the_effect_of_other_choices(app, session):
    app.test.session_state["evidence_panel"] = True
    app.open("30% sociale huur")
    evidence = session.run("social_share", effects=True).evidence
    written = "\n".join(text.value for text in app.test.markdown)
    assert "keuze, niet uit de afspraken" in app.html()
    assert "afspraak 2" in app.html()
    assert all(source.title in app.html() for source in evidence.sources)
    assert all(literal(sentence) in written for sentence in evidence.assumptions)
    changed = evidence.choice_effects["unit_id"].unique()
    names = session.layer("building_locations")["name"]
    assert all(names[row] in app.html() for row in changed)
    assert len(changed)


def test_a_closed_panel_asks_for_no_extra_runs(app, monkeypatch):
    asked = []
    original = cache.result
    monkeypatch.setattr("geo_pa.ui.cache.result", lambda question: asked.append(question) or original(question))
    app.open("30% sociale huur")
    assert asked
    assert not any(question.effects for question in asked)


def test_a_workspace_without_areas_still_shows_its_locations(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    for name in ("neighbourhoods", "villages"):
        (folder / "layers" / f"{name}.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open("30% sociale huur")
    assert not app.test.exception
    assert len(app.on_the_map()["building_locations"]) == len(app.test.dataframe[0].value) > 10
    assert not app.on_the_map()["villages"]


def test_what_is_prepared_is_what_the_first_page_asks(app, copy_of_workspace, monkeypatch):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(copy_of_workspace()))
    prepare()

    def refuse(*_args, **_kwargs):
        raise AssertionError("asked again")

    monkeypatch.setattr("geo_pa.engine.Session.run", refuse)
    monkeypatch.setattr("geo_pa.present.layers.stock", refuse)
    monkeypatch.setattr("geo_pa.present.layers.declared", refuse)
    app.open()
    assert not app.test.exception
    assert app.on_the_map()["corporation_stock"]


def test_preparing_a_broken_workspace_leaves_the_message_to_the_page(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(tmp_path))
    with pytest.raises(InputError):
        open_workspace()
    prepare()
