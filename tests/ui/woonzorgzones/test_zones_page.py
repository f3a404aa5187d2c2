"""The page "Woonzorgzones" without a browser: figures of the engine, lists, explanations, and who may see what."""

from datetime import date

import geopandas as gpd
import pytest
from viewers import VIEWERS
from words import standing_in
from zones_page import TITLE, closing, listing, tile

from geo_pa import terms
from geo_pa.disclosure import visible
from geo_pa.model import PUBLIC

LISTS = {
    "neighbourhoods": "Buurt",
    "building_locations": "Locatie",
    "corporation_stock": "Complex",
    "designated_zones": "Aangewezen zone",
}
"""By layer, the heading of the first column of its table."""

BOXES = {
    "building_locations": "Gekozen locatie",
    "corporation_stock": "Gekozen complex",
    "designated_zones": "Gekozen zone",
    "neighbourhoods": "Gekozen buurt",
}


@pytest.fixture(scope="module")
def result(session):
    return session.run("woonzorgzones")


@pytest.fixture
def page(app):
    return app.open(TITLE)


def test_tiles_and_totals_are_those_of_the_engine(page, result):
    for signal in ("high", "some", "none", "unknown"):
        assert tile(page, signal) == result.totals[f"neighbourhoods_{signal}"]
    zone = result.details["reach"].loc["zone"]
    for figure in (
        f"{terms.number(zone['older_residents'])} van {terms.number(result.totals['older_residents'])}",
        f"{terms.number(zone['corporation_homes'])} van {terms.number(result.totals['corporation_homes'])}",
        terms.number(result.totals["circle_only_homes"]),
        terms.number(result.totals["fit_clustered_locations"]),
    ):
        assert f"<b>{figure}</b>" in page.html()


def test_the_page_says_that_small_counts_are_hidden(page):
    assert "onder 10 zijn ze verborgen" in page.everything_sent()


@pytest.mark.parametrize("layer", LISTS)
def test_every_list_holds_the_rows_of_the_engine(page, result, layer):
    details = {"building_locations": "locations", "corporation_stock": "complexes", "designated_zones": "zones"}
    rows = result.details[details[layer]] if layer in details else result.table
    shown = listing(page, layer).test.dataframe[0].value
    assert not page.test.exception
    assert sorted(shown[LISTS[layer]]) == sorted(rows["name"])


@pytest.mark.parametrize(("layer", "detail"), [("building_locations", "locations"), ("corporation_stock", "complexes")])
def test_a_chosen_place_is_explained_as_the_engine_does(page, result, layer, detail):
    unit = result.details[detail].iloc[0]
    listing(page, layer).choose("selectbox", BOXES[layer], unit.name)
    assert unit["explanation"] in page.html()
    assert "Voorzieningenscore" in page.html()


@pytest.mark.parametrize(("layer", "detail"), [("neighbourhoods", ""), ("designated_zones", "zones")])
def test_a_chosen_area_is_explained_as_the_engine_does(page, result, layer, detail):
    rows = result.details[detail] if detail else result.table
    listing(page, layer).choose("selectbox", BOXES[layer], rows.index[0])
    assert rows.iloc[0]["explanation"] in page.html()


def test_each_list_has_a_choice_of_its_own(page, result):
    area, plan = result.table.index[0], result.details["locations"].index[0]
    page.choose("selectbox", BOXES["neighbourhoods"], area)
    listing(page, "building_locations").choose("selectbox", BOXES["building_locations"], plan)
    assert page.widget("selectbox", BOXES["building_locations"]).value == plan
    listing(page, "neighbourhoods")
    assert page.widget("selectbox", BOXES["neighbourhoods"]).value == area


def test_what_is_listed_is_on_the_map(page, result):
    assert not page.on_the_map()["building_locations"]
    assert page.on_the_map()["neighbourhoods"] == set(result.table.index)
    listing(page, "building_locations")
    assert page.on_the_map()["building_locations"] == set(result.details["locations"].index)


def test_layers_come_on_the_map_when_they_are_chosen_and_go_when_they_are_not(page, result):
    page.choose("multiselect", "Op de kaart", ["corporation_stock", "facilities"])
    assert page.on_the_map()["corporation_stock"] == set(result.details["complexes"].index)
    assert "Centra van een zone" not in page.html()
    assert "Andere voorzieningen" in page.html()
    assert "Bereik vanaf een centrum" not in page.html()


def test_an_option_counts_at_once(page, session):
    after = session.run("woonzorgzones", settings={"zone_distance": "400"}).totals
    page.choose("text_input", "Woonzorgzone", "400")
    assert tile(page, "high") == after["neighbourhoods_high"]
    assert "Woonzorgzone: tot 400 m" in page.html()


def fixed(rule):
    """Tell whether nobody may choose otherwise: two sizes would tell hidden counts apart."""
    return rule.minimum is not None and rule.minimum == rule.maximum


