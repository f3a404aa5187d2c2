"""Figures of walking zones as they are read: no finer than they can be trusted, and hidden told from unknown."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.analyses.woonzorgzones.residents import DIVIDING
from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES
from geo_pa.model import Rules
from geo_pa.present.columns import heading
from geo_pa.present.headings import text

ANALYSIS = "woonzorgzones"

OLDER_COUNTS = ("older_residents", "older_in_zone_residents", "older_outside_zone_residents")
MAY_BE_HIDDEN = (*OLDER_COUNTS, *DIVIDING)
HIDDEN = "verborgen (weinig mensen)"
NOT_COUNTED = "residents_unknown"
NOT_DIVIDED = ("no_streets", "no_centres")
"""Reasons of a neighbourhood whose residents are not known, or not which of them live in the zone."""


def said(row: Mapping[str, Any], column: str, detail: str = "", rules: Rules | None = None) -> str:
    """Write one figure of a row in Dutch: what is known of residents but may not be shown is hidden, not unknown."""
    value = row[column]
    if not detail and column in MAY_BE_HIDDEN and terms.is_missing(value) and not _unknown(row, column):
        return HIDDEN
    if isinstance(value, np.bool_):
        value = bool(value)
    return text(value, heading(column, ANALYSIS, detail, rules))


def _unknown(row: Mapping[str, Any], column: str) -> bool:
    """Tell whether a count is not known at all, or not how it divides over in and outside the zone."""
    return row["reason"] == NOT_COUNTED or (column != OLDER_COUNTS[0] and row["reason"] in NOT_DIVIDED)


def score_parts(row: Mapping[str, Any], rules: Rules) -> pd.DataFrame:
    """Divide the facility score of a place into what each type adds.

    Parameters
    ----------
    row : mapping
        One complex or location, with the walking distance to each type.
    rules : Rules
        Weights, the wide distance and the walking speed.

    Returns
    -------
    DataFrame
        By type, in the order of the weights' list: ``distance_m`` and ``minutes`` (missing where none can be walked
        to), ``most`` (its share of the weights, 0..1) and ``score`` (what it adds; adding up to ``facility_score``
        where that is known).
    """
    weights = pd.Series({name: float(rules.number(f"facility_weight_{name}")) for name in SCORED_TYPES})
    metres = pd.Series({name: row[f"{name}_m"] for name in SCORED_TYPES}, dtype="float64")
    most = weights / weights.sum() if weights.any() else weights
    near = (1 - metres / float(rules.number("zone_wide_distance"))).clip(lower=0).fillna(0)
    minutes = metres / float(rules.number("walking_speed_65_plus")) / 60
    return pd.DataFrame({"distance_m": metres, "minutes": minutes, "most": most, "score": most * near})
