"""The figures of all locations together, for certain and at most."""

import numpy as np
import pandas as pd

from geo_pa.model import Verdict

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

    A sum covers the locations whose figure is known. Over those that certainly count, ``required_social_homes =
    met_on_site_homes + booked_homes + open_homes + maybe_open_homes``.
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
