"""Matches that were made before: what a declaration of the workspace says, and what a user made of the same header."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo_pa.errors import InputError, Problem
from geo_pa.intake.matching import Block, Match
from geo_pa.intake.toml_text import toml_text
from geo_pa.schema import SCHEMA
from geo_pa.workspace import Workspace
from geo_pa.workspace.column_names import bare
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.toml_files import load_toml

FOLDER = Path("data") / "matches"
"""Where kept matches stand in a workspace, one for each set of column names."""

HOW_WRITTEN = ("map", "missing", "sign", "factor", "below_min", "above_max")
"""What a declaration says of how a file writes a column."""


@dataclass(frozen=True)
class Earlier:
    """What was said of columns before, by our column; ``whole`` where a user settled every column of this header."""

    blocks: Mapping[str, Block]
    whole: bool = False


PLAIN = DeclaredColumn("", "text", name="", source="")


def earlier(workspace: Workspace, layer: str, columns: Sequence[str]) -> Earlier:
    """Return what was said of columns before: of this header by a user, else of the workspace's own file."""
    path = workspace.folder / match_path(layer, columns)
    if not path.is_file():
        return Earlier(_declared(workspace, layer))
    kept = load_toml(path).get("columns", {})
    blocks = {name: block if isinstance(block, Mapping) else {"source": block} for name, block in kept.items()}
    known = {name: {"source": name, **block} for name, block in blocks.items() if name in SCHEMA[layer].fields}
    return Earlier(known, whole=True)


def match_path(layer: str, columns: Sequence[str]) -> Path:
    """Return where the match of a header is kept, relative to the workspace: the order of its columns is no matter."""
    names = "\n".join(sorted(map(bare, columns)))
    return FOLDER / f"{layer}-{hashlib.sha256(names.encode()).hexdigest()[:8]}.toml"


def keep_match(workspace: Workspace, match: Match, columns: Sequence[str], name: str) -> Path | None:
    """Keep a match that the user corrected, for the next file with the same columns.

    Parameters
    ----------
    workspace : Workspace
        Where it is kept.
    match : Match
        Which columns are which; one that nobody corrected is not kept.
    columns : sequence of str
        The names of all columns of the file.
    name : str
        What the user calls the file.

    Returns
    -------
    Path or None
        Where it stands, relative to the workspace; None where nothing was kept.

    Raises
    ------
    InputError
        It cannot be written.
    """
    if not match.corrected:
        return None
    place = match_path(match.layer, columns)
    try:
        _write_whole(match_text(match, name), workspace.folder / place)
    except OSError as error:
        raise InputError(_not_kept(place)) from error
    return place


def _write_whole(text: str, path: Path) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".geo-pa-") as beside:
        part = Path(beside) / path.name
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)


def _not_kept(place: Path) -> Problem:
    what, expected = "De herkende kolommen konden niet worden bewaard.", "een map waarin u mag schrijven"
    return Problem(FOLDER.as_posix(), what, place.as_posix(), expected, "Vraag wie de werkmap beheert om die rechten.")


def match_text(match: Match, name: str) -> str:
    """Write a match as a layer declaration; ``name`` is that of the file that it was made for."""
    said = {"file": name, "columns": dict(match.blocks)}
    return toml_text(said, f"Welke kolom van een aangeleverd bestand welke van geo_pa is ({match.layer}).")


def _declared(workspace: Workspace, layer: str) -> Mapping[str, Block]:
    """Return what the declaration of the workspace says of columns whose name in the file is another."""
    declaration = workspace.declarations.get(layer)
    if declaration is None:
        return {}
    own = (column for column in declaration.columns.values() if column.claimed and column.name in SCHEMA[layer].fields)
    return {column.name: _said(column) for column in own if column.source != column.name or _differs(column)}


def _said(column: DeclaredColumn) -> Block:
    return {"source": column.source, **{key: getattr(column, key) for key in _differs(column)}}


def _differs(column: DeclaredColumn) -> list[str]:
    return [key for key in HOW_WRITTEN if getattr(column, key) != getattr(PLAIN, key)]


def printed_totals(declaration: Declaration | None, match: Match) -> list[dict[str, Any]]:
    """Return how totals are marked that stand in the file of the workspace, as far as this file has those columns."""
    totals = declaration.printed_totals if declaration else ()
    return [
        {"column": one.column, "value": one.value, "columns": [], "by": []}
        for one in totals
        if one.column in match.blocks
    ]
