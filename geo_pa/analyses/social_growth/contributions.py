"""What each mutation and each plan adds to, or takes from, the corporations' stock."""

from datetime import date

import numpy as np
import pandas as pd

from geo_pa.model import Rules
from geo_pa.vocabulary import HARD_STATUS, SOFT_STATUS

COUNTED_KINDS = ("daeb_home", "care_place", "caravan")
"""Agreement units; pitches and non-DAEB homes are not, and a pitch with its caravan counts once."""

GAINS = ("new_build", "purchase")

COLUMNS = ("name", "origin", "corporation", "on", "stage", "net_addition", "replacement", "confidentiality", "counts")


def contributions(
    building_locations: pd.DataFrame, stock_mutations: pd.DataFrame, *, rules: Rules, on: date
) -> pd.DataFrame:
    """List what every mutation, and every plan without mutations, contributes to agreement 1.

    Parameters
    ----------
    building_locations, stock_mutations : DataFrame
        Plans and dated changes.
    rules : Rules
        Base date and deadline.
    on : date
        What happened later is not yet realised.

    Returns
    -------
    DataFrame
        Indexed by mutation or location id: name, origin (mutation, plan), corporation, on (day), stage (realised, hard,
        soft, not_counted, unknown), net_addition and replacement (Int64 units, missing where unknown), confidentiality,
        counts (bool: inside the period, and of a kind that counts).
    """
    plans = building_locations[~building_locations.index.isin(stock_mutations["plan_id"])]
    status = building_locations["status"]
    rows = pd.concat([_of_mutations(stock_mutations, status, on), _of_plans(plans)])
    start, end = (np.datetime64(rules.day(name), "s") for name in ("base_date", "deadline"))
    outside = (rows["on"] <= start) | (rows["on"] > end) | (rows["stage"] == "not_counted")
    something = (rows[["net_addition", "replacement"]] != 0).fillna(True).any(axis=1)
    return rows.assign(counts=rows["counts"] & ~outside & something)


def _of_mutations(mutations: pd.DataFrame, plan_status: pd.Series, on: date) -> pd.DataFrame:
    gain = mutations["mutation"].isin(GAINS)
    when = mutations["date"].fillna(_last_day(mutations["year"]))
    withheld = mutations["mutation"].isna()
    replacing = mutations["replaces_demolition"].fillna(False).astype(bool) & (mutations["mutation"] == "new_build")
    return pd.DataFrame(
        {
            "name": mutations.index,
            "origin": "mutation",
            "corporation": mutations["corporation"],
            "on": when,
            "stage": _stage(mutations, plan_status, when, on),
            "net_addition": mutations["homes"].where(gain, -mutations["homes"]),
            "replacement": mutations["homes"].where(replacing, 0),
            "confidentiality": mutations["confidentiality"],
            "counts": mutations["kind"].isin(COUNTED_KINDS) | withheld,
        },
        index=mutations.index,
        columns=list(COLUMNS),
    )


def _stage(mutations: pd.DataFrame, plan_status: pd.Series, when: pd.Series, on: date) -> pd.Series:
    """Call a mutation realised, or as hard as its plan, or as hard as its own standing says."""
    realised = (mutations["status"] == "realised") & (when <= np.datetime64(on, "s"))
    standing = mutations["status"].map({"realised": "hard", "decided": "hard", "planned": "soft"}).fillna("unknown")
    plan = _hardness(mutations["plan_id"].map(plan_status)).where(mutations["plan_id"].isin(plan_status.index))
    return plan.fillna(standing).mask(realised, "realised").astype("str")


def _of_plans(plans: pd.DataFrame) -> pd.DataFrame:
    social = (
        plans["social_rent"]
        .where(plans["landlord"] == "corporation", 0)
        .mask(plans["landlord"].isna() & (plans["social_rent"] > 0).fillna(True))
    )
    own = plans["corporation"].notna()
    other = (plans["care_places"].fillna(0) + plans["caravans"].fillna(0)).where(own, 0)
    return pd.DataFrame(
        {
            "name": plans["name"],
            "origin": "plan",
            "corporation": plans["corporation"],
            "on": _last_day(plans["completion_year"]),
            "stage": _hardness(plans["status"]),
            "net_addition": (social + other - plans["social_demolished"]).astype("Int64"),
            "replacement": pd.concat([social, plans["social_demolished"]], axis=1)
            .min(axis=1, skipna=False)
            .astype("Int64"),
            "confidentiality": plans["confidentiality"],
            "counts": True,
        },
        index=plans.index,
        columns=list(COLUMNS),
    )


def _hardness(status: pd.Series) -> pd.Series:
    groups = {"hard": HARD_STATUS, "soft": SOFT_STATUS}
    words = {code: word for word, codes in groups.items() for code in codes}
    return status.map(words).mask(status.isin(["5A", "5B"]), "not_counted").fillna("unknown")


def _last_day(year: pd.Series) -> pd.Series:
    """Place a year without a day on 31 December; a missing year stays missing."""
    text = year.astype("str").where(year.notna()) + "-12-31"
    return pd.to_datetime(text, format="%Y-%m-%d").astype("datetime64[s]")
