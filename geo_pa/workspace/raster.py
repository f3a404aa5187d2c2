"""A declared raster: whether it opens, lies where it should, and holds what its declaration says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo_pa import terms
from geo_pa.crs import RD_BOUNDS
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.measures.raster import Raster
from geo_pa.measures.raster_files import OpenedRaster, open_raster
from geo_pa.model.units import SHARE
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import Reread

FEW_CELLS = 0.01
"""A raster with at most this part of its cells beyond the bounds is used without them; with more, its unit is wrong."""


@dataclass(frozen=True)
class CheckedRaster:
    """What a person should know of a raster that can be used, and of cells that are not taken as they stand there."""

    notices: tuple[Problem, ...]
    reread: tuple[Reread, ...]


def check_raster(path: Path, declaration: Declaration) -> CheckedRaster:
    """Check a raster against its declaration, and raise InputError with all that is wrong with it."""
    opened = open_raster(path, unit=declaration.unit, title=declaration.title, bounds=declaration.float_bounds)
    reread = tuple(_reread(opened, declaration))
    told = (one.notice(wording.place(declaration)) for one in reread)
    problems = (*_place(opened.raster, declaration), *_contents(opened, declaration), *told)
    if any(problem.severity == Severity.ERROR for problem in problems):
        raise InputError(problems)
    return CheckedRaster(problems, reread)


def _place(raster: Raster, declaration: Declaration) -> Iterator[Problem]:
    west, south, east, north = RD_BOUNDS
    if raster.west >= west and raster.south >= south and raster.east <= east and raster.north <= north:
        return
    found = " ".join(wording.quantity(round(limit)) for limit in (raster.west, raster.south, raster.east, raster.north))
    yield Problem(
        wording.place(declaration),
        "Het raster ligt buiten Nederland.",
        found,
        "RD-meters binnen Nederland",
        "Ken in een GIS het goede coördinatenstelsel toe en zet het raster om naar RD.",
    )


def _contents(opened: OpenedRaster, declaration: Declaration) -> Iterator[Problem]:
    if not opened.known:
        yield _no_cells(declaration)
    elif _refused(opened, declaration):
        yield _other_figures(opened, declaration)
    if not opened.knows_missing and not opened.codes:
        yield _no_nodata(declaration)
    if opened.own_unit and opened.own_unit != declaration.unit:
        yield _other_unit(opened.own_unit, declaration)


def _refused(opened: OpenedRaster, declaration: Declaration) -> bool:
    """Tell whether so much lies beyond the bounds that the raster holds something else."""
    return _no_share(opened, declaration) or opened.below + opened.above > FEW_CELLS * opened.known


def _no_share(opened: OpenedRaster, declaration: Declaration) -> bool:
    return declaration.unit == SHARE and opened.below > 0


def _other_figures(opened: OpenedRaster, declaration: Declaration) -> Problem:
    hint = "" if opened.knows_missing else " Misschien is dit een waarde voor 'geen gegevens': leg die vast als nodata."
    action = f"Kijk of de eenheid klopt, of verbeter min en max in {declaration.path.name}.{hint}"
    if _no_share(opened, declaration):
        action = "Een aandeel is nooit kleiner dan 0, en NDVI is geen aandeel: lever per cel het deel dat groen is."
    return Problem(
        wording.place(declaration),
        "Het raster heeft waarden buiten de grenzen.",
        _extent(opened),
        wording.bounds(*declaration.bounds, declaration.unit),
        action,
    )


def _extent(opened: OpenedRaster) -> str:
    low, high = (wording.value_found(round(value, 6)) for value in opened.extent)
    return f"van {low} tot en met {high}"


def _reread(opened: OpenedRaster, declaration: Declaration) -> Iterator[Reread]:
    if opened.codes:
        yield Reread(
            (),
            "cellen",
            f"{_cells(opened.code_cells)} als onbekend: een bekende code voor 'geen gegevens'.",
            ", ".join(wording.value_found(code) for code in opened.codes),
            "een nodata-waarde die het raster zelf noemt",
            "Leg deze waarde in het raster vast als nodata.",
        )
    if (beyond := opened.below + opened.above) and not _refused(opened, declaration):
        yield Reread(
            (),
            "cellen",
            f"{_cells(beyond)} als onbekend: een waarde buiten de grenzen.",
            _extent(opened),
            wording.bounds(*declaration.bounds, declaration.unit),
            f"Kijk of deze cellen kloppen, of verbeter min en max in {declaration.path.name}.",
        )


def _cells(count: int) -> str:
    return terms.plural(count, "cel telt", "cellen tellen")


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
