"""The bar on a page of which rows could not be used: how many, of which layer, and where it says why."""

import geopandas as gpd
import pytest

from geo_pa.disclosure import VIEWERS

ON_LOCATIONS = ["Overzicht", "De 23 afspraken", "30% sociale huur", "Voorraad in de dorpen", "Toetsingskader"]
SAID = "3 rijen van Bouwlocaties zijn weggelaten omdat ze niet bruikbaar zijn"


@pytest.fixture
def spoilt(copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    layer = folder / "layers" / "building_locations.gpkg"
    rows = gpd.read_file(layer)
    rows.loc[0, "social_rent"], rows.loc[1, "dwellings"], rows.loc[2, "completion_year"] = 900, -5, 20277
    rows.to_file(layer, driver="GPKG")
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    return folder


def bars(app):
    return [bar.value for bar in app.test.error if "weggelaten" in bar.value]


@pytest.mark.parametrize("title", ON_LOCATIONS)
@pytest.mark.usefixtures("spoilt")
def test_a_page_on_that_layer_says_how_many_rows_are_missing_and_where_it_says_why(app, title):
    (told,) = bars(app.open(title))
    assert told.startswith(SAID)
    assert "Waarop berust dit?" in told
    assert "geo-pa check" in told


@pytest.mark.parametrize("title", ["Aandachtsgroepen", "Uitleg"])
@pytest.mark.usefixtures("spoilt")
def test_a_page_that_does_not_use_the_layer_says_nothing(app, title):
    assert bars(app.open(title)) == []


@pytest.mark.parametrize("viewer", VIEWERS[1:])
@pytest.mark.usefixtures("spoilt")
def test_another_reader_is_not_told(app, viewer):
    assert bars(app.open().as_viewer(viewer)) == []


def test_where_all_rows_can_be_used_there_is_no_bar(app):
    assert bars(app.open()) == []


def test_of_a_layer_that_cannot_be_read_at_all_the_page_itself_says_why(app, spoilt):
    (spoilt / "layers" / "building_locations.gpkg").write_bytes(b"")
    app.open("30% sociale huur")
    assert bars(app) == []
    assert "geo-pa-problems" in app.html()
