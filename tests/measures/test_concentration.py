"""How unevenly a group is spread, held against PySAL's segregation and against the gamma distribution of scipy."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import gamma, poisson

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


@settings(max_examples=some(20), deadline=None)
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


@settings(max_examples=some(50))
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


def interval(counts, expectation, level=0.95):
    return shrunk(counts, expectation, fit_prior(counts, expectation), level)


def garwood(count, expectation, level=0.95):
    """The exact interval of a Poisson count, found by trying means: each end leaves half of the rest outside."""
    tail = (1 - level) / 2
    low = brentq(lambda mean: poisson.sf(count - 1, mean) - tail, 0, count) if count else 0.0
    high = brentq(lambda mean: poisson.cdf(count, mean) - tail, count, 10 * count + 50)
    return low / expectation, high / expectation


class TestWhereAreasLookEqual:
    def test_the_interval_still_has_a_width(self):
        found = interval(series(10, 11, 9), series(10, 10, 10))
        assert (found["low"] < 0.95).all()
        assert (found["high"] > 1.05).all()

    def test_10_against_6_expected_is_told_as_more_than_expected_but_not_certainly_so(self):
        found = interval(series(10, 22, 19, 24), series(5.8, 24, 22, 25)).iloc[0]
        assert 1 < found["estimate"] < 10 / 5.8
        assert found["low"] < 1

    def test_the_least_spread_is_the_standard_error_of_the_estimator_when_nothing_differs(self):
        expectation = [0.7, 3.0, 5.8, 20.0]
        terms = [poisson(mean).expect(lambda n, mean=mean: (n - mean) ** 2 / mean) for mean in expectation]
        squares = [poisson(mean).expect(lambda n, mean=mean: ((n - mean) ** 2 / mean) ** 2) for mean in expectation]
        error = sum(square - term**2 for square, term in zip(squares, terms, strict=True)) ** 0.5 / sum(expectation)
        assert fit_prior(series(*expectation), series(*expectation)).variance == pytest.approx(error)

    def test_hardly_ever_is_an_area_called_concentrated_where_chance_alone_made_the_differences(self):
        random = np.random.default_rng(21)
        expectation = series(*np.linspace(6, 60, 12))
        draws = [pd.Series(random.poisson(expectation), dtype="float64") for _ in range(400)]
        above = [(interval(counts, expectation)["low"] > 1).mean() for counts in draws]
        assert 0 < np.mean(above) < 0.025

    @pytest.mark.parametrize("expectation", [6.0, 50.0])
    def test_more_equal_areas_pull_more(self, expectation):
        widths, estimates = [], []
        for others in (1, 3, 10, 40):
            found = interval(series(1.4 * expectation, *[expectation] * others), series(*[expectation] * (others + 1)))
            widths.append(found["high"].iloc[0] - found["low"].iloc[0])
            estimates.append(found["estimate"].iloc[0])
        assert widths == sorted(widths, reverse=True)
        assert estimates == sorted(estimates, reverse=True)
        assert estimates[-1] > 1

    def test_areas_that_differ_more_are_never_pulled_more(self):
        spreads = [fit_prior(series(20 - apart, 20 + apart, 20), series(20, 20, 20)).variance for apart in range(21)]
        assert spreads == sorted(spreads)
        assert spreads[0] > 0


class TestOneAreaAlone:
    @pytest.mark.parametrize(("count", "expectation"), [(0, 3.0), (10, 5.8), (170, 152.2)])
    def test_it_has_its_own_quotient_and_the_exact_interval_of_its_count(self, count, expectation):
        found = interval(series(count), series(expectation)).iloc[0]
        assert found["estimate"] == count / expectation
        assert (found["low"], found["high"]) == pytest.approx(garwood(count, expectation))

    def test_areas_of_which_nothing_is_known_do_not_make_it_less_alone(self):
        found = interval(series(10, np.nan, 3), series(5.8, 4, 0))
        assert found["estimate"].iloc[0] == 10 / 5.8
        assert found.iloc[1:].isna().all(axis=None)


@settings(max_examples=some(100))
@given(
    st.lists(st.tuples(st.floats(0, 4), st.floats(1, 200)), min_size=1, max_size=12),
    st.sampled_from([0.8, 0.95, 0.99]),
)
def test_every_interval_has_a_width_and_holds_its_estimate_also_of_nobody(areas, level):
    counts = series(*(round(times * expectation) for times, expectation in areas))
    found = interval(counts, series(*(expectation for _, expectation in areas)), level)
    assert (found["high"] - found["low"] > 0.001).all()
    assert found["estimate"].between(found["low"], found["high"]).all()


@pytest.mark.parametrize("quotient", [0.5, 1.0, 1.6])
def test_with_large_counts_the_interval_is_that_of_the_count_alone(quotient):
    for count, off in ((200, 0.05), (20_000, 0.001)):
        areas = series(count, 3 * count, 0.3 * count), series(count / quotient, 2 * count, count)
        found = interval(*areas).iloc[0]
        assert (found["low"], found["high"]) == pytest.approx(garwood(count, count / quotient), rel=off)


def test_the_prior_is_marshalls_moment_estimate():
    counts, expectation = series(30, 5, 10), series(10, 20, 15)
    quotients = [3, 0.25, 2 / 3]
    spread = sum(e * (q - 1) ** 2 for e, q in zip(expectation, quotients, strict=True)) / 45
    found = fit_prior(counts, expectation).variance
    assert found == pytest.approx(spread - 1 / 15)
    assert found > fit_prior(expectation, expectation).variance


@settings(max_examples=some(50))
@given(st.integers(0, 200), st.floats(0.1, 100), st.floats(0.01, 3), st.floats(0.5, 0.99))
def test_estimate_and_interval_are_those_of_the_gamma_distribution(count, expectation, variance, level):
    found = shrunk(series(count), series(expectation), Prior(variance), level).iloc[0]
    posterior = gamma(count + 1 / variance, scale=1 / (expectation + 1 / variance))
    assert found["estimate"] == pytest.approx(posterior.mean())
    assert (found["low"], found["high"]) == pytest.approx(posterior.interval(level))
    raw = count / expectation
    assert min(raw, 1) - 1e-9 <= found["estimate"] <= max(raw, 1) + 1e-9
