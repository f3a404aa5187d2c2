"""Figures for all neighbourhoods together."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo_pa.model import GIVEN_SIGNALS, Rules

Totals = Mapping[str, int | float | None]


def totals(table: pd.DataFrame, area_m2: pd.Series, rules: Rules) -> Totals:
    """Add up the neighbourhoods; None where nothing is known.

    Shares are of the area where they are known, ``greening_needed_m2`` is where the green is known, and
    ``beyond_cool_place_residents`` is of the counts and shares that are shown, so at least as many.
    """
    signals = {f"neighbourhoods_{signal}": int((table["signal"] == signal).sum()) for signal in GIVEN_SIGNALS}
    return {
        **signals,
        "share_above_strong": _by_area(table["share_above_strong"], area_m2),
        "share_above_extreme": _by_area(table["share_above_extreme"], area_m2),
        "greening_needed_m2": _sum(table["green_target_m2"]),
        "beyond_cool_place_residents": _residents(table, rules),
    }


def _by_area(share: pd.Series, area_m2: pd.Series) -> float | None:
    known = area_m2.where(share.notna()).sum()
    return float((share * area_m2).sum() / known) if known else None


def _sum(amount: pd.Series) -> float | None:
    return float(amount.sum()) if amount.notna().any() else None


def _residents(table: pd.DataFrame, rules: Rules) -> int | None:
    """Count the vulnerable residents too far from a cool place: rounded, and None where too few to show."""
    exact = _sum(table["vulnerable_residents"].astype("float64") * table["share_beyond_cool_place"])
    if exact is None or 0 < exact < rules.integer("count_suppression_threshold"):
        return None
    step = rules.integer("count_rounding")
    return int(np.floor(exact / step + 0.5) * step)
