"""What a declaration does not say itself: taken from what geo_pa knows of that layer or table."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from geo_pa.crs import RD
from geo_pa.errors import Problem
from geo_pa.model import Source
from geo_pa.schema import SCHEMA, Field, Layer
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.toml_files import OF_THE_FILE, file_name

Raw = Mapping[str, Any]
"""What stands in a TOML file, sound or not."""

KEPT = ("people", "refers_to")
"""What of a column follows from the schema whatever a declaration says."""

OF_A_FIELD = tuple(one.name for one in fields(Field) if one.name not in KEPT)

WHAT = "Deze kolom kent geo_pa niet in deze laag of tabel."
DESCRIBE = "Verbeter de naam; is het een kolom van uzelf, geef haar dan title en type."
FORGET = "Verbeter de naam, of haal haar weg: wat geo_pa niet kent, wordt niet gelezen."


def whole(raw: Raw, path: Path, broken: Collection[str] = ()) -> dict[str, Any]:
    """Return a TOML file with what follows from its name, its block heads and the schema, without broken columns."""
    known = SCHEMA.get(path.stem)
    own = {key: value for key, value in raw.items() if key not in OF_THE_FILE} | {"name": path.stem, "path": path}
    claimed = {name: _claimed(name, block, known) for name, block in blocks_of(raw).items() if name not in broken}
    if not isinstance(raw.get("columns", {}), Mapping):
        return {"title": path.stem, **own}
    if known is None:
        return {**own, "columns": claimed}
    unclaimed = _unclaimed(known, claimed, {*broken, *_left_out(raw)})
    every = {**unclaimed, **claimed}
    columns = {name: every[name] for name in dict.fromkeys((*known.fields, *claimed)) if name in every}
    return {**_of_layer(known, raw, columns, path), **own, "columns": columns}


def column_of(layer: str, name: str) -> DeclaredColumn | None:
    """Return a column as geo_pa knows it, under our name; None where it does not know it."""
    field = SCHEMA[layer].fields.get(name) if layer in SCHEMA else None
    return None if field is None else DeclaredColumn(**vars(field), name=name, source=name, claimed=False)


def undeclared(name: str, folder: Path) -> Declaration:
    """Return the declaration of a layer or table that geo_pa knows and a workspace has no file of."""
    known = SCHEMA[name]
    path = folder / ("data/tables" if known.geometry == "none" else "layers") / f"{name}.toml"
    columns = {field: column for field in known.fields if (column := column_of(name, field))}
    about = _of_layer(known, {}, columns, path)
    source = Source("geo_pa", "Wijzigingen")
    return Declaration(name=name, file="", path=path, crs=RD, columns=columns, source=source, **about)


def blocks_of(raw: Raw) -> Mapping[str, Any]:
    """Return the blocks of columns by name; none where something else stands in their place."""
    blocks = raw.get("columns")
    return blocks if isinstance(blocks, Mapping) else {}


def _left_out(raw: Raw) -> list[str]:
    names = raw.get("leave_out")
    return [str(name) for name in names] if isinstance(names, list) else []


def _claimed(name: str, block: object, known: Layer | None) -> object:
    """Complete one block; where only the name in the file differs, that stands in its place."""
    if known and isinstance(block, str):
        block = {"source": block}
    if not isinstance(block, Mapping):
        return block
    if known and _is_strange(name, block, known):  # told by strange_names
        return DeclaredColumn(name, "text", name=name, source=name)
    said = {"source": name, **block, "name": name}
    return _completed(said, known.fields[name]) if known and name in known.fields else said


def _is_strange(name: str, block: object, known: Layer) -> bool:
    """Tell whether nobody says what stands in a column: neither the schema nor its own block."""
    described = isinstance(block, Mapping) and "type" in block
    return name not in known.fields and not described and isinstance(block, str | Mapping)


def _completed(said: dict[str, Any], field: Field) -> dict[str, Any]:
    """Take what a block does not say from the schema; one that gives its type says all but what always follows."""
    if "type" not in said:
        keys = [key for key in OF_A_FIELD if key != "vocabulary" or "values" not in said]
        said = {key: getattr(field, key) for key in keys} | said
    said = said | {"refers_to": field.refers_to}
    return {key: said[key] for key in said if key != "small_count"} | {"people": True} if field.people else said


def _unclaimed(known: Layer, claimed: Mapping[str, Any], without: set[str]) -> dict[str, DeclaredColumn]:
    """Return the columns that may stand in the file under our name, if no block takes that name for something else."""
    taken = {str(block["source"]) for block in claimed.values() if isinstance(block, Mapping)}
    free = {name: field for name, field in known.fields.items() if name not in {*claimed, *taken, *without}}
    return {name: DeclaredColumn(**vars(field), name=name, source=name, claimed=False) for name, field in free.items()}


def _of_layer(known: Layer, raw: Raw, columns: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return what is known of the whole layer; a raster that names its unit is complete in itself."""
    key = raw.get("key", "" if known.key in _left_out(raw) else known.key)
    return {
        "title": known.title,
        "description": known.description,
        "key": key,
        "geometry": known.geometry if path.parent.name == "layers" else "none",
        "sums": [rule for rule in known.sums if columns.keys() >= {*rule.columns}],
        "unique": known.unique if columns.keys() >= {*known.unique} and key not in known.unique else (),
        "closed": known.closed,
        **({} if "unit" in raw else {"unit": known.unit, "min": known.min, "max": known.max}),
    }


def strange_names(raw: Raw, path: Path) -> Iterator[Problem]:
    """Tell of columns that nobody describes, and of columns that cannot be left out."""
    known, blocks = SCHEMA.get(path.stem), blocks_of(raw)
    if known:
        strange = [name for name, block in blocks.items() if _is_strange(name, block, known)]
        yield from (_strange(path, f"columns.{name}", name, known.fields, DESCRIBE) for name in strange)
    here = known.fields if known else {}
    for name in _left_out(raw):
        if name not in here:
            yield _strange(path, "leave_out", name, here, FORGET)
        elif name in blocks:
            what, expected = "Deze kolom is beschreven en ook weggelaten.", "het een of het ander"
            action = f"Haal {name} uit leave_out, of haal [columns.{name}] weg."
            yield Problem(f"{file_name(path)}, leave_out", what, f"'{name}'", expected, action)


def _strange(path: Path, key: str, name: str, here: Mapping[str, Field], action: str) -> Problem:
    near = {one.casefold(): known for known, field in here.items() for one in (field.title, known)}
    meant = [near[one] for one in get_close_matches(name.casefold(), near, n=1)]
    hint = f"; bedoeld is misschien '{meant[0]}'" if meant else ""
    return Problem(f"{file_name(path)}, {key}", WHAT, f"'{name}'", f"een van: {wording.words(here)}{hint}", action)
