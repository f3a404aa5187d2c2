"""How unevenly a group is spread, held against PySAL's segregation and against the gamma distribution of scipy."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import gamma

from geo_pa.measures.concentration import (
    Prior,
    dissimilarity,
    expected,
    fit_prior,
    isolation,
    location_quotient,
    shrunk,
)

AREAS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 200)), min_size=2, max_size=8)


def series(*numbers):
    return pd.Series(numbers, dtype="float64")


def split(areas):
    members = pd.Series([group for group, _ in areas], dtype="Int64")
    return members, members + pd.Series([others for _, others in areas], dtype="Int64")


@settings(max_examples=20, deadline=None)
@given(AREAS.filter(lambda areas: any(group for group, _ in areas)))
def test_the_indices_are_those_of_the_segregation_package(areas):
    from segregation.singlegroup import Dissim, Isolation  # noqa: PLC0415  # loads slowly

    members, everyone = split(areas)
    frame = gpd.GeoDataFrame(
        {"group": members.astype("float64"), "total": everyone.astype("float64")},
        geometry=gpd.points_from_xy(range(len(areas)), [0] * len(areas)),
        crs="EPSG:28992",
    )
    given_columns = {"group_pop_var": "group", "total_pop_var": "total"}
    assert dissimilarity(members, everyone) == pytest.approx(Dissim(frame, **given_columns).statistic)
    assert isolation(members, everyone) == pytest.approx(Isolation(frame, **given_columns).statistic)


@settings(max_examples=50)
@given(AREAS)
def test_they_run_from_0_to_1_and_the_order_of_areas_changes_nothing(areas):
    members, everyone = split(areas)
    for index in (dissimilarity, isolation):
        found = index(members, everyone)
        assert (found is None) == (members.sum() == 0)
        if found is not None:
            assert 0 <= found <= 1 + 1e-12
            assert index(members[::-1], everyone[::-1]) == pytest.approx(found)


def test_a_missing_count_makes_them_unknown():
    assert dissimilarity(series(1, np.nan), series(10, 10)) is None
    assert isolation(series(1, 2), series(10, np.nan)) is None


def test_what_is_expected_adds_up_to_the_total():
    assert expected(90, series(10, 20), 30).tolist() == [30, 60]
    assert expected(90, series(10, np.nan), np.nan).isna().all()
    assert expected(90, series(0, 0), 0).isna().all()


def test_where_nobody_is_expected_there_is_no_quotient():
    assert location_quotient(series(3, 3), series(0, 2)).tolist() == [pytest.approx(np.nan, nan_ok=True), 1.5]


def test_without_differences_beyond_chance_all_estimates_are_1():
    counts, expectation = series(10, 11, 9), series(10, 10, 10)
    assert fit_prior(counts, expectation) == Prior(0.0)
    found = shrunk(counts, expectation, Prior(0.0), 0.95)
    assert (found == 1).all(axis=None)


def test_the_prior_is_marshalls_moment_estimate():
    counts, expectation = series(30, 5, 10), series(10, 20, 15)
    quotients = [3, 0.25, 2 / 3]
    spread = sum(e * (q - 1) ** 2 for e, q in zip(expectation, quotients, strict=True)) / 45
    assert fit_prior(counts, expectation).variance == pytest.approx(spread - 1 / 15)


@settings(max_examples=50)
@given(st.integers(0, 200), st.floats(0.1, 100), st.floats(0.01, 3), st.floats(0.5, 0.99))
def test_estimate_and_interval_are_those_of_the_gamma_distribution(count, expectation, variance, level):
    found = shrunk(series(count), series(expectation), Prior(variance), level).iloc[0]
    posterior = gamma(count + 1 / variance, scale=1 / (expectation + 1 / variance))
    assert found["estimate"] == pytest.approx(posterior.mean())
    assert (found["low"], found["high"]) == pytest.approx(posterior.interval(level))
    raw = count / expectation
    assert min(raw, 1) - 1e-9 <= found["estimate"] <= max(raw, 1) + 1e-9
