"""Parts of sentences that neighbourhoods and complexes share."""

from typing import Any

from geo_pa.analyses.heat_stress.figures import PET
from geo_pa.model import Rules
from geo_pa.terms import Number, is_missing, number, percent

ROUND_M2 = 100
"""Square metres in a sentence are whole hundreds: the figures behind them are estimates."""


def heat_phrase(row: Any, measure: str, rules: Rules) -> str:
    """Tell how hot it is; in perceived temperature or in degrees of heat island, as it was measured."""
    if is_missing(row.heat_mean_degc):
        return "hoe heet het er wordt, is niet bekend"
    if measure != PET:
        return f"het is er doorgaans {_warmer(row.heat_mean_degc)} dan het buitengebied"
    strong, extreme = (number(rules.number(f"pet_{word}_heat_stress")) for word in ("strong", "extreme"))
    return (
        f"op een hete middag is het er gemiddeld {number(row.heat_mean_degc, 1)} °C PET; op "
        f"{percent(row.share_above_strong)} van de oppervlakte meer dan {strong} °C (sterke hittestress), op "
        f"{percent(row.share_above_extreme)} meer dan {extreme} °C (extreme hittestress)"
    )


def _warmer(degrees: float) -> str:
    return f"{number(abs(degrees), 1)} °C {'warmer' if degrees >= 0 else 'koeler'}"


def square_metres(area_m2: Number) -> str:
    """Write an area in whole hundreds of m2, a smaller one in whole m2."""
    rounded = round(float(area_m2) / ROUND_M2) * ROUND_M2 if area_m2 >= ROUND_M2 else round(float(area_m2))
    return f"{number(rounded)} m²"
