"""Which years are over, and which an agreement judges: counts are told per whole year."""

from datetime import date

import pandas as pd

from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.model import Rules

BEFORE, BEGUN_BEFORE, NOT_OVER = "before_agreement", "begun_before_agreement", "year_not_over"
"""Why a year is shown and not judged."""


def is_over(year: int, on: date) -> bool:
    """Tell whether a whole year counts on a date: its last day does."""
    return counts_on(date(year, 12, 31), on)


def not_judged(years: pd.Series, start: date | None, on: date) -> dict[str, pd.Series]:
    """Tell of each year why an agreement does not judge it: by reason, the first that holds decides.

    Of a year in which it begins later than on 1 January, counts from that day on cannot be told apart from those
    before.
    """
    first = start or date.min
    return {
        NOT_OVER: years.map(lambda year: not is_over(year, on)).astype(bool),
        BEFORE: years.map(lambda year: not from_first_day(date(year, 12, 31), first)).astype(bool),
        BEGUN_BEFORE: years.map(lambda year: not from_first_day(date(year, 1, 1), first)).astype(bool),
    }


def judged_years(window: tuple[int, ...], rules: Rules, on: date) -> tuple[int, ...]:
    """Return the years of the window that agreement 21 judges on a date: whole years since it holds."""
    years = pd.Series(window, dtype="Int64")
    out = pd.DataFrame(not_judged(years, rules.day("spreading_start"), on)).any(axis=1)
    return tuple(int(year) for year in years[~out])
