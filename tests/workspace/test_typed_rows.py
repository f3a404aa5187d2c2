"""A row that is typed is read by the rules for files; every fault is told at once, as who types needs it."""

from datetime import date, timedelta

import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.errors import RequestError
from geo_pa.present.row_form import typed_text
from geo_pa.schema import SCHEMA
from geo_pa.workspace.of_schema import typed_declaration
from geo_pa.workspace.typed_rows import read_typed

LOCATIONS = typed_declaration("building_locations")
FIELDS = SCHEMA["building_locations"].fields


def read(**texts):
    return read_typed(texts, LOCATIONS)


def test_values_are_one_text_each_whatever_their_type():
    row = read(
        name=" Noord ",
        dwellings="1.240",
        status="4B",
        realisation_chance="62,5%",
        decision_date="2-10-2023",
        start_year="2027",
        lead="",
    )
    assert row.problems == ()
    assert row.values == {
        "name": "Noord",
        "dwellings": "1240",
        "status": "4B",
        "realisation_chance": "0.625",
        "decision_date": "2023-10-02",
        "start_year": "2027",
        "lead": None,
    }


@pytest.mark.parametrize(("typed", "value"), [("ja", "true"), ("nee", "false"), ("", None)])
def test_yes_no_and_unknown(typed, value):
    row = read_typed({"replaces_demolition": typed}, typed_declaration("stock_mutations"))
    assert row.values == {"replaces_demolition": value}


@pytest.mark.parametrize(
    ("field", "typed", "what", "expected"),
    [
        ("dwellings", "veertig", "Geen getal.", "een heel getal, van 0 tot en met 100.000 woningen"),
        ("dwellings", "12,5", "Geen heel getal.", "een heel getal, van 0 tot en met 100.000 woningen"),
        ("dwellings", "-3", "Een waarde buiten de grenzen.", "van 0 tot en met 100.000 woningen"),
        ("realisation_chance", "130", "Een waarde buiten de grenzen.", "een percentage van 0 tot en met 100"),
        ("decision_date", "31-2-2026", "Geen datum.", "dag-maand-jaar, zoals 31-1-2026"),
        ("start_year", "27", "Een waarde buiten de grenzen.", "een jaartal van 1990 tot en met 2100"),
        ("status", "9Z", "Een onbekend woord.", None),
        ("dwellings", "-9999", "Dit getal betekent in bestanden 'geen gegevens'.", None),
    ],
)
def test_what_cannot_be_read_is_said_with_its_title_what_stands_there_and_what_may(field, typed, what, expected):
    row = read(**{field: typed})
    (problem,) = row.problems
    assert (problem.where, problem.what) == (FIELDS[field].title, what)
    assert expected in (None, problem.expected)
    assert row.faulty == {field}
    assert row.values == {field: None}


def test_faults_of_all_fields_are_told_together_and_nothing_is_said_of_files():
    row = read(dwellings="x", start_year="y", decision_date="z")
    assert len(row.problems) == 3
    assert not any("bestand" in str(problem) or "kolom" in str(problem) for problem in row.problems)


PARTS = [name for rule in SCHEMA["building_locations"].sums[:1] for name in rule.parts]


def test_parts_that_do_not_make_up_the_total_are_told():
    (problem,) = read(**dict.fromkeys(PARTS, "0"), dwellings="40").problems
    assert problem.where == "Nieuwe woningen"
    assert problem.found == "delen samen 0, totaal 40"
    (problem,) = read(**{**dict.fromkeys(PARTS, ""), "social_rent": "41"}, dwellings="40").problems
    assert problem.what == "De bekende delen zijn meer dan het totaal."


def test_what_a_row_needs_and_is_still_empty_is_no_fault_but_is_named():
    row = read(name="", dwellings="40")
    assert (row.problems, row.lacking) == ((), ("Naam",))


def test_a_point_separates_thousands_whatever_stands_in_another_field():
    row = read_typed({"rent_eur": "1.234", "homes": "5"}, typed_declaration("corporation_stock"))
    assert row.values["rent_eur"] == "1234.0"


@pytest.mark.parametrize("name", ["allocations", "heat", "bestaat_niet"])
def test_rows_that_are_not_made_one_by_one_are_refused(name):
    with pytest.raises(RequestError, match="een voor een"):
        typed_declaration(name)


days = st.integers(0, 60_000).map(lambda days: (date(1950, 1, 1) + timedelta(days)).isoformat())
CANONICAL = {
    "dwellings": st.integers(0, 100_000).map(str),
    "start_year": st.integers(1990, 2100).map(str),
    "decision_date": days,
    "status": st.sampled_from(FIELDS["status"].words),
    "name": st.text(st.characters(categories=("L",)), min_size=1),
}


@settings(max_examples=some(100))
@given(st.fixed_dictionaries(CANONICAL))
def test_what_a_form_shows_of_a_value_is_read_back_as_that_value(values):
    shown = {name: typed_text(FIELDS[name], value) for name, value in values.items()}
    assert read(**shown).values == values


@settings(max_examples=some(100))
@given(rent=st.floats(0, 5000))
def test_a_number_keeps_every_digit(rent):
    shown = typed_text(SCHEMA["corporation_stock"].fields["rent_eur"], repr(rent))
    row = read_typed({"rent_eur": shown}, typed_declaration("corporation_stock"))
    assert row.values["rent_eur"] == repr(rent)
