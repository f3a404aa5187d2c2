"""One count of people at a time: hidden where small, rounded where shown."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
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
        # Both: an answer tells roughly how many there are of the one age, and the other share would tell the rest.
        between = _few(counts["share_65_plus"][0] - counts["share_75_plus"][0], threshold)
        few |= {name: few[name] | between for name in ("share_65_plus", "share_75_plus")}
    return frame.assign(**{name: frame[name].mask(hidden) for name, hidden in few.items()})


def tells_of_few(share: pd.Series, counts: Iterable[pd.Series], threshold: int) -> pd.Series:
    """Tell where a share of something gives a small count of people away.

    Parameters
    ----------
    share : Series of float
        Missing tells nothing.
    counts : iterable of Series
        Everything that is known of how many people it is a share of; missing where that is not known.
    threshold : int
        The smallest count that may be shown.

    Returns
    -------
    Series of bool
        True where one of the counts times the share, or times what is left, is from above 0 to under the threshold.
    """
    parts = (count.astype("float64") * part for count in counts for part in (share, 1 - share))
    return reduce(or_, (_few(part, threshold) for part in parts))


WHOLES: Mapping[str, str] = {
    "inhabitants": "inhabitants",
    "households": "households",
    "inhabitants_65_plus": "share_65_plus",
    "inhabitants_75_plus": "share_75_plus",
}
"""Counts of people of a whole, and the column of its parts that tells them: a count, or a share of one."""


def hide_wholes(wholes: Frame, parts: pd.DataFrame, whole: str, threshold: int) -> Frame:
    """Make the count of a whole missing where less the parts that are shown it would tell those that are hidden.

    Parameters
    ----------
    wholes : DataFrame
        Counts as they are; not changed.
    parts : DataFrame
        With counts and shares as they are.
    whole : str
        Their column that tells of which whole each part is: an id of ``wholes``.
    threshold : int
        The smallest count that may be shown.

    Returns
    -------
    DataFrame
        Where the parts do not nearly add up to it, the two are of another source or year: nothing is told, and nothing
        hidden.
    """
    counted = {
        name: _of_parts(parts, column, threshold)
        for name, column in WHOLES.items()
        if {whole, column, *FACTORS.get(column, ())[:1]} <= set(parts.columns) and name in wholes.columns
    }
    sums = {name: count.groupby(parts[whole]).sum().reindex(wholes.index) for name, count in counted.items()}
    few = {
        name: (wholes[name].astype("float64") - told["count"]).abs() < threshold * told["hidden"]
        for name, told in sums.items()
    }
    return wholes.assign(**{name: wholes[name].mask(hidden) for name, hidden in few.items()})


def _of_parts(parts: pd.DataFrame, column: str, threshold: int) -> pd.DataFrame:
    """Count the people of each part, and tell whether that is hidden."""
    of = FACTORS[column][0] if column in FACTORS else ""
    shown = hide_factors(parts, threshold)[column] if of else hide_small_counts(parts[column], threshold)
    count = parts[column].astype("float64") * (parts[of].astype("float64") if of else 1.0)
    return pd.DataFrame({"count": count, "hidden": parts[column].notna() & shown.isna()})


NESTED = ("inhabitants", "inhabitants_65_plus", "inhabitants_75_plus")
"""Columns of which each counts some of the people of the one before."""


def hide_differences(frame: Frame, threshold: int) -> Frame:
    """Make a count missing where it is but a few less than that of all people, or of the younger age.

    Parameters
    ----------
    frame : DataFrame
        With counts as they are; not changed.
    threshold : int
        The smallest count that may be shown.
    """
    counts = {name: frame[name].astype("float64") for name in NESTED if name in frame.columns}
    few = {
        less: reduce(or_, (_few(counts[more] - counts[less], threshold) for more in list(counts)[:at]))
        for at, less in enumerate(counts)
        if at
    }
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
