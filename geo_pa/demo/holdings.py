"""How many units each corporation holds in each district and neighbourhood, before they become complexes."""

import pandas as pd

from geo_pa.demo import cases, facts
from geo_pa.measures.apportion import apportion

TOTAL = "Totaal"
"""The word of the agreements for a printed total."""


def agreed_stock() -> pd.Series:
    """Return the stock of 1 January 2023 as the agreements print it: units by corporation and kind."""
    printed = cases.read("stock_2023", folder="facts")
    return printed[printed["corporation"] != TOTAL].set_index(["corporation", "kind"])["units"]


def units_by_district() -> pd.Series:
    """Divide all units over the districts in proportion to homes rented from a corporation.

    Homes are taken to follow households; a district without homes of corporations holds none.
    """
    published = facts.districts()
    weight = published["households_2025"] * published["pct_rented_from_corporation"]
    return pd.Series(apportion(int(agreed_stock().sum()), weight), index=published.index)


def units_by_corporation_and_district() -> pd.DataFrame:
    """Hand out each district's units to the corporations, in the order of ``cases/holdings.csv``.

    Each corporation and each district ends at its own total; without neighbourhoods a row is about all of the district.
    """
    rows = cases.read("holdings")
    districts = units_by_district()
    corporation_left = agreed_stock().groupby(level="corporation").sum().to_dict()
    district_left = districts.to_dict()
    taken = []
    for row in rows.to_dict("records"):
        corporation, district = row["corporation"], row["district_code"]
        most = round(row["largest_share"] * districts[district])
        units = min(most, corporation_left[corporation], district_left[district])
        corporation_left[corporation] -= units
        district_left[district] -= units
        taken.append(units)
    return rows.assign(units=taken).drop(columns="largest_share")


def homes_to_draw(fixed: pd.DataFrame) -> pd.DataFrame:
    """Tell how many DAEB homes are left in each neighbourhood once the fixed complexes, of any kind, are placed."""
    district = facts.neighbourhoods()["district_code"]
    given = fixed.groupby(["corporation", fixed["neighbourhood_code"].map(district)])["homes"].sum()
    weight = _neighbourhood_weight()
    drawn = []
    for cell in units_by_corporation_and_district().to_dict("records"):
        inside = weight[district.reindex(weight.index) == cell["district_code"]]
        if not pd.isna(cell["neighbourhoods"]):
            inside = inside[cell["neighbourhoods"].split()]
        homes = apportion(cell["units"] - given.get((cell["corporation"], cell["district_code"]), 0), inside)
        here = {"corporation": cell["corporation"], "neighbourhood_code": inside.index, "homes": homes}
        drawn.append(pd.DataFrame(here))
    return pd.concat(drawn, ignore_index=True)


def _neighbourhood_weight() -> pd.Series:
    households = facts.neighbourhoods()["households_2015"]
    factor = cases.read("neighbourhood_stock").set_index("neighbourhood_code")["weight"].astype("float64")
    return factor * households.reindex(factor.index)
