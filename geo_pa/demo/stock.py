"""The corporations' stock on 1 January 2023: complexes with their plots."""

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.crs import RD
from geo_pa.demo.complexes import list_complexes
from geo_pa.demo.condition import describe
from geo_pa.demo.geography import Geography
from geo_pa.demo.surroundings import plots_inside

SEED = 20_230_101

M2_PER_UNIT = {"care_place": 65.0, "caravan": 250.0, "pitch": 250.0}
M2_PER_FLAT = 85.0
M2_PER_HOUSE = 175.0

HIDDEN_COLUMNS = ["neighbourhood_code", "flats", "plan_id"]
"""Columns that say where a complex goes; the layer does not carry them."""


def corporation_stock(geography: Geography, placed: gpd.GeoDataFrame, *, seed: int = SEED) -> gpd.GeoDataFrame:
    """Make the layer of complexes: polygons in RD metres that do not overlap.

    Complexes keep clear of the placed building locations, except those that a plan demolishes, which lie on it.
    """
    return place_complexes(geography, placed, seed=seed).drop(columns=HIDDEN_COLUMNS)


def complexes_without_place(locations: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """List the complexes and the state they are in; the same ones as :func:`place_complexes` puts on the map."""
    rng = np.random.default_rng([seed, 1])
    return describe(list_complexes(locations, rng), rng)


def place_complexes(geography: Geography, placed: gpd.GeoDataFrame, *, seed: int = SEED) -> gpd.GeoDataFrame:
    """Make the complexes with the columns of :data:`HIDDEN_COLUMNS`; otherwise as :func:`corporation_stock`."""
    complexes = complexes_without_place(placed, seed=seed)
    rng = np.random.default_rng([seed, 2])
    on_plan = complexes["plan_id"].dropna()
    plots = dict(zip(on_plan.index, placed.geometry.reindex(on_plan), strict=True))
    taken = placed.geometry.union_all()
    for code, group in complexes.drop(index=on_plan.index).groupby("neighbourhood_code"):
        plots |= plots_inside(geography, str(code), _sizes_m2(group), taken, rng)
    return gpd.GeoDataFrame(complexes, geometry=gpd.GeoSeries(plots, crs=RD).reindex(complexes.index))


def _sizes_m2(complexes: pd.DataFrame) -> pd.Series:
    by_kind = complexes["kind"].map(M2_PER_UNIT).astype("float64")
    by_building = complexes["flats"].map({True: M2_PER_FLAT, False: M2_PER_HOUSE}).astype("float64")
    return complexes["homes"].astype("float64") * by_kind.fillna(by_building)
