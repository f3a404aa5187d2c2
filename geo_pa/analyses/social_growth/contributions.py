"""What each mutation and each plan adds to, or takes from, the corporations' stock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.measures.stock_changes import among, changes_on, stage_after, staged_plans
from geo_pa.model import Rules

COUNTED_KINDS = ("daeb_home", "care_place", "caravan")
"""Agreement units; pitches and non-DAEB homes are not, and a pitch with its caravan counts once."""

FIGURES = ("net_addition", "replacement")

BOUNDS = tuple(f"{figure}_{side}" for figure in FIGURES for side in ("least", "most"))
"""Columns with the least and the most that a figure can turn out to be."""


Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Units:
    """The least and the most units that each row can turn out to hold; infinite without bound."""

    least: Floats
    most: Floats

    def __add__(self, other: "Units") -> "Units":
        return Units(self.least + other.least, self.most + other.most)

    def __sub__(self, other: "Units") -> "Units":
        return Units(self.least - other.most, self.most - other.least)


def contributions(
    building_locations: pd.DataFrame, stock_mutations: pd.DataFrame, *, rules: Rules, on: date
) -> pd.DataFrame:
    """List what every mutation, and every plan without mutations, contributes to agreement 1, in units.

    Only what lies in the period, is of a kind that counts, and is not nothing. ``on`` is of a plan the day of its
    completion, else of its demolition; ``stage`` is unknown where standing or year is, and too_late for what was not
    realised when the deadline passed. ``gain`` and ``loss`` make up ``net_addition``, both counted positive; what
    happens (``new_build`` ...) is told also where it is chosen not to count.
    """
    period = Period(rules.day("base_date"), rules.day("deadline"), on)
    changes, own = changes_on(stock_mutations, pd.DataFrame(building_locations), on)
    rows = pd.concat([_of_mutations(changes, period, rules), _of_plans(own, period, rules)])
    something = (rows[[*BOUNDS, *WHAT]] != 0).fillna(True).any(axis=1)
    return rows[something & (rows["stage"] != "not_counted")]


@dataclass(frozen=True)
class Period:
    """The first and the last day on which changes count, and the reference date ``on``."""

    start: date
    end: date
    on: date

    def holds(self, when: pd.Series) -> pd.Series:
        """Tell which days lie in it; missing where the day is."""
        return from_first_day(when, self.start) & counts_on(when, self.end)


def _of_mutations(mutations: pd.DataFrame, period: Period, rules: Rules) -> pd.DataFrame:
    when, what = mutations["on"], mutations["mutation"]
    here = among(mutations["kind"], COUNTED_KINDS) & period.holds(when)
    parts = {name: here & among(what, words) for name, words in WHAT.items()}
    replaces = parts["new_build"] & mutations["replaces_demolition"]
    beside = _beside_growth(mutations, replaces, rules)
    gain = parts["new_build"] & ~beside | parts["purchase"] & rules.flag("purchase_counts")
    loss = parts["demolition_and_sale"] & ~beside | parts["liberalisation"] & rules.flag("liberalisation_counts")
    stage = stage_after(mutations["stage"], mutations["realised"], on=period.on, deadline=period.end)
    told = {"name": mutations.index, "origin": "mutation", "corporation": mutations["corporation"], "on": when}
    counted = {"gain": gain, "loss": loss, "replacement": replaces, **parts}
    return _rows(
        # Of which no year is known, it stays open how sure a row is: it may lie outside the period.
        {**told, "stage": stage.mask(when.isna() & (stage != "too_late"), "unknown")},
        mutations["confidentiality"],
        {name: _units(mutations["homes"], counts) for name, counts in counted.items()},
    )


WHAT = {
    "new_build": ("new_build",),
    "purchase": ("purchase",),
    "demolition_and_sale": ("demolition", "sale"),
    "liberalisation": ("liberalisation",),
}
"""What happens: a purchase is no new-build, and liberalisation is no sale."""


def _beside_growth(mutations: pd.DataFrame, replaces: pd.Series, rules: Rules) -> pd.Series:
    """Tell which rows stay out of the growth: none, or replacing new-build with the demolition of the same plan."""
    if rules.flag("replacement_in_growth"):
        return pd.Series(False, index=mutations.index, dtype="boolean")
    rebuilt = mutations["plan_id"].isin(mutations.loc[replaces.fillna(False), "plan_id"].dropna())
    return replaces | (among(mutations["mutation"], ("demolition",)) & rebuilt)


def _of_plans(plans: pd.DataFrame, period: Period, rules: Rules) -> pd.DataFrame:
    """Count a plan's social rent, and the care places and caravans of a plan that a corporation takes part in."""
    rented = among(plans["landlord"], ("corporation",))
    shared = rented.mask(plans["corporation"].notna(), True)
    ready, gone = plans["ready"], plans["gone"]
    in_time, goes_in_time = period.holds(ready), period.holds(gone)
    social = _units(plans["social_rent"], rented & in_time)
    care_places, caravans = (_units(plans[kind], shared & in_time) for kind in ("care_places", "caravans"))
    built, demolished = social + care_places + caravans, _units(plans["social_demolished"], goes_in_time)
    replacement = _lesser(social, _units(plans["social_demolished"], in_time))
    beside = replacement if not rules.flag("replacement_in_growth") else _none(plans)
    day = ready.where(in_time.fillna(True).astype(bool), gone)
    told = {"name": plans["name"], "origin": "plan", "corporation": plans["corporation"], "on": day}
    parts = {"gain": built - beside, "loss": demolished - beside, "replacement": replacement}
    what = dict(zip(WHAT, (built, _none(plans), demolished, _none(plans)), strict=True))
    return _rows({**told, "stage": _stage(plans, day, period)}, plans["confidentiality"], parts | what)


def _stage(plans: pd.DataFrame, when: pd.Series, period: Period) -> pd.Series:
    """Tell how sure plans are; of one that is partly delivered after the deadline it is not known what was."""
    known = staged_plans(plans, when, period.on)
    partly = ~known["realised"] & (plans["dwellings_realised"] > 0).fillna(False)
    return stage_after(known["stage"], known["realised"].mask(partly), on=period.on, deadline=period.end)


def _rows(told: Mapping[str, object], confidentiality: pd.Series, parts: Mapping[str, Units]) -> pd.DataFrame:
    figures = {"net_addition": parts["gain"] - parts["loss"], "replacement": parts["replacement"]}
    certain = {name: _certain(units) for name, units in {**figures, **parts}.items()}
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


def _none(rows: pd.DataFrame) -> Units:
    return Units(np.zeros(len(rows)), np.zeros(len(rows)))


def _lesser(one: Units, other: Units) -> Units:
    return Units(np.minimum(one.least, other.least), np.minimum(one.most, other.most))
