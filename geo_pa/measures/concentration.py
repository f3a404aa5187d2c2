"""How unevenly a group is spread: quotients per area with their uncertainty, and indices for the whole."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Prior:
    """How location quotients differ between areas, apart from chance: a gamma distribution with mean 1.

    Attributes
    ----------
    variance : float
        0 where chance alone explains the differences.
    """

    variance: float


def expected(total: float, homes: pd.Series, whole: float) -> pd.Series:
    """Spread a total over areas in proportion to their homes.

    Parameters
    ----------
    total : float
        What is spread over the whole; missing makes all missing.
    homes : Series
        Per area; missing stays missing.
    whole : float
        The homes of the whole; missing makes all missing, since no share is then known.

    Returns
    -------
    Series of float
        On the same index.
    """
    return homes.astype("float64") * total / (whole if whole > 0 else np.nan)


def location_quotient(counts: pd.Series, expectation: pd.Series) -> pd.Series:
    """Divide counts by what is expected: 1 is as much as anywhere; missing where nothing is expected.

    Parameters
    ----------
    counts, expectation : Series
        On the same index; missing stays missing.
    """
    return counts.astype("float64") / expectation.where(expectation > 0)


def fit_prior(counts: pd.Series, expectation: pd.Series) -> Prior:
    """Estimate how much quotients differ between areas beyond chance, by moments.

    Parameters
    ----------
    counts, expectation : Series
        On the same index; areas where one is missing or nothing is expected are left out.

    Returns
    -------
    Prior

    Notes
    -----
    R.J. Marshall, "Mapping disease and mortality rates using empirical Bayes estimators" (Applied Statistics 40, 1991),
    with the mean fixed at 1, which is the quotient of the whole.
    """
    quotient = location_quotient(counts, expectation).dropna()
    weight = expectation[quotient.index]
    if quotient.empty:
        return Prior(0.0)
    spread = float((weight * (quotient - 1) ** 2).sum() / weight.sum())
    return Prior(max(0.0, spread - 1 / float(weight.mean())))


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
        On the same index: ``estimate`` (posterior mean), ``low`` and ``high`` (quantiles), float. All 1 where the prior
        has no variance: nothing then tells the areas apart.

    Notes
    -----
    D. Clayton and J. Kaldor, "Empirical Bayes estimates of age-standardized relative risks for use in disease mapping"
    (Biometrics 43, 1987).
    """
    from scipy.special import gammaincinv  # noqa: PLC0415  # not needed to open the app

    known = counts.notna() & (expectation > 0)
    if prior.variance <= 0:
        return pd.DataFrame(dict.fromkeys(("estimate", "low", "high"), known.map({True: 1.0, False: np.nan})))
    shape = (counts.astype("float64") + 1 / prior.variance).where(known)
    rate = (expectation + 1 / prior.variance).where(known)
    tail = (1 - level) / 2
    return pd.DataFrame(
        {
            "estimate": shape / rate,
            "low": gammaincinv(shape, tail) / rate,
            "high": gammaincinv(shape, 1 - tail) / rate,
        },
        index=counts.index,
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
