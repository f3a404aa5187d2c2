"""What each project holds, needs and can lend, at least and at most, whatever is unknown of its rows."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.counting import share
from geo_pa.analyses.social_share.projects import Flags, Floats, Projects, floats
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.tenure import required_parts
from geo_pa.model import Rules

SUMS = ("dwellings", "known", "possible", "barred", "social_demolished")

GONE = SUMS[-1]

OPEN_TENURE = ("landlord_unknown", "guarantee_unknown", "tenure_unknown")
"""Why it is not known how many homes are social; of a project the first that holds for one of its rows."""


def needs(rows: pd.DataFrame, made: Projects, rules: Rules) -> pd.DataFrame:
    """Put rows together into projects, with what each is short of and can lend.

    A row of which it is not known whether it counts is taken in where that is worse, to find the most that is needed,
    and where that is better, to find the least. Part of a home short asks for a whole one, and part of a home over is
    not lent: ``short`` and ``lendable`` are whole homes, ``short_parts`` and ``surplus`` parts of a home.
    """
    member = rows["not_counted"].isna()
    rows = rows.assign(**{name: rows[name].where(member, 0) for name in SUMS[:-1]})
    sums = pd.DataFrame({name: made.total(rows[name]) for name in SUMS})
    found = _Held.of(rows, made, rules)
    required, per_home = required_parts(floats(sums["dwellings"]), found.norm, rules.word("rounding"))
    standing = _standing(rows, sums, made, rules)
    counts, may_count = (standing[name].to_numpy(np.bool_) for name in ("counts", "may_count"))
    any_creditor = not rules.flag("creditor_hard")
    sure = found.settled & ((rows["hardness"] == "hard").to_numpy(np.bool_) | any_creditor)
    perhaps = (rows["hardness"] != "soft").to_numpy(np.bool_) | any_creditor
    at_best = found.needed(np.where(perhaps, found.possible, 0) - np.nan_to_num(found.replaced), worst=False)
    short = np.where(may_count, np.maximum(found.needed(found.known, worst=True), 0), 0)
    least_short = np.where(counts, np.maximum(found.needed(found.possible, worst=False), 0), 0)
    return sums.assign(
        required=made.whole(np.where(found.hidden, np.nan, required)),
        parts_per_home=per_home,
        **standing,
        short_parts=made.whole(short),
        short=made.whole(-(-short // per_home)),
        least_short_parts=made.whole(least_short),
        least_short=made.whole(-(-least_short // per_home)),
        surplus=made.whole(np.where(counts, found.over(found.known), 0)),
        may_lend=counts & made.holds(sure),
        lendable=made.whole(np.where(counts, found.over(np.where(sure, found.known, 0)) // per_home, 0)),
        most_lendable=made.whole(np.where(may_count, np.maximum(-at_best, 0) // per_home, 0)),
        open_tenure=_open_tenure(rows, made),
    )


@dataclass(frozen=True, eq=False)
class _Held:
    """The homes of rows as plain numbers, not a number where unknown; which are settled, and which projects hidden."""

    size: Floats
    known: Floats
    possible: Floats
    replaced: Floats
    settled: Flags
    hidden: Flags
    made: Projects
    norm: Fraction
    rounding: str

    @classmethod
    def of(cls, rows: pd.DataFrame, made: Projects, rules: Rules) -> "_Held":
        """Take them from rows that count in a project."""
        return cls(
            size=floats(rows["dwellings"]),
            known=floats(rows["known"]),
            possible=floats(rows["possible"]),
            replaced=floats(rows["replaced"]),
            settled=rows["undecided"].isna().to_numpy(np.bool_),
            hidden=made.holds(rows["hidden"].to_numpy(np.bool_)),
            made=made,
            norm=share(rules),
            rounding=rules.word("rounding"),
        )

    def needed(self, held: Floats, *, worst: bool) -> Floats:
        """Give the parts of a home that are required beyond those held, at worst or at best; below 0 where over.

        Rounding keeps the order of what is needed, so that each row in doubt may be judged by itself: it goes with the
        worst where it needs more than it holds, and with the best where it holds more.
        """
        beyond = self.norm.numerator * self.size - self.norm.denominator * held
        taken = self.settled | (beyond > 0 if worst else beyond < 0)
        required, per_home = required_parts(self.made.sums(np.where(taken, self.size, 0)), self.norm, self.rounding)
        found = required - self.made.sums(np.where(taken, held, 0)) * per_home
        return np.where(np.isnan(self.made.sums(self.size)) | self.hidden, np.nan, found)

    def over(self, held: Floats) -> Floats:
        """Give the parts of a home that are certainly over; what replaces demolished homes is not."""
        over = np.maximum(-self.needed(held - self.replaced, worst=True), 0)
        return np.where(self.needed(held, worst=True) >= 0, 0, over)


def _standing(rows: pd.DataFrame, sums: pd.DataFrame, made: Projects, rules: Rules) -> dict[str, pd.Series]:
    """Say which projects count, and what decides that they do not or that it is not known."""
    smallest, left_out = rules.integer("smallest_project"), rules.word("replacement") == "left_out"
    decided, sizes, gone = rows["undecided"].isna().to_numpy(np.bool_), floats(sums["dwellings"]), floats(sums[GONE])
    sure = rows["not_counted"].isna().to_numpy(np.bool_) & decided
    certain = made.sums(np.where(sure, floats(rows["dwellings"]), 0))
    surely_gone = made.sums(np.where(decided, np.nan_to_num(floats(rows[GONE])), 0)) > 0
    too_small = {"below_smallest_project": sizes < smallest, "replacement_left_out": surely_gone & left_out}
    doubts = {
        "phase_hidden": made.holds(rows["hidden"].to_numpy(np.bool_)),
        "demolition_unknown": np.isnan(gone) & left_out,
        "phase_unknown": np.isnan(sizes) | (certain < smallest) | ((gone > 0) & left_out),
    }
    own, own_doubts = (rows[name].reindex(made.ids) for name in ("not_counted", "undecided"))
    not_counted = own.fillna(first_reason(made.ids, too_small))
    undecided = own_doubts.mask(made.holds(sure)).fillna(first_reason(made.ids, doubts))
    may_count = not_counted.isna()
    return {
        "not_counted": not_counted,
        "undecided": undecided,
        "may_count": may_count,
        "counts": may_count & undecided.isna(),
    }


def _open_tenure(rows: pd.DataFrame, made: Projects) -> pd.Series:
    """Say why homes of a project may or may not be social; where each row is certain, one of them may not count."""
    doubt = (rows["known"] != rows["possible"]).fillna(True).to_numpy(np.bool_)
    why = {reason: made.holds(doubt & (rows["open_tenure"] == reason).to_numpy(np.bool_)) for reason in OPEN_TENURE}
    return first_reason(made.ids, why, "phase_unknown")
