"""Figures of walking zones as they are read: no finer than they can be trusted, and hidden told from unknown."""

from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.analyses.woonzorgzones.residents import DIVIDING
from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES
from geo_pa.model import Rules
from geo_pa.present.columns import heading
from geo_pa.present.headings import text

Frame = TypeVar("Frame", bound=pd.DataFrame)

ANALYSIS = "woonzorgzones"

DECIMALS: Mapping[str, int] = {
    "minutes": 1,
    "facility_score": 2,
    "share_core": 2,
    "share_zone": 2,
    "share_wide": 2,
    "street_length_m": -2,
    "street_km": 1,
}
"""How far figures may be trusted; distances are shown in whole metres."""

OLDER_COUNTS = ("older_residents", "older_in_zone_residents", "older_outside_zone_residents")
MAY_BE_HIDDEN = (*OLDER_COUNTS, *DIVIDING)
HIDDEN = "verborgen (weinig mensen)"
NOT_COUNTED = "residents_unknown"
NOT_DIVIDED = ("no_streets", "no_centres")
"""Reasons of a neighbourhood whose residents are not known, or not which of them live in the zone."""


def digits(column: str) -> int | None:
    """Return to how many decimals a figure is told; None for what is told as it is."""
    return DECIMALS.get(column, 0 if column.endswith("_m") else None)


def rounded(frame: Frame) -> Frame:
    """Round figures for reading, see :func:`digits`; missing stays missing."""
    known = {str(name): at for name in frame.columns if (at := digits(str(name))) is not None}
    return frame.assign(**{name: frame[name].astype("float64").round(at) for name, at in known.items()})


def said(row: Mapping[str, Any], column: str, detail: str = "") -> str:
    """Write one figure of a row in Dutch: what is known of residents but may not be shown is hidden, not unknown."""
    value, at = row[column], digits(column)
    if not detail and column in MAY_BE_HIDDEN and terms.is_missing(value) and not _unknown(row, column):
        return HIDDEN
    if isinstance(value, np.bool_):
        value = bool(value)
    told = value if at is None or terms.is_missing(value) else round(value, at)
    return text(told, heading(column, ANALYSIS, detail))


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
