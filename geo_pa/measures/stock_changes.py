"""What a change in the corporations' stock is: a gain or a loss, from which day, and how sure."""

from datetime import date

import numpy as np
import pandas as pd

from geo_pa.measures.ids import known_ids
from geo_pa.measures.moments import after_deadline, counts_on
from geo_pa.vocabulary import HARD_STATUS, NOT_COUNTED_STATUS, SOFT_STATUS

GAINS = ("new_build", "purchase")
"""What adds to the stock."""

LOSSES = ("demolition", "sale", "liberalisation")
"""What takes from the stock."""

LAYERS = {"mutation": "stock_mutations", "plan": "building_locations"}
"""Where a change stands, by its origin."""

BEING_PREPARED = "3"
"""The planning status of a plan that is not adopted yet."""


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


def day_of_mutations(mutations: pd.DataFrame) -> pd.Series:
    """Return the day of each mutation: its own, else the last day of its year; missing where neither is known."""
    day: pd.Series = mutations["date"].fillna(last_day(mutations["year"]))
    return day


def demolition_day(plans: pd.DataFrame) -> pd.Series:
    """Return the day on which a plan demolishes: the last of the year it starts, else of the year it is complete.

    Parameters
    ----------
    plans : DataFrame
        With ``start_year`` and ``completion_year``.

    Returns
    -------
    Series of datetime64[s]
        On the index of the plans; missing where neither year is known.
    """
    return last_day(plans["start_year"].fillna(plans["completion_year"]))


def status_on(plans: pd.DataFrame, on: date) -> pd.Series:
    """Return the planning status of each plan on a date: before it was adopted it was still being prepared.

    Parameters
    ----------
    plans : DataFrame
        With ``status`` and ``decision_date``, the day on which the plan was adopted.
    on : date
        The reference date.

    Returns
    -------
    Series of str
        On the index of the plans; of a plan that is not hard, or without a day, the status as it is.
    """
    adopted_later = plans["status"].isin(HARD_STATUS) & ~counts_on(plans["decision_date"], on).fillna(True)
    return plans["status"].mask(adopted_later.astype(bool), BEING_PREPARED)


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


def mutations_realised(mutations: pd.DataFrame, *, when: pd.Series, on: date) -> pd.Series:
    """Tell which mutations have happened on a date: what is reported as realised, and is not of a later day.

    Parameters
    ----------
    mutations : DataFrame
        With ``status``.
    when : Series of datetime64[s]
        The day of each mutation; what is realised on a day that is not known has happened.
    on : date
        The reference date.

    Returns
    -------
    Series of boolean
        On the index of the mutations; missing where the status is, unless the day is later.
    """
    reported = among(mutations["status"], ("realised",))
    return reported & counts_on(when, on).fillna(True)


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
        On the index of the mutations: realised, hard (also what is realised on a day that is not known), soft,
        not_counted (a plan of status 5A or 5B), or unknown.
    """
    happened = mutations_realised(mutations, when=when, on=on).fillna(False).astype(bool)
    standing = mutations["status"].map({"realised": "hard", "decided": "hard", "planned": "soft"}).fillna("unknown")
    of_plan = planning_hardness(mutations["plan_id"].map(plan_status))
    plan = of_plan.where(known_ids(mutations["plan_id"], plan_status.index) & ~happened)
    return plan.fillna(standing).mask(happened & when.notna(), "realised").astype("str")


def staged(mutations: pd.DataFrame, plan_status: pd.Series, on: date) -> pd.DataFrame:
    """Tell of each mutation on what day it is, how sure, and whether it has happened.

    Parameters
    ----------
    mutations : DataFrame
        With ``date``, ``year``, ``status`` and ``plan_id``.
    plan_status : Series of str
        Planning status by plan, on that date.
    on : date
        The reference date.

    Returns
    -------
    DataFrame
        The mutations with ``on`` (:func:`day_of_mutations`), ``stage`` (:func:`stage_of_mutations`) and ``realised``
        (:func:`mutations_realised`).
    """
    when = day_of_mutations(mutations)
    stage = stage_of_mutations(mutations, plan_status, when=when, on=on)
    return mutations.assign(on=when, stage=stage, realised=mutations_realised(mutations, when=when, on=on))


def changes_on(mutations: pd.DataFrame, plans: pd.DataFrame, on: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tell how the changes stand on a date, and which plans count by their own figures: those without any change.

    Parameters
    ----------
    mutations : DataFrame
        As :func:`staged` takes them.
    plans : DataFrame
        With ``status``, ``decision_date``, ``start_year`` and ``completion_year``.
    on : date
        The reference date.

    Returns
    -------
    (DataFrame, DataFrame)
        The mutations as :func:`staged` gives them, and the plans that none of them names with ``status`` on that date,
        ``ready`` (the day on which they are complete) and ``gone`` (the day on which they demolish).
    """
    plans = plans.assign(status=status_on(plans, on))
    own = plans[~plans.index.isin(mutations["plan_id"])]
    days = {"ready": last_day(own["completion_year"]), "gone": demolition_day(own)}
    return staged(mutations, plans["status"], on), own.assign(**days)


def plans_realised(plans: pd.DataFrame, *, when: pd.Series, on: date) -> pd.Series:
    """Tell which plans have done what they do: all their new homes are reported as delivered, and the day is not later.

    Parameters
    ----------
    plans : DataFrame
        With ``dwellings`` and ``dwellings_realised``.
    when : Series of datetime64[s]
        The day on which they do it; what is delivered on a day that is not known has happened.
    on : date
        The reference date.

    Returns
    -------
    Series of bool
        On the index of the plans: what is not reported has not happened, so an incomplete plan is never in the stock.
    """
    delivered = (plans["dwellings"] > 0) & (plans["dwellings_realised"] >= plans["dwellings"])
    return (delivered & counts_on(when, on).fillna(True)).fillna(False).astype(bool)


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
    return planning_hardness(plans["status"]).mask(plans_realised(plans, when=when, on=on), "realised")


def staged_plans(plans: pd.DataFrame, when: pd.Series, on: date) -> pd.DataFrame:
    """Tell how sure it is what plans do on a day, and whether they have done it.

    Parameters
    ----------
    plans : DataFrame
        With ``status``, ``dwellings`` and ``dwellings_realised``.
    when : Series of datetime64[s]
        The day on which they do it.
    on : date
        The reference date.

    Returns
    -------
    DataFrame
        The plans with ``on`` (that day), ``stage`` (:func:`stage_of_plans`) and ``realised`` (:func:`plans_realised`,
        of type boolean).
    """
    realised = plans_realised(plans, when=when, on=on).astype("boolean")
    return plans.assign(on=when, stage=stage_of_plans(plans, when=when, on=on), realised=realised)


def stage_after(stage: pd.Series, realised: pd.Series, *, on: date, deadline: date) -> pd.Series:
    """Let nothing count after a deadline but what was realised.

    Parameters
    ----------
    stage : Series of str
        Realised, hard, soft, not_counted or unknown, as long as there is time.
    realised : Series of boolean
        Whether it has happened; missing where that is not known.
    on, deadline : date
        The reference date, and the last day of the agreement.

    Returns
    -------
    Series of str
        The same until the deadline; after it realised, unknown, or too_late: a plan that did not come in time.
    """
    if not after_deadline(on, deadline):
        return stage
    return realised.map({True: "realised", False: "too_late"}).fillna("unknown").astype("str")
