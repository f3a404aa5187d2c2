"""Cut rectangular plots out of areas, so that no two overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

CELL_M = 20.0
"""Side of the square cells that plots are made of."""

MARGIN_M = 1.5
"""Kept free along each side of a plot, so that neighbouring plots do not touch."""

STRETCHES = (2.5, 1.5, 1.0, 4.0, 8.0)
"""Length over depth of a plot, in the order in which they are tried."""

Shape = tuple[int, int]
Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """Square cells over an area.

    Attributes
    ----------
    inside : array of bool (rows, columns)
        Cells that lie wholly inside the area.
    west, south : float
        Corner of the grid after turning, metres.
    angle : float
        Degrees by which the area was turned (around the RD origin) to lie along the grid.
    far : array of int (rows, columns)
        How far each cell is from where plots should be, in cells; 0 everywhere where it does not matter.
    """

    inside: Booleans
    west: float
    south: float
    angle: float
    far: npt.NDArray[np.int64]

    def plot(self, row: int, column: int, shape: Shape) -> shapely.Polygon:
        """Give the plot of ``shape`` (rows, columns) cells whose first cell is there, in RD metres."""
        west, south = self.west + column * CELL_M, self.south + row * CELL_M
        east, north = west + shape[1] * CELL_M, south + shape[0] * CELL_M
        kept = shapely.box(west + MARGIN_M, south + MARGIN_M, east - MARGIN_M, north - MARGIN_M)
        return shapely.set_precision(affinity.rotate(kept, self.angle, origin=(0, 0)), 0.01)


def lay_grid(area: BaseGeometry, angle: float, *, near: BaseGeometry | None = None) -> Grid:
    """Lay cells over an area in RD metres, in a direction in degrees anticlockwise from east.

    Plots should be near some other ground; without it they may be anywhere in the area.
    """
    turned = affinity.rotate(area, -angle, origin=(0, 0))
    west, south, east, north = turned.bounds
    columns, rows = int((east - west) // CELL_M) + 1, int((north - south) // CELL_M) + 1
    x, y = np.meshgrid(west + CELL_M * np.arange(columns), south + CELL_M * np.arange(rows))
    cells = shapely.box(x, y, x + CELL_M, y + CELL_M)
    shapely.prepare(turned)
    inside = np.asarray(shapely.contains(turned, cells), dtype=bool)
    middles = shapely.points(x + CELL_M / 2, y + CELL_M / 2)
    apart = 0.0 if near is None else shapely.distance(middles, affinity.rotate(near, -angle, origin=(0, 0)))
    far = np.rint(apart / CELL_M + np.zeros(x.shape)).astype(np.int64)
    return Grid(inside, west, south, angle, far)


def longest_side(area: BaseGeometry) -> float:
    """Give the direction of the longest side of the rectangle around an area, degrees anticlockwise from east."""
    corners = shapely.get_coordinates(shapely.oriented_envelope(area))
    east, north = np.diff(corners[:3], axis=0).T
    longest = int(np.argmax(np.hypot(east, north)))
    return float(np.degrees(np.arctan2(north[longest], east[longest])))


def cut_plots(grids: Sequence[Grid], sizes_m2: npt.ArrayLike, rng: np.random.Generator) -> list[shapely.Polygon]:
    """Cut plots of given sizes out of areas that do not overlap, the largest first: no two touch.

    A plot is a rectangle of whole cells, at a place drawn among those that are free and equally near. The plots stand
    in the order of the sizes. A ValueError says that one does not fit any more.
    """
    wanted = np.asarray(sizes_m2, dtype=np.float64)
    free = [grid.inside.copy() for grid in grids]
    plots: dict[int, shapely.Polygon] = {}
    for position in np.argsort(-wanted, kind="stable"):
        number, row, column, shape = _find(grids, free, float(wanted[position]), rng)
        free[number][row : row + shape[0], column : column + shape[1]] = False
        plots[int(position)] = grids[number].plot(row, column, shape)
    return [plots[position] for position in range(len(wanted))]


def _find(
    grids: Sequence[Grid], free: Sequence[Booleans], size_m2: float, rng: np.random.Generator
) -> tuple[int, int, int, Shape]:
    """Find a free rectangle: the number of its grid, its first row and column, and its shape."""
    for shape in _shapes(size_m2, rng):
        for number in rng.permutation(len(grids)):
            rows, columns = np.nonzero(_windows(free[number], shape))
            if len(rows):
                far = grids[number].far[rows + shape[0] // 2, columns + shape[1] // 2]
                chosen = rng.permutation(np.flatnonzero(far == far.min()))[0]
                return int(number), int(rows[chosen]), int(columns[chosen]), shape
    raise ValueError(f"no room for a plot of {size_m2:.0f} m2")


def _shapes(size_m2: float, rng: np.random.Generator) -> list[Shape]:
    """List the rectangles of cells to try: first about two and a half times as long as deep, either way round."""
    cells = max(1, round(size_m2 / CELL_M**2))
    shapes: list[Shape] = []
    for stretch in STRETCHES:
        depth = max(1, round((cells / stretch) ** 0.5))
        upright, flat = (depth, -(-cells // depth)), (-(-cells // depth), depth)
        shapes += [upright, flat] if rng.integers(2) else [flat, upright]
    return shapes


def _windows(free: Booleans, shape: Shape) -> Booleans:
    """Tell for each cell whether the rectangle that starts there is all free."""
    rows, columns = shape
    if rows > free.shape[0] or columns > free.shape[1]:
        return np.zeros((0, 0), dtype=bool)
    total = np.pad(free.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = total[rows:, columns:] - total[:-rows, columns:] - total[rows:, :-columns] + total[:-rows, :-columns]
    return np.asarray(inside == rows * columns)
