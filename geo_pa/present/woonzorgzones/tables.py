"""The tables of walking zones: neighbourhoods, building locations, complexes, designated zones."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from geo_pa import terms
from geo_pa.model import Rules
from geo_pa.present.columns import heading
from geo_pa.present.evidence import rule_value
from geo_pa.present.tables import table, worst_first
from geo_pa.present.woonzorgzones.figures import ANALYSIS

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Frame = TypeVar("Frame", bound=pd.DataFrame)

NEIGHBOURHOOD_COLUMNS = (
    "name",
    "signal",
    "older_residents",
    "older_in_zone_residents",
    "older_outside_zone_residents",
    "share_core",
    "share_zone",
    "share_wide",
    "distance_m",
    "minutes",
    "facility_score",
    "corporation_homes",
    "accessible_homes",
    "accessible_most",
    "accessible_homes_in_zone",
    "accessible_most_in_zone",
    "nearest_centre",
    "district_name",
)
LOCATION_COLUMNS = (
    "name",
    "reach",
    "distance_m",
    "minutes",
    "fit_clustered",
    "fit_clustered_reason",
    "suited_accessible",
    "dwellings",
    "accessible",
    "facility_score",
    "supermarket_m",
    "bus_stop_m",
    "nearest_centre",
    "designated_zone",
    "neighbourhoods",
    "district_name",
    "hardness",
)
COMPLEX_COLUMNS = (
    "name",
    "reach",
    "distance_m",
    "minutes",
    "corporation",
    "kind",
    "homes",
    "accessible_least",
    "accessible_most",
    "circle_only",
    "facility_score",
    "supermarket_m",
    "bus_stop_m",
    "nearest_centre",
)
ZONE_COLUMNS = ("name", "designated_on", "share_zone", "street_length_m", "corporation_homes", "homes_outside_reach")

YES_NO = {True: "ja", False: "nee"}
"""A table would show these as boxes that look as if they can be ticked."""

FIT_ORDER = ("yes", "step_free", "unknown", "no")


def neighbourhoods(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write neighbourhoods with their signal, their older residents and their reach."""
    return _table(frame, NEIGHBOURHOOD_COLUMNS, rules)


def locations(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write building locations with their reach and what the place is fit for."""
    return _table(frame, LOCATION_COLUMNS, rules, "locations")


def complexes(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write the corporations' complexes with their reach."""
    return _table(frame, COMPLEX_COLUMNS, rules, "complexes")


def designated(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write designated zones beside the computed reach."""
    return _table(frame, ZONE_COLUMNS, rules, "zones")


def _table(frame: pd.DataFrame, columns: Iterable[str], rules: Rules, detail: str = "") -> "Styler":
    yes_no = {name: frame[name].map(YES_NO).astype("str") for name in frame.select_dtypes(["bool", "boolean"]).columns}
    headings = {column: heading(column, ANALYSIS, detail, rules) for column in columns}
    return table(frame.assign(**yes_no), headings, missing="-")


def neighbourhoods_in_order(frame: Frame) -> Frame:
    """Put the highest signals on top, and among those the most older residents outside the zone."""
    return worst_first(frame.sort_values(["older_outside_zone_residents", "name"], ascending=[False, True]))


def locations_in_order(frame: Frame) -> Frame:
    """Put what is fit for clustered living on top, and among equals the nearest to a centre."""
    rank = frame["fit_clustered"].map({word: place for place, word in enumerate(FIT_ORDER)})
    return frame.assign(_rank=rank).sort_values(["_rank", "distance_m", "name"]).drop(columns="_rank")


def complexes_in_order(frame: Frame) -> Frame:
    """Put what lies farthest from a centre on top."""
    return frame.sort_values(["distance_m", "name"], ascending=[False, True], na_position="first")


def designated_in_order(frame: Frame) -> Frame:
    """Put the zone that the computed reach covers least on top."""
    return frame.sort_values(["share_zone", "name"])


def figures(totals: Mapping[str, float | None], reach: pd.DataFrame, basis: pd.Series, rules: Rules) -> dict[str, str]:
    """Write the figures of the whole municipality, each with its word.

    Parameters
    ----------
    totals : mapping of str to number or None
        Of the result.
    reach : DataFrame
        Its detail of that name.
    basis : Series of str
        From what age on residents are counted, per neighbourhood.
    rules : Rules
        Those that it was made with.
    """
    zone: Any = reach.loc["zone"]
    share = rules["accessible_share"]
    return {
        f"{older_word(basis)} in de zone, ten minste": _of(zone["older_residents"], totals["older_residents"]),
        "corporatiewoningen in de zone": _of(zone["corporation_homes"], totals["corporation_homes"]),
        "toegankelijk van het corporatiebezit": _between(
            totals["stock_accessible_share"], totals["stock_accessible_most_share"]
        ),
        "corporatiewoningen die een cirkel ten onrechte meetelt": terms.number(totals["circle_only_homes"]),
        "bouwlocaties kansrijk voor geclusterd wonen": terms.number(totals["fit_clustered_locations"]),
        f"toegankelijke nieuwe woningen op geschikte plekken in de jaren van de afspraak ({rule_value(share)})": _of(
            totals["suited_accessible_dwellings"], totals["suited_new_dwellings"]
        ),
    }


def older_word(basis: pd.Series) -> str:
    """Name older residents by the age from which they are counted, where that is one age."""
    ages = sorted(basis.dropna().unique())
    return f"{ages[0].removesuffix('+')}-plussers" if len(ages) == 1 else "ouderen"


def _between(least: float | None, most: float | None) -> str:
    low, high = terms.percent(least), terms.percent(most)
    return low if low == high else f"{low} tot {high}"


def _of(part: float | None, whole: float | None) -> str:
    return terms.UNKNOWN if terms.is_missing(part) else f"{terms.number(part)} van {terms.number(whole)}"
