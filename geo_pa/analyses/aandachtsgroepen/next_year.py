"""Next year's task: divided pro rata to stock, and bound by the maximum."""

from decimal import ROUND_CEILING
from typing import Any

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import Cells, maximum
from geo_pa.analyses.aandachtsgroepen.homes import Stock
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import homes, is_missing, number, percent

TASK = "statushouders_task_persons"


def homes_needed(rules: Rules) -> int | None:
    """Return how many homes the task takes: persons over persons per home, rounded up; None where there is no task."""
    if TASK not in rules:
        return None
    return int((rules.number(TASK) / rules.number("persons_per_home")).to_integral_value(ROUND_CEILING))


def divide(cells: Cells, vacated: pd.Series, stock: Stock, rules: Rules) -> pd.DataFrame:
    """Divide the homes that are needed over the corporations; missing where unknown or hidden.

    Needed is pro rata, expected the mean of the window rounded down, offered the least of needed and maximum; what does
    not fit is named and not moved to another. Social homes that are missing for one make the division unknown.
    """
    names = pd.Index(sorted({*stock.by_corporation.index, *cells.corporations["corporation"]}), dtype="str")
    owned = stock.by_corporation.reindex(names, fill_value=0)
    needed = pro_rata(homes_needed(rules), owned)
    expected = _mean_per_year(cells.corporations.assign(vacated_homes=vacated), cells.window).reindex(names)
    most = maximum(expected, rules)
    offered = needed.where((needed <= most).fillna(False), most).mask(needed.isna())
    offer = pd.DataFrame(
        {
            "corporation": names,
            "stock_homes": owned,
            "needed_homes": needed,
            "expected_homes": expected,
            "maximum_homes": most,
            "offered_homes": offered,
            "short_homes": needed - offered,
        }
    ).reset_index(drop=True)
    return offer.assign(explanation=pd.array([_sentence(row, rules) for row in rows(offer)], dtype="str"))


def pro_rata(total: int | None, homes: pd.Series) -> pd.Series:
    """Divide a whole number in proportion to homes by largest remainder; equal remainders by more homes, then by name.

    Unknown everywhere where the total or one number of homes is: the proportion is then not known.
    """
    whole = homes.sum(skipna=False)
    if total is None or pd.isna(whole) or whole == 0:
        return pd.Series(pd.NA, index=homes.index, dtype="Int64")
    product = homes * total
    floor, rest = product // whole, product % whole
    order = pd.DataFrame({"rest": rest, "homes": homes, "name": homes.index}).sort_values(
        ["rest", "homes", "name"], ascending=[False, False, True]
    )
    more = order.index[: total - int(floor.sum())]
    divided: pd.Series = (floor + floor.index.isin(more).astype(int)).astype("Int64")
    return divided


def _mean_per_year(vacated: pd.DataFrame, years: tuple[int, ...]) -> pd.Series:
    """Return the mean of the window, rounded down; unknown where a year of a corporation is, or is not there at all."""
    mine = vacated[vacated["year"].isin(years)].groupby("corporation")
    sums = mine["vacated_homes"].sum(skipna=False).mask(mine["year"].nunique() < len(years))
    mean: pd.Series = (sums // len(years)).astype("Int64")
    return mean


def _sentence(row: Any, rules: Rules) -> str:
    """Say what the part of a corporation is, what may be offered, and what the parties do where that falls short."""
    rule = rules["statushouders_maximum_share"]
    if is_missing(row.needed_homes):
        return f"Niet te zeggen: de taakstelling of de voorraad is onbekend of niet te tonen ({rule.stands_in})."
    part = f"Naar rato van de voorraad {homes(row.needed_homes)}"
    if is_missing(row.maximum_homes):
        return (
            f"{part}; hoeveel er mag, is niet te zeggen: wat vrijkomt is onbekend of niet te tonen ({rule.stands_in})."
        )
    share = percent(rules.number("statushouders_maximum_share"))
    most = f"{share} van de {homes(row.expected_homes)} die naar verwachting vrijkomen, naar beneden afgerond"
    text = f"{part}; het maximum is {number(row.maximum_homes)} ({most}, {rule.stands_in})"
    if row.short_homes == 0:
        return f"{text}. Dat past."
    return f"{text}. Past niet: {homes(row.short_homes)}. {TALK}"


TALK = (
    "Neemt de taakstelling toe, dan gaan partijen in gesprek en zoeken zij andere oplossingen, zodat andere "
    "woningzoekenden er niet onder lijden (⟦statushouders⟧)."
)
"""The second sentence of agreement 19, where the task does not fit."""
