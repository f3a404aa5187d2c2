"""Next year's task: divided pro rata to stock, bound by the maximum, and where the least concentrated room is."""

from decimal import ROUND_CEILING

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS, DISTRICT, Cells, maximum
from geo_pa.analyses.aandachtsgroepen.homes import SOCIAL, Stock
from geo_pa.model import Rules

TASK = "statushouders_task_persons"


def homes_needed(rules: Rules) -> int | None:
    """Return how many homes the task takes: persons over persons per home, rounded up; None where there is no task."""
    if TASK not in rules:
        return None
    return int((rules.number(TASK) / rules.number("persons_per_home")).to_integral_value(ROUND_CEILING))


def divide(cells: Cells, vacated: pd.Series, stock: Stock, rules: Rules) -> pd.DataFrame:
    """Divide the homes that are needed over the corporations.

    Parameters
    ----------
    cells : Cells
        Which corporations and years there are.
    vacated : Series of Int64
        Vacated homes per corporation and year, as far as they may be shown.
    stock : Stock
        Social homes per corporation; missing for one makes the division unknown.
    rules : Rules
        The task, the household size and the maximum.

    Returns
    -------
    DataFrame
        One row per corporation: ``stock_homes``, ``needed_homes`` (pro rata, largest remainder), ``expected_homes``
        (vacated, mean of the window rounded down), ``maximum_homes``, ``offered_homes`` (the least of needed and
        maximum) and ``short_homes`` (what does not fit: named, not moved to another). Int64, missing where unknown or
        hidden.
    """
    names = pd.Index(sorted({*stock.by_corporation.index, *cells.corporations["corporation"]}), dtype="str")
    homes = stock.by_corporation.reindex(names, fill_value=0)
    needed = pro_rata(homes_needed(rules), homes)
    expected = _mean_per_year(cells.corporations.assign(vacated_homes=vacated), ["corporation"], cells).reindex(names)
    most = maximum(expected, rules)
    offered = needed.where((needed <= most).fillna(False), most).mask(needed.isna())
    return pd.DataFrame(
        {
            "corporation": names,
            "stock_homes": homes,
            "needed_homes": needed,
            "expected_homes": expected,
            "maximum_homes": most,
            "offered_homes": offered,
            "short_homes": needed - offered,
        }
    ).reset_index(drop=True)


def pro_rata(total: int | None, homes: pd.Series) -> pd.Series:
    """Divide a whole number in proportion to homes by largest remainder; equal remainders by more homes, then by name.

    Parameters
    ----------
    total : int or None
        None gives unknown everywhere, and so does a missing number of homes: the proportion is then not known.
    homes : Series of Int64
        Index the names.

    Returns
    -------
    Series of Int64
        On the same index; adds up to the total.
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


def _mean_per_year(rows: pd.DataFrame, by: list[str], cells: Cells) -> pd.Series:
    """Return the mean of the window, rounded down; unknown where a year of a corporation is, or is not there at all."""
    mine = rows[rows["year"].isin(cells.window)].groupby(by)
    sums = mine["vacated_homes"].sum(skipna=False).mask(mine["year"].nunique() < len(cells.window))
    mean: pd.Series = (sums // len(cells.window)).astype("Int64")
    return mean


def room(vacancies: pd.DataFrame, offer: pd.DataFrame, found: pd.DataFrame, cells: Cells) -> pd.DataFrame:
    """Say in which districts each corporation best offers its homes: lowest concentration first. Closed view only.

    Parameters
    ----------
    vacancies : DataFrame
        Vacated homes per year, corporation and district.
    offer : DataFrame
        From :func:`divide`.
    found : DataFrame
        Quotients of districts.
    cells : Cells
        The window; a district in which nothing was vacated in a year may lack that year's row.

    Returns
    -------
    DataFrame
        One row per corporation and district where vacancies are expected: ``corporation``, ``district_code``,
        ``estimate`` (of all groups, by social homes), ``expected_homes`` and ``offered_homes``, never above what is
        expected there.
    """
    mine = vacancies[vacancies["year"].isin(cells.window)]
    sums = mine.groupby(["corporation", "district_code"])["vacated_homes"].sum(skipna=False)
    expected = (sums // len(cells.window)).astype("Int64").rename("expected_homes").reset_index()
    districts = found[(found["scope"] == DISTRICT) & (found["group"] == ALL_GROUPS)].set_index("area")
    rows = expected.assign(estimate=expected["district_code"].map(districts[f"estimate_{SOCIAL}"]))
    ordered = rows.sort_values(["corporation", "estimate", "district_code"], ignore_index=True)
    before = ordered.groupby("corporation")["expected_homes"].cumsum() - ordered["expected_homes"]
    left = ordered["corporation"].map(offer.set_index("corporation")["offered_homes"]).astype("Int64") - before
    known = ordered["estimate"].notna()
    taken = left.clip(lower=0).where((left < ordered["expected_homes"]).fillna(True), ordered["expected_homes"])
    return ordered.assign(offered_homes=taken.where(known))
