"""When something counts: on a reference date, in a period, after a deadline. One rule for every question.

A period counts from its first day up to and including its last: what happens on 2-10-2023 is under an agreement that
begins that day, and the stock of a base date is that at the beginning of the day.
"""

from datetime import date
from typing import overload

import numpy as np
import pandas as pd


@overload
def counts_on(when: pd.Series, on: date) -> pd.Series: ...
@overload
def counts_on(when: date, on: date) -> bool: ...
def counts_on(when: pd.Series | date, on: date) -> pd.Series | bool:
    """Tell whether what was decided, booked, reported or done counts on a date: it does on its own day.

    Parameters
    ----------
    when : Series of datetime64 or date
        The day of each; a date is compared by itself.
    on : date
        The reference date, or the last day of a period.

    Returns
    -------
    Series of boolean or bool
        On the same index; missing where the day is.
    """
    if isinstance(when, date):
        return when <= on
    return (when <= np.datetime64(on, "s")).astype("boolean").mask(when.isna())


@overload
def from_first_day(when: pd.Series, start: date) -> pd.Series: ...
@overload
def from_first_day(when: date, start: date) -> bool: ...
def from_first_day(when: pd.Series | date, start: date) -> pd.Series | bool:
    """Tell whether something lies in a period that begins on a day: the first day counts.

    Parameters
    ----------
    when : Series of datetime64 or date
        The day of each; a date is compared by itself.
    start : date
        The first day of the period.

    Returns
    -------
    Series of boolean or bool
        On the same index; missing where the day is.
    """
    if isinstance(when, date):
        return when >= start
    return (when >= np.datetime64(start, "s")).astype("boolean").mask(when.isna())


def after_deadline(on: date, deadline: date) -> bool:
    """Tell whether a deadline has passed: then only what was realised or reported counts, and no plan does.

    Parameters
    ----------
    on : date
        The reference date; the deadline itself is still in time.
    deadline : date
        The last day.

    Returns
    -------
    bool
    """
    return on > deadline
