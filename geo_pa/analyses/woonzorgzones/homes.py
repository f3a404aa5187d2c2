"""Each complex of the corporations: which of its units are homes, and whether a plain circle would count it in."""

from collections.abc import Iterable
from datetime import date

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.services import Services
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE, REACHES, limits
from geo_pa.measures.accessible_stock import accessible, add_up, lost_nowhere
from geo_pa.measures.standing_stock import HOME_KINDS, STANDS, standing, unplaced
from geo_pa.model import Rules
from geo_pa.terms import is_missing

Counts = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Totals = dict[str, int | float | None]

TALLIED = {"homes": "homes", "accessible_homes": "accessible_least", "accessible_most": "accessible_most"}
"""What is added up, and of which column of a complex: accessible homes are at least, and at most, so many."""

FIGURES = tuple(TALLIED)

ZONED = ("accessible_homes", "accessible_most")
"""What is added up in the zone as well."""

STOCK = {
    "known": "stock_homes",
    "accessible_homes": "stock_accessible_homes",
    "accessible_most": "stock_accessible_most",
    "accessible_share": "stock_accessible_share",
    "accessible_most_share": "stock_accessible_most_share",
}
"""Totals of the whole stock, by what :func:`geo_pa.measures.accessible_stock.add_up` calls them."""

IN_CIRCLE = {"circle_homes": "in_circle_zone", "circle_only_homes": "circle_only"}
"""Totals of the homes within a plain circle, and the column that tells which those are."""


def on_date(stock: gpd.GeoDataFrame, mutations: pd.DataFrame | None, rules: Rules, on: date) -> gpd.GeoDataFrame:
    """Bring complexes to the reference date; one that was demolished stays, with 0 homes.

    ``accessible_homes`` is missing where ``accessible_least`` and ``accessible_most`` differ.
    """
    now = standing(stock, mutations, since=rules.day("stock_date"), on=on, losses=STANDS)
    between = accessible(stock, now)
    same = (between["accessible_least"] == between["accessible_most"]).fillna(False).astype(bool)
    return stock.assign(**between, accessible_homes=between["accessible_least"].where(same))


def in_stock(stock: gpd.GeoDataFrame | None, mutations: pd.DataFrame | None, rules: Rules, on: date) -> Totals:
    """Add up the accessible homes in the whole stock, near a street or not, as the monitor of the agreements does.

    What went and belongs to no complex is taken from the sums.
    """
    if stock is None:
        return dict.fromkeys(STOCK.values())
    lost = lost_nowhere(unplaced(stock, mutations, since=rules.day("stock_date"), on=on))
    sums = add_up(stock[stock["kind"].isin(HOME_KINDS)], lost.sum(skipna=False))
    return {title: _plain(sums[name], whole=not name.endswith("share")) for name, title in STOCK.items()}


def _plain(figure: float, *, whole: bool) -> float | None:
    if is_missing(figure):
        return None
    return int(figure) if whole else figure


