"""How unevenly a group is spread: quotients per area with their uncertainty, and indices for the whole."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Prior:
    """How location quotients differ between areas, apart from chance: a gamma distribution with mean 1.

    Attributes
    ----------
    variance : float or Series of float
        Over 0, one for all areas or one for each. Infinite where nothing tells how areas differ: their quotients are
        then taken as they are.
    """

    variance: float | pd.Series


def expected(total: float | pd.Series, homes: pd.Series, whole: float | pd.Series) -> pd.Series:
    """Spread a total over areas in proportion to their homes.

    Parameters
    ----------
    total : float or Series of float
        What is spread over the whole, one for all areas or one for each; missing makes missing.
    homes : Series
        Per area; missing stays missing.
    whole : float or Series of float
        The homes of the whole, likewise; missing makes missing, since no share is then known.

    Returns
    -------
    Series of float
        On the same index.
    """
    return homes.astype("float64") * total / np.where(np.asarray(whole) > 0, whole, np.nan)


def location_quotient(counts: pd.Series, expectation: pd.Series) -> pd.Series:
    """Divide counts by what is expected: 1 is as much as anywhere; missing where nothing is expected.

    Parameters
    ----------
    counts, expectation : Series
        On the same index; missing stays missing.
    """
    return counts.astype("float64") / expectation.where(expectation > 0)


def fit_prior(counts: pd.Series, expectation: pd.Series) -> Prior:
    """Estimate how much quotients differ between areas beyond chance, by moments; at least what chance could hide.

    Parameters
    ----------
    counts, expectation : Series
        On the same index; areas where one is missing or nothing is expected are left out.

    Returns
    -------
    Prior
        Of infinite variance where fewer than two areas are left: one area alone does not tell how areas differ.

    Notes
    -----
    The estimator is that of R.J. Marshall, "Mapping disease and mortality rates using empirical Bayes estimators"
    (Applied Statistics 40, 1991), with the mean fixed at 1, which is the quotient of the whole: over k areas of which
    E are expected, A = sum(E (q - 1)^2) / sum(E) - k / sum(E). It is often under 0, which does not tell that areas are
    equal, only that so few are expected that differences drown in chance. Taken as 0, every interval would have no
    width. Therefore it is at least its own standard error were all areas equal, which is a spread that the counts could
    not have told from none. With q = 1 everywhere, A + k / sum(E) is Pearson's statistic sum((O - E)^2 / E) over
    sum(E); as the fourth central moment of a Poisson count is E + 3 E^2, each of its terms has variance 2 + 1 / E. The
    standard error is hence sqrt(2 k + sum(1 / E)) / sum(E): where many are expected, sqrt(2 / k) over the mean of E.
    """
    quotient = location_quotient(counts, expectation).dropna()
    weight = expectation[quotient.index]
    if len(quotient) < FEWEST_AREAS:
        return Prior(np.inf)
    spread = float((weight * (quotient - 1) ** 2).sum() / weight.sum())
    return Prior(max(spread - 1 / float(weight.mean()), _error_were_all_equal(weight)))


FEWEST_AREAS = 2
"""How many areas it takes to tell how much areas differ."""


def _error_were_all_equal(expectation: pd.Series) -> float:
    """Give the standard error of the estimated variance between areas where in truth there is none."""
    return float(np.sqrt(2 * len(expectation) + (1 / expectation).sum()) / expectation.sum())


def shrunk(counts: pd.Series, expectation: pd.Series, prior: Prior, level: float) -> pd.DataFrame:
    """Estimate quotients with an interval, pulled towards 1 the more the fewer are expected.

    Counts are Poisson around quotient x expectation, quotients gamma around 1, so that the posterior is gamma too.

    Parameters
    ----------
    counts, expectation : Series
        On the same index; missing gives missing.
    prior : Prior
        From :func:`fit_prior`.
    level : float
        Probability of the central interval, 0..1.

    Returns
    -------
    DataFrame
        On the same index: ``estimate`` (posterior mean), ``low`` and ``high`` (quantiles), float. The interval always
        has a width. Where the prior has no end, nothing is pulled: the quotient itself, with the exact interval of a
        Poisson count.

    Notes
    -----
    D. Clayton and J. Kaldor, "Empirical Bayes estimates of age-standardized relative risks for use in disease mapping"
    (Biometrics 43, 1987); F. Garwood, "Fiducial limits for the Poisson distribution" (Biometrika 28, 1936).
    """
    known = counts.notna() & (expectation > 0)
    number, expected_there = counts.astype("float64").where(known), expectation.astype("float64").where(known)
    tail = (1 - level) / 2
    pull = 1 / prior.variance
    shape, rate = number + pull, expected_there + pull
    return _quantiles((shape, shape, shape + (pull == 0)), rate, tail)


def _quantiles(shapes: tuple[pd.Series, pd.Series, pd.Series], rate: pd.Series, tail: float) -> pd.DataFrame:
    """Give a mean and both quantiles, each of a gamma distribution with its own shape; one of shape 0 is all at 0."""
    from scipy.special import gammaincinv  # noqa: PLC0415  # not needed to open the app

    mean, low, high = shapes
    return pd.DataFrame(
        {
            "estimate": mean / rate,
            "low": gammaincinv(low, tail).mask(low == 0, 0.0) / rate,
            "high": gammaincinv(high, 1 - tail) / rate,
        }
    )


def dissimilarity(members: pd.Series, everyone: pd.Series) -> float | None:
    """Tell which share of a group would have to move to be spread evenly (Duncan and Duncan 1955).

    Parameters
    ----------
    members, everyone : Series
        Per area the group, and the whole it is part of.

    Returns
    -------
    float or None
        0 (even) to 1 (apart); None where a count is missing, the group is empty or it is everyone.
    """
    group, whole = members.astype("float64"), everyone.astype("float64")
    size, total = group.sum(skipna=False), whole.sum(skipna=False)
    if not 0 < size < total:
        return None
    return float((group / size - (whole - group) / (total - size)).abs().sum() / 2)


def isolation(members: pd.Series, everyone: pd.Series) -> float | None:
    """Tell which share of the neighbours of a member, on average, are members too (Bell 1954).

    Parameters
    ----------
    members, everyone : Series
        As in :func:`dissimilarity`; an area without anyone counts for nothing.

    Returns
    -------
    float or None
        0 to 1; None where a count is missing or the group is empty.
    """
    group, whole = members.astype("float64"), everyone.astype("float64")
    size = group.sum(skipna=False)
    if not size > 0 or whole.isna().any():
        return None
    return float((group / size * (group / whole.where(whole > 0))).sum())
