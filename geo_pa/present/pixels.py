"""Pixels of a raster for the browser: brought to web mercator, written as a PNG."""

from base64 import b64encode
from typing import Any

import numpy as np
from rasterio.enums import Resampling
from rasterio.io import MemoryFile
from rasterio.transform import array_bounds, from_origin
from rasterio.warp import calculate_default_transform, reproject, transform_bounds

from geo_pa.crs import RD, WGS84
from geo_pa.measures.raster import Raster

WEB_MERCATOR = "EPSG:3857"
LONGEST_SIDE = 900
"""Pixels: sharp enough for a municipality on a screen, small enough to send."""


def in_web_mercator(raster: Raster) -> tuple[np.ma.MaskedArray[Any, Any], list[list[float]]]:
    """Bring a raster to web mercator, thinned out; also its extent in degrees: [[south, west], [north, east]]."""
    height, width = raster.cells.shape
    edges = {"left": raster.west, "bottom": raster.south, "right": raster.east, "top": raster.north}
    place, columns, rows = calculate_default_transform(RD, WEB_MERCATOR, width, height, **edges)
    shrink = max(max(rows, columns) / LONGEST_SIDE, 1)
    shape = max(round(rows / shrink), 1), max(round(columns / shrink), 1)
    place *= place.scale(columns / shape[1], rows / shape[0])
    values = np.full(shape, np.nan, dtype=raster.cells.dtype)
    reproject(
        raster.cells.copy(),
        values,
        src_transform=from_origin(raster.west, raster.north, raster.cell_width_m, raster.cell_height_m),
        src_crs=RD,
        src_nodata=np.nan,
        dst_transform=place,
        dst_crs=WEB_MERCATOR,
        dst_nodata=np.nan,
        resampling=Resampling.average if shrink > 1 else Resampling.nearest,
    )
    west, south, east, north = transform_bounds(WEB_MERCATOR, WGS84, *array_bounds(*shape, place))
    return np.ma.masked_invalid(values), [[south, west], [north, east]]


def png(values: np.ma.MaskedArray[Any, Any], edges: np.ndarray[Any, Any], colours: tuple[str, ...]) -> str:
    """Draw the classes between edges with a palette, as base64; class 0, what is masked, is transparent."""
    classes = np.digitize(values.filled(edges[0]), edges[1:-1]).astype("uint8") + 1
    classes[np.ma.getmaskarray(values)] = 0
    palette = {0: (0, 0, 0, 0)} | {place: _rgba(colour) for place, colour in enumerate(colours, start=1)}
    height, width = classes.shape
    with MemoryFile() as file:
        # A place on earth that is not used: without one rasterio warns.
        place = from_origin(0, height, 1, 1)
        with file.open(
            driver="PNG", height=height, width=width, count=1, dtype="uint8", nodata=0, transform=place
        ) as image:
            image.write(classes, 1)
            image.write_colormap(1, palette)
        return b64encode(file.read()).decode("ascii")


def _rgba(colour: str) -> tuple[int, int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue, 255
