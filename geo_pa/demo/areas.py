"""The two area layers: neighbourhoods and villages, with their published figures and model boundaries."""

import geopandas as gpd
import pandas as pd

from geo_pa.crs import RD
from geo_pa.demo import facts
from geo_pa.demo.boundaries import neighbourhood_polygons

HOMES_PER_HOUSEHOLD = 1.02
"""Model assumption: 2 of 100 homes stand empty."""

AGED_75_OF_65_PLUS = 0.45
"""Model assumption: of the inhabitants of 65 and older, so many are 75 or older; CBS gives no 75+ per neighbourhood."""

PER_CENT = 100.0
AREAS = ("area_ha", "land_ha", "water_ha")


def neighbourhoods(*, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of neighbourhoods: 48 polygons in RD metres that tile the municipality.

    Figures are published, but for ``homes`` (from households) and ``share_75_plus`` (from 65+), which are modelled;
    what CBS suppressed is missing.
    """
    published = facts.neighbourhoods()
    columns = {
        "name": published["name"],
        "district_code": published["district_code"],
        "district_name": published["district_code"].map(facts.districts()["name"]),
        "kind": published["kind"],
        "inhabitants": published["inhabitants_2015"].astype("Int64"),
        "households": published["households_2015"].astype("Int64"),
        "homes": (published["households_2015"] * HOMES_PER_HOUSEHOLD).round().astype("Int64"),
        "share_65_plus": published["pct_65_plus_2015"] / PER_CENT,
        "share_75_plus": (published["pct_65_plus_2015"] / PER_CENT * AGED_75_OF_65_PLUS).round(3),
        "share_single_person": published["pct_single_person_households_2015"] / PER_CENT,
        **_figures(published, *AREAS, "heat_island_median_degc", "heat_island_p95_degc"),
        "share_green": published["green_pct"] / PER_CENT,
        "share_water": published["water_pct"] / PER_CENT,
    }
    return gpd.GeoDataFrame(columns, geometry=neighbourhood_polygons(published, seed=seed), crs=RD)


def villages(parts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the layer of town and villages: the 13 districts, each the union of its neighbourhoods in RD metres.

    Figures are published, but for ``inhabitants_75_plus`` (from 65+), which is modelled.
    """
    published = facts.districts()
    columns = {
        "name": published["name"],
        "kind": published["kind"],
        "inhabitants": published["inhabitants_2025"].astype("Int64"),
        "inhabitants_65_plus": published["age_65_plus_2025"].astype("Int64"),
        # CBS rounds counts to a multiple of five.
        "inhabitants_75_plus": ((published["age_65_plus_2025"] * AGED_75_OF_65_PLUS / 5).round() * 5).astype("Int64"),
        "households": published["households_2025"].astype("Int64"),
        **_figures(published, "mean_woz_keur"),
        "share_single_family": published["pct_single_family"] / PER_CENT,
        "share_owner_occupied": published["pct_owner_occupied"] / PER_CENT,
        "share_rented_from_corporation": published["pct_rented_from_corporation"] / PER_CENT,
        "share_rented_from_others": published["pct_rented_from_others"] / PER_CENT,
        **_figures(published, "wmo_clients_per_1000", *AREAS),
    }
    outlines = parts.geometry.groupby(parts["district_code"]).agg(lambda shapes: shapes.union_all(method="coverage"))
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(outlines, crs=RD), crs=RD)


def _figures(published: pd.DataFrame, *columns: str) -> dict[str, pd.Series]:
    return {column: published[column].astype("float64") for column in columns}
