"""In which order a form asks: every field once, what a row needs in sight, a key only where nobody can make it up."""

from collections import Counter

import pytest

from geo_pa.schema import SCHEMA
from geo_pa.schema.forms import LAYOUTS, layout
from geo_pa.schema.written import written

ROWS = [name for name, layer in SCHEMA.items() if layer.fields and layer.geometry != "raster"]


def asked(found):
    return [*found.first, *(name for group in found.groups for name in group.fields)]


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("new", [True, False])
def test_every_field_but_the_key_is_asked_once(name, new):
    key = {SCHEMA[name].key} - ({SCHEMA[name].key} if new and layout(name).asks_key else set())
    counts = Counter(asked(layout(name, new=new)))
    assert set(counts.values()) == {1}
    assert set(counts) == SCHEMA[name].fields.keys() - key


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("new", [True, False])
def test_what_a_row_needs_is_in_sight(name, new):
    needed = {field for field, about in SCHEMA[name].fields.items() if about.required} - {SCHEMA[name].key}
    assert needed <= {*layout(name, new=new).first}


def test_what_the_layouts_name_is_in_the_schema():
    for name, said in LAYOUTS.items():
        fields = SCHEMA[name].fields
        assert {*asked(said), *said.short, *said.new} <= fields.keys()
        words = {field: value for field, value in said.new.items() if fields[field].words}
        assert all(value in fields[field].words for field, value in words.items())
        assert all(fields[field].numeric for field in said.new.keys() - words.keys())


def test_a_new_building_location_asks_its_name_and_its_homes_first_and_proposes_an_option():
    found = layout("building_locations", new=True)
    assert found.first[:2] == ("name", "dwellings")
    none = dict.fromkeys(("dwellings_realised", "care_places", "caravans", "pitches"), "0")
    assert found.new == {"status": "4B", **none}


@pytest.mark.parametrize("value", [None, float("nan")])
def test_missing_is_missing_whatever_the_type(value):
    assert {written(field, value) for field in SCHEMA["stock_mutations"].fields.values()} == {None}
