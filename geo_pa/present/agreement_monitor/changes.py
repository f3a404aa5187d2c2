"""What a tile says of change: what has come since the base date, for figures that have one to compare with."""

from collections.abc import Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.agreement_monitor.tables import ANALYSIS
from geo_pa.present.special import Row

COUNTED = ("agreement_units", "dwellings", "pitches")
"""Units of what is added until the target is reached: these get a bar."""


def change(row: Row, results: Mapping[str, Result]) -> str:
    """Write what changed since the base date, of a row with its ``unit_id``; empty where no dated figure tells it."""
    growth, villages, share = (results.get(name) for name in ("social_growth", "village_stock", "social_share"))
    if row["question"] == "village_stock" and villages is not None:
        return _in_villages(villages)
    if row["question"] == "social_share" and share is not None:
        return _locations_ready(row, share)
    if row["question"] == "woonzorgzones" and row["unit"] == "share":
        return _accessible_homes_ready(row, results[ANALYSIS])
    if growth is None or row["unit"] not in COUNTED or terms.is_missing(row["realised"]):
        return ""
    more, since = float(row["realised"]), terms.day(growth.rules.day("base_date"))
    return f"{terms.signed(more)} sinds {since}" if more else f"Niets veranderd sinds {since}"


def _in_villages(result: Result) -> str:
    together = result.details["together"].iloc[0]
    base, now = together["base_homes"], together["stock_now_homes"]
    if terms.is_missing(base) or terms.is_missing(now):
        return ""
    more, since = int(now - base), terms.day(result.rules.day("base_date"))
    return f"Alle dorpen samen: {terms.homes(abs(more))} {'erbij' if more >= 0 else 'minder'} sinds {since}"


def _locations_ready(row: Row, share: Result) -> str:
    """Write how many of the locations that hold the norm are ready: what was decided before it began does not count."""
    if terms.is_missing(row["realised"]) or "start_date" not in share.rules:
        return ""
    count = terms.number(row["realised"]) if row["realised"] else "geen"
    return f"Daarvan {count} opgeleverd sinds {terms.day(share.rules.day('start_date'))}"


def _accessible_homes_ready(row: Row, monitor: Result) -> str:
    """Write how many homes are ready, and how many of these are accessible: plans ready before the start are out."""
    rule = monitor.rules.get("accessible_share")
    behind = monitor.details.get("behind", pd.DataFrame(columns=["unit_id", "stage", "amount", "of"]))
    ready = behind[(behind["unit_id"] == row["unit_id"]) & (behind["stage"] == "realised")].dropna(subset=["amount"])
    if rule is None or rule.valid_from is None:
        return ""
    since = f"sinds {terms.day(rule.valid_from)}"
    if ready["of"].isna().any() or not ready["of"].sum():
        return ""
    part, whole = terms.number(ready["amount"].sum()), terms.plural(int(ready["of"].sum()), "woning", "woningen")
    return f"Opgeleverd {since}: {part} van {whole} toegankelijk"
