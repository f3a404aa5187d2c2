"""A length is held against its line, an area against its polygon: what can be measured is believed first."""

import math

import pytest
from examples import some
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, box

from geo_pa.errors import Severity

STREETS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"

[columns.length_m]
title = "Lengte"
type = "number"
source = "lengte"
unit = "m"
min = 0
required = true
"""
LENGTHS = [100.0, 240.0, 60.0, 310.0]
LINES = [
    LineString([(230_000, 520_000 + 400 * row), (230_000 + length * 0.6, 520_000 + 400 * row + length * 0.8)])
    for row, length in enumerate(LENGTHS)
]


def streets(folder, lengths, *, columns=STREETS, lines=LINES):
    folder.declare("plans.gpkg", geometry="LineString", columns=columns)
    folder.save(folder.plans(lines, lengte=lengths))
    return folder.read()


def told(reading):
    (problem,) = reading.problems
    assert problem.severity is Severity.NOTICE
    return problem


@pytest.mark.parametrize(
    ("times", "guess", "factor"),
    [
        (0.001, "kilometers", "1000"),
        (1 / 0.3048, "voeten", "0.3048"),
        (100, "centimeters", "0.01"),
        (1_000, "millimeters", "0.001"),
        (2.5, "keer die van de lijnen", "0.4"),
    ],
)
def test_lengths_in_another_unit_are_told_with_the_factor_and_not_believed(folder, times, guess, factor):
    reading = streets(folder, [length * times for length in LENGTHS])
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS, rel=1e-9)
    problem = told(reading)
    assert guess in problem.what
    assert f"Zet factor = {factor} onder [columns.length_m]" in problem.action
    assert [one.columns for one in reading.reread] == [("length_m",)]


def test_the_factor_that_is_named_mends_it(folder):
    mended = STREETS.replace("min = 0", "min = 0\nfactor = 1000")
    reading = streets(folder, [length / 1_000 for length in LENGTHS], columns=mended)
    assert reading.problems == ()
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS)


def test_kilometres_that_were_rounded_are_recognised(folder):
    assert "kilometers" in told(streets(folder, [round(length / 1_000, 1) for length in LENGTHS])).what


def test_degrees_are_recognised_and_no_factor_mends_them(folder):
    plans = folder.plans(LINES).to_crs("EPSG:4326")
    reading = streets(folder, [line.length for line in plans.geometry])
    assert "graden" in told(reading).what
    assert "in RD" in told(reading).action
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS)


def test_lengths_on_the_map_of_the_web_are_recognised(folder):
    plans = folder.plans(LINES).to_crs("EPSG:3857")
    assert "Web Mercator" in told(streets(folder, [line.length for line in plans.geometry])).what


def test_lengths_that_differ_a_little_are_those_of_the_file(folder):
    lengths = [length * times for length, times in zip(LENGTHS, (1.02, 0.97, 1.3, 1.01), strict=True)]
    reading = streets(folder, lengths)
    assert reading.problems == ()
    assert reading.frame["length_m"].tolist() == lengths


@pytest.mark.parametrize("wrong", [0, 5, 4_000])
def test_a_single_length_that_cannot_be_is_that_of_its_line(folder, wrong):
    reading = streets(folder, [100, 240, wrong, 310])
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS)
    assert told(reading).what.startswith("1 lengte kan niet die van de lijn zijn")
    assert "in plaats van 60" in told(reading).found


def test_a_missing_length_stays_missing(folder):
    reading = streets(folder, [100, None, 60, 310])
    assert reading.excluded["reason"].tolist() == ["missing_value"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=some(15), deadline=None)
@given(st.floats(1e-6, 1e4).filter(lambda times: abs(math.log(times)) > 0.4))
def test_no_single_factor_moves_a_length(folder, times):
    reading = streets(folder, [length * times for length in LENGTHS])
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS, rel=1e-6)


@pytest.mark.parametrize("lengths", [[1e308] * 4, [1e308, 1e-308, 0, 60], [0] * 4, [1e-300] * 4])
def test_figures_that_hardly_fit_a_float_are_no_lengths(folder, lengths):
    reading = streets(folder, lengths)
    assert reading.frame["length_m"].tolist() == pytest.approx(LENGTHS)
    assert told(reading).found


GROUND = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"

[columns.area_ha]
title = "Oppervlakte"
type = "number"
source = "opp"
unit = "ha"
"""


@pytest.mark.parametrize(("written", "guess"), [(2_500, "vierkante meters"), (0.0025, "vierkante kilometers")])
def test_areas_in_another_unit_are_told_too(folder, written, guess):
    folder.declare("plans.gpkg", columns=GROUND)
    folder.save(folder.plans([box(230_000, 520_000, 230_050, 520_050)] * 2, opp=[written, written]))
    reading = folder.read()
    assert guess in told(reading).what
    assert reading.frame["area_ha"].tolist() == [0.25, 0.25]


def test_areas_of_land_only_are_those_of_the_file(folder):
    folder.declare("plans.gpkg", columns=GROUND)
    folder.save(folder.plans([box(230_000, 520_000, 230_050, 520_050)] * 3, opp=[0.25, 0.2, 0.22]))
    reading = folder.read()
    assert reading.problems == ()
    assert reading.frame["area_ha"].tolist() == [0.25, 0.2, 0.22]
