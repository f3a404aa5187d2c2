"""What can be wrong with a folder that is opened, as a planner reads it."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from geo_pa.errors import Problem
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.toml_files import file_name


def twice(file: Path) -> Problem:
    """Say that a layer and a table share a name."""
    found = f"{file.stem}.toml in layers en in data/tables"
    action = f"Geef {file.parent.name}/{file.name} een andere naam; nu wordt het niet gelezen."
    return Problem(file_name(file), "Een laag en een tabel hebben dezelfde naam.", found, "elke naam één keer", action)


def not_declared(name: str, declarations: Mapping[str, Declaration]) -> Problem:
    """Say that a layer or table is not there, and which is near."""
    near = get_close_matches(name, declarations, n=1)
    hint = f" Bedoelde u {near[0]}?" if near else ""
    known = ", ".join(declarations) or "geen"
    action = f"Voeg layers/{name}.toml of data/tables/{name}.toml toe.{hint}"
    return Problem("Werkmap", "Deze laag of tabel is er niet.", f"'{name}'", f"een van: {known}", action)


def no_folder(path: Path) -> Problem:
    """Say that a folder does not exist."""
    found = "een bestand" if path.exists() else "geen map"
    action = "Wijs de map aan waar layers en data in staan."
    return Problem(str(path), "De werkmap bestaat niet.", found, "een map met layers en data", action)


def no_workspace(path: Path) -> Problem:
    """Say that a folder holds no workspace."""
    found = "een lege map" if not any(path.iterdir()) else "geen map layers en geen map data"
    action = "Kopieer de mappen layers en data van de voorbeeldgemeente hierheen, of noem een andere map."
    return Problem(str(path), "In deze map staan geen gegevens voor geo_pa.", found, "de mappen layers en data", action)
