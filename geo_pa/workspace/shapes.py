"""Shapes as files write them, made as a layer declares them: single or whole, and repaired where nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Shapes = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]

DIMENSIONS = {"Point": 0, "LineString": 1, "Polygon": 2}

SAME_AREA = 1e-6
"""A repair that changes an area by less than this share of it took away only what has no area."""


@dataclass(frozen=True)
class Mended:
    """Shapes of one kind, areas possibly in groups, and which were not so in the file: ``taken`` or ``repaired``."""

    shapes: Shapes
    changed: dict[str, Mask] = field(default_factory=dict)


def mend(shapes: Shapes, declared: str) -> Mended:
    """Make shapes single or whole; None stays None.

    Of a mixture only the declared kind is taken, where nothing in it has more dimensions: a spike is a line. An invalid
    area is repaired where that leaves its size as it was: of a loop of eight nobody knows which half is meant.
    """
    dimension = DIMENSIONS[declared]
    whole, taken = _each(shapes, _collections(shapes), lambda shape: _of_dimension(shape, dimension))
    repaired = np.zeros(len(shapes), dtype=np.bool_)
    if declared == "Polygon":
        whole, repaired = _each(whole, _invalid(whole), _repaired)
    return Mended(_single(whole, declared), {"taken": taken, "repaired": repaired & ~taken})


def _collections(shapes: Shapes) -> Mask:
    return np.asarray(shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION)


def _invalid(shapes: Shapes) -> Mask:
    areas = shapely.get_dimensions(shapes) == DIMENSIONS["Polygon"]
    return np.asarray(areas & ~shapely.is_valid(shapes) & np.isfinite(shapely.area(shapes)))


def _each(shapes: Shapes, which: Mask, change: Callable[[BaseGeometry], BaseGeometry | None]) -> tuple[Shapes, Mask]:
    """Change some shapes; of what cannot be changed nothing is."""
    changed, done = shapes.copy(), np.zeros(len(shapes), dtype=np.bool_)
    for row in np.flatnonzero(which):
        other = change(shapes[row])
        if other is not None:
            changed[row], done[row] = other, True
    return changed, done


def _of_dimension(shape: BaseGeometry, dimension: int) -> BaseGeometry | None:
    """Take the parts of one dimension out of a mixture; None where there are none, or parts of a higher one."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    if len(parts) == 0 or shapely.get_dimensions(parts).max() != dimension:
        return None
    group = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)[dimension]
    found: BaseGeometry = group(parts[shapely.get_dimensions(parts) == dimension])
    return found


def _repaired(shape: BaseGeometry) -> BaseGeometry | None:
    """Repair an area; None where the repair changes the size of the whole, or of any of its parts."""
    mended = shapely.make_valid(shape)
    parts = shapely.get_parts(shape)
    before = np.append(shapely.area(parts), shape.area)
    after = np.append(shapely.area(shapely.make_valid(parts)), mended.area)
    same = np.all(np.abs(after - before) <= SAME_AREA * before)
    return _of_dimension(mended, DIMENSIONS["Polygon"]) if same else None


def _single(shapes: Shapes, declared: str) -> Shapes:
    """Take groups of one part for that part, and strokes that touch for one line."""
    groups = ~shapely.is_missing(shapes) & (shapely.get_type_id(shapes) == _group_of(declared))
    alone = groups & (shapely.get_num_geometries(shapes) == 1)
    single = shapes.copy()
    single[alone] = shapely.get_geometry(shapes[alone], 0)
    if declared == "Polygon":
        return single
    return _each(single, groups & ~alone, _merged if declared == "LineString" else _one_point)[0]


def _group_of(declared: str) -> shapely.GeometryType:
    return shapely.GeometryType[f"MULTI{declared.upper()}"]


def _merged(strokes: BaseGeometry) -> BaseGeometry | None:
    once = np.unique(shapely.to_wkb(shapely.normalize(shapely.get_parts(strokes))))  # a stroke may be drawn both ways
    line = shapely.line_merge(shapely.MultiLineString(list(shapely.from_wkb(once))))
    return line if isinstance(line, shapely.LineString) else None


def _one_point(points: BaseGeometry) -> BaseGeometry | None:
    places = np.unique(shapely.get_coordinates(points), axis=0)
    return shapely.points(places[0]) if len(places) == 1 else None
