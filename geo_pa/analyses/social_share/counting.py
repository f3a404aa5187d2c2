"""Which locations count by themselves, and how many social homes they hold."""

from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.stock_changes import planning_hardness
from geo_pa.measures.tenure import OtherHomes, counts_as_social, social_bounds
from geo_pa.model import Rules
from geo_pa.vocabulary import HARD_STATUS, MAYBE_SOCIAL_COLUMNS, NEVER_SOCIAL_COLUMNS, NOT_COUNTED_STATUS

FIRST_DAYS = {"agreements": "start_date", "base_date": "base_date"}
"""By each choice of when a project is a new one: the rule that holds the first day on which it, or a booking, may be
decided; another choice has no such day."""


def share(rules: Rules) -> Fraction:
    """Return the rule's share as an exact fraction."""
    return Fraction(rules.number("minimum_share"))


def first_day(rules: Rules) -> date | None:
    """Return the first day on which a decision makes a project a new one; None where it does not matter when."""
    chosen = rules.word("new_from")
    return rules.day(FIRST_DAYS[chosen]) if chosen in FIRST_DAYS else None


def count(locations: pd.DataFrame, rules: Rules, on: date) -> pd.DataFrame:
    """Count what each location holds, and tell whether it counts by itself.

    ``known`` and ``possible`` bound the social homes, and ``open_tenure`` says why they differ; ``barred`` is social
    rent that does not count, ``replaced`` what of ``social_demolished`` is no surplus, ``hidden`` whether another phase
    of its project is not shown to this reader.
    """
    counts, undecided = _social_rent_counts(locations, rules), _why_undecided(locations, rules)
    bounds = social_bounds(locations["social_rent"], counts, _other_homes(locations), locations["dwellings"])
    return pd.DataFrame(
        {
            "hardness": _hardness(locations, on),
            "not_counted": _why_not_counted(locations, undecided, rules),
            "undecided": undecided,
            "dwellings": locations["dwellings"],
            "known": bounds["known"],
            "possible": bounds["possible"],
            "barred": locations["social_rent"].fillna(0).where(~counts.fillna(True), 0),
            "social_demolished": locations["social_demolished"],
            "replaced": _replaced(locations["social_demolished"], rules),
            "open_tenure": _why_open(locations, counts),
            "hidden": _partly_hidden(locations, rules),
        }
    )


def _replaced(demolished: pd.Series, rules: Rules) -> pd.Series:
    nothing = pd.Series(0, index=demolished.index, dtype="Int64")
    return demolished if rules.flag("demolished_from_surplus") else nothing


def _partly_hidden(locations: pd.DataFrame, rules: Rules) -> pd.Series:
    """Tell which rows are phases of a project of which this reader may not see all."""
    nothing = pd.Series(False, index=locations.index)
    return nothing if rules.word("phases") == "apart" else locations.get("partly_hidden", nothing)


def _hardness(locations: pd.DataFrame, on: date) -> pd.Series:
    """Call a plan hard only once it is decided on."""
    hardness = planning_hardness(locations["status"])
    return hardness.mask(decided_later(locations, on) & (hardness == "hard"), "soft")


def decided_later(locations: pd.DataFrame, on: date) -> pd.Series:
    """Tell which plans are decided on after the reference date."""
    return ~counts_on(locations["decision_date"], on).fillna(True).astype(bool)


def _other_homes(locations: pd.DataFrame) -> OtherHomes:
    never, maybe = (
        locations[list(columns)].to_numpy(np.float64, na_value=np.nan)
        for columns in (NEVER_SOCIAL_COLUMNS, MAYBE_SOCIAL_COLUMNS)
    )
    return OtherHomes(
        never_social=pd.Series(np.nansum(never, axis=1), index=locations.index, dtype="Int64"),
        maybe_social=pd.Series(maybe.sum(axis=1), index=locations.index, dtype="Int64"),
    )


def _social_rent_counts(locations: pd.DataFrame, rules: Rules) -> pd.Series:
    return counts_as_social(
        locations["landlord"],
        locations["guarantee_years"],
        market_counts=rules.word("social_definition") == "national",
        market_years=rules.integer("market_guarantee_years"),
    )


def _why_not_counted(locations: pd.DataFrame, undecided: pd.Series, rules: Rules) -> pd.Series:
    """Say why a location counts in no project; one in doubt that replaces homes is left out either way."""
    left_out, start = rules.word("replacement") == "left_out", first_day(rules)
    return first_reason(
        locations.index,
        {
            "status_not_counted": locations["status"].isin(NOT_COUNTED_STATUS),
            "no_new_homes": locations["dwellings"] == 0,
            "decided_before_rule": start is not None and ~from_first_day(locations["decision_date"], start),
            "replacement_left_out": (locations["social_demolished"] > 0) & undecided.notna() & left_out,
        },
    )


def _why_undecided(locations: pd.DataFrame, rules: Rules) -> pd.Series:
    """Say which missing figure decides whether a location counts; a hard plan was decided on some day."""
    hard = locations["status"].isin(HARD_STATUS) & (first_day(rules) is not None)
    return first_reason(
        locations.index,
        {
            "dwellings_unknown": locations["dwellings"].isna(),
            "status_unknown": locations["status"].isna(),
            "decision_date_unknown": hard & locations["decision_date"].isna(),
        },
    )


def _why_open(locations: pd.DataFrame, counts: pd.Series) -> pd.Series:
    some = locations["social_rent"] > 0
    market = locations["landlord"] == "market"
    return first_reason(
        locations.index,
        {
            "landlord_unknown": some & counts.isna() & ~market,
            "guarantee_unknown": some & counts.isna() & market,
            "tenure_unknown": True,
        },
    )
