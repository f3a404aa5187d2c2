"""What each mutation and each plan adds to, or takes from, the corporations' stock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo_pa.measures.stock_changes import GAINS, among, last_day, stage_of_mutations, stage_of_plans
from geo_pa.model import Rules

COUNTED_KINDS = ("daeb_home", "care_place", "caravan")
"""Agreement units; pitches and non-DAEB homes are not, and a pitch with its caravan counts once."""

FIGURES = ("net_addition", "replacement")

PARTS = ("gain", "loss")
"""What adds to the stock and what takes from it; net_addition is the difference."""

BOUNDS = tuple(f"{figure}_{side}" for figure in FIGURES for side in ("least", "most"))
"""Columns with the least and the most that a figure can turn out to be."""


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """The least and the most units that each row can turn out to hold; infinite without bound."""

    least: Floats
    most: Floats


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
        Indexed by mutation or location id, only what lies in the period, is of a kind that counts, and is not nothing:
        name, origin (mutation, plan), corporation, on (day), stage (realised, hard, soft; unknown where standing or
        year is), net_addition and replacement (Int64 units, missing where unknown), gain and loss (what net_addition is
        made of, both counted positive), confidentiality, and for both figures the least and the most they can turn out
        to be (float).
    """
    plans = pd.DataFrame(building_locations[~building_locations.index.isin(stock_mutations["plan_id"])])
    status = building_locations["status"]
    rows = pd.concat([_of_mutations(stock_mutations, status, on), _of_plans(plans, on)])
    start, end = (np.datetime64(rules.day(name), "s") for name in ("base_date", "deadline"))
    outside = (rows["on"] <= start) | (rows["on"] > end) | (rows["stage"] == "not_counted")
    something = (rows[list(BOUNDS)] != 0).any(axis=1)
    undated = rows["stage"].mask(rows["on"].isna(), "unknown")
    return rows.assign(stage=undated)[~outside & something]


def _of_mutations(mutations: pd.DataFrame, plan_status: pd.Series, on: date) -> pd.DataFrame:
    when = mutations["date"].fillna(last_day(mutations["year"]))
    counted = among(mutations["kind"], COUNTED_KINDS)
    gain, built = among(mutations["mutation"], GAINS), among(mutations["mutation"], ("new_build",))
    told = {"name": mutations.index, "origin": "mutation", "corporation": mutations["corporation"], "on": when}
    return _rows(
        {**told, "stage": stage_of_mutations(mutations, plan_status, when=when, on=on)},
        mutations["confidentiality"],
        gain=_units(mutations["homes"], counted & gain),
        loss=_units(mutations["homes"], counted & ~gain),
        replacement=_units(mutations["homes"], counted & built & mutations["replaces_demolition"]),
    )


def _of_plans(plans: pd.DataFrame, on: date) -> pd.DataFrame:
    """Count a plan's social rent, and the care places and caravans of a plan that a corporation takes part in."""
    rented = among(plans["landlord"], ("corporation",))
    shared = rented.mask(plans["corporation"].notna(), True)
    social = _units(plans["social_rent"], rented)
    built = _plus(social, _plus(_units(plans["care_places"], shared), _units(plans["caravans"], shared)))
    demolished = _units(plans["social_demolished"], pd.Series(True, index=plans.index, dtype="boolean"))
    when = last_day(plans["completion_year"])
    told = {"name": plans["name"], "origin": "plan", "corporation": plans["corporation"], "on": when}
    return _rows(
        {**told, "stage": stage_of_plans(plans, when=when, on=on)},
        plans["confidentiality"],
        gain=built,
        loss=demolished,
        replacement=_lesser(social, demolished),
    )


def _rows(
    told: Mapping[str, object], confidentiality: pd.Series, *, gain: Units, loss: Units, replacement: Units
) -> pd.DataFrame:
    figures = dict(zip(FIGURES, (_minus(gain, loss), replacement), strict=True))
    certain = {name: _certain(units) for name, units in (figures | {"gain": gain, "loss": loss}).items()}
    bounds = [bound for units in figures.values() for bound in (units.least, units.most)]
    columns = {**told, **certain, "confidentiality": confidentiality, **dict(zip(BOUNDS, bounds, strict=True))}
    return pd.DataFrame(columns, index=confidentiality.index)


def _certain(units: Units) -> pd.arrays.IntegerArray:
    """Give the figure where it is known; missing elsewhere."""
    known = units.least == units.most
    return pd.arrays.IntegerArray(np.where(known, units.least, 0).astype(np.int64), ~known)


def _units(amount: pd.Series, counts: pd.Series) -> Units:
    """Bound an amount of which the size, or whether it counts, may be unknown."""
    number = amount.to_numpy(np.float64, na_value=np.nan)
    return Units(
        least=np.where(counts.to_numpy(bool, na_value=False), np.nan_to_num(number), 0.0),
        most=np.where(counts.to_numpy(bool, na_value=True), np.where(np.isnan(number), np.inf, number), 0.0),
    )


def _plus(one: Units, other: Units) -> Units:
    return Units(one.least + other.least, one.most + other.most)


def _minus(gain: Units, loss: Units) -> Units:
    return Units(gain.least - loss.most, gain.most - loss.least)


def _lesser(one: Units, other: Units) -> Units:
    return Units(np.minimum(one.least, other.least), np.minimum(one.most, other.most))
