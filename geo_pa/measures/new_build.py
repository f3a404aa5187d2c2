"""Which new homes agreement 3 is about: one scope for its share wherever it stands."""

from datetime import date

import pandas as pd

from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.measures.stock_changes import last_day

EVERY, CORPORATIONS = "all", "corporations"
"""The scopes: all new homes, or those in plans that a corporation takes part in."""


def in_scope(plans: pd.DataFrame, *, start: date, end: date, scope: str) -> pd.Series:
    """Tell which plans the share of accessible new homes is about.

    Parameters
    ----------
    plans : DataFrame
        With ``completion_year``, and ``corporation`` (missing where none takes part).
    start, end : date
        Between which days a plan is complete, both included; one without a year may be.
    scope : str
        ``all`` or ``corporations``.

    Returns
    -------
    Series of bool
        On the index of the plans.
    """
    ready = last_day(plans["completion_year"])
    inside = (from_first_day(ready, start) & counts_on(ready, end)).fillna(True).astype(bool)
    return inside & plans["corporation"].notna() if scope == CORPORATIONS else inside
