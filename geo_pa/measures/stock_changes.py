"""What a change in the corporations' stock is: a gain or a loss, from which day, and how sure."""

from datetime import date

import numpy as np
import pandas as pd

from geo_pa.measures.ids import known_ids
from geo_pa.vocabulary import HARD_STATUS, NOT_COUNTED_STATUS, SOFT_STATUS

GAINS = ("new_build", "purchase")
"""What adds to the stock."""

LOSSES = ("demolition", "sale", "liberalisation")
"""What takes from the stock."""


def among(words: pd.Series, chosen: tuple[str, ...]) -> pd.Series:
    """Tell whether each word is one of those chosen.

    Parameters
    ----------
    words : Series of str
        Codes.
    chosen : tuple of str
        The codes looked for.

    Returns
    -------
    Series of boolean
        On the same index; missing where the word is.
    """
    return pd.Series(pd.arrays.BooleanArray(words.isin(chosen).to_numpy(), words.isna().to_numpy()), index=words.index)


def last_day(year: pd.Series) -> pd.Series:
    """Place a year without a day on its 31 December.

    Parameters
    ----------
    year : Series of Int64
        Calendar years.

    Returns
    -------
    Series of datetime64[s]
        On the same index; a missing year stays missing.
    """
    since_1970 = year.fillna(1970).to_numpy(np.int64) - 1970
    next_year = (since_1970 + 1).astype("datetime64[Y]").astype("datetime64[s]")
    return pd.Series(next_year - np.timedelta64(1, "D"), index=year.index).mask(year.isna())


def planning_hardness(status: pd.Series) -> pd.Series:
    """Call each planning status hard, soft or not_counted.

    Parameters
    ----------
    status : Series of str
        Codes of the vocabulary ``planning_status``.

    Returns
    -------
    Series of str
        On the same index; "unknown" where the status is missing.
    """
    groups = {"hard": HARD_STATUS, "soft": SOFT_STATUS, "not_counted": NOT_COUNTED_STATUS}
    words = {code: word for word, codes in groups.items() for code in codes}
    return status.map(words).fillna("unknown").astype("str")


def stage_of_mutations(mutations: pd.DataFrame, plan_status: pd.Series, *, when: pd.Series, on: date) -> pd.Series:
    """Call a mutation realised, or as hard as its plan, or as hard as its own standing says.

    Parameters
    ----------
    mutations : DataFrame
        With ``status`` (realised, decided, planned) and ``plan_id``.
    plan_status : Series of str
        Planning status by plan; a plan that is not in it leaves a mutation as sure as it says.
    when : Series of datetime64[s]
        The day of each mutation.
    on : date
        What happens later is not realised yet.

    Returns
    -------
    Series of str
        On the index of the mutations: realised, hard, soft, not_counted (a plan of status 5A or 5B), or unknown.
    """
    realised = (mutations["status"] == "realised") & (when <= np.datetime64(on, "s"))
    standing = mutations["status"].map({"realised": "hard", "decided": "hard", "planned": "soft"}).fillna("unknown")
    of_plan = planning_hardness(mutations["plan_id"].map(plan_status))
    plan = of_plan.where(known_ids(mutations["plan_id"], plan_status.index))
    return plan.fillna(standing).mask(realised, "realised").astype("str")


def stage_of_plans(plans: pd.DataFrame, *, when: pd.Series, on: date) -> pd.Series:
    """Call what a plan does realised where all its new homes are delivered, else as hard as the plan.

    Parameters
    ----------
    plans : DataFrame
        With ``status``, ``dwellings`` and ``dwellings_realised``.
    when : Series of datetime64[s]
        The day on which it does it.
    on : date
        What happens later is not realised yet.

    Returns
    -------
    Series of str
        On the index of the plans: realised, hard, soft, not_counted or unknown.
    """
    delivered = (plans["dwellings"] > 0) & (plans["dwellings_realised"] >= plans["dwellings"])
    done = delivered.fillna(False).astype(bool) & (when <= np.datetime64(on, "s"))
    return planning_hardness(plans["status"]).mask(done, "realised")
