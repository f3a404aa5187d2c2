"""From the file that a declaration names to a raw frame, whatever its format; every fault of the file in Dutch."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geo_pa.errors import InputError, Problem
from geo_pa.workspace import wording
from geo_pa.workspace.admission import TEXT_FORMATS, admit, workspace_of
from geo_pa.workspace.csv_files import read_csv
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import RowFault
from geo_pa.workspace.vector_files import read_vector

SPREADSHEETS = {".xlsx", ".xls", ".ods"}


@dataclass(frozen=True)
class RawFile:
    """What stands in a file: the rows as they are, rows that do not fit the header, and remarks of the reader."""

    frame: pd.DataFrame
    faults: tuple[RowFault, ...] = ()
    notices: tuple[Problem, ...] = ()


def read_file(declaration: Declaration) -> RawFile:
    """Read the file of a layer or table as it is; cells of a CSV file are text."""
    path = existing_file(declaration)
    if path.suffix.lower() in TEXT_FORMATS:
        names = [column.source for column in declaration.columns.values()]
        table = read_csv(path, names, wording.place(declaration))
        return RawFile(table.cells, (table.uneven,) if len(table.uneven.rows) else (), table.notices)
    frame, notices = read_vector(path, declaration)
    return RawFile(frame, notices=notices)


def existing_file(declaration: Declaration) -> Path:
    """Return the declared file; raise InputError where it is missing, empty or closed to us."""
    path = declaration.file_path
    try:
        if not path.exists():
            raise InputError(_missing(declaration, path))
        if path.is_file() and path.stat().st_size == 0:
            raise InputError(_empty(declaration))
        if path.suffix.lower() in SPREADSHEETS:
            raise InputError(_spreadsheet(declaration))
        raster, root = declaration.geometry == "raster", workspace_of(declaration.path)
        admit(path, where=wording.place(declaration), root=root, raster=raster)
    except OSError as error:
        raise InputError(_closed(declaration)) from error
    return path


def _missing(declaration: Declaration, path: Path) -> Problem:
    folder = path.parent
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    near = [file.name for file in files if file.is_file() and file.suffix != ".toml"]
    close = difflib.get_close_matches(path.name, near, n=1)
    found = f"geen bestand {path.name} in {folder.resolve()}" + (f", wel {close[0]}" if close else "")
    expected = f"het bestand dat {declaration.path.name} noemt"
    action = f"Zet het bestand daar neer, of verbeter file in {declaration.path.name}."
    return Problem(wording.place(declaration), "Het bestand ontbreekt.", found, expected, action)


def _empty(declaration: Declaration) -> Problem:
    where, action = wording.place(declaration), "Kopieer of exporteer het bestand opnieuw uit de bron."
    return Problem(where, "Het bestand is leeg.", "0 bytes", "een bestand met gegevens", action)


def _closed(declaration: Declaration) -> Problem:
    where = wording.place(declaration)
    action = "Sluit het bestand in andere programma's en kijk of u het mag openen."
    return Problem(where, "Het bestand kan niet worden geopend.", "geen toegang", "een bestand dat open kan", action)


def _spreadsheet(declaration: Declaration) -> Problem:
    where, found = wording.place(declaration), Path(declaration.file).suffix
    action = "Sla het werkblad op als CSV (UTF-8) en zet die naam in de declaratie."
    return Problem(where, "Een rekenblad wordt niet gelezen.", found, "een CSV-bestand", action)
