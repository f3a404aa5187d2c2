"""A raster in RD metres: read once, whole, with every cell without data as NaN."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from pyproj import CRS
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from geo_pa.crs import RD
from geo_pa.errors import InputError, Problem

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


def read_raster(path: Path, *, unit: str, title: str) -> Raster:
    """Read a raster with one band, whole.

    Parameters
    ----------
    path : Path
        A file that GDAL reads, such as a GeoTIFF; only read.
    unit : str
        What the values mean, see :class:`Raster`; a raster seldom says so itself.
    title : str
        Its name in messages and on screen.

    Returns
    -------
    Raster
        Nodata, masked cells and values that are no number are NaN. A scale and an offset in the file are applied.
        Floats of 32 bits where these hold the file's own type, else of 64.

    Raises
    ------
    InputError
        The file is missing or cannot be read, or the raster is not in RD, not north up, or has more than one band; all
        that is wrong at once.
    """
    where = f"{title} ({path.name})"
    with warnings.catch_warnings():
        # A raster without a place is told below as a problem.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            with rasterio.open(path) as dataset:
                return _read(dataset, where, unit=unit, title=title)
        except RasterioError as error:
            raise InputError(_unreadable(where)) from error


def _read(dataset: Any, where: str, *, unit: str, title: str) -> Raster:
    problems = tuple(_problems(dataset, where))
    if problems:
        raise InputError(problems)
    place = dataset.transform
    return Raster(
        cells=_values(dataset),
        west=place.c,
        north=place.f,
        cell_width_m=place.a,
        cell_height_m=-place.e,
        unit=unit,
        title=title,
    )


def _problems(dataset: Any, where: str) -> Iterator[Problem]:
    if not _in_rd(dataset.crs):
        found = "geen coördinatenstelsel" if dataset.crs is None else str(dataset.crs)
        action = f"Zet het raster in een GIS om naar RD ({RD})."
        yield Problem(where, "Het raster staat niet in RD.", found, RD, action)
    place = dataset.transform
    if place.b or place.d or place.a <= 0 or place.e >= 0:
        action = "Exporteer het raster opnieuw uit een GIS, zonder draaiing."
        yield Problem(where, "Het raster ligt niet recht.", "een gedraaid raster", "een raster met noord boven", action)
    if dataset.count != 1:
        found = f"{dataset.count} lagen"
        action = "Exporteer de laag met de waarden als een raster van één laag; een plaatje met kleuren is niet genoeg."
        yield Problem(where, "Het raster bestaat uit meer lagen.", found, "één laag met waarden", action)


def _in_rd(system: Any) -> bool:
    """Tell whether a raster's coordinate system places a point as RD does, a height beside it left aside."""
    if system is None:
        return False
    whole = CRS.from_wkt(system.to_wkt())
    flat = whole.sub_crs_list[0] if whole.is_compound else whole
    return flat.equals(RD, ignore_axis_order=True) or flat.to_epsg() == CRS(RD).to_epsg()


def _values(dataset: Any) -> Cells:
    kind = np.result_type(dataset.dtypes[0], np.float32)
    cells: Cells = dataset.read(1, out_dtype=kind)
    unknown = (dataset.read_masks(1) == 0) | ~np.isfinite(cells)
    scale, offset = dataset.scales[0], dataset.offsets[0]
    if (scale, offset) != (1, 0):
        cells = cells * kind.type(scale) + kind.type(offset)
    np.copyto(cells, np.nan, where=unknown)
    return cells


def _unreadable(where: str) -> Problem:
    return Problem(
        where,
        "Het raster kan niet worden gelezen: het ontbreekt, is beschadigd of is van een andere soort.",
        "een bestand waar de lezer niet uit komt",
        "een GeoTIFF",
        "Kopieer of exporteer het bestand opnieuw uit de bron.",
    )
