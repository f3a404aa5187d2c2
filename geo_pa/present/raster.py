"""Heat and green as an image over the map."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.io import MemoryFile
from rasterio.transform import from_origin
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds

from geo_pa import terms
from geo_pa.present.classes import Style
from geo_pa.present.script import safe_json

WEB_MERCATOR = "EPSG:3857"
LONGEST_SIDE = 900
"""Pixels: sharp enough for a municipality on a screen, small enough to send."""

HEAT = ("#fff3c9", "#fbd287", "#f4a259", "#dd6b4d", "#a93a4c", "#5e1f4b")
GREEN = ("#f3efe3", "#d9e4b8", "#b0cf8b", "#7db36b", "#478f52", "#1d6a3f")


@dataclass(frozen=True)
class Scale:
    """How a raster's values read.

    Attributes
    ----------
    title : str
        For the legend.
    colours : tuple of str
        One per class, low to high.
    share : bool
        Whether the values are shares (0..1) and read as percentages.
    """

    title: str
    colours: tuple[str, ...]
    share: bool = False


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "heat": Scale("Gevoelstemperatuur op een hete middag (°C PET)", HEAT),
        "green": Scale("Aandeel groen", GREEN, share=True),
    },
)


@dataclass(frozen=True)
class Overlay:
    """An image over the map, with its legend."""

    payload: str
    styles: Mapping[str, Style]
    title: str


def overlay(path: Path, scale: Scale, *, opacity: float = 0.75) -> Overlay:
    """Make an image of a raster, in classes of equal width between its lowest and highest value.

    Parameters
    ----------
    path : Path
        A raster with one band; its nodata stays transparent.
    scale : Scale
        Title and colours.
    opacity : float
        0..1.

    Returns
    -------
    Overlay
        The image is stretched in web mercator, as Leaflet does, so that it lies true to the map.

    Raises
    ------
    rasterio.errors.RasterioIOError
        If the file cannot be read; the workspace has checked it before.
    """
    values, extent = _read(path)
    edges = _edges(values, len(scale.colours))
    payload = {
        "image": "data:image/png;base64," + _png(values, edges, scale.colours),
        "bounds": extent,
        "opacity": opacity,
        "alt": scale.title,
    }
    return Overlay(safe_json(payload), _legend(edges, scale), scale.title)


def _read(path: Path) -> tuple[np.ma.MaskedArray[Any, Any], list[list[float]]]:
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


def _edges(values: np.ma.MaskedArray[Any, Any], classes: int) -> np.ndarray[Any, Any]:
    lowest, highest = (float(values.min()), float(values.max())) if values.count() else (0.0, 1.0)
    return np.linspace(lowest, max(highest, lowest + 1e-9), classes + 1)


def _png(values: np.ma.MaskedArray[Any, Any], edges: np.ndarray[Any, Any], colours: tuple[str, ...]) -> str:
    """Draw the classes with a palette; class 0 is transparent."""
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


def _legend(edges: np.ndarray[Any, Any], scale: Scale) -> dict[str, Style]:
    write = terms.percent if scale.share else (lambda value: terms.number(value, 1))
    names = [f"{write(low)} tot {write(high)}" for low, high in pairwise(edges.tolist())]
    return {name: Style(name, colour, edge="none") for name, colour in zip(names, scale.colours, strict=True)}
