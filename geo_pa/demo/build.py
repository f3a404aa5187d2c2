"""Build the embedded municipality: every layer and table of a workspace, from the facts and a seed."""

from pathlib import Path

import geopandas as gpd
from affine import Affine

from geo_pa.demo import cases, facilities, geography, locations, rasters, small_layers, stock, tables
from geo_pa.demo.geography import SEED, Geography
from geo_pa.demo.ground import lay_out
from geo_pa.demo.writing import write_layer, write_raster

__all__ = ["SEED", "build", "raster_layers", "vector_layers"]


def build(folder: Path, *, seed: int = SEED, scale: int = 1) -> None:
    """Write every layer and table of the embedded municipality into a workspace, over those that are there.

    The declarations beside them are left alone. The same seed gives the same bytes, with the same versions of GDAL and
    GEOS. A scale gives so many times as many building locations, for benchmarks.
    """
    made = geography.make(seed=seed)
    (folder / "layers").mkdir(parents=True, exist_ok=True)
    for name, frame in vector_layers(made, seed=seed, scale=scale).items():
        write_layer(frame, folder / "layers" / f"{name}.gpkg")
    modelled, transform = raster_layers(made, seed=seed)
    for name, values in modelled.items():
        write_raster(values, folder / "layers" / f"{name}.tif", transform)
    complexes = stock.complexes_without_place(cases.read("building_locations").set_index("location_id"))
    tables.write_tables(tables.make_tables(complexes), folder / "data" / "tables")


def vector_layers(made: Geography, *, seed: int = SEED, scale: int = 1) -> dict[str, gpd.GeoDataFrame]:
    """Make every layer that is not a raster, by name."""
    served = facilities.facilities(made, seed=seed)
    owned = stock.corporation_stock(made, locations.place_cases(made))
    return {
        "neighbourhoods": made.neighbourhoods,
        "villages": made.villages,
        "walking_network": made.streets,
        "facilities": served,
        "corporation_stock": owned,
        "building_locations": locations.building_locations(made, scale=scale),
        "corporation_ground": small_layers.corporation_ground(owned),
        "designated_zones": small_layers.designated_zones(made, served),
        "neighbourhood_approach": small_layers.neighbourhood_approach(made),
        "planned_works": small_layers.planned_works(made, seed=seed),
        "water_nuisance": small_layers.water_nuisance(made, seed=seed),
    }


def raster_layers(made: Geography, *, seed: int = SEED) -> tuple[dict[str, rasters.Raster], Affine]:
    """Make the rasters ``green`` and ``heat``, and their transform from column and row to RD metres."""
    ground = lay_out(made, seed=seed)
    green = rasters.green_share(ground, made.neighbourhoods["share_green"])
    heat = rasters.heat(ground, green, made.neighbourhoods["heat_island_median_degc"])
    return {"green": green, "heat": heat}, ground.transform
