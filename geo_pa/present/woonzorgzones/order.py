"""The order of the tables of the walking zones."""

import pandas as pd

from geo_pa.present.order import by_words, worst_first

FIT_ORDER = ("yes", "step_free", "unknown", "no")


def in_order(rows: pd.DataFrame, detail: str) -> pd.DataFrame:
    """Put on top what asks for most: neighbourhoods, locations, complexes and designated zones each in its own way."""
    orders = {"": _neighbourhoods, "locations": _locations, "complexes": _complexes, "zones": _zones}
    return orders[detail](rows) if detail in orders else rows


def _neighbourhoods(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the highest signals on top, and among those the most older residents outside the zone."""
    return worst_first(rows.sort_values(["older_outside_zone_residents", "name"], ascending=[False, True]))


def _locations(rows: pd.DataFrame) -> pd.DataFrame:
    """Put what is fit for clustered living on top, and among equals the nearest to a centre."""
    return by_words(rows.sort_values(["distance_m", "name"]), "fit_clustered", FIT_ORDER)


def _complexes(rows: pd.DataFrame) -> pd.DataFrame:
    """Put what lies farthest from a centre on top."""
    return rows.sort_values(["distance_m", "name"], ascending=[False, True], na_position="first")


def _zones(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the zone that the computed reach covers least on top."""
    return rows.sort_values(["share_zone", "name"])
