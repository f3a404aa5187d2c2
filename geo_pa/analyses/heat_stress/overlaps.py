"""Where shapes lie inside areas: the ground of corporations, water, planned works."""

import geopandas as gpd
import numpy as np
import shapely


def cut_by_areas(shapes: gpd.GeoSeries, areas: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Cut shapes along the borders of areas: a row per ``shape`` and ``area`` (labels) that share ground."""
    shape, area = areas.sindex.query(shapes.to_numpy(), predicate="intersects")
    shared = shapely.intersection(shapes.to_numpy()[shape], areas.to_numpy()[area])
    # Shapes that also touch along a line give a mixture; a buffer of 0 keeps its polygons only.
    shared = np.where(
        shapely.get_type_id(shared) == shapely.GeometryType.GEOMETRYCOLLECTION, shapely.buffer(shared, 0), shared
    )
    kept = shapely.area(shared) > 0
    columns = {"shape": shapes.index.take(shape[kept]), "area": areas.index.take(area[kept])}
    return gpd.GeoDataFrame(columns, geometry=shared[kept], crs=shapes.crs)
