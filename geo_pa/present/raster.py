"""Heat and green as an image over the map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from geo_pa import terms
from geo_pa.present.classes import Style
from geo_pa.present.script import safe_json

Bounds = tuple[float | None, float | None]

HEAT = ("#fff3c9", "#fbd287", "#f4a259", "#dd6b4d", "#a93a4c", "#5e1f4b")
GREEN = ("#f3efe3", "#d9e4b8", "#b0cf8b", "#7db36b", "#478f52", "#1d6a3f")


@dataclass(frozen=True)
class Scale:
    """How a raster's values read in the legend: as shares (0..1) or degrees, in colours from low to high."""

    title: str
    colours: tuple[str, ...]
    share: bool = False


SCALES: Mapping[str, Scale] = {
    "heat": Scale("Gevoelstemperatuur op een hete middag (°C PET)", HEAT),
    "green": Scale("Aandeel groen", GREEN, share=True),
}


HEAT_ISLAND, ISLAND_UNIT = "Hitte-eiland: °C warmer dan het buitengebied", "degC"
"""What a raster of heat tells that is measured in this unit: no perceived temperature."""


def scale_of(name: str, unit: str) -> Scale:
    """Return how one of :data:`SCALES` reads in the unit that its declaration has."""
    found = SCALES[name]
    return replace(found, title=HEAT_ISLAND) if name == "heat" and unit == ISLAND_UNIT else found


@dataclass(frozen=True)
class Overlay:
    """An image over the map, with its legend."""

    payload: str
    styles: Mapping[str, Style]
    title: str


def overlay(path: Path, scale: Scale, *, bounds: Bounds = (None, None), opacity: float = 0.75) -> Overlay:
    """Make an image of a raster, in classes of equal width between its lowest and highest value.

    Parameters
    ----------
    path : Path
        A raster as a question reads it; what is not known stays transparent.
    scale : Scale
        Title and colours.
    bounds : tuple of float, optional
        The lowest and the highest value that can be; cells beyond them are not known.
    opacity : float
        0..1.

    Returns
    -------
    Overlay
        The image is stretched in web mercator, as Leaflet does, so that it lies true to the map.

    Raises
    ------
    InputError
        If the file cannot be read; the workspace has checked it before.
    """
    # rasterio loads slowly; rasters are off at first
    from geo_pa.measures.raster_files import read_raster  # noqa: PLC0415
    from geo_pa.present.pixels import in_web_mercator, png  # noqa: PLC0415

    unit = "share" if scale.share else ""
    values, extent = in_web_mercator(read_raster(path, unit=unit, title=scale.title, bounds=bounds))
    edges = _edges(values, len(scale.colours))
    payload = {
        "image": "data:image/png;base64," + png(values, edges, scale.colours),
        "bounds": extent,
        "opacity": opacity,
        "alt": scale.title,
    }
    return Overlay(safe_json(payload), _legend(edges, scale), scale.title)


def _edges(values: np.ma.MaskedArray[Any, Any], classes: int) -> np.ndarray[Any, Any]:
    lowest, highest = (float(values.min()), float(values.max())) if values.count() else (0.0, 1.0)
    return np.linspace(lowest, max(highest, lowest + 1e-9), classes + 1)


def _legend(edges: np.ndarray[Any, Any], scale: Scale) -> dict[str, Style]:
    write = terms.percent if scale.share else (lambda value: terms.number(value, 1))
    names = [f"{write(low)} tot {write(high)}" for low, high in pairwise(edges.tolist())]
    return {name: Style(name, colour, edge="none") for name, colour in zip(names, scale.colours, strict=True)}
