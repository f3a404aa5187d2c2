"""Rows that cannot be used are told near the top of every page that uses their layer, to the municipality only."""

import geopandas as gpd
import pytest

PAGES = ("Overzicht", "30% sociale huur", "De 23 afspraken", "Toetsingskader")


@pytest.fixture(scope="module")
def broken_workspace(copy_of_workspace):
    """A workspace in which three building locations hold what cannot be."""
    folder = copy_of_workspace()
    path = folder / "layers" / "building_locations.gpkg"
    rows = gpd.read_file(path).set_index("location_id", drop=False)
    rows.loc["BL01", "social_rent"] = 900
    rows.loc["BL02", "dwellings"] = -5
    rows.loc["BL03", "completion_year"] = 20277
    rows.to_file(path, driver="GPKG", index=False)
    return folder


@pytest.fixture
def broken(broken_workspace, monkeypatch):
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(broken_workspace))


def bar(app):
    return "".join(error.value for error in app.test.error)


@pytest.mark.parametrize("title", PAGES)
def test_a_page_says_how_many_rows_of_which_layer_are_missing_from_its_figures(app, broken, title):
    app.open(title)
    assert not app.test.exception
    assert "3 rijen van Bouwlocaties" in bar(app)


def test_a_page_that_does_not_use_the_layer_says_nothing(app, broken):
    app.open("Aandachtsgroepen")
    assert bar(app) == ""


def test_others_than_the_municipality_are_not_told_of_rows_that_may_be_confidential(app, broken):
    app.open().as_viewer("public")
    assert bar(app) == ""


def test_where_every_row_can_be_used_there_is_no_bar(app):
    app.open("30% sociale huur")
    assert bar(app) == ""
