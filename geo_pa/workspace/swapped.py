"""Where shapes lie, and whether x and y stand in each other's place, as some services and hand-made files give them."""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo_pa import terms
from geo_pa.crs import RD, RD_BOUNDS, read_system
from geo_pa.errors import Problem
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import Mask, RowFault

Faults = tuple[RowFault, ...]

MOST_DEGREES = 360
"""No coordinate in degrees is larger."""

OUTSIDE = "outside_netherlands"
"""The reason of a row whose shape lies outside the country."""

NOWHERE = {OUTSIDE, "invalid_geometry"}
"""What is said of a shape whose place cannot be; degrees that no map has are no coordinates at all."""

REMEDY = "Wissel x en y om (QGIS: Verwerking, 'X- en Y-coördinaten omwisselen') en exporteer de laag opnieuw."


def swapped(shapes: gpd.GeoSeries, faults: Faults, declaration: Declaration) -> tuple[tuple[Problem, ...], Faults]:
    """Tell whether shapes that lie nowhere lie in the Netherlands with x and y changed over.

    Where that holds for every shape it is a problem of the layer, else advice with the faults of the rows.
    """
    turned = [(fault, _inside_when_turned(shapes, fault, declaration)) for fault in faults]
    count = sum(int(inside.sum()) for _, inside in turned)
    if count and count == int((~(shapes.isna() | shapes.is_empty)).sum()):
        return (_all(shapes, declaration),), tuple(fault for fault in faults if fault.reason not in NOWHERE)
    return (), tuple(_hinted(fault, int(inside.sum())) for fault, inside in turned)


def _inside_when_turned(shapes: gpd.GeoSeries, fault: RowFault, declaration: Declaration) -> Mask:
    """Tell which shapes of a fault would lie in the Netherlands with x and y changed over."""
    if fault.reason not in NOWHERE:
        return np.zeros(len(fault.rows), dtype=np.bool_)
    given = shapes.to_numpy()[fault.rows]
    turned = gpd.GeoSeries(shapely.transform(given, _turned), crs=read_system(declaration.crs))
    return in_the_netherlands(turned.to_crs(RD)) & np.asarray(shapely.is_valid(given), dtype=np.bool_)


def _turned(points: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return points[:, ::-1]


def _hinted(fault: RowFault, count: int) -> RowFault:
    """Say of how many rows x and y seem to be changed over."""
    if not count:
        return fault
    rows = terms.plural(count, "rij lijken", "rijen lijken")
    return replace(fault, action=f"Bij {rows} x en y verwisseld. {REMEDY}")


def _all(shapes: gpd.GeoSeries, declaration: Declaration) -> Problem:
    what = "x en y lijken verwisseld: omgewisseld ligt elke vorm in Nederland."
    action = f"{REMEDY} In graden staat de lengtegraad (6,48) vóór de breedtegraad (52,72)."
    return Problem(wording.place(declaration), what, extent(shapes.total_bounds), netherlands(), action)


def in_the_netherlands(shapes: gpd.GeoSeries) -> Mask:
    """Tell which shapes in RD metres lie wholly within the bounds of the country; an empty one does not."""
    west, south, east, north = RD_BOUNDS
    box = shapes.bounds
    inside = (box["minx"] >= west) & (box["miny"] >= south) & (box["maxx"] <= east) & (box["maxy"] <= north)
    return inside.to_numpy(dtype=np.bool_)


def netherlands() -> str:
    """Write the bounds of the country."""
    west, south, east, north = (wording.quantity(limit) for limit in RD_BOUNDS)
    return f"RD-meters, x van {west} tot en met {east} en y van {south} tot en met {north}"


def extent(bounds: npt.NDArray[np.float64]) -> str:
    """Write between which coordinates shapes lie."""
    decimals = 4 if np.abs(bounds).max() <= MOST_DEGREES else 0
    west, south, east, north = (wording.quantity(round(float(limit), decimals)) for limit in bounds)
    return f"x van {west} tot en met {east}, y van {south} tot en met {north}"
