"""One count of people at a time: hidden where small, rounded where shown."""

import pandas as pd


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
