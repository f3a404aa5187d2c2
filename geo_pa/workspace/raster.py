"""A declared raster: whether it opens, lies where it should, and holds what its declaration says."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from pyproj import CRS
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from geo_pa.crs import RD, RD_BOUNDS
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.geometry import same_system

SAMPLE_SIDE = 512
"""A raster is looked at in at most so many rows and columns."""


def check_raster(path: Path, declaration: Declaration) -> tuple[Problem, ...]:
    """Check a raster against its declaration.

    Parameters
    ----------
    path : Path
        A file that exists; only read.
    declaration : Declaration
        Coordinate system, unit and bounds of the cells.

    Returns
    -------
    tuple of Problem
        Errors where it cannot be used, notices where a person should look. Cells are sampled: a lone wrong cell may be
        missed.
    """
    with warnings.catch_warnings():
        # What rasterio warns of, a raster without a place, is told below as a problem.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        try:
            with rasterio.open(path) as dataset:
                return (*_place(dataset, declaration), *_contents(dataset, declaration))
        except RasterioError:
            return (_unreadable(declaration),)


def _place(dataset: Any, declaration: Declaration) -> Iterator[Problem]:
    where = wording.place(declaration)
    action = f"Zet het raster in een GIS om naar RD ({RD})."
    if dataset.crs is None:
        yield Problem(where, "Het raster zegt niet in welk coördinatenstelsel het staat.", "niets", RD, action)
    elif not same_system(CRS.from_wkt(dataset.crs.to_wkt()), RD):
        yield Problem(where, "Het raster staat niet in RD.", str(dataset.crs), RD, action)
    elif not _in_the_netherlands(dataset.bounds):
        found = " ".join(wording.quantity(round(limit)) for limit in dataset.bounds)
        yield Problem(where, "Het raster ligt buiten Nederland.", found, "RD-meters binnen Nederland", action)


def _in_the_netherlands(bounds: Any) -> bool:
    west, south, east, north = RD_BOUNDS
    return bool(bounds.left >= west and bounds.bottom >= south and bounds.right <= east and bounds.top <= north)


def _contents(dataset: Any, declaration: Declaration) -> Iterator[Problem]:
    cells = _sample(dataset)
    if not len(cells):
        yield _no_cells(declaration)
    else:
        yield from _range(cells, declaration, nodata_known=_knows_nodata(dataset))
    if not _knows_nodata(dataset):
        yield _no_nodata(declaration)
    unit = dataset.units[0]
    if unit and unit != declaration.unit:
        yield _other_unit(str(unit), declaration)


def _sample(dataset: Any) -> npt.NDArray[np.float64]:
    """Return the known cells of a thinned-out first band."""
    shape = (min(dataset.height, SAMPLE_SIDE), min(dataset.width, SAMPLE_SIDE))
    cells = dataset.read(1, out_shape=shape, masked=True).compressed().astype(np.float64)
    known: npt.NDArray[np.float64] = cells[~np.isnan(cells)]
    return known


def _knows_nodata(dataset: Any) -> bool:
    return dataset.nodata is not None or rasterio.enums.MaskFlags.all_valid not in dataset.mask_flag_enums[0]


def _range(cells: npt.NDArray[np.float64], declaration: Declaration, *, nodata_known: bool) -> Iterator[Problem]:
    low, high = float(cells.min()), float(cells.max())
    too_low = declaration.min is not None and low < declaration.min
    too_high = declaration.max is not None and high > declaration.max
    if too_low or too_high:
        hint = (
            ""
            if nodata_known
            else " Misschien staat een uiterste waarde voor 'geen gegevens': leg die vast als nodata."
        )
        yield Problem(
            wording.place(declaration),
            "Het raster heeft waarden buiten de grenzen.",
            f"van {wording.value_found(low)} tot en met {wording.value_found(high)}",
            wording.bounds(declaration.min, declaration.max, declaration.unit),
            f"Kijk of de eenheid klopt, of verbeter min en max in {declaration.path.name}.{hint}",
        )


def _no_cells(declaration: Declaration) -> Problem:
    action = "Exporteer het raster opnieuw uit de bron."
    return Problem(
        wording.place(declaration), "Het raster is leeg.", "geen cel met een waarde", "cellen met waarden", action
    )


def _no_nodata(declaration: Declaration) -> Problem:
    return Problem(
        wording.place(declaration),
        "Het raster zegt niet welke waarde 'geen gegevens' betekent.",
        "geen nodata",
        "een nodata-waarde, zoals -9999",
        "Leg de nodata-waarde vast; tot dan telt elke cel als gegeven.",
        Severity.NOTICE,
    )


def _other_unit(unit: str, declaration: Declaration) -> Problem:
    return Problem(
        wording.place(declaration),
        "Het raster noemt een andere eenheid dan de declaratie.",
        unit,
        declaration.unit,
        f"Kijk welke eenheid klopt en verbeter unit in {declaration.path.name} of het raster.",
        Severity.NOTICE,
    )


def _unreadable(declaration: Declaration) -> Problem:
    return Problem(
        wording.place(declaration),
        "Het raster kan niet worden gelezen: het is beschadigd, niet compleet of van een andere soort.",
        "een bestand waar de lezer niet uit komt",
        "een GeoTIFF",
        "Kopieer of exporteer het bestand opnieuw uit de bron.",
    )


def usable(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the notices of a raster that can be used; raise InputError with everything where it cannot."""
    if any(problem.severity == Severity.ERROR for problem in problems):
        raise InputError(problems)
    return problems
