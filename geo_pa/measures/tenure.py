"""How many of a plan's new homes are social rent: for certain, and at most.

All Series share one index; counts are Int64, missing where unknown.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

Counts = TypeVar("Counts", "pd.Series[Any]", npt.NDArray[np.float64])
"""Counts of homes: as a Series, or as plain numbers."""


@dataclass(frozen=True)
class OtherHomes:
    """The new homes of each plan beside its social rent, Int64 on one index.

    Attributes
    ----------
    never_social : Series
        Homes that are certainly something else; a missing part of the plan is not among them.
    maybe_social : Series
        Homes of which tenure or rent is still open; missing where that is not told.
    """

    never_social: pd.Series
    maybe_social: pd.Series


def social_bounds(social_rent: pd.Series, counts: pd.Series, other: "OtherHomes", dwellings: pd.Series) -> pd.DataFrame:
    """Give the least and the greatest number of social homes a plan can turn out to hold.

    Parameters
    ----------
    social_rent : Series of Int64
        New homes planned as social rent.
    counts : Series of boolean
        Whether that social rent counts under the definition in force, see :func:`counts_as_social`; missing where
        unknown.
    other : OtherHomes
        The homes of the plan beside its social rent.
    dwellings : Series of Int64
        All new homes.

    Returns
    -------
    DataFrame
        ``known`` and ``possible``, Int64. Whatever the plan leaves open is in ``possible`` and not in ``known``;
        ``possible`` is missing where ``dwellings`` is, and never below ``known``, also where the parts of a plan exceed
        the whole.
    """
    planned = social_rent.fillna(0)
    known = planned.where(counts.fillna(False), 0)
    certainly_not = planned.where(~counts.fillna(True), 0) + other.never_social
    left = dwellings - certainly_not
    told = social_rent.where(counts.fillna(True), 0) + other.maybe_social
    possible = left.mask((told < left).fillna(False), told).clip(lower=known)
    return pd.DataFrame({"known": known, "possible": possible}).astype("Int64")


def counts_as_social(
    landlord: pd.Series, guarantee_years: pd.Series, *, market_counts: bool, market_years: int
) -> pd.Series:
    """Tell whether a plan's social rent counts.

    Parameters
    ----------
    landlord : Series of str
        ``"corporation"``, ``"market"`` or missing.
    guarantee_years : Series of Int64
        Years for which a market party must keep the homes social.
    market_counts : bool
        Whether homes of a market party can count at all.
    market_years : int
        The least number of years with which they do.

    Returns
    -------
    Series of boolean
        Missing where landlord or years are unknown and decide.
    """
    corporation = (landlord == "corporation").astype("boolean").mask(landlord.isna())
    long_enough = (guarantee_years >= market_years).astype("boolean") if market_counts else False
    return corporation | long_enough


def required_parts(dwellings: Counts, share: Fraction, rounding: str) -> tuple[Counts, int]:
    """Give the number of social homes a rule asks of a plan, exactly.

    Numbers are whole: unrounded requirements are counted in parts of a home, so that 30% of 11 homes is 33 tenths.

    Parameters
    ----------
    dwellings : Series of Int64, or array of whole floats
    share : Fraction
        The rule's share, 0..1.
    rounding : str
        ``"up"``, ``"nearest"`` (a half goes up) or ``"none"``.

    Returns
    -------
    Series or array
        Required parts, missing where ``dwellings`` is.
    int
        Parts in one home; 1 unless ``rounding`` is ``"none"``.
    """
    exact = dwellings * share.numerator
    if rounding == "none":
        return exact, share.denominator
    if rounding == "nearest":
        return (2 * exact + share.denominator) // (2 * share.denominator), 1
    return -(-exact // share.denominator), 1


def homes_to_add(dwellings: pd.Series, social_parts: pd.Series, share: Fraction, rounding: str) -> pd.Series:
    """Give the least number of extra social homes with which a plan meets the rule.

    Adding a home raises the requirement too: with k homes more, the social homes plus k must reach the requirement of
    ``dwellings + k``. Solved for k in whole numbers.

    Parameters
    ----------
    dwellings : Series of Int64
        All new homes.
    social_parts : Series of Int64
        Social homes, those compensated elsewhere included, in the parts of :func:`required_parts`.
    share : Fraction
        The rule's share.
    rounding : str
        As in :func:`required_parts`.

    Returns
    -------
    Series of Int64
        0 where the rule is met; missing where a figure is, or where no number suffices (a share of 1).
    """
    whole, gap = share.denominator, share.numerator
    weight = 1 if rounding == "none" else whole
    short = gap * dwellings - weight * social_parts
    if whole == gap:
        return pd.Series(pd.NA, index=dwellings.index, dtype="Int64").mask((short <= 0).fillna(False), 0)
    room = whole - gap
    extra = (2 * short - whole) // (2 * room) + 1 if rounding == "nearest" else -(-short // room)
    return extra.clip(lower=0).astype("Int64")


def as_homes(parts: pd.Series, parts_per_home: int) -> pd.Series:
    """Turn parts back into homes: whole where a part is a home, else with decimals; missing stays missing."""
    if parts_per_home == 1:
        return parts.astype("Int64")
    return parts.astype("Float64").astype("float64") / np.float64(parts_per_home)
