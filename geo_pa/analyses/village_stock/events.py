"""Every change of the stock with its day, its size and how sure it is, and whether it counts."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from geo_pa.analyses.village_stock.places import SOCIAL_HOMES, named_by
from geo_pa.measures.moments import from_first_day
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.stock_changes import GAINS, LOSSES, among, changes_on, stage_after, staged_plans
from geo_pa.model import Rules
from geo_pa.terms import labels

UNBOUNDED = 1_000_000_000
"""Homes in an event of unknown size at most: more than any country has, and still exact when added up."""

OTHER = "other"
"""A contribution of another kind, which is told in words."""

BOUNDS = ("least", "most")
"""Columns with the least and the most that an event can add if it counts (negative: take), in homes."""


@dataclass(frozen=True)
class Period:
    """The days on which changes count, from ``start`` up to and including ``end``; those from ``judged`` on are judged.

    The base is the stock at the beginning of the first day.
    """

    start: np.datetime64
    judged: np.datetime64
    end: np.datetime64

    @classmethod
    def of(cls, rules: Rules) -> "Period":
        """Read the base date, the first day of the agreements and the end date."""
        return cls(*(np.datetime64(rules.day(name), "s") for name in ("base_date", "judged_from", "end_date")))

    def within(self, day: np.datetime64) -> np.datetime64:
        """Return the day itself, or the end of the period that is nearest to it."""
        return min(max(day, self.start), self.end)


def names_of(mutations: pd.DataFrame, complexes: pd.Series, plans: pd.Series) -> pd.Series:
    """Call a mutation after its complex, else after its plan, of which the names are given, else by its own id."""
    own = pd.Series(mutations.index.astype("str"), index=mutations.index)
    of_plan = named_by(mutations["plan_id"], plans)
    return named_by(mutations["complex_id"], complexes).fillna(of_plan).fillna(own)


def events(plans: pd.DataFrame, mutations: pd.DataFrame, *, rules: Rules, on: date) -> pd.DataFrame:
    """List every mutation, and what each plan without mutations builds and demolishes itself.

    Indexed by mutation id, or by plan id and deed. ``homes`` is signed; ``stage`` may also be not_counted, unknown or
    too_late; ``realised`` and ``counted`` are missing where that is not known, ``reason`` where the event counts;
    ``needs_contribution``: a loss that must contribute to quality; ``least`` and ``most`` bound what it adds.
    """
    changes, own = changes_on(mutations, plans, on)
    rows = pd.concat([_of_mutations(changes), _of_plans(_deeds(own), on)])
    rows["stage"] = stage_after(rows["stage"], rows["realised"], on=on, deadline=rules.day("end_date"))
    reason = _why_not(rows, Period.of(rules))
    counted = reason.isna().astype("boolean").mask(reason.isin(DOUBTS))
    needs = _must_contribute(rows, rules)
    whole = rows.drop(columns=["social", "outside"]).assign(counted=counted, reason=reason, needs_contribution=needs)
    return whole.rename_axis("event_id")


OF_BOTH = ("name", "mutation", "village", "on", "stage", "realised", "corporation", "confidentiality")
OF_MUTATIONS = ("kind", "quality_contribution_other", "plan_id", "complex_id", "outside")


def _of_mutations(mutations: pd.DataFrame) -> pd.DataFrame:
    gain, social = among(mutations["mutation"], GAINS), among(mutations["kind"], SOCIAL_HOMES)
    return mutations[[*OF_BOTH, *OF_MUTATIONS]].assign(
        quality_contribution=_named_contribution(mutations),
        day_known=mutations["date"].notna(),
        origin="mutation",
        social=social,
        **_change(mutations["homes"], gain, social),
    )


def _named_contribution(mutations: pd.DataFrame) -> pd.Series:
    """Return what each contributes to quality; of another kind that is not told in words, nothing is named."""
    said, words = mutations["quality_contribution"], mutations["quality_contribution_other"]
    return said.fillna(words.notna().map({True: OTHER})).mask((said == OTHER) & words.isna())


def _deeds(plans: pd.DataFrame) -> pd.DataFrame:
    """List every plan twice: what it builds and what it demolishes, with the homes and the year of each."""
    build = plans.assign(mutation="new_build", homes=plans["social_rent"], on=plans["ready"])
    return pd.concat([build, plans.assign(mutation="demolition", homes=plans["social_demolished"], on=plans["gone"])])


def _of_plans(deeds: pd.DataFrame, on: date) -> pd.DataFrame:
    """List what plans may do; what a market party builds is none of the corporations' stock."""
    gain = among(deeds["mutation"], GAINS)
    social = among(deeds["landlord"], ("corporation",)).mask(~gain, True)
    plan_id = deeds.index.astype("str")
    nothing = pd.Series(index=deeds.index, dtype="str")
    rows = staged_plans(deeds, deeds["on"], on)[[*OF_BOTH]].assign(
        kind=SOCIAL_HOMES[0],
        **dict.fromkeys(("quality_contribution", "quality_contribution_other", "complex_id"), nothing),
        plan_id=plan_id,
        day_known=False,
        origin="plan",
        social=social,
        outside=deeds["village"].isna(),
        **_change(deeds["homes"], gain, social),
    )
    named = rows.set_axis(plan_id + " " + deeds["mutation"].map(labels("mutation_kind")).to_numpy())
    return named[(named["least"] != 0) | (named["most"] != 0)]


