"""The two coordinate systems of geo_pa: metres inside, degrees only at the edge."""

import warnings
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
from pyproj import CRS

RD = "EPSG:28992"
"""Amersfoort / RD New, metres: every geometry inside geo_pa."""

WGS84 = "EPSG:4326"
"""Longitude and latitude in degrees: only for maps and for GeoJSON that leaves."""

RD_BOUNDS = (0.0, 300_000.0, 300_000.0, 630_000.0)
"""West, south, east, north of the Netherlands in RD metres, generously."""

WGS84_BOUNDS = (3.0, 50.5, 7.6, 53.9)
"""West, south, east, north of the Netherlands in degrees, generously."""


_PROJECTOR = ThreadPoolExecutor(1, "projector")
"""One thread for all: pyproj prepares a projection anew in every thread, and each click on a page runs in another."""


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
    return _PROJECTOR.submit(frame.to_crs, WGS84).result()


def to_rd(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return shapes in RD metres, as the map gives them in degrees.

    Parameters
    ----------
    shapes : GeoSeries
        Longitude and latitude in degrees (EPSG:4326); not changed.

    Returns
    -------
    GeoSeries
        The same shapes in RD metres. There and back moves a corner by less than a centimetre.
    """
    return _PROJECTOR.submit(shapes.to_crs, RD).result()


def read_system(written: str) -> CRS:
    """Read how a declaration writes a coordinate system; the old ``+init=epsg:28992`` is understood as well.

    Raises
    ------
    pyproj.exceptions.CRSError
        It is none.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # pyproj says of +init that it is old; it means what it meant
        return CRS.from_user_input(written)


def same_system(one: CRS | str, other: CRS | str) -> bool:
    """Tell whether two coordinate systems place a point alike.

    A height, the order of the axes and a way to WGS84 that is bound to it (the old +towgs84) are left aside.
    """
    left, right = (_flat(read_system(system) if isinstance(system, str) else system) for system in (one, other))
    epsg = left.to_epsg()
    return left.equals(right, ignore_axis_order=True) or (epsg is not None and epsg == right.to_epsg())


def _flat(system: CRS) -> CRS:
    """Take what is bound to a system, and its height, off."""
    while system.is_bound or system.is_compound:
        inner = system.source_crs if system.is_bound else system.sub_crs_list[0]
        if inner is None:
            break
        system = inner
    return system.to_2d()


def system_name(system: CRS) -> str:
    """Name a coordinate system with its code where it has one: "Amersfoort / RD New (EPSG:28992)"."""
    flat = _flat(system)
    epsg = flat.to_epsg()
    return f"{flat.name} (EPSG:{epsg})" if epsg else str(flat.name)
