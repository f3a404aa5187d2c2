"""Booked compensation is checked against the day of its decision: what could not be then is an error."""

import pytest
from builders import booking, bookings

from geo_pa.errors import Severity

FITS = booking("L1", "L2", 4, "2024-01-31", surplus_when_booked=4, shortfall_when_booked=9)


@pytest.fixture
def told(checked):
    """A function that tells what is said of these bookings."""
    return lambda *rows, **rules: checked("social_share", booked_compensation=bookings(*rows), **rules)


def test_bookings_that_could_be_made_are_no_problem_even_where_today_they_no_longer_fit(told):
    paid = booking("L1", "L2", None, "2023-10-02", form="money", shortfall_when_booked=5)
    assert told(FITS, paid, booking("L1", "L2", 4, "2024-01-31")) == []


IMPOSSIBLE = {
    "1 boeking kon niet: de woningen gaan van een locatie naar dezelfde locatie.": (
        {"from_location": "L2"},
        "B2: van en naar L2",
    ),
    "1 boeking kon niet: er is geen aantal woningen geboekt.": ({"homes": 0}, "B2: 0 woningen"),
    "1 boeking kon niet: meer woningen dan het overschot bij het boeken.": (
        {"homes": 5},
        "B2: 5 woningen, overschot 4",
    ),
    "1 boeking kon niet: meer woningen dan het tekort bij het boeken.": (
        {"shortfall_when_booked": 3},
        "B2: 4 woningen, tekort 3",
    ),
    "1 boeking kon niet: besloten voordat de regel gold.": ({"decided_on": "2023-10-01"}, "B2: 1 oktober 2023"),
}


@pytest.mark.parametrize(("what", "wrong"), IMPOSSIBLE.items(), ids=IMPOSSIBLE)
def test_a_booking_that_was_impossible_when_made_is_an_error(told, what, wrong):
    changes, found = wrong
    (problem,) = told(FITS, FITS | changes)
    assert (problem.what, problem.found, problem.severity) == (what, found, Severity.ERROR)


def test_each_fault_of_a_booking_is_told_by_itself(told):
    problems = told(FITS | {"from_location": "L2", "homes": 0}, FITS | {"homes": 10})
    assert [problem.found for problem in problems] == [
        *("B1: van en naar L2", "B1: 0 woningen"),
        *("B2: 10 woningen, overschot 4", "B2: 10 woningen, tekort 9"),
    ]


@pytest.mark.parametrize("column", ["homes", "form", "from_location", "surplus_when_booked", "shortfall_when_booked"])
def test_what_was_not_recorded_is_held_against_no_booking(told, column):
    problems = told(FITS | {"surplus_when_booked": 9, column: None})
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]


def test_without_the_rules_no_day_is_too_early(told):
    assert told(FITS | {"decided_on": "2023-10-01"}, without_rules=["social_share"]) == []


def test_a_booking_of_an_unknown_number_of_homes_is_told_and_no_error(told):
    (problem,) = told(FITS, FITS | {"homes": None})
    assert (problem.severity, problem.found) == (Severity.NOTICE, "B2")
    assert "1 boeking noemt geen aantal woningen" in problem.what