def test_no_option_shows_hidden_counts(page, session):
    rules = session.workspace.rules("woonzorgzones", "accessibility", "disclosure", "stock", on=date(2026, 1, 1))
    widgets = {widget.key for kind in ("selectbox", "text_input") for widget in page.test.get(kind)}
    for rule in rules.values():
        offered = f"geo_pa.option.{rule.id}" in widgets
        can_be_set = rule.local_choice and not (rule.id.startswith("disclosure.") or fixed(rule))
        assert offered == can_be_set


def test_distances_that_do_not_run_up_are_refused_in_dutch_and_can_be_mended(page):
    page.choose("text_input", "Woonzorgzone", "900")
    assert not page.test.exception
    assert "lopen niet op" in page.html()
    page.choose("text_input", "Woonzorgzone", "500")
    assert "lopen niet op" not in page.html()


def test_on_a_date_without_rules_the_page_says_so_and_the_sidebar_stays(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    rules = folder / "data" / "rules" / "woonzorgzones.toml"
    dated = 'name = "zone_distance"\nvalid_from = 2030-01-02'
    rules.write_text(rules.read_text(encoding="utf-8").replace('name = "zone_distance"', dated), encoding="utf-8")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).choose("text_input", "Peildatum", "1-1-2030")
    assert not app.test.exception
    assert "Wat te doen" in app.html()
    assert app.widget("selectbox", "Bekijken als").value == "municipality"


def test_a_filter_works_on_tiles_list_and_map(page, session, result):
    areas = session.layer("neighbourhoods")
    district = areas["district_code"].iloc[0]
    inside = set(areas.index[areas["district_code"] == district])
    page.choose("multiselect", "Wijk of dorp", [district])
    assert page.on_the_map()["neighbourhoods"] == inside
    assert sum(tile(page, signal) for signal in ("high", "some", "none", "unknown")) == len(inside)
    assert len(page.test.dataframe[0].value) == len(inside) < len(result.table)
    assert "hele gemeente" in page.everything_sent()


def test_a_filter_on_corporations_works_on_complexes(page, session):
    stock = session.layer("corporation_stock")
    corporation = stock["corporation"].iloc[0]
    listing(page.choose("multiselect", "Corporatie", [corporation]), "corporation_stock")
    assert page.on_the_map()["corporation_stock"] <= set(stock.index[stock["corporation"] == corporation])
    assert page.on_the_map()["corporation_stock"]


@pytest.mark.parametrize("layer", LISTS)
def test_nothing_that_the_public_may_not_see_is_sent(page, session, layer):
    sent = listing(page.as_viewer("public"), layer).everything_sent()
    for name in ("building_locations", "corporation_stock"):
        frame = session.layer(name)
        shown = visible(frame, PUBLIC, name)
        seen, hidden = frame[shown], frame[~shown]
        secret = [*hidden.index, *(word for word in hidden["name"] if word not in set(seen["name"]))]
        assert secret
        assert not standing_in(secret, sent)


def test_every_viewer_can_open_every_list(page):
    for viewer in VIEWERS:
        page.as_viewer(viewer)
        for layer in LISTS:
            assert not listing(page, layer).test.exception
            assert "geo-pa-problems" not in page.html()


@pytest.mark.parametrize("missing", ["designated_zones", "corporation_stock"])
def test_the_page_works_without_an_optional_layer(app, copy_of_workspace, monkeypatch, missing):
    folder = copy_of_workspace()
    (folder / "layers" / f"{missing}.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "geo-pa-problems" not in app.html()
    assert missing not in app.widget("multiselect", "Op de kaart").options
    closing(app, gpd.read_file(folder / "layers" / "facilities.gpkg")["facility_id"].iloc[0])
    assert not app.test.exception
    assert "Dit is een proef" in app.html()


def test_the_page_works_without_building_locations(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "layers" / "building_locations.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "Bereik vanaf een centrum" in app.html()
    assert len(app.on_the_map()["neighbourhoods"]) == 48


def test_a_workspace_without_facilities_says_which_layer_is_missing(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "layers" / "facilities.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "Wat te doen" in app.html()


def test_names_that_are_markup_stay_text_on_every_list(app, nasty_workspace, nasty_names, monkeypatch):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(nasty_workspace))
    app.open(TITLE)
    for layer, box in (("building_locations", "Gekozen locatie"), ("corporation_stock", "Gekozen complex")):
        listing(app, layer)
        rows = gpd.read_file(nasty_workspace / "layers" / f"{layer}.gpkg")
        key = "location_id" if layer == "building_locations" else "complex_id"
        for identity in rows.loc[rows["name"].isin(nasty_names), key]:
            app.choose("selectbox", box, identity)
            assert not [name for name in nasty_names[:2] if name in app.html()]
