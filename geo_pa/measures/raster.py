"""A raster in RD metres, with every cell without data as NaN."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Raster:
    """Values on a grid of equal cells, north up, in RD metres.

    Attributes
    ----------
    cells : array (rows, columns) of float
        First row in the north, first column in the west; NaN is no data. Read only.
    west, north : float
        RD metres of the outer corner of the first cell.
    cell_width_m, cell_height_m : float
        Both positive.
    unit : str
        ``"degC PET"`` (perceived temperature), ``"degC"`` (degrees of heat island), ``"share"`` (0..1).
    title : str
        What a planner reads.
    """

    cells: Cells
    west: float
    north: float
    cell_width_m: float
    cell_height_m: float
    unit: str
    title: str

    def __post_init__(self) -> None:
        cells = self.cells.view()
        cells.flags.writeable = False
        object.__setattr__(self, "cells", cells)

    @property
    def east(self) -> float:
        """RD metres of the eastern edge."""
        return float(self.west + self.cells.shape[1] * self.cell_width_m)

    @property
    def south(self) -> float:
        """RD metres of the southern edge."""
        return float(self.north - self.cells.shape[0] * self.cell_height_m)

    @property
    def grid(self) -> tuple[object, ...]:
        """What two rasters share whose cells lie on each other."""
        return self.cells.shape, self.west, self.north, self.cell_width_m, self.cell_height_m

    @property
    def cell_area_m2(self) -> float:
        """The area of one cell."""
        return self.cell_width_m * self.cell_height_m
