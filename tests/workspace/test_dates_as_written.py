"""A date is the day that it was in the Netherlands, however a file writes it."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.workspace.values import read_date

DECIDED = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"

[columns.decided]
title = "Besloten op"
type = "date"
"""
SECOND_OF_OCTOBER = date(2023, 10, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-02",
        "2023/10/02",
        "2023/10/02 00:00:00",
        "2-10-2023",
        "2-10-2023 00:00",
        "2023-10-02T00:00:00",
        "2023-10-01T22:00:00Z",
        "2023-10-01 22:00:00+00",
        "2023-10-01 22:00:00.000+0000",
        "2023-10-02T00:00:00+02:00",
        "2023-10-01T20:00:00-02:00",
        "2023-10-01 22:00:00 UTC",
        "1696197600000",
    ],
)
def test_the_same_day_in_many_ways(text):
    assert read_date(text) == SECOND_OF_OCTOBER


def test_midnight_of_new_year_in_utc_is_the_next_year():
    assert read_date("2025-12-31 23:00:00+00") == date(2026, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["02/10/2023", "2023/10-02", "2023-02-30", "2023-10-01T25:00:00Z", "9999-12-31T23:59:59Z", "2023/13/01", "2023"],
)
def test_what_may_be_two_days_or_none_is_no_date(text):
    assert read_date(text) is None


def last_sunday_at_one(year, month):
    """When the clock changes in Europe, in UTC."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


@given(st.datetimes(datetime(1997, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_in_utc_is_the_day_on_the_dutch_calendar(moment):
    summer = last_sunday_at_one(moment.year, 3) <= moment < last_sunday_at_one(moment.year, 10)
    here = moment + timedelta(hours=2 if summer else 1)
    assert read_date(moment.strftime("%Y-%m-%dT%H:%M:%SZ")) == here.date()


def decided(folder, file, values, **options):
    folder.declare(file, columns=DECIDED)
    folder.save(folder.plans(decided=values), file, **options)
    reading = folder.read()
    assert reading.problems == ()
    return reading.frame["decided"].dt.date.tolist()


@pytest.mark.parametrize("file", ["plans.gpkg", "plans.geojson"])
def test_a_moment_with_a_time_zone_in_a_layer_is_read_in_dutch_time(folder, file):
    values = pd.to_datetime(["2023-10-01T22:00:00Z", "2025-12-31T23:00:00Z"])
    assert decided(folder, file, values) == [SECOND_OF_OCTOBER, date(2026, 1, 1)]


def test_a_moment_without_a_time_zone_keeps_its_day(folder):
    values = pd.to_datetime(["2023-10-02T00:00:00", "2023-10-02T23:59:00"])
    assert decided(folder, "plans.gpkg", values) == [SECOND_OF_OCTOBER] * 2


def test_a_moment_in_a_shapefile_is_text_with_slashes(folder):
    values = ["2023/10/02 00:00:00", "2023/10/02"]
    assert decided(folder, "plans.shp", values) == [SECOND_OF_OCTOBER] * 2


@pytest.mark.parametrize(("kind", "file"), [(int, "plans.geojson"), (float, "plans.gpkg"), (str, "plans.gpkg")])
def test_the_milliseconds_of_arcgis_are_a_moment_in_utc(folder, kind, file):
    values = [kind(1_696_197_600_000), kind(1_700_000_000_000)]
    assert decided(folder, file, values) == [SECOND_OF_OCTOBER, date(2023, 11, 14)]
