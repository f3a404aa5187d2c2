"""The two coordinate systems of geo_pa: metres inside, degrees only at the edge."""

import geopandas as gpd

RD = "EPSG:28992"
"""Amersfoort / RD New, metres: every geometry inside geo_pa."""

WGS84 = "EPSG:4326"
"""Longitude and latitude in degrees: only for maps and for GeoJSON that leaves."""

RD_BOUNDS = (0.0, 300_000.0, 300_000.0, 630_000.0)
"""West, south, east, north of the Netherlands in RD metres, generously."""

WGS84_BOUNDS = (3.0, 50.5, 7.6, 53.9)
"""West, south, east, north of the Netherlands in degrees, generously."""


def to_wgs84(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the frame in degrees, for a map or a file that leaves.

    Parameters
    ----------
    frame : GeoDataFrame
        Geometry in RD metres; not changed.

    Returns
    -------
    GeoDataFrame
        The same rows and columns, longitude and latitude in degrees (EPSG:4326).
    """
    return frame.to_crs(WGS84)
