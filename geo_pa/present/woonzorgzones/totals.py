"""The figures of walking zones of the whole municipality in words, and what the signals stand for."""

from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.evidence import rule_value


def figures(result: Result) -> dict[str, str]:
    """Write each figure with its word."""
    zone: Any = result.details["reach"].loc["zone"]
    totals, share = result.totals, rule_value(result.rules["accessible_share"])
    bounds = (totals["stock_accessible_share"], totals["stock_accessible_most_share"])
    older = older_word(result.table["older_residents_basis"])
    return {
        f"{older} in de zone, ten minste": _of(zone["older_residents"], totals["older_residents"]),
        "corporatiewoningen in de zone": _of(zone["corporation_homes"], totals["corporation_homes"]),
        "toegankelijk van het corporatiebezit": " tot ".join(dict.fromkeys(map(terms.percent, bounds))),
        "corporatiewoningen die een cirkel ten onrechte meetelt": terms.number(totals["circle_only_homes"]),
        "bouwlocaties kansrijk voor geclusterd wonen": terms.number(totals["fit_clustered_locations"]),
        f"toegankelijke nieuwe woningen op geschikte plekken in de jaren van de afspraak ({share})": _of(
            totals["suited_accessible_dwellings"], totals["suited_new_dwellings"]
        ),
    }


def older_word(basis: pd.Series) -> str:
    """Name older residents by the age from which they are counted, where that is one age."""
    ages = sorted(basis.dropna().unique())
    return f"{ages[0].removesuffix('+')}-plussers" if len(ages) == 1 else "ouderen"


def _of(part: float | None, whole: float | None) -> str:
    return terms.UNKNOWN if terms.is_missing(part) else f"{terms.number(part)} van {terms.number(whole)}"


def signals_note(result: Result) -> str:
    """Tell what the signals stand for, and what is hidden."""
    rules, older = result.rules, older_word(result.table["older_residents_basis"])
    high, some = (terms.number(rules.number(f"white_spot_{word}")) for word in ("high", "some"))
    few, zone = terms.number(rules.number("count_suppression_threshold")), rule_value(rules["zone_distance"])
    return (
        f"Veel aandacht (witte vlek): {high} of meer {older} in de buurt wonen verder dan {zone} lopen van een "
        f"centrum; enige aandacht: {some} of meer. Aantallen {older} zijn geschat en afgerond; onder {few} zijn ze "
        "verborgen."
    )
