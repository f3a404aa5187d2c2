"""The building locations of the embedded municipality: the hand-made cases, placed in town and villages."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo_pa.crs import RD
from geo_pa.demo import cases
from geo_pa.demo.geography import Geography
from geo_pa.demo.location_variants import vary
from geo_pa.demo.surroundings import plots_at_edge, plots_inside

SEED = 20_260_101

CASE_COLUMNS = ("neighbourhood_code", "place", "case")
"""Columns of the cases that say where a location goes and why it is there; the layer does not carry them."""

M2_PER_UNIT = {
    "single_family": 210.0,
    "multi_family": 90.0,
    "type_unknown": 210.0,
    "care_places": 70.0,
    "pitches": 320.0,
}
M2_PER_DEMOLISHED_HOME = 130.0
EDGE_FACTOR = 1.35
"""An extension needs its own streets, water and green."""

UNKNOWN_SIZE_M2 = 9_000.0


def building_locations(geography: Geography, *, scale: int = 1, seed: int = SEED) -> gpd.GeoDataFrame:
    """Make the layer of building locations: polygons in RD metres that do not overlap.

    A scale gives so many times as many locations as there are cases; those beyond the cases vary them at random.
    """
    placed = place_cases(geography, seed=seed)
    if scale > 1:
        placed = vary(placed, geography.villages.union_all(), times=scale, rng=np.random.default_rng([seed, scale]))
    return placed.drop(columns=list(CASE_COLUMNS))


def place_cases(geography: Geography, *, seed: int = SEED) -> gpd.GeoDataFrame:
    """Place the hand-made cases, with the columns of :data:`CASE_COLUMNS`."""
    table = cases.read("building_locations").set_index("location_id")
    table["decision_date"] = pd.to_datetime(table["decision_date"]).astype("datetime64[s]")
    rng = np.random.default_rng([seed, 1])
    plots: dict[str, shapely.Polygon] = {}
    for keys, group in table.groupby(["place", "neighbourhood_code"]):
        place, code = map(str, keys)
        lay = plots_at_edge if place == "edge" else plots_inside
        plots |= lay(geography, code, _sizes_m2(group), shapely.union_all([*plots.values()]), rng)
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(plots, crs=RD).reindex(table.index))


def _sizes_m2(locations: pd.DataFrame) -> pd.Series:
    """Estimate the ground that each location needs: that of its new homes, or of those demolished if that is more."""
    built = sum(locations[column].fillna(0).astype("float64") * m2 for column, m2 in M2_PER_UNIT.items())
    built = built * (locations["place"] == "edge").map({True: EDGE_FACTOR, False: 1.0})
    cleared = locations["dwellings_demolished"].fillna(0).astype("float64") * M2_PER_DEMOLISHED_HOME
    return built.clip(lower=cleared).mask(locations["dwellings"].isna(), UNKNOWN_SIZE_M2)