def describe(rows: gpd.GeoDataFrame, places: pd.DataFrame, walked: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Tell of each complex in which neighbourhood it lies, and what a plain circle would say of it.

    ``in_circle_zone``: a straight line to a centre is no longer than the zone distance; ``circle_only``: and yet the
    walk is longer. Both are missing without centres.
    """
    circle = in_circle(rows, scene.services, limits(scene.rules)["zone"])
    return pd.DataFrame(
        {
            "neighbourhood_code": places["neighbourhood_code"],
            "in_circle_zone": circle,
            "circle_only": circle & ~walked["reach"].isin(IN_ZONE),
        }
    )


def in_circle(rows: gpd.GeoDataFrame, services: Services, radius_m: float) -> pd.Series:
    """Tell which rows lie within a straight line of a centre: boolean, missing where no centre is known."""
    if services.centres is None:
        return pd.Series(pd.NA, index=rows.index, dtype="boolean")
    placed = services.facilities["is_centre"] & services.places["edge"].notna()
    centres = services.facilities.geometry[placed]
    near = rows.sindex.query(centres, predicate="dwithin", distance=radius_m)[1]
    found = pd.Series(False, index=rows.index, dtype="boolean")
    found.iloc[near] = True
    return found


def counted(complexes: pd.DataFrame) -> pd.DataFrame:
    """Count only homes of their own; 0 for other kinds of stock, missing where unknown."""
    home = complexes["kind"].isin(HOME_KINDS)
    figures = {name: complexes[column].where(home, 0) for name, column in TALLIED.items()}
    told = ("reach", "neighbourhood_code", "in_circle_zone", "circle_only")
    return pd.DataFrame({**figures, **{name: complexes[name] for name in told}})


def by_reach(homes: pd.DataFrame) -> pd.DataFrame:
    """Add up the homes, and those that are accessible, by reach: Int64, on the words of REACHES."""
    return add_by(homes[list(FIGURES)], homes["reach"], pd.Index(REACHES))


def by_area(tally: pd.DataFrame | None, areas: pd.Index) -> pd.DataFrame:
    """Add up the corporation homes of each area, the accessible ones (at least), and those of these in the zone.

    Missing where nothing is known or without complexes.
    """
    names = ["corporation_homes", *ZONED, *(f"{name}_in_zone" for name in ZONED)]
    if tally is None:
        return unknown_counts(names, areas)
    reach = tally["reach"]
    inside = tally[list(ZONED)].where(reach.isin(IN_ZONE), 0).mask(reach == "unknown")
    counts = pd.concat([tally[list(FIGURES)], inside], axis=1).set_axis(names, axis=1)
    return add_by(counts, tally["neighbourhood_code"], areas)


def totals(homes: pd.DataFrame | None) -> Totals:
    """Add up the corporation homes, and those that are accessible, by reach and within a plain circle.

    A sum covers what is known; None is unknown. ``accessible_unknown_complexes`` tells for how many complexes with
    homes the accessible ones are not known.
    """
    names = [f"{reach}_{figure}" for figure in FIGURES for reach in REACHES]
    if homes is None:
        return dict.fromkeys(("corporation_homes", *ZONED, *names, *IN_CIRCLE, "accessible_unknown_complexes"))
    sums = by_reach(homes).T.to_numpy(object).ravel()
    return {
        "corporation_homes": add(homes["homes"]),
        **{name: add(homes[name]) for name in ZONED},
        **{name: None if is_missing(count) else int(count) for name, count in zip(names, sums, strict=True)},
        **{name: _add_where(homes, condition) for name, condition in IN_CIRCLE.items()},
        "accessible_unknown_complexes": int(homes["accessible_homes"].isna().sum()),
    }


def add(counts: pd.Series) -> int | None:
    """Add up what is known; None where there are rows and none is known."""
    if len(counts) and counts.isna().all():
        return None
    return int(counts.sum())


def unknown_counts(columns: Iterable[str], areas: pd.Index) -> pd.DataFrame:
    """Give Int64 columns in which every count is missing."""
    return pd.DataFrame({column: pd.Series(pd.NA, index=areas, dtype="Int64") for column in columns})


def add_by(counts: pd.DataFrame, labels: pd.Series | pd.Index, areas: pd.Index) -> pd.DataFrame:
    """Add up what is known per area; missing where an area has rows and none is known, 0 where it has no rows."""
    row = areas.get_indexer(pd.Index(labels))
    rows = np.bincount(row[row >= 0], minlength=len(areas))
    sums = {name: _sums(count.to_numpy(np.float64, na_value=np.nan), row, rows) for name, count in counts.items()}
    return pd.DataFrame(sums, index=areas)


def _sums(count: Counts, row: Rows, rows: Rows) -> pd.arrays.IntegerArray:
    known = (row >= 0) & ~np.isnan(count)
    sums = np.bincount(row[known], weights=count[known], minlength=len(rows))
    none_known = (rows > 0) & (np.bincount(row[known], minlength=len(rows)) == 0)
    return pd.arrays.IntegerArray(sums.astype(np.int64), none_known)


def _add_where(homes: pd.DataFrame, condition: str) -> int | None:
    holds = homes[condition]
    return None if holds.isna().any() else add(homes.loc[holds.astype(bool), "homes"])
