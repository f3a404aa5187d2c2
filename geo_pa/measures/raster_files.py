"""Rasters from file: the one opener for the check, the map and the questions."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from pyproj import CRS
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from geo_pa.crs import RD, same_system, system_name
from geo_pa.errors import InputError, Problem
from geo_pa.measures.missing_codes import MISSING_FROM, missing_codes
from geo_pa.measures.raster import Cells, Raster
from geo_pa.terms import number

Bounds = tuple[float | None, float | None]
Mask = npt.NDArray[np.bool_]

NO_BOUNDS: Bounds = (None, None)

DRIVER = "GTiff"
"""Whatever a file holds, it is read as this: other drivers of GDAL read further files, or ask a service."""

UNREADABLE = "Het raster kan niet worden gelezen: het ontbreekt, is beschadigd, niet compleet of van een andere soort."

MOST_CELLS = 100_000_000
"""More do not fit in 1 GB of memory."""


@dataclass(frozen=True, eq=False)
class OpenedRaster:
    """A raster and what was found out about its file.

    Attributes
    ----------
    raster : Raster
        What is used: cells without data, with a code for missing or beyond the bounds are NaN.
    codes : tuple of float
        The values that were taken for a code for missing, each once.
    code_cells : int
        How many cells hold one of them.
    extent : tuple of float
        The lowest and the highest known value, also beyond the bounds; NaN where no cell is known.
    below, above : int
        How many cells lie beyond the bounds.
    known : int
        How many cells hold a value, within the bounds or not.
    knows_missing : bool
        Whether the file says which cells hold no data.
    own_unit : str
        The unit that the file names; empty where it names none.
    """

    raster: Raster
    codes: tuple[float, ...]
    code_cells: int
    extent: tuple[float, float]
    below: int
    above: int
    known: int
    knows_missing: bool
    own_unit: str


def read_raster(path: Path, *, unit: str, title: str, bounds: Bounds = NO_BOUNDS) -> Raster:
    """Read a raster as :func:`open_raster` does, and return what is used of it."""
    return open_raster(path, unit=unit, title=title, bounds=bounds).raster


def open_raster(path: Path, *, unit: str, title: str, bounds: Bounds = NO_BOUNDS) -> OpenedRaster:
    """Read a raster with one band of values, whole.

    Parameters
    ----------
    path : Path
        A file that GDAL reads, such as a GeoTIFF; only read.
    unit : str
        What the values mean, see :class:`geo_pa.measures.raster.Raster`; a raster seldom says so itself.
    title : str
        Its name in messages and on screen.
    bounds : tuple of float, optional
        The lowest and the highest value that can be, in that unit.

    Returns
    -------
    OpenedRaster
        Nodata, masked and transparent cells, usual codes for missing and values that are no number are NaN. A scale and
        an offset in the file are applied; a raster with its first row in the south is turned. Floats of 32 bits where
        these hold the file's own type, else of 64.

    Raises
    ------
    InputError
        The file is missing or cannot be read, or the raster is not in RD, lies aslant, or has more than one band of
        values; all that is wrong at once.
    """
    where = f"{title} ({path.name})"
    with warnings.catch_warnings():
        # A raster without a place is told below as a problem.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            with rasterio.open(path, driver=DRIVER) as dataset:
                if problems := tuple(_problems(dataset, where)):
                    raise InputError(problems)
                return _opened(dataset, unit, title, bounds)
        except RasterioError as error:
            found, action = (
                "een bestand waar de lezer niet uit komt",
                "Kopieer of exporteer het bestand opnieuw uit de bron.",
            )
            raise InputError(Problem(where, UNREADABLE, found, "een GeoTIFF", action)) from error


def _problems(dataset: Any, where: str) -> Iterator[Problem]:
    if dataset.width * dataset.height > MOST_CELLS:
        found, expected = (f"{number(cells)} cellen" for cells in (dataset.width * dataset.height, MOST_CELLS))
        action = "Knip het raster uit op de gemeente, of maak de cellen groter."
        yield Problem(where, "Het raster is te groot.", found, f"hoogstens {expected}", action)
    yield from _outside_rd(dataset.crs, where)
    place = dataset.transform
    if place.b or place.d or place.a <= 0 or place.e == 0:
        action = "Exporteer het raster opnieuw uit een GIS, zonder draaiing."
        yield Problem(where, "Het raster ligt niet recht.", "een gedraaid raster", "een raster met noord boven", action)
    bands = sum(colour is not ColorInterp.alpha for colour in dataset.colorinterp)
    if bands != 1:
        action = "Exporteer de laag met de waarden als een raster van één laag; een plaatje met kleuren is niet genoeg."
        what, found = "Het raster bestaat uit meer lagen.", f"{bands} lagen met waarden"
        yield Problem(where, what, found, "één laag met waarden", action)


def _outside_rd(system: Any, where: str) -> Iterator[Problem]:
    action = f"Zet het raster in een GIS om naar RD ({RD})."
    expected = system_name(CRS(RD))
    if system is None:
        what = "Het raster zegt niet in welk coördinatenstelsel het staat."
        yield Problem(where, what, "geen stelsel", expected, action)
    elif not same_system(found := CRS.from_wkt(system.to_wkt()), RD):
        yield Problem(where, "Het raster staat niet in RD.", system_name(found), expected, action)


def _opened(dataset: Any, unit: str, title: str, bounds: Bounds) -> OpenedRaster:
    cells, codes, code_cells = _values(dataset, bounds)
    low, high = bounds
    below = np.zeros(cells.shape, dtype=np.bool_) if low is None else cells < _loosely(low, -1)
    above = np.zeros(cells.shape, dtype=np.bool_) if high is None else cells > _loosely(high, 1)
    known = ~np.isnan(cells)
    extent = (float(cells[known].min()), float(cells[known].max())) if known.any() else (np.nan, np.nan)
    np.copyto(cells, np.nan, where=below | above)
    return OpenedRaster(
        raster=_placed(dataset.transform, cells, unit, title),
        codes=codes,
        code_cells=code_cells,
        extent=extent,
        below=int(below.sum()),
        above=int(above.sum()),
        known=int(known.sum()),
        knows_missing=dataset.nodata is not None or MaskFlags.all_valid not in dataset.mask_flag_enums[0],
        own_unit=str(dataset.units[0] or ""),
    )


def _loosely(bound: float, side: int) -> float:
    """Widen a bound by the rounding of floats of 32 bits."""
    return bound + side * 1e-6 * max(abs(bound), 1)


def _placed(place: Any, cells: Cells, unit: str, title: str) -> Raster:
    """Lay cells on their place, with the north up."""
    south_up = place.e > 0
    return Raster(
        cells=cells[::-1] if south_up else cells,
        west=place.c,
        north=place.f + place.e * cells.shape[0] if south_up else place.f,
        cell_width_m=place.a,
        cell_height_m=abs(place.e),
        unit=unit,
        title=title,
    )


def _values(dataset: Any, bounds: Bounds) -> tuple[Cells, tuple[float, ...], int]:
    """Return the cells as the file has them in its first row, what was a code for missing, and in how many cells."""
    kind = np.result_type(dataset.dtypes[0], np.float32)
    written: Cells = dataset.read(1, out_dtype=kind)
    np.copyto(written, np.nan, where=(dataset.read_masks(1) == 0) | ~np.isfinite(written))
    scale, offset = dataset.scales[0], dataset.offsets[0]
    cells = written if (scale, offset) == (1, 0) else _scaled(written, kind.type(scale), kind.type(offset))
    far = np.abs(written) >= MISSING_FROM
    if not far.any():
        return cells, (), 0
    coded = missing_codes(written[far], cells[far], *bounds)
    codes = tuple(float(code) for code in np.unique(written[far][coded]))
    cells[far] = np.where(coded, np.nan, cells[far])
    return cells, codes, int(coded.sum())


def _scaled(written: Cells, scale: Any, offset: Any) -> Cells:
    """Apply the scale and offset that a file names; what becomes too large for a float is not known."""
    with np.errstate(over="ignore", invalid="ignore"):
        cells: Cells = written * scale + offset
    np.copyto(cells, np.nan, where=~np.isfinite(cells))
    return cells
