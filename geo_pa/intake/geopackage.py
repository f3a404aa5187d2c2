"""What may stand in a GeoPackage that is taken in: plain tables, and what the standard itself adds to them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from geo_pa import terms
from geo_pa.errors import InputError
from geo_pa.intake.kinds import Given, refusal
from geo_pa.intake.shapefile import LEADS_ELSEWHERE
from geo_pa.workspace.admission import DAMAGED

MOST_OBJECTS = 2_000

STANDARD_TRIGGER = re.compile(
    r"(rtree_.+_(insert|update\d?|delete)|trigger_(insert|delete)_feature_count_.+|gpkg_.+|fk[iud]_.+|fid_.+)",
    re.IGNORECASE,
)
"""Triggers of the standard and of GDAL; nothing is written here, so none of them is ever carried out."""

INDEX_OF_SHAPES = re.compile(r"\s*CREATE\s+VIRTUAL\s+TABLE\s+.+\bUSING\s+rtree\b", re.IGNORECASE | re.DOTALL)

COMPUTED = (2, 3)
"""How SQLite marks a column whose values are worked out when they are read."""

Fault = tuple[str, str, str]
"""What, found, expected."""


def require_plain(given: Given, path: Path) -> None:
    """Refuse a GeoPackage in which reading would carry something out; ``path`` is where its bytes stand."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            found = next(_faults(database), None)
    except sqlite3.Error as error:
        found_text = "een bestand dat is afgebroken of beschadigd"
        raise InputError(refusal(given.name, DAMAGED, found_text, given.kind.title)) from error
    if found:
        raise InputError(refusal(given.name, *found))


def _faults(database: sqlite3.Connection) -> Iterator[Fault]:
    objects = database.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master LIMIT ?", (MOST_OBJECTS + 1,)
    ).fetchall()
    if len(objects) > MOST_OBJECTS:
        expected = f"hoogstens {terms.number(MOST_OBJECTS)} onderdelen"
        yield "Het bestand heeft te veel onderdelen.", f"meer dan {terms.number(MOST_OBJECTS)} onderdelen", expected
    for kind, name, text in objects:
        yield from _strange(str(kind), str(name), str(text))
    tables = [name for kind, name, text in objects if kind == "table" and not _is_virtual(text)]
    for name in tables:
        yield from _computed(database, name)
    yield from _systems(database, tables)


def _is_virtual(text: str) -> bool:
    return text.lstrip().upper().startswith("CREATE VIRTUAL")


def _strange(kind: str, name: str, text: str) -> Iterator[Fault]:
    what = "Het bestand bevat iets dat bij het lezen wordt uitgevoerd."
    expected = "een GeoPackage met alleen gewone kaartlagen; exporteer de laag naar een nieuw bestand"
    if kind == "view":
        yield what, f"de weergave '{name}'", expected
    elif kind == "trigger" and not STANDARD_TRIGGER.fullmatch(name):
        yield what, f"de opdracht '{name}'", expected
    elif kind == "table" and _is_virtual(text) and not INDEX_OF_SHAPES.match(text):
        yield what, f"de verwijzende tabel '{name}'", expected


def _computed(database: sqlite3.Connection, table: str) -> Iterator[Fault]:
    columns = database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,)).fetchall()
    for name, hidden in columns:
        if hidden in COMPUTED:
            what, expected = "Een kolom wordt bij het lezen uitgerekend.", "kolommen met vaste waarden"
            yield what, f"'{name}' in '{table}'", expected


def _systems(database: sqlite3.Connection, tables: list[str]) -> Iterator[Fault]:
    """Find a coordinate system that leads to another file."""
    if "gpkg_spatial_ref_sys" not in tables:
        yield DAMAGED, "een database zonder kaartlagen", "een GeoPackage"
        return
    for (text,) in database.execute("SELECT definition FROM gpkg_spatial_ref_sys"):
        if LEADS_ELSEWHERE.search(str(text).encode()):
            what = "Een coördinatenstelsel in het bestand verwijst naar een ander bestand."
            yield what, f"'{str(text)[:60]}'", "een gewoon coördinatenstelsel, zoals EPSG:28992"
