"""A shape as somebody draws or types it: brought to RD, and checked as shapes in a file are."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa import terms
from geo_pa.crs import RD, RD_BOUNDS, WGS84, to_rd
from geo_pa.errors import Problem
from geo_pa.schema import SCHEMA
from geo_pa.terms.reading import read_number
from geo_pa.workspace.faults import RowFault
from geo_pa.workspace.geometry import read_geometry
from geo_pa.workspace.of_schema import typed_declaration

LEAST_M2, MOST_M2 = 10, 10_000_000
"""Smaller than a shed, or larger than a town, is a slip of the hand."""

CENTIMETRES = 2
"""Decimals of a metre that a drawn corner has: a hand is not finer, and the same shape is the same text."""

AT = " bij "
"""What stands before the place of a fault: who draws sees it."""

MAP = "Vorm op de kaart"
AGAIN = "Teken het vlak of wijs het punt opnieuw aan."
SHAPES = {"Polygon": "een vlak van drie of meer hoeken", "Point": "een punt", "LineString": "een lijn"}
X, Y, AREA = "x (m)", "y (m)", "Oppervlakte (m²)"
"""What a place is typed in."""

GIVE_AREA = "Geef ook de oppervlakte in m²: dan wordt het een vierkant om het punt."
UNREADABLE = "Deze vorm is niet te lezen."


@dataclass(frozen=True)
class Drawn:
    """A shape in RD metres, or None where there is none; and all that is wrong with it, so that it cannot be used."""

    shape: BaseGeometry | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there is a shape and nothing is wrong with it."""
        return self.shape is not None and not self.problems


def from_map(feature: Mapping[str, Any], layer: str) -> Drawn:
    """Read what the map gives of a shape that was drawn.

    Parameters
    ----------
    feature : mapping
        A GeoJSON feature in degrees; nothing of it is trusted.
    layer : str
        The layer that the shape is for.

    Returns
    -------
    Drawn
        In whole centimetres.
    """
    try:
        degrees = shapely.from_geojson(json.dumps(feature.get("geometry")))
        metres = to_rd(gpd.GeoSeries([degrees], crs=WGS84))[0]
    except (shapely.GEOSException, TypeError, ValueError):
        return Drawn(problems=(_unreadable(),))
    return checked(shapely.transform(metres, lambda corners: corners.round(CENTIMETRES)), layer)


def checked(shape: BaseGeometry, layer: str) -> Drawn:
    """Check a shape in RD metres: as in a file, and whether it is of a size that somebody can mean."""
    if shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        return Drawn(problems=(_unreadable(),))
    kinds = [kind for kind in SCHEMA[layer].kinds if shape.geom_type in {kind, f"Multi{kind}"}]
    if not kinds:
        return Drawn(shape, (_other_kind(shape, layer),))
    declaration = replace(typed_declaration(layer), geometry=kinds[0])
    read = read_geometry(gpd.GeoDataFrame(geometry=[shape], crs=RD), declaration)
    told = tuple(_told(fault) for fault in read.faults)
    found = shape if read.shapes is None else read.shapes[0]
    return Drawn(found, told or tuple(_size(found)))


def square(x: float, y: float, area_m2: float) -> BaseGeometry:
    """Return the square of an area around a point, its sides north-south and east-west.

    A square and no circle: it has exactly this area with four corners, where a circle of straight pieces has less, and
    a plot is rarely round.
    """
    half = math.sqrt(area_m2) / 2
    return shapely.box(x - half, y - half, x + half, y + half)


def typed_square(texts: Mapping[str, str], layer: str) -> Drawn:
    """Read a place that is typed.

    Parameters
    ----------
    texts : mapping of str to str
        What stands in :data:`X` and :data:`Y`, RD metres of the middle, and in :data:`AREA`, in Dutch notation; without
        area the place is a point. Nothing is wrong as long as nothing is typed.
    layer : str
        The layer that it is for.
    """
    west, south, east, north = RD_BOUNDS
    limits = {X: (west, east), Y: (south, north), AREA: (LEAST_M2, MOST_M2)}
    typed = {title: (texts.get(title, ""), *limits[title]) for title in limits}
    typed = {title: about for title, about in typed.items() if about[0].strip()}
    read = {title: _figure(title, *about) for title, about in typed.items()}
    problems = tuple(one for one in read.values() if isinstance(one, Problem))
    numbers = {title: one for title, one in read.items() if isinstance(one, float)}
    if problems or not {X, Y} <= numbers.keys():
        return Drawn(problems=problems)
    middle = numbers[X], numbers[Y]
    return checked(square(*middle, numbers[AREA]) if AREA in numbers else shapely.Point(middle), layer)


def _figure(title: str, text: str, low: float, high: float) -> float | Problem:
    expected = f"een getal van {terms.number(low)} tot en met {terms.number(high)}"
    try:
        value = float(read_number(text))
    except ValueError as wrong:
        return Problem(title, str(wrong), f"'{text.strip()}'", expected, "Verbeter het.")
    if low <= value <= high:
        return value
    return Problem(title, "Dit getal kan hier niet.", terms.number(value), expected, "Verbeter het.")


def _other_kind(shape: BaseGeometry, layer: str) -> Problem:
    kinds = SCHEMA[layer].kinds
    expected = " of ".join(SHAPES[kind] for kind in kinds if kind in SHAPES)
    found = SHAPES.get(shape.geom_type.removeprefix("Multi"), "een mengsel van vormen")
    lacks_area = shape.geom_type == "Point" and "Polygon" in kinds
    return Problem(MAP, "Dit is een andere soort vorm.", found, expected, GIVE_AREA if lacks_area else AGAIN)


def _size(shape: BaseGeometry) -> Iterator[Problem]:
    """Tell of an area that nobody can mean; a point or a line has none."""
    if shape.geom_type.endswith("Polygon") and not LEAST_M2 <= shape.area <= MOST_M2:
        small = shape.area < LEAST_M2
        what = "Dit vlak is te klein." if small else "Dit vlak is te groot."
        expected = f"van {terms.number(LEAST_M2)} tot en met {terms.number(MOST_M2)} m²"
        yield Problem(MAP, what, f"{terms.number(shape.area, 1 if small else 0)} m²", expected, AGAIN)


def _told(fault: RowFault) -> Problem:
    what = f"{fault.what[0].upper()}{fault.what[1:]}."
    return Problem(fault.subject, what, fault.found[0].partition(AT)[0], fault.expected, AGAIN)


def _unreadable() -> Problem:
    return Problem(MAP, UNREADABLE, "geen vlak en geen punt", "een vlak van drie of meer hoeken, of een punt", AGAIN)
