"""Which areas a layer of objects tells of at all: where it does not reach, its silence is no answer."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

Flags = npt.NDArray[np.bool_]

MUNICIPALITY = r"^(?:BU|WK)(\d{4})\d+$"
"""How the codes of Statistics Netherlands tell in which municipality a neighbourhood or a district lies."""


def covered(areas: gpd.GeoSeries, units: gpd.GeoSeries) -> pd.Series:
    """Tell which areas a layer of objects covers: those with objects, and those that lie among them.

    Parameters
    ----------
    areas : GeoSeries
        Polygons in RD metres, on a unique index of codes.
    units : GeoSeries
        Objects in RD metres, such as complexes.

    Returns
    -------
    Series of bool
        On the index of the areas. Never an area of a municipality without any object, as far as the codes tell, nor one
        that lies farther from the ground between the areas with objects than it is wide: there the layer may be that of
        another municipality, or a part of it. False everywhere where no object lies in any area.
    """
    holding = np.zeros(len(areas), dtype=np.bool_)
    holding[units.sindex.query(areas, predicate="intersects")[0]] = True
    if not holding.any():
        return pd.Series(holding, index=areas.index)
    shapes = areas.to_numpy()
    ground = shapely.convex_hull(shapely.union_all(shapely.convex_hull(shapes[holding])))
    near = shapely.distance(shapes, ground) <= np.sqrt(shapely.area(shapes))
    return pd.Series(holding | (near & _municipality_known(areas.index, holding)), index=areas.index)


def _municipality_known(codes: pd.Index, holding: Flags) -> Flags:
    """Tell of each code whether some area of its municipality holds an object; what is no such code is one group."""
    of = pd.Series(codes.astype("str")).str.extract(MUNICIPALITY)[0].fillna("").to_numpy()
    return np.asarray(np.isin(of, of[holding]))
