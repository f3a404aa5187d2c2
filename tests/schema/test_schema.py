"""What geo_pa knows of layers and tables holds together, and is all that questions and messages need."""

import pytest

from geo_pa.disclosure import CONFIDENTIALITY, OPEN_LAYERS
from geo_pa.model.units import UNITS
from geo_pa.registry import ANALYSES
from geo_pa.schema import SCHEMA, Field
from geo_pa.terms import label
from geo_pa.vocabulary import VOCABULARIES

EVERY_FIELD = [(layer, name) for layer, known in SCHEMA.items() for name in known.fields]
EVERY_LAYER = pytest.mark.parametrize("layer", SCHEMA)
PEOPLE = {"inhabitants", "households", "allocations", "persons", "older"}


@pytest.mark.parametrize(("layer", "name"), EVERY_FIELD)
def test_a_column_has_a_title_and_a_unit_and_words_that_are_known(layer, name):
    field = SCHEMA[layer].fields[name]
    assert field.title
    assert field.unit in {"", *UNITS}
    assert field.vocabulary in {"", *VOCABULARIES}
    assert bool(field.words) == (field.type == "category")
    assert field.numeric or (field.unit == "" and field.bounds == (None, None))


@pytest.mark.parametrize(("layer", "name"), EVERY_FIELD)
def test_what_is_counted_in_people_counts_people(layer, name):
    field = SCHEMA[layer].fields[name]
    assert field.people or field.unit not in PEOPLE
    assert field.numeric or not field.people


@EVERY_LAYER
def test_key_sums_and_what_is_unique_are_columns_of_the_layer(layer):
    known = SCHEMA[layer]
    named = {known.key, *known.unique, *(name for rule in known.sums for name in rule.columns)}
    assert named - {""} <= set(known.fields)
    assert not known.key or known.fields[known.key].required
    assert known.key not in known.unique or not known.key


@EVERY_LAYER
def test_a_layer_of_cells_has_a_unit_and_bounds_and_no_columns(layer):
    known = SCHEMA[layer]
    assert (known.geometry == "raster") == bool(known.unit)
    assert not (known.unit and known.fields)


@EVERY_LAYER
def test_a_closed_table_has_no_rows_for_some_readers_only(layer):
    assert not (SCHEMA[layer].closed and CONFIDENTIALITY in SCHEMA[layer].fields)
    assert SCHEMA[layer].closed or layer in OPEN_LAYERS or CONFIDENTIALITY in SCHEMA[layer].fields


USED = sorted({known.fields[name].vocabulary for layer, name in EVERY_FIELD if (known := SCHEMA[layer])} - {""})


@pytest.mark.parametrize("vocabulary", USED)
def test_no_word_or_dutch_label_can_mean_two_words_of_a_list(vocabulary):
    field = Field("", "category", vocabulary=vocabulary)
    meant = [(text.casefold(), word) for word in field.words for text in (word, label(vocabulary, word))]
    assert len(dict(meant)) == len(set(meant))
    assert dict(meant) == field.spellings


@pytest.mark.parametrize("entry", ANALYSES, ids=lambda entry: entry.id)
def test_every_layer_that_a_question_asks_for_is_known(entry):
    assert {*entry.columns, *entry.rasters, *entry.behind} <= set(SCHEMA)
