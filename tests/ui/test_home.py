"""The home page: around the map a tile per agreement and question, each with a link to its page."""

from datetime import date

import pytest

from geo_pa.disclosure import VIEWERS, visible
from geo_pa.engine import open_workspace
from geo_pa.present import dashboard
from geo_pa.ui import PAGES
from geo_pa.ui.dashboard import LINKS


@pytest.fixture(scope="module")
def session():
    return open_workspace()


def cards(app):
    return [part.split("</p>")[0] for part in app.html().split('<article class="geo-pa-card"><p>')[1:]]


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_tile_stands_on_the_page_the_worst_first(app, session, viewer):
    app.open().as_viewer(viewer)
    expected = dashboard.tiles(session.run_all(viewer=viewer).results)
    assert cards(app) == [f"Afspraak {tile.id}" for tile in expected]
    assert len(expected) > 10


def test_every_agreement_has_a_tile_or_is_named_beneath(app, session):
    app.open()
    named = "\n".join(caption.value for caption in app.test.caption)
    numbers = {card.removeprefix("Afspraak ") for card in cards(app)}
    for number, title in session.run("agreement_monitor").table[["agreement", "title"]].drop_duplicates().to_numpy():
        assert number in numbers or f"{number} {title}" in named


def test_it_is_told_once_why_some_tiles_have_no_change(app):
    app.open()
    told = [caption.value for caption in app.test.caption if "geen eerder cijfer" in caption.value]
    assert told == ["Een tegel zonder verandering heeft geen eerder cijfer om mee te vergelijken."]


def test_every_tile_links_to_a_page_that_there_is(app, session):
    app.open()
    addresses = {address for _path, _title, address in PAGES}
    links = [link.proto.page for link in app.test.get("page_link")]
    assert len(links) == len(cards(app))
    assert set(links) <= addresses
    assert {tile.question for tile in dashboard.tiles(session.run_all().results)} - {"social_growth"} <= set(LINKS)


def test_a_hidden_plan_is_on_no_tile(app, session):
    app.open().as_viewer("public")
    plans = session.layer("building_locations")
    tiles = app.html()
    assert not [name for name in plans["name"][~visible(plans, "public")] if name in tiles]


def test_without_the_table_of_agreements_the_map_is_still_there(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "data" / "tables" / "agreements.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open()
    assert not app.test.exception
    assert app.on_the_map()["building_locations"]
    assert "De tegels over de afspraken ontbreken" in "".join(info.value for info in app.test.info)


@pytest.mark.parametrize("on", [date(2023, 10, 1), date(2028, 1, 1)])
def test_on_a_date_without_agreements_the_map_is_there_and_the_page_says_why_the_tiles_are_not(app, session, on):
    app.open().choose("date_input", "Peildatum", on)
    assert not app.test.exception
    assert app.on_the_map()["building_locations"] == set(session.layer("building_locations").index)
    assert "een datum van 2 oktober 2023 tot en met 31 december 2027" in app.html()
    assert cards(app) == []
