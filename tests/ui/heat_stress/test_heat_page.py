"""The page on heat and green: the engine's figures, weights that count at once, nothing hidden shown."""

import html as markup
import json
import re

import geopandas as gpd
import pytest
import rasterio
from declaring import say
from viewers import VIEWERS
from words import standing_in

from geo_pa import terms
from geo_pa.disclosure import visible
from geo_pa.model import PUBLIC
from geo_pa.present.heat_stress.ranks import ranges
from geo_pa.terms.reading import read_day
from geo_pa.ui import cache

TITLE = "Hitte en groen"
OPTION = "geo_pa.option."
COLOURINGS = ("signal", "pet", "above_strong", "above_extreme", "green", "cool_place", "priority")
DISTRICT = "WK011853"
"""Elim: one kern and two outlying neighbourhoods."""


@pytest.fixture(scope="module")
def result(session):
    return session.run("heat_stress")


def tile(app, signal):
    before, _, _ = app.html().partition(f"<span>{terms.label('signal', signal)}</span>")
    return int(before.rpartition("<b>")[2].partition("</b>")[0])


def payloads(app):
    """What is drawn on the map, layer by layer."""
    script = json.loads(app.test.get("component_instance")[0].proto.json_args)["script"]
    return [json.loads(found) for found in re.findall(r"geoPaLayer\((.*)\)\.addTo", script)]


def drawn(app, layer):
    """The ids on the map of one layer."""
    shapes = [shape["properties"] for payload in payloads(app) for shape in payload["features"]["features"]]
    return {shape["id"] for shape in shapes if shape.get("layer") == layer}


def order(app):
    return list(app.test.dataframe[0].value["Buurt"])


def table_with(app, heading):
    """The one table with that heading."""
    return next(table.value for table in app.test.dataframe if heading in table.value.columns)


def listing(app, table):
    """Show another of the tables below."""
    app.choose("button_group", "Tabel van", table)
    return app


def said(app):
    return markup.unescape(app.html())


def test_the_tiles_and_totals_are_those_of_the_engine(app, result):
    app.open(TITLE)
    assert {signal: tile(app, signal) for signal in ("high", "some", "none", "unknown")} == {
        signal: result.totals[f"neighbourhoods_{signal}"] for signal in ("high", "some", "none", "unknown")
    }
    assert f"<b>{terms.percent(result.totals['share_above_strong'], 0)}</b>" in app.html()
    assert f"<b>{terms.number(result.totals['greening_needed_m2'] / 10_000, 0)} ha groen</b>" in app.html()
    assert f"<b>{terms.number(result.totals['beyond_cool_place_residents'])}</b>" in app.html()


def test_another_weight_changes_the_order_at_once(app, session, result):
    other = session.run("heat_stress", settings={"weight_heat": "9"}).table
    assert list(other["rank"].dropna()) != list(result.table["rank"].dropna())
    app.open(TITLE)
    assert order(app) == list(result.table.sort_values(["rank", "name"])["name"])
    app.choose("text_input", "Gewicht van de hitte", "9")
    assert order(app) == list(other.sort_values(["rank", "name"])["name"])
    assert "1 keuze wijkt af van de standaard" in app.everything_sent()


def test_without_any_weight_the_page_says_so_and_the_weights_can_be_set_again(app):
    app.open(TITLE)
    for title in ("Gewicht van de hitte", "Gewicht van het aantal", "Gewicht van de ruimte"):
        app.choose("text_input", title, "0")
    assert not app.test.exception
    assert "Alle gewichten zijn 0" in app.html()
    app.choose("text_input", "Gewicht van de hitte", "1")
    assert "geo-pa-problems" not in app.html()


def test_what_may_be_shown_is_no_choice_of_the_reader(app, session):
    app.open(TITLE)
    keys = {widget.key for kind in ("text_input", "selectbox") for widget in app.test.get(kind)}
    offered = {key.removeprefix(OPTION) for key in keys if key and key.startswith(OPTION)}
    rules = session.workspace.rules("heat_stress", on=session.workspace.info.reference_date)
    choices = {rule.id for rule in rules.values() if rule.local_choice}
    assert offered == choices - {"heat_stress.shade_main_routes", "heat_stress.smallest_street_part"}


def test_too_few_older_residents_are_hidden_from_everyone(app, result):
    few = result.table[result.table["reason"] == "too_few_to_show"]
    assert len(few)
    app.open(TITLE).choose("selectbox", "Gekozen buurt", few.index[0])
    for viewer in VIEWERS:
        app.as_viewer(viewer)
        assert "te weinig om te tonen" in said(app)
        shown = table_with(app, "Oudere inwoners (personen)").set_index("Buurt")["Oudere inwoners (personen)"]
        assert shown[few["name"]].isna().all()
        assert shown.dropna().min() >= 10


