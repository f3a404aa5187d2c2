"""What is read at all: a plain file of this workspace, of a kind that is known, and no larger than can be held.

A name such as ``plans.gpkg`` says nothing: GDAL looks at what a file holds, and some of its drivers then read another
file or ask a service. A pipe or a device never ends. So the first bytes must be those of the kind that is expected.
"""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from geo_pa import terms
from geo_pa.errors import InputError, Problem
from geo_pa.workspace import wording

MB = 1_000_000
HEAD = 65_536
"""So many bytes tell what a file is."""

TEXT_FORMATS = {".csv", ".tsv", ".txt"}


@dataclass(frozen=True)
class Kind:
    """A kind of file that is read: its first bytes (any where empty), and the endings of the files beside it."""

    title: str
    starts: tuple[bytes, ...]
    largest_mb: int
    beside: tuple[str, ...] = ()


TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
TABLE = Kind("een CSV-bestand", (), 50)
RASTER = Kind("een GeoTIFF", TIFF, 1000, (".ovr", ".msk"))
LAYERS = {
    ".gpkg": Kind("een GeoPackage", (b"SQLite format 3\0",), 300),
    ".geojson": Kind("GeoJSON", (b"{",), 200),
    ".json": Kind("GeoJSON", (b"{",), 200),
    ".shp": Kind("een shapefile, met .shx, .dbf en .prj ernaast", (b"\0\0\x27\x0a",), 300, (".shx", ".dbf", ".prj")),
    ".fgb": Kind("een FlatGeobuf", (b"fgb",), 300),
}
"""Layers by the ending of their file."""

GEOJSON = re.compile(
    rb'"type"\s*:\s*"(FeatureCollection|Feature|GeometryCollection|(Multi)?(Point|LineString|Polygon))"'
)
PIPELINE = b"gdal_streamed_alg"
"""In JSON this makes GDAL carry out commands, and these may read anything."""


def admit(path: Path, *, where: str, root: Path, raster: bool = False) -> None:
    """Refuse what is no plain file, leads out of the workspace, is too large, or of another kind than its name."""
    ending = path.suffix.lower()
    kind = RASTER if raster else TABLE if ending in TEXT_FORMATS else LAYERS.get(ending)
    if kind is None:
        titles = wording.words(dict.fromkeys(each.title for each in (*LAYERS.values(), TABLE)))
        raise InputError(_problem(where, "Deze soort bestand wordt niet gelezen.", ending or "geen einde", titles))
    admit_plain(path, where=where, root=root, largest_mb=kind.largest_mb)
    if not _is_of(kind, _head(path)):
        raise InputError(_problem(where, DAMAGED, OTHER, kind.title))
    for name in (each for ending in kind.beside for each in (path.with_suffix(ending), Path(f"{path}{ending}"))):
        if name.exists():
            _admit_beside(name, f"{where}, {name.name}", root)


def workspace_of(path: Path) -> Path:
    """Return the folder of the workspace in which a declaration, or a file of rules, stands."""
    return next((folder.parent for folder in path.parents if folder.name in {"layers", "data"}), path.parent)


DAMAGED = "Het bestand kan niet worden gelezen: het is beschadigd, niet compleet of van een andere soort."
OTHER = "een bestand van een andere soort"


def admit_plain(path: Path, *, where: str, root: Path, largest_mb: int) -> None:
    """Refuse what is no plain file, leads out of the workspace, or is too large."""
    if _leads_out(path, root):
        what = "Deze koppeling wijst naar een bestand buiten de werkmap."
        raise InputError(
            _problem(where, what, f"een koppeling naar {path.resolve().name}", "een bestand in de werkmap")
        )
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise InputError(_problem(where, "Dit is geen gewoon bestand.", _named(state.st_mode), "een gewoon bestand"))
    if state.st_size > largest_mb * MB:
        found = f"{terms.number(state.st_size / MB, 0)} MB"
        raise InputError(_problem(where, "Het bestand is te groot.", found, f"hoogstens {largest_mb} MB"))


def _leads_out(path: Path, root: Path) -> bool:
    """Tell whether a name inside the workspace stands for a file outside it."""
    named, inside = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100  # resolve follows links
    meant = Path(os.path.realpath(path))  # resolve raises where links go in a circle
    return named.is_relative_to(inside) and not meant.is_relative_to(root.resolve())


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _is_of(kind: Kind, head: bytes) -> bool:
    """Tell whether a file begins as its kind does; text may begin with a byte order mark and white space."""
    if not kind.starts:
        return True
    if b"{" not in kind.starts:
        return head.startswith(kind.starts)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(kind.starts) and GEOJSON.search(text) is not None and PIPELINE not in text


def _admit_beside(path: Path, where: str, root: Path) -> None:
    """Refuse a file that the reader takes along and that is not what it should be."""
    admit_plain(path, where=where, root=root, largest_mb=RASTER.largest_mb)
    if path.suffix in RASTER.beside and not _head(path).startswith(TIFF):
        raise InputError(_problem(where, DAMAGED, OTHER, RASTER.title))


def _named(mode: int) -> str:
    kinds = {stat.S_ISDIR: "een map", stat.S_ISFIFO: "een pijp", stat.S_ISSOCK: "een aansluiting van een programma"}
    return next((name for is_kind, name in kinds.items() if is_kind(mode)), "een apparaat")


def _problem(where: str, what: str, found: str, expected: str) -> Problem:
    return Problem(where, what, found, expected, "Zet er een gewoon bestand uit de bron voor in de plaats.")
