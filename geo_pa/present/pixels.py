"""Pixels of a raster for the browser: read in web mercator, written as a PNG."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.io import MemoryFile
from rasterio.transform import from_origin
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds

WEB_MERCATOR = "EPSG:3857"
LONGEST_SIDE = 900
"""Pixels: sharp enough for a municipality on a screen, small enough to send."""


def read(path: Path) -> tuple[np.ma.MaskedArray[Any, Any], list[list[float]]]:
    """Read a raster in web mercator, thinned out, and its extent in degrees: [[south, west], [north, east]]."""
    with rasterio.open(path) as source, WarpedVRT(source, crs=WEB_MERCATOR, resampling=Resampling.nearest) as warped:
        shrink = max(warped.height, warped.width) / LONGEST_SIDE
        shape = (
            (max(round(warped.height / shrink), 1), max(round(warped.width / shrink), 1))
            if shrink > 1
            else warped.shape
        )
        values = warped.read(1, masked=True, out_shape=shape, resampling=Resampling.average)
        west, south, east, north = transform_bounds(warped.crs, CRS.from_epsg(4326), *warped.bounds)
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