def test_complexes_that_the_public_may_not_see_are_not_drawn_or_listed(app, session):
    frame = session.layer("corporation_stock")
    hidden = frame.index[~visible(frame, PUBLIC, "corporation_stock")]
    app.open(TITLE).as_viewer("public").choose("multiselect", "Ook op de kaart", ["complexes"])
    assert len(hidden)
    assert drawn(app, "corporation_stock") == set(frame.index.difference(hidden))
    assert not standing_in(hidden, app.everything_sent())


def test_choosing_a_neighbourhood_explains_it_and_names_the_works_there(app, result):
    works = result.details["works"]
    chosen = works["neighbourhood_id"].iloc[0]
    app.open(TITLE).choose("selectbox", "Gekozen buurt", chosen)
    assert result.table.at[chosen, "explanation"] in said(app)
    for name in works.loc[works["neighbourhood_id"] == chosen, "name"]:
        assert f"<li>{name}: " in said(app)
    app.choose("selectbox", "Buurten kleuren naar", "green").choose("multiselect", "Ook op de kaart", ["complexes"])
    assert result.table.at[chosen, "explanation"] in said(app)


def test_in_every_colouring_all_neighbourhoods_are_drawn(app, result):
    app.open(TITLE)
    for name in COLOURINGS:
        app.choose("selectbox", "Buurten kleuren naar", name)
        assert not app.test.exception
        assert drawn(app, "neighbourhoods") == set(result.table.index)
        assert app.widget("selectbox", "Buurten kleuren naar").value == name


def test_every_layer_can_be_drawn_with_what_the_answer_holds(app, result, session):
    layers = ["cool_places", "complexes", "planned_works", "water_nuisance", "corporation_ground"]
    app.open(TITLE).choose("multiselect", "Ook op de kaart", layers)
    assert drawn(app, "cool_places") == set(result.details["cool_places"].index)
    assert drawn(app, "corporation_stock") == set(result.details["complexes"].index)
    for name in ("planned_works", "water_nuisance", "corporation_ground"):
        assert drawn(app, name) == set(session.layer(name).index)
    assert "Complexen: welke eerst" in app.html()


def test_over_an_image_the_neighbourhoods_are_only_edges(app):
    app.open(TITLE)
    for image, title in {"heat": "Gevoelstemperatuur op een hete middag (°C PET)", "green": "Aandeel groen"}.items():
        app.choose("selectbox", "Beeld eronder", image)
        assert {style["fillOpacity"] for style in payloads(app)[0]["styles"].values()} == {0.0}
        assert f"<h4>{title}</h4>" in app.html()
        assert "image/png" in app.everything_sent()


def test_a_filter_on_a_district_works_on_map_tables_and_card_alike(app, result, session):
    district = session.layer("neighbourhoods")["district_code"]
    kept = result.table[district == DISTRICT]
    assert 0 < len(kept) < len(result.table)
    app.open(TITLE).choose("multiselect", "Ook op de kaart", ["complexes", "cool_places"])
    app.choose("multiselect", "Wijk of dorp", [DISTRICT])
    assert sorted(order(app)) == sorted(kept["name"])
    assert drawn(app, "neighbourhoods") == set(kept.index)
    listing(app, "cool_places")
    holding_most = table_with(app, "Koele plek")["Buurt"].str.split(" (", regex=False).str[0]
    assert set(holding_most) <= set(kept["name"])
    assert 0 < len(drawn(app, "cool_places")) < len(result.details["cool_places"])
    works = result.details["works"]
    listing(app, "works")
    assert len(table_with(app, "Start")) == works["neighbourhood"].isin(kept["name"]).sum()
    assert f"{len(kept)} van de {len(result.table)} buurten" in app.everything_sent()


def test_of_a_chosen_corporation_only_its_own_complexes_are_listed_in_their_order(app, result):
    complexes = result.details["complexes"]
    own = complexes[complexes["corporation"] == "Woonservice"].sort_values(["rank_in_corporation", "name"])
    app.open(TITLE).choose("selectbox", "Van welke corporatie", "Woonservice")
    shown = table_with(app, "Plaats bij de corporatie")
    assert list(shown["Complex"]) == list(own["name"])
    assert list(shown["Plaats bij de corporatie"]) == list(own["rank_in_corporation"])


