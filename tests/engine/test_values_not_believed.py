"""An answer says which values it did not take as they stand in the file, where it reads them."""

import geopandas as gpd
import pytest


@pytest.fixture
def spoilt(copied, opened):
    """The embedded municipality with a code for missing in the heat of one neighbourhood, and streets in kilometres."""
    neighbourhoods, streets = (copied / "layers" / f"{name}.gpkg" for name in ("neighbourhoods", "walking_network"))
    areas = gpd.read_file(neighbourhoods)
    areas.loc[0, "heat_island_median_degc"] = -99997
    areas.to_file(neighbourhoods, driver="GPKG")
    lines = gpd.read_file(streets)
    lines["length_m"] = (lines["length_m"] / 1_000).round(3)
    lines.to_file(streets, driver="GPKG")
    return opened(copied)


def told(result):
    return [sentence for sentence in result.evidence.assumptions if "In het bestand:" in sentence]


def test_an_answer_says_what_it_did_not_believe_to_whom_may_know(spoilt):
    heat = told(spoilt.run("heat_stress"))
    assert len(heat) == 2
    assert any("-99.997 (1 keer)" in sentence for sentence in heat)
    assert any("Dit lijken kilometers" in sentence for sentence in heat)
    assert told(spoilt.run("heat_stress", viewer="public")) == []
    assert told(spoilt.run("social_share")) == []


def test_and_is_as_right_as_with_the_lengths_of_the_lines(session, spoilt):
    one, other = (opened.run("woonzorgzones").totals for opened in (spoilt, session))
    assert one["zone_homes"] == other["zone_homes"]
