"""The verdict of each location, the two ways out of a shortfall, and the totals."""

import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.counting import share
from geo_pa.analyses.social_share.ledger import Ledger
from geo_pa.measures.tenure import as_homes, homes_to_add
from geo_pa.model import Rules, Verdict

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
    "booking_not_verifiable": Verdict.UNKNOWN,
    "met_on_site": Verdict.MEETS,
    "compensation_booked": Verdict.COMPENSATED,
    "compensation_proposed": Verdict.AT_RISK,
    "partly_compensated": Verdict.FAILS,
    "short": Verdict.FAILS,
}
"""Every reason code and the verdict it stands for."""


def judge(counted: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Turn counts and ledger into one verdict per location.

    Parameters
    ----------
    counted : DataFrame
        From :func:`geo_pa.analyses.social_share.counting.count`.
    ledger : Ledger
        From :func:`geo_pa.analyses.social_share.ledger.settle`.

    Returns
    -------
    DataFrame
        On the same index: ``verdict``, ``reason`` and the figures, in homes; missing where unknown or where the
        location does not count.
    """
    reason = _reason(counted, ledger)
    figures = _figures(counted, ledger)
    verdict = reason.map({code: str(verdict) for code, verdict in REASON_VERDICT.items()}).astype("str")
    return pd.concat([pd.DataFrame({"verdict": verdict, "reason": reason}), figures], axis=1)


def _reason(counted: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Name for each location the first reason that settles it."""
    per_home, parts = counted["parts_per_home"], ledger.parts
    booked, proposed = parts["booked_in"] * per_home, parts["proposed_in"] * per_home
    least = counted["known"] * per_home
    most = counted["possible"] * per_home
    need = counted["required"]
    settled = {
        "met_on_site": least >= need,
        "compensation_booked": least + booked >= need,
        "open": most + booked >= need,
        "booking_not_verifiable": parts["least_open"] == 0,
        "compensation_proposed": least + booked + proposed >= need,
        "partly_compensated": booked + proposed > 0,
    }
    reasons = counted["not_counted"].fillna(counted["undecided"]).to_numpy(object, na_value="")
    for code, holds in settled.items():
        word = counted["open_tenure"].to_numpy(object) if code == "open" else code
        reasons = np.where((reasons == "") & holds.to_numpy(bool, na_value=False), word, reasons)
    return pd.Series(np.where(reasons == "", "short", reasons), index=counted.index, dtype="str")


def _figures(counted: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    certain = counted["known"] == counted["possible"]
    return pd.DataFrame(
        {
            "counted": _whether_counted(ledger.parts),
            "dwellings": counted["dwellings"],
            "social_homes": counted["known"],
            "social_homes_possible": counted["possible"],
            "social_share": _share(counted["known"].where(certain.fillna(False)), counted["dwellings"]),
            **_of_the_rule(counted, ledger.parts),
            "social_demolished": counted["social_demolished"],
            "net_social_homes": counted["known"] - counted["social_demolished"],
            "net_social_homes_possible": counted["possible"] - counted["social_demolished"],
            "hardness": counted["hardness"],
        },
    )


def _whether_counted(parts: pd.DataFrame) -> pd.Series:
    words = np.select([parts["counts"], parts["may_count"]], ["yes", "unknown"], default="no")
    return pd.Series(words, index=parts.index, dtype="str")


def _of_the_rule(counted: pd.DataFrame, parts: pd.DataFrame) -> dict[str, pd.Series]:
    """Name what is needed, met and left of each location, in homes; missing where the rule does not hold.

    What is booked covers no more than is required, also where whole homes are booked for part of a home.
    """
    per_home = int(counted["parts_per_home"].iloc[0]) if len(counted) else 1
    may_count, required = parts["may_count"], counted["required"]
    covered = (parts["booked_in"] * per_home).clip(upper=required.fillna(parts["booked_in"] * per_home))
    in_parts = {
        "required_social_homes": required.where(may_count),
        "met_on_site": (required - parts["open"] - covered).where(may_count),
        "booked_in": covered,
        "proposed_in": parts["proposed_in"] * per_home,
        "open_homes": parts["open"].where(may_count),
        "open_homes_certain": parts["least_open"].where(may_count & required.notna()),
        "surplus_homes": parts["surplus"].where(may_count & required.notna()),
        "booked_out": parts["booked_out"] * per_home,
        "proposed_out": parts["proposed_out"] * per_home,
    }
    return {name: as_homes(amount, per_home) for name, amount in in_parts.items()}


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    whole = whole.astype("float64")
    return (part.astype("float64") / whole).where(whole > 0)


def advise(counted: pd.DataFrame, ledger: Ledger, rules: Rules) -> pd.DataFrame:
    """Give both ways out of a shortfall: homes to convert to social rent, or social homes to add.

    Compensation that is booked stays booked; proposals are not counted on, nor is what may still become social rent.

    Parameters
    ----------
    counted : DataFrame
        From :func:`geo_pa.analyses.social_share.counting.count`.
    ledger : Ledger
        What is booked.
    rules : Rules
        Share and rounding.

    Returns
    -------
    DataFrame
        ``homes_to_convert`` and ``homes_to_add``, Int64; missing where nothing is short, or where no number suffices.
    """
    per_home, open_parts = counted["parts_per_home"], ledger.parts["open"]
    short = (open_parts > 0).fillna(False).astype(bool)
    held = (counted["known"] + ledger.parts["booked_in"]) * per_home
    add = homes_to_add(counted["dwellings"], held, share(rules), rules.word("rounding"))
    convert = -(-open_parts // per_home)
    return pd.DataFrame({"homes_to_convert": convert, "homes_to_add": add}).astype("Int64").where(short)


CERTAIN = {
    "dwellings": "dwellings_counted",
    "required_social_homes": "required_social_homes",
    "social_homes": "social_homes_known",
    "met_on_site": "met_on_site_homes",
    "booked_in": "booked_homes",
    "open_homes_certain": "open_homes",
    "proposed_in": "proposed_homes",
    "surplus_homes": "surplus_homes",
    "social_demolished": "social_homes_demolished",
}
"""Which figures are summed over the locations that certainly count, and under which name: at least this."""

AT_MOST = {
    "dwellings": "dwellings_counted_most",
    "required_social_homes": "required_social_homes_most",
    "social_homes_possible": "social_homes_possible",
    "open_homes": "open_homes_most",
}
"""Which figures are summed over all locations that may count: at most this."""


def totals(table: pd.DataFrame) -> dict[str, int | float | None]:
    """Sum the figures of the locations that count, for certain and at most, and count the locations by verdict.

    Parameters
    ----------
    table : DataFrame
        Verdicts and figures per location.

    Returns
    -------
    dict
        A sum covers the locations whose figure is known; ``locations_incomplete`` tells for how many one is missing.
        Over the locations that certainly count, ``required_social_homes = met_on_site_homes + booked_homes +
        open_homes + maybe_open_homes``.
    """
    counts, perhaps = table[table["counted"] == "yes"], table[table["counted"] == "unknown"]
    sums = {name: _sum(counts[column]) for column, name in CERTAIN.items()}
    sums["maybe_open_homes"] = _sum(counts["open_homes"] - counts["open_homes_certain"])
    may = pd.concat([counts, perhaps])
    sums |= {name: _sum(may[column]) for column, name in AT_MOST.items()}
    least, most = may["net_social_homes"], may["net_social_homes_possible"]
    sure = may["counted"] == "yes"
    sums["net_social_homes"] = _sum(least.where(sure, least.clip(upper=0)))
    sums["net_social_homes_possible"] = _sum(most.where(sure, most.clip(lower=0)))
    counted = table["verdict"].value_counts()
    verdicts = {f"locations_{verdict}": int(counted.get(verdict, 0)) for verdict in Verdict}
    gaps = may[[*CERTAIN, "net_social_homes"]].isna().any(axis=1).reindex(table.index, fill_value=False)
    incomplete = table["verdict"].eq(Verdict.UNKNOWN) | gaps
    return {"locations": len(table), **verdicts, "locations_incomplete": int(incomplete.sum()), **sums}


def _sum(figures: pd.Series) -> int | float | None:
    """Add up what is known, as a plain number; None where there are rows and none is known."""
    amounts = figures.to_numpy(np.float64, na_value=np.nan)
    known = amounts[~np.isnan(amounts)]
    if len(amounts) and not len(known):
        return None
    total = round(float(known.sum()), 6)
    return int(total) if total.is_integer() else total
