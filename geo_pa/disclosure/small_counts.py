"""One count of people at a time: hidden where small, rounded where shown."""

from collections.abc import Mapping
from typing import TypeVar

import pandas as pd

Frame = TypeVar("Frame", bound=pd.DataFrame)


def hide_small_counts(counts: pd.Series, threshold: int) -> pd.Series:
    """Make counts of people from 1 up to the threshold missing; a true 0 stays 0.

    Parameters
    ----------
    counts : Series of Int64 or float
        Missing stays missing.
    threshold : int
        The smallest count that may be shown (the rule ``disclosure.count_suppression_threshold``).

    Returns
    -------
    Series
        On the same index, of the same type.
    """
    return counts.mask((counts > 0) & (counts < threshold))


FACTORS: Mapping[str, tuple[str, float]] = {
    "share_65_plus": ("inhabitants", 1.0),
    "share_75_plus": ("inhabitants", 1.0),
    "share_single_person": ("households", 1.0),
    "wmo_clients_per_1000": ("inhabitants", 0.001),
}
"""Columns that make a count of people when they are multiplied: by which column, and by how much."""


def hide_factors(frame: Frame, threshold: int) -> Frame:
    """Make shares of people missing where they and the count that they are of make a small count.

    Parameters
    ----------
    frame : DataFrame
        With counts as they are, so before these are hidden; not changed.
    threshold : int
        The smallest count that may be shown: of those in the share, of those outside it, and of the few between two
        ages.
    """
    counts = {
        name: (frame[of].astype("float64") * frame[name].astype("float64") * times, frame[of].astype("float64"))
        for name, (of, times) in FACTORS.items()
        if name in frame.columns and of in frame.columns
    }
    few = {name: _few(part, threshold) | _few(whole - part, threshold) for name, (part, whole) in counts.items()}
    if {"share_65_plus", "share_75_plus"} <= few.keys():
        few["share_75_plus"] |= _few(counts["share_65_plus"][0] - counts["share_75_plus"][0], threshold)
    return frame.assign(**{name: frame[name].mask(hidden) for name, hidden in few.items()})


def _few(counts: pd.Series, threshold: int) -> pd.Series:
    exact = counts.round(6)
    return (exact > 0) & (exact < threshold)


def rounded(counts: pd.Series, step: int) -> pd.Series:
    """Round counts to the nearest multiple of a step, halves up.

    Parameters
    ----------
    counts : Series of Int64
        Missing stays missing.
    step : int
        The rule ``disclosure.count_rounding``.

    Returns
    -------
    Series of Int64
        On the same index.
    """
    return (counts + step // 2) // step * step
