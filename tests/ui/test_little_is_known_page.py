"""Of a municipality of which next to nothing is known every page still opens."""

import pytest
from addresses import ADDRESSES
from declaring import know_little

from geo_pa.present.layers import COLOURINGS
from geo_pa.ui import drawings
from geo_pa.ui.drawings import Drawing

UNFORESEEN = "Er ging iets mis"


@pytest.fixture
def beginner(copy_of_workspace, monkeypatch):
    folder = copy_of_workspace()
    know_little(folder)
    monkeypatch.setenv("GEO_PA_WORKSPACE", str(folder))
    return folder


@pytest.mark.parametrize("title", ADDRESSES)
def test_its_pages_open(app, beginner, title):
    app.open(title)
    assert UNFORESEEN not in [heading.value for heading in app.test.subheader]


@pytest.mark.parametrize("colouring", COLOURINGS)
def test_its_complexes_are_drawn_as_unknown_and_say_nothing_of_columns_it_does_not_have(beginner, colouring):
    drawn = drawings.map_layer(Drawing("corporation_stock", "municipality", colouring=colouring)).payload
    assert "Corporatie" in drawn
    assert "Bouwjaar" not in drawn
