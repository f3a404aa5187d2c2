"""The first declaration of a layer or table, written from a file: only what differs from the schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from pyproj import CRS

from geo_pa.errors import InputError, Problem
from geo_pa.intake.fixes import Fix, Rows, fixes
from geo_pa.intake.matching import Match
from geo_pa.intake.reading import in_memory
from geo_pa.intake.table import AS_CSV, Table
from geo_pa.intake.toml_text import toml_text
from geo_pa.schema import SCHEMA
from geo_pa.workspace import Workspace, wording
from geo_pa.workspace.loading import declared
from geo_pa.workspace.reading import judge_rows

CHECK = "Kijk na of uitgever en titel van de bron kloppen, en controleer met: geo-pa check"


@dataclass(frozen=True)
class FirstDeclaration:
    """A declaration that is not there yet.

    Attributes
    ----------
    path : Path
        Where it comes, relative to the workspace.
    text : str
        What it says.
    files : mapping of Path to bytes
        The data that it names, relative to the workspace; nothing where they stand there already.
    fixes : tuple of Fix
        What is wrong with rows of the file.
    count : int
        How many rows the file has.
    """

    path: Path
    text: str
    files: Mapping[Path, bytes]
    fixes: tuple[Fix, ...]
    count: int

    @property
    def written(self) -> Mapping[Path, bytes]:
        """Everything that is to be written, the data first."""
        return {**self.files, self.path: self.text.encode()}


def first_declaration(
    workspace: Workspace, table: Table, match: Match, *, source: Path | None = None
) -> FirstDeclaration:
    """Write the declaration of a file as a layer or table that the schema knows.

    Parameters
    ----------
    workspace : Workspace
        Where it comes; nothing is written yet.
    table : Table
        The table in the file.
    match : Match
        Which of its columns is which.
    source : Path, optional
        Where the file stands now: one that is in its folder of the workspace already is not copied.

    Raises
    ------
    InputError
        There is a declaration or a file of that name already, the file has no shapes where the layer needs them, or
        nothing of it can be read.
    """
    folder = Path("layers") if SCHEMA[match.layer].geometry != "none" else Path("data") / "tables"
    files = _files(workspace, table, folder, source)
    name = next(iter(files)).name if files else PurePath(table.name).name
    path = folder / f"{match.layer}.toml"
    if problems := [*_in_the_way(workspace, match.layer, files), *_no_shapes(table, match.layer)]:
        raise InputError(problems)
    said = _said(workspace, table, match, name)
    judged = judge_rows(declared(in_memory(table, match), table.taken.folder / path.name))
    key = SCHEMA[match.layer].key
    keys = table.cells(match.blocks[key]["source"]) if key in match.blocks else None
    found = fixes(judged.faults, Rows(table, keys, judged.declaration.columns))
    text = toml_text(said, *_comments(match))
    declared(_raw(said), workspace.folder / path)  # what is written can be read
    return FirstDeclaration(path, text, files, found, len(table.raw))


def _files(workspace: Workspace, table: Table, folder: Path, source: Path | None) -> dict[Path, bytes]:
    """Return the data to write, what the declaration names first; a sheet becomes CSV."""
    stem = PurePath(table.name).stem
    if table.file == AS_CSV:
        return {folder / f"{stem}.csv": table.taken.path.with_name(AS_CSV).read_bytes()}
    parts = table.taken.files
    here = source is not None and source.resolve().parent == (workspace.folder / folder).resolve()
    if here and len(parts) == 1 and table.taken.path.suffix == PurePath(table.name).suffix.lower():
        return {}
    first = table.taken.path.suffix
    return {folder / f"{stem}{ending}": parts[ending] for ending in sorted(parts, key=lambda one: one != first)}


def _in_the_way(workspace: Workspace, layer: str, files: Mapping[Path, bytes]) -> Iterator[Problem]:
    """Find what is there already: nothing is ever written over."""
    declarations = (Path("layers") / f"{layer}.toml", Path("data") / "tables" / f"{layer}.toml")
    for path in (*declarations, *files):
        if (workspace.folder / path).exists():
            what = "Dit bestand is er al; geo_pa schrijft er niet overheen."
            action = "Breng het nieuwe bestand in met geo-pa import, of geef het een andere naam."
            yield Problem(path.as_posix(), what, "een bestand met die naam", "een plek die vrij is", action)


def _no_shapes(table: Table, layer: str) -> Iterator[Problem]:
    known = SCHEMA[layer]
    if known.geometry != "none" and table.geometry == "none":
        what, action = "Een kaartlaag heeft vormen nodig.", "Kies een GeoPackage, GeoJSON of shapefile in een zip."
        yield Problem(table.name, what, "alleen kolommen", f"een bestand met vormen voor {known.title}", action)


def _said(workspace: Workspace, table: Table, match: Match, name: str) -> dict[str, Any]:
    """Return what the declaration says: only what does not follow from the schema and the file."""
    known, leave_out = SCHEMA[match.layer], in_memory(table, match)["leave_out"]
    shapes = known.geometry != "none"
    said: dict[str, Any] = {"file": name}
    said |= {"layer": table.layer} if table.one_of_more else {}
    said |= {"crs": _system(table.crs)} if shapes else {}
    said |= {"geometry": table.geometry} if shapes and table.geometry != known.geometry else {}
    said |= {"leave_out": leave_out} if leave_out else {}
    source = {"publisher": f"Gemeente {workspace.info.municipality}", "title": PurePath(table.name).stem}
    columns = {ours: block for ours, block in match.blocks.items() if dict(block) != {"source": ours}}
    return {**said, "source": source, **({"columns": columns} if columns else {})}


def _system(crs: str) -> str:
    """Return a coordinate system by its number where it has one."""
    number = CRS.from_user_input(crs).to_epsg()
    return f"EPSG:{number}" if number else crs


def _raw(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "columns": dict(said.get("columns", {}))}


def _comments(match: Match) -> Iterator[str]:
    """Say above a declaration what is left to a person."""
    yield CHECK
    if match.unsure:
        unsure = wording.words(f"{one.column} = {' of '.join(one.fields)}?" for one in match.unsure)
        yield f"Nog niet gebruikt, want niet zeker: {unsure}"
