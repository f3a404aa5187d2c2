"""Rows that could not be used: an answer says of which layers it is without them, also of those it builds on."""

import geopandas as gpd
import pandas as pd
import pytest
from viewers import VIEWERS

from geo_pa.registry import ANALYSES, find


@pytest.fixture
def spoilt(copied, opened):
    """The embedded municipality with three building locations and one change of the stock that cannot be right."""
    locations = copied / "layers" / "building_locations.gpkg"
    rows = gpd.read_file(locations)
    rows.loc[0, "social_rent"], rows.loc[1, "dwellings"], rows.loc[2, "completion_year"] = 900, -5, 20277
    rows.to_file(locations, driver="GPKG")
    mutations = copied / "data" / "tables" / "stock_mutations.csv"
    changes = pd.read_csv(mutations, dtype="str")
    changes.loc[0, "homes"] = "veel"
    changes.to_csv(mutations, index=False)
    return opened(copied)


def left_out(layers):
    return {layer.title: layer.unusable for layer in layers if layer.unusable}


def test_an_answer_says_how_many_rows_of_which_layer_it_is_without(spoilt):
    assert left_out(spoilt.run("social_share").evidence.layers) == {"Bouwlocaties": 3}


def test_an_answer_that_builds_on_others_says_what_those_are_without(spoilt):
    monitor = spoilt.run("agreement_monitor").evidence
    assert left_out(monitor.layers)["Bouwlocaties"] == 3
    assert len(left_out(monitor.layers)) == 2
    framework = left_out(spoilt.run("toetsingskader").evidence.layers)
    assert framework == left_out(monitor.layers)


def test_the_rows_themselves_stand_in_the_evidence_once(spoilt):
    for entry in ANALYSES:
        found = spoilt.run(entry.id).evidence
        own = found.excluded[found.excluded["layer"] == "building_locations"]
        known = {layer.name for layer in found.layers}
        assert len(own) == (3 if "building_locations" in known else 0)


@pytest.mark.parametrize("viewer", VIEWERS[1:])
def test_another_reader_is_not_told_how_many(spoilt, viewer):
    assert left_out(spoilt.run("social_share", viewer=viewer).evidence.layers) == {}


def test_a_printed_total_is_no_row_that_is_not_used(results):
    assert len(results["agreement_monitor"].evidence.excluded)
    for entry in ANALYSES:
        assert left_out(results[entry.id].evidence.layers) == {}
        assert all(layer.unused == () for layer in results[entry.id].evidence.layers)


def test_every_layer_with_a_source_is_named_with_its_title(session, results):
    for analysis, result in results.items():
        read = {*find(analysis).columns, *find(analysis).rasters} & set(session.workspace.declarations)
        titles = {layer.name: layer.title for layer in result.evidence.layers}
        assert read <= set(titles)
        assert all(titles[name] == session.workspace.declarations[name].title for name in titles)
