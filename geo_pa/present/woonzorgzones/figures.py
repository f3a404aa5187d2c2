"""Figures of walking zones as they are read: hidden told from unknown, and the score in its parts."""

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.woonzorgzones.residents import DIVIDING
from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES
from geo_pa.model import Rules
from geo_pa.present.special import Row

OLDER_COUNTS = ("older_residents", "older_in_zone_residents", "older_outside_zone_residents")
MAY_BE_HIDDEN = (*OLDER_COUNTS, *DIVIDING)
HIDDEN = "verborgen (weinig mensen)"
NOT_COUNTED = "residents_unknown"
NOT_DIVIDED = ("no_streets", "no_centres")
"""Reasons of a neighbourhood whose residents are not known, or not which of them live in the zone."""

SECONDS = 60


def hidden(row: Row, name: str) -> bool:
    """Tell whether a figure of a neighbourhood is known but may not be shown: it is hidden, not unknown."""
    return name in MAY_BE_HIDDEN and terms.is_missing(row[name]) and not _unknown(row, name)


def _unknown(row: Row, name: str) -> bool:
    """Tell whether a count is not known at all, or not how it divides over in and outside the zone."""
    return row["reason"] == NOT_COUNTED or (name != OLDER_COUNTS[0] and row["reason"] in NOT_DIVIDED)


def score_parts(row: Row, rules: Rules) -> pd.DataFrame:
    """Divide the facility score of a complex or location into what each type adds, in the order of the weights' list.

    Columns ``distance_m`` and ``minutes`` (missing where none can be walked to), ``most`` (the type's share of the
    weights, 0..1) and ``score`` (what it adds; together the ``facility_score`` where that is known).
    """
    weights = pd.Series({name: float(rules.number(f"facility_weight_{name}")) for name in SCORED_TYPES})
    metres = pd.Series({name: row[f"{name}_m"] for name in SCORED_TYPES}, dtype="float64")
    most = weights / weights.sum() if weights.any() else weights
    near = (1 - metres / float(rules.number("zone_wide_distance"))).clip(lower=0).fillna(0)
    minutes = metres / float(rules.number("walking_speed_65_plus")) / SECONDS
    return pd.DataFrame({"distance_m": metres, "minutes": minutes, "most": most, "score": most * near})
