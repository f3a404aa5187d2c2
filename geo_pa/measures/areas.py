"""In which area does a unit lie."""

import geopandas as gpd
import pandas as pd


def largest_overlap(units: gpd.GeoDataFrame, areas: gpd.GeoDataFrame) -> pd.Series:
    """Name for each unit the area that covers most of it.

    Parameters
    ----------
    units, areas : GeoDataFrame
        Polygons in RD metres, each with a unique index.

    Returns
    -------
    Series
        Index of the units; the index label of an area, missing for a unit outside every area. Of areas that cover
        equally much, the one whose label sorts first.
    """
    left, right = units.sindex.query(areas.geometry, predicate="intersects")[::-1]
    overlap = units.geometry.iloc[left].intersection(areas.geometry.iloc[right], align=False).area
    pairs = pd.DataFrame({"unit": units.index[left], "area": areas.index[right], "m2": overlap.round(6).to_numpy()})
    # Areas that only touch a unit cover none of it.
    covering = pairs[pairs["m2"] > 0].sort_values(["m2", "area"], ascending=[False, True])
    return covering.drop_duplicates("unit").set_index("unit")["area"].reindex(units.index)