def test_where_the_filters_leave_no_complex_the_table_is_empty_and_comes_back(app, result):
    app.open(TITLE).choose("multiselect", "Corporatie", ["Woonservice"]).choose(
        "multiselect", "Wijk of dorp", [DISTRICT]
    )
    assert not app.test.exception
    assert "0 complexen bij deze filters" in app.everything_sent()
    app.choose("multiselect", "Wijk of dorp", [])
    complexes = result.details["complexes"]
    assert len(table_with(app, "Plaats bij de corporatie")) == (complexes["corporation"] == "Woonservice").sum()


def test_the_chart_tells_the_places_of_the_first_fifteen(app, result):
    app.open(TITLE)
    rows = ranges(result.table)
    assert len(rows) == 15
    for row in rows:
        assert f"{row.name}: plaats {row.rank}, bij andere gewichten {row.places}" in said(app)


def test_the_panel_tells_what_other_weights_would_change(app, result):
    app.test.session_state["evidence_panel"] = True
    app.open(TITLE)
    assert not app.test.exception
    written = "\n".join(text.value for text in app.test.markdown)
    assert "dit is een volgorde om te bespreken" in written.replace("\\", "")
    assert "Gewicht van de hitte" in app.html()


def test_with_degrees_of_heat_island_nothing_is_called_perceived_temperature(app, island_workspace, monkeypatch):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(island_workspace))
    app.open(TITLE).choose("selectbox", "Beeld eronder", "heat")
    assert not app.test.exception
    app.choose("selectbox", "Buurten kleuren naar", "heat_island").choose("selectbox", "Gekozen buurt", "BU01185003")
    assert "alleen het hitte-eiland bekend" in app.everything_sent()
    assert "Hitte-eiland: °C warmer dan het buitengebied" in app.html()
    assert "pet" not in app.widget("selectbox", "Buurten kleuren naar").options
    assert "Gevoelstemperatuur (PET), gemiddeld (°C)" not in app.test.dataframe[0].value.columns
    assert "Hitte-eiland, gemiddeld" in app.html()
    assert "alleen bekend waar de gevoelstemperatuur (PET) bekend is" in listing(app, "cool_places").everything_sent()


@pytest.fixture(scope="module")
def island_workspace(copy_of_workspace):
    """A workspace of which only degrees of heat island are known."""
    folder = copy_of_workspace()
    with rasterio.open(folder / "layers" / "heat.tif") as source:
        degrees, profile = (source.read(1, masked=True) - 30) / 4, source.profile
    with rasterio.open(folder / "layers" / "heat.tif", "w", **{**profile, "dtype": "float32", "nodata": -99}) as target:
        target.write(degrees.filled(-99).astype("float32"), 1)
    declaration = folder / "layers" / "heat.toml"
    say(declaration, 'title = "Hitte-eiland"', 'unit = "degC"', "min = -5", "max = 60")
    return folder


def test_without_the_layers_that_may_lack_the_page_tells_what_is_missing(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    lacking = ("heat", "green", "walking_network", "corporation_ground", "water_nuisance", "planned_works")
    for name in (*lacking, "corporation_stock", "villages"):
        (folder / "layers" / f"{name}.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "geo-pa-problems" not in app.html()
    assert "de complexen van de corporaties" in app.everything_sent()
    assert "de geplande werkzaamheden" in listing(app, "works").everything_sent()
    assert app.widget("multiselect", "Ook op de kaart").options == []
    assert len(drawn(app, "neighbourhoods")) == len(order(app)) == 48


def test_where_the_rules_do_not_hold_the_page_says_so_and_the_sidebar_stays(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    file = folder / "data" / "rules" / "heat_stress.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('name = "weight_heat"', 'name = "weight_heat"\nvalid_from = 2027-01-01'), "utf-8")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE)
    assert not app.test.exception
    assert "Wat te doen" in app.html()
    assert app.widget("selectbox", "Bekijken als").value == "municipality"


def test_a_name_that_is_markup_stays_text(app, copy_of_workspace, nasty_names, monkeypatch):
    folder = copy_of_workspace()
    for layer in ("neighbourhoods", "planned_works", "corporation_stock"):
        path = folder / "layers" / f"{layer}.gpkg"
        rows = gpd.read_file(path)
        rows["name"] = nasty_names[0]
        rows.to_file(path, driver="GPKG")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open(TITLE).choose("multiselect", "Ook op de kaart", ["complexes", "planned_works", "cool_places"])
    works = cache.result(cache.Question("heat_stress", app_date(app), "municipality")).details["works"]
    app.choose("selectbox", "Gekozen buurt", works["neighbourhood_id"].iloc[0])
    assert not app.test.exception
    assert "<img src=x" not in app.html()
    script = json.loads(app.test.get("component_instance")[0].proto.json_args)["script"]
    assert "<img" not in script


def app_date(app):
    return read_day(app.widget("text_input", "Peildatum").value)
