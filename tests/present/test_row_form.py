"""A form for one row of any layer: what it asks, and that only what was touched changes."""

import pytest

from geo_pa.errors import RequestError
from geo_pa.model import MUNICIPALITY
from geo_pa.model.reader import STANDARD
from geo_pa.present.row_form import filled, form_of, proposed_for
from geo_pa.schema import SCHEMA

LAYER = "building_locations"
ROWS = [name for name, layer in SCHEMA.items() if layer.fields and layer.geometry != "raster" and not layer.closed]


@pytest.fixture(scope="module")
def rows(session):
    return session.layer(LAYER).drop(columns="geometry")


def question(form, name):
    return next(one for one in form.questions if one.name == name)


@pytest.mark.parametrize("name", ROWS)
def test_every_layer_has_a_form_in_dutch_words_in_which_nothing_is_known_at_first(name):
    form = form_of(name)
    assert set(form.before.values()) == {None}
    for one in form.questions:
        assert one.label.startswith(SCHEMA[name].fields[one.name].title)
        assert next(iter(one.options.values()), "onbekend") == "onbekend"


def test_a_form_that_was_not_touched_changes_nothing_of_any_row(session):
    """What is read and written again would otherwise become a change of a value that nobody changed."""
    for name in ("building_locations", "stock_mutations", "corporation_stock", "facilities", "neighbourhoods"):
        for row in session.layer(name).to_dict("records"):
            found = filled(form_of(name, row), {})
            assert (found.changes, found.problems, found.lacking) == ({}, (), ()), row


def test_only_what_is_typed_anew_changes_and_what_is_emptied_becomes_unknown(rows):
    row = rows[rows["lead"].notna()].iloc[0].to_dict() | {"dwellings": None}
    found = filled(form_of(LAYER, row), {"dwellings": "1.200", "lead": " ", "name": f" {row['name']} "})
    assert found.changes == {"dwellings": "1200", "lead": None}


def test_a_name_and_a_number_of_homes_are_enough_for_a_new_location():
    form = form_of(LAYER, proposed=proposed_for(MUNICIPALITY, LAYER))
    shown = {one.name: one.shown for one in form.questions}
    found = filled(form, {**shown, "name": "Noordscheschut Oost", "dwellings": "40"})
    assert found.ready
    assert found.changes == {
        "name": "Noordscheschut Oost",
        "dwellings": "40",
        "status": "4B",
        "confidentiality": "municipality",
        **dict.fromkeys(("dwellings_realised", "care_places", "caravans", "pitches"), "0"),
    }


def test_the_proposed_status_can_be_made_unknown():
    form = form_of(LAYER)
    assert question(form, "status").options[""] == "onbekend"
    assert "status" not in filled(form, {"name": "Noord", "status": ""}).changes


def test_without_a_name_a_location_cannot_be_kept_and_no_fault_is_told_yet():
    found = filled(form_of(LAYER), {"dwellings": "40"})
    assert (found.ready, found.lacking, found.problems) == (False, ("Naam",), ())


@pytest.mark.parametrize("viewer", STANDARD.values(), ids=list(STANDARD))
def test_a_new_row_is_proposed_for_who_makes_it(viewer):
    assert proposed_for(viewer, LAYER) == {"confidentiality": viewer.rung}
    assert proposed_for(viewer, "facilities") == {}


def test_what_cannot_be_read_is_told_and_does_not_change_the_row(rows):
    row = rows.iloc[0].to_dict()
    found = filled(form_of(LAYER, row), {"dwellings": "veertig", "lead": "Domesta"})
    assert (found.ready, found.changes) == (False, {"lead": "Domesta"})


def test_a_reference_is_chosen_by_name_and_one_that_is_not_in_the_list_stays():
    names = {"building_locations": {"BL1": "Noord", "BL2": "Zuid"}}
    form = form_of("stock_mutations", {"plan_id": "BL9"}, names=names)
    assert list(question(form, "plan_id").options.values()) == ["onbekend", "Noord", "Zuid", "BL9"]
    assert filled(form, {"plan_id": "BL2"}).changes == {"plan_id": "BL2"}


def test_a_label_says_the_unit_and_how_a_date_is_typed():
    form = form_of(LAYER)
    labels = {name: question(form, name).label for name in ("social_rent", "decision_date", "realisation_chance")}
    assert labels == {
        "social_rent": "Sociale huur (woningen)",
        "decision_date": "Besluit genomen op (dag-maand-jaar)",
        "realisation_chance": "Kans dat het doorgaat (%)",
    }


def test_a_closed_table_has_no_form():
    with pytest.raises(RequestError, match="kleine aantallen"):
        form_of("allocations")
