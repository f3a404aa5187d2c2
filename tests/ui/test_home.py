"""The home page: around the map a tile per agreement and question, each with a link to its page."""

import pytest
from viewers import VIEWERS

from geo_pa.disclosure import visible
from geo_pa.model import PUBLIC
from geo_pa.present.agreement_monitor import dashboard
from geo_pa.ui import menu


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
    addresses = {place.address for place in menu.places().values()}
    links = [link.proto.page for link in app.test.get("page_link") if link.proto.label == "Bekijken"]
    assert len(links) == len(cards(app))
    assert set(links) <= addresses
    asked = {tile.question for tile in dashboard.tiles(session.run_all().results)}
    assert asked - {"social_growth"} <= menu.places().keys()


def test_a_hidden_plan_is_on_no_tile(app, session):
    app.open().as_viewer("public")
    plans = session.layer("building_locations")
    tiles = app.html()
    assert not [name for name in plans["name"][~visible(plans, PUBLIC, "building_locations")] if name in tiles]


def test_without_the_table_of_agreements_the_map_is_still_there(app, copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    (folder / "data" / "tables" / "agreements.toml").unlink()
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    app.open()
    assert not app.test.exception
    assert app.on_the_map()["building_locations"]
    assert "De tegels over de afspraken ontbreken" in "".join(info.value for info in app.test.info)


def test_on_a_date_before_the_agreements_the_map_is_there_and_the_page_says_why_the_tiles_are_not(app, session):
    app.open().choose("text_input", "Peildatum", "1-10-2023")
    assert not app.test.exception
    assert app.on_the_map()["building_locations"] == set(session.layer("building_locations").index)
    assert "een datum van 2 oktober 2023 tot en met 31 december 2027" in app.html()
    assert cards(app) == []


def test_on_a_date_after_the_agreements_the_page_says_that_they_have_ended(app):
    app.open().choose("text_input", "Peildatum", "1-1-2028")
    assert "gold tot en met 31 december 2027" in "".join(info.value for info in app.test.info)
    assert len(cards(app)) > 10


def test_the_home_page_says_where_choices_were_made_that_do_not_count_there(app):
    app.open("30% sociale huur").choose("selectbox", "Waar een overschot", "district")
    app.open("Overzicht")
    told = "".join(info.value for info in app.test.info)
    assert "Anders gekozen is op: 30% sociale huur." in told
    app.open("De 23 afspraken")
    assert told in "".join(info.value for info in app.test.info)


def test_without_other_choices_the_home_page_says_nothing_of_them(app):
    app.open()
    assert not [info for info in app.test.info if "Anders gekozen" in info.value]