def _change(homes: pd.Series, gain: pd.Series, social: pd.Series) -> dict[str, ExtensionArray | NDArray[np.int64]]:
    """Write a loss as a negative number, and bound a change of which the size, direction or kind may be unknown."""
    amount, rises, counts = (column.to_numpy("float64", na_value=np.nan) for column in (homes, gain, social))
    least = np.where(counts == 1, np.nan_to_num(amount), 0).astype(np.int64)
    most = np.where(counts == 0, 0, np.where(np.isnan(amount), UNBOUNDED, amount)).astype(np.int64)
    signed = np.where(rises == 1, amount, -amount)
    return {
        "homes": pd.array(np.where(np.isnan(rises), np.nan, signed), dtype="Float64").astype("Int64"),
        "least": np.where(rises == 1, least, -most),
        "most": np.where(rises == 0, -least, most),
    }


DOUBTS = ("kind_unknown", "change_unknown", "date_unknown", "stage_unknown", "village_unknown")
"""Reasons that leave it open whether an event counts."""


def _why_not(rows: pd.DataFrame, period: Period) -> pd.Series:
    """Name the first reason why a row does not count, or may not; missing where it counts."""
    reasons = {
        "other_kind": ~rows["social"].fillna(True).astype(bool),
        "in_base": rows["on"] < period.start,
        "after_end": rows["on"] > period.end,
        "plan_not_counted": rows["stage"] == "not_counted",
        "outside_villages": rows["outside"],
        "too_late": rows["stage"] == "too_late",
        "soft": rows["stage"] == "soft",
        "kind_unknown": rows["social"].isna(),
        "change_unknown": rows["mutation"].isna(),
        "date_unknown": rows["on"].isna(),
        "stage_unknown": rows["stage"] == "unknown",
        "village_unknown": rows["village"].isna(),
    }
    return first_reason(rows.index, reasons)


def _must_contribute(rows: pd.DataFrame, rules: Rules) -> pd.Series:
    """Tell which rows are, or may be, a loss under the agreements that must contribute to quality."""
    free = () if rules.flag("liberalisation_needs_contribution") else ("liberalisation",)
    losses = tuple(loss for loss in LOSSES if loss not in free)
    judged = from_first_day(rows["on"], rules.day("judged_from")).fillna(True).astype(bool)
    return judged & (rows["mutation"].isin(losses) | rows["mutation"].isna()) & (rows["least"] < 0)
