"""When something counts: the first and the last day do, the day after the reference date does not."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.measures.moments import after_deadline, counts_on, from_first_day

START = date(2023, 10, 2)

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_what_was_decided_on_the_reference_date_counts_and_the_day_after_does_not() -> None:
    assert counts_on(START, START)
    assert not counts_on(START + timedelta(days=1), START)


def test_the_first_day_of_a_period_counts_and_the_day_before_does_not() -> None:
    assert from_first_day(START, START)
    assert not from_first_day(START - timedelta(days=1), START)


def test_the_deadline_itself_is_in_time() -> None:
    assert not after_deadline(START, START)
    assert after_deadline(START + timedelta(days=1), START)


def test_of_a_day_that_is_not_known_it_is_not_known_whether_it_counts() -> None:
    when = pd.Series([pd.Timestamp(START), pd.NaT], index=["a", "b"], dtype="datetime64[s]")
    for told in (counts_on(when, START), from_first_day(when, START)):
        assert bool(told["a"])
        assert told["b"] is pd.NA


@given(days, days)
def test_a_series_is_told_as_each_of_its_days_is(when: date, other: date) -> None:
    series = pd.Series([pd.Timestamp(when)], dtype="datetime64[s]")
    assert bool(counts_on(series, other)[0]) == counts_on(when, other) == (not after_deadline(when, other))
    assert bool(from_first_day(series, other)[0]) == from_first_day(when, other)
