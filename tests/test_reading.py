"""What is typed is read as a Dutch reader wrote it, or refused in a sentence; nothing is ever read as another value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.terms.reading import read_day, read_number, typed_day, typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0,5", "0.5"),
        ("2,5", "2.5"),
        ("1.234,5", "1234.5"),
        ("2.500", "2500"),
        (" 12 ", "12"),
        ("-3", "-3"),
        ("\N{MINUS SIGN}3", "-3"),
        ("007", "7"),
        ("100", "100"),
    ],
)
def test_a_number_is_read_as_a_dutch_reader_writes_it(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("1.5", "met een komma: 1,5"),
        ("0.25", "met een komma: 0,25"),
        ("1,234.5", "geen getal"),
        ("1.23.456", "geen getal"),
        ("12 13", "geen getal"),
        ("1e3", "geen getal"),
        ("٣", "geen getal"),
        ("tien", "geen getal"),
        ("", "Typ een getal"),
        ("5-", "geen getal"),
        ("nan", "geen getal"),
    ],
)
def test_what_is_no_dutch_number_is_refused_with_the_way_to_write_it(typed, hint):
    with pytest.raises(ValueError, match=hint):
        read_number(typed)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_what_is_written_is_read_back_exactly(value):
    assert read_number(typed_number(value)) == value


@pytest.mark.parametrize(
    "typed", ["1-10-2027", "01-10-2027", "1/10/2027", "1 oktober 2027", "1 okt. 2027", "2027-10-01", " 1 - 10 - 2027 "]
)
def test_a_date_is_read_as_a_dutch_reader_writes_it(typed):
    assert read_day(typed) == date(2027, 10, 1)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("31-02-2026", "februari 2026 heeft 28 dagen"),
        ("2026-02-31", "februari 2026 heeft 28 dagen"),
        ("0-1-2026", "heeft 31 dagen"),
        ("1-13-2026", "maand bestaat niet"),
        ("1 octember 2026", "maand bestaat niet"),
        ("26", "dag, maand en jaar"),
        ("2026", "dag, maand en jaar"),
        ("1-1-26", "vier cijfers"),
        ("1-1-20266", "vier cijfers"),
        ("1-1-0026", "jaar ligt niet"),
        ("", "Hier staat niets"),
        ("morgen", "geen volledige datum"),
    ],
)
def test_what_is_no_date_is_refused_with_the_way_to_write_it(typed, hint):
    with pytest.raises(ValueError, match=hint):
        read_day(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_that_is_written_is_read_back(day):
    assert read_day(typed_day(day)) == day
