"""The verdict of each location, and the reason for it."""

import pandas as pd

from geo_pa.analyses.social_share.ledger import Ledger
from geo_pa.analyses.social_share.projects import Projects
from geo_pa.measures.reasons import first_reason
from geo_pa.model import Verdict

REASON_VERDICT = {
    "status_not_counted": Verdict.NOT_COUNTED,
    "no_new_homes": Verdict.NOT_COUNTED,
    "decided_before_rule": Verdict.NOT_COUNTED,
    "below_smallest_project": Verdict.NOT_COUNTED,
    "replacement_left_out": Verdict.NOT_COUNTED,
    "dwellings_unknown": Verdict.UNKNOWN,
    "status_unknown": Verdict.UNKNOWN,
    "decision_date_unknown": Verdict.UNKNOWN,
    "demolition_unknown": Verdict.UNKNOWN,
    "landlord_unknown": Verdict.UNKNOWN,
    "guarantee_unknown": Verdict.UNKNOWN,
    "tenure_unknown": Verdict.UNKNOWN,
    "phase_unknown": Verdict.UNKNOWN,
    "phase_hidden": Verdict.UNKNOWN,
    "booking_not_verifiable": Verdict.UNKNOWN,
    "met_on_site": Verdict.MEETS,
    "compensation_booked": Verdict.COMPENSATED,
    "compensation_proposed": Verdict.AT_RISK,
    "partly_compensated": Verdict.FAILS,
    "short": Verdict.FAILS,
}
"""Every reason code and the verdict it stands for."""


def judge(rows: pd.DataFrame, needed: pd.DataFrame, made: Projects, ledger: Ledger) -> pd.DataFrame:
    """Turn needs and ledger into verdict and reason per location: those of its project, where it counts by itself."""
    of_project = needed[["not_counted", "undecided"]].assign(settled=_settled(needed, ledger))
    theirs = of_project.reindex(made.of_row).set_axis(rows.index)
    # Another row of the project lacks the figure that decides.
    others = (theirs["undecided"] == "demolition_unknown") & rows["social_demolished"].notna()
    undecided = theirs["undecided"].mask(others.fillna(False), "phase_unknown")
    reason = rows["not_counted"]
    for other in (theirs["not_counted"], rows["undecided"], undecided, theirs["settled"]):
        reason = reason.fillna(other)
    return pd.DataFrame({"verdict": reason.map(REASON_VERDICT).astype("str"), "reason": reason.astype("str")})


def _settled(needed: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Name for each project the first reason that settles it."""
    per_home, parts = needed["parts_per_home"], ledger.parts
    booked, proposed = parts["booked_in"] * per_home, parts["proposed_in"] * per_home
    most, least = needed["short_parts"], needed["least_short_parts"]
    settled = {
        "met_on_site": most == 0,
        "compensation_booked": most <= booked,
        "open": least <= booked,
        "booking_not_verifiable": parts["least_open"] == 0,
        "compensation_proposed": most <= booked + proposed,
        "partly_compensated": booked + proposed > 0,
    }
    reason = first_reason(needed.index, settled, "short")
    return reason.mask(reason == "open", needed["open_tenure"])
