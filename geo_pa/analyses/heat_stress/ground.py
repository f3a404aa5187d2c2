"""The ground of corporations that is not green yet, and where water stays after heavy rain."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo_pa.measures.areas import cut_by_areas
from geo_pa.measures.coverage import covered
from geo_pa.measures.raster import Raster
from geo_pa.measures.zonal import zonal_statistics
from geo_pa.model import Rules


def ground_figures(
    neighbourhoods: gpd.GeoDataFrame,
    corporation_ground: gpd.GeoDataFrame | None = None,
    green: Raster | None = None,
    water_nuisance: gpd.GeoDataFrame | None = None,
    **_rules: Rules,
) -> pd.DataFrame:
    """Measure the ground of corporations and the water nuisance in each neighbourhood.

    Plots are taken not to overlap each other; what lies twice in water nuisance counts once. ``ground_m2`` is missing
    where the layer does not reach, ``bare_m2`` (what of it is not green) where green is not known of every plot,
    ``water_nuisance_share`` (0..1) where its layer lies elsewhere.
    """
    return pd.DataFrame(
        {
            **_ground(neighbourhoods.geometry, corporation_ground, green),
            "water_nuisance_share": _water(neighbourhoods.geometry, water_nuisance),
        },
        index=neighbourhoods.index,
    )


def _ground(areas: gpd.GeoSeries, plots: gpd.GeoDataFrame | None, green: Raster | None) -> dict[str, pd.Series | float]:
    if plots is None:
        return {"ground_m2": np.nan, "bare_m2": np.nan}
    pieces, here = cut_by_areas(plots.geometry, areas), covered(areas, plots.geometry)
    ground = pieces.area.groupby(pieces["area"]).sum().reindex(areas.index, fill_value=0.0).where(here)
    if green is None:
        return {"ground_m2": ground, "bare_m2": np.nan}
    green_share = zonal_statistics(pieces.geometry, green, above={})["mean"]
    bare_pieces = (pieces.area * (1 - green_share)).groupby(pieces["area"])
    bare = bare_pieces.sum(min_count=1).reindex(areas.index, fill_value=0.0)
    unknown = areas.index.isin(pieces.loc[green_share.isna(), "area"])
    return {"ground_m2": ground, "bare_m2": bare.mask(unknown | ~here)}


def _water(areas: gpd.GeoSeries, water: gpd.GeoDataFrame | None) -> pd.Series | float:
    if water is None:
        return np.nan
    once = gpd.GeoSeries(shapely.get_parts(shapely.union_all(water.geometry.to_numpy())), crs=water.crs)
    pieces = cut_by_areas(once, areas)
    if pieces.empty and len(once):
        return np.nan  # all of it lies elsewhere: of no neighbourhood is it known that it stays dry
    wet: pd.Series = pieces.area.groupby(pieces["area"]).sum().reindex(areas.index, fill_value=0.0)
    return wet / areas.area
