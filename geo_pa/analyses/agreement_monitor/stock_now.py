"""The stock on the reference date: labels and accessible homes per corporation, and what lies on no complex."""

from collections.abc import Mapping

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Known
from geo_pa.analyses.agreement_monitor.stock import TOGETHER, Stock, counted, poorly_insulated
from geo_pa.measures.accessible_stock import accessible, add_up, lost_nowhere
from geo_pa.measures.standing_stock import HOME_KINDS, STANDS, standing, unplaced
from geo_pa.terms import UNKNOWN

LABEL_IMPROVED = "label_improved"
"""What is reported of homes with a poor label: of which complex they are is not told."""


def tables(given: Known, improved: Mapping[str, float]) -> dict[str, pd.DataFrame]:
    """Count what stands on the reference date, per corporation and together; nothing without the layer.

    ``accessible`` has the least and the most, since which homes were sold is not known; ``unplaced`` is what came, or
    was reported, and lies on no complex.
    """
    stock = given.stock
    if stock is None:
        return {}
    found = {"labels": labels(given, stock), "accessible": _accessible(given, stock)}
    return {**found, "unplaced": _unplaced(given, stock, improved)}


def labels(given: Known, stock: Stock) -> pd.DataFrame:
    """Count the social homes with label E, F or G."""
    social = stock.homes.assign(homes=_on_date(given, stock.homes)["homes"])
    return counted(social, {"efg": poorly_insulated(social)})


def _on_date(given: Known, complexes: pd.DataFrame, **options: tuple[str, ...]) -> pd.DataFrame:
    since = given.rules.day("stock_date")
    return standing(complexes, given.stock_mutations, since=since, on=given.on, **options)


def _accessible(given: Known, stock: Stock) -> pd.DataFrame:
    """Count the accessible homes between bounds; a complex of which nothing is known is in neither."""
    between = accessible(stock.every, _on_date(given, stock.every, losses=STANDS))
    loose = _loose(given, stock)
    lost = lost_nowhere(loose)
    loser = loose["corporation"].fillna(UNKNOWN)
    owned = between.groupby(stock.every["corporation"].fillna(UNKNOWN))
    sums = {str(who): add_up(rows, lost[loser[lost.index] == who].sum(skipna=False)) for who, rows in owned}
    together = add_up(between, lost.sum(skipna=False))
    table = pd.DataFrame.from_dict({**sums, TOGETHER: together}, orient="index")
    return table.astype(dict.fromkeys(ACCESSIBLE_COUNTS, "Int64")).rename_axis("corporation").reset_index()


ACCESSIBLE_COUNTS = ("homes", "known", "accessible_homes", "accessible_most", "unknown_complexes")


def _loose(given: Known, stock: Stock) -> pd.DataFrame:
    return unplaced(stock.every, given.stock_mutations, since=given.rules.day("stock_date"), on=given.on)


def _unplaced(given: Known, stock: Stock, improved: Mapping[str, float]) -> pd.DataFrame:
    """Add up what lies on no complex, per corporation and kind of change."""
    rows = _loose(given, stock)
    rows = rows[rows["kind"].isin(HOME_KINDS)]
    changes = pd.DataFrame({"corporation": rows["corporation"], "change": rows["mutation"], "homes": rows["homes"]})
    every = pd.concat([changes, _labels_improved(improved)], ignore_index=True).astype({"homes": "Int64"})
    named = every.assign(corporation=every["corporation"].fillna(UNKNOWN))
    return named.groupby(["corporation", "change"])["homes"].sum(min_count=1).reset_index()


def _labels_improved(improved: Mapping[str, float]) -> pd.DataFrame:
    found = [(who, LABEL_IMPROVED, count) for who, count in improved.items() if count]
    return pd.DataFrame(found, columns=["corporation", "change", "homes"])
