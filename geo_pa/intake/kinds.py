"""The kinds of files that are taken in: by ending, with their first bytes and how large they may be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath

from geo_pa import terms
from geo_pa.errors import InputError, Problem
from geo_pa.workspace import wording
from geo_pa.workspace.admission import DAMAGED, LAYERS, MB, OTHER, TABLE, TEXT_FORMATS, Kind

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a zip file begins, and how old Excel and any file of Office with a password do."""

SHEETS: Mapping[str, Kind] = {
    ".xlsx": Kind("een Excel-bestand (.xlsx)", (ZIP,), 50),
    ".ods": Kind("een rekenblad van LibreOffice (.ods)", (ZIP,), 50),
    ".xls": Kind("een Excel-bestand (.xls)", (OLE,), 50),
}

SHAPES = Kind("een zip met één shapefile", (ZIP,), 300)

KINDS: Mapping[str, Kind] = {
    **SHEETS,
    **dict.fromkeys(sorted(TEXT_FORMATS), TABLE),
    ".geojson": replace(LAYERS[".geojson"], largest_mb=60),
    ".json": replace(LAYERS[".json"], largest_mb=60),
    ".gpkg": LAYERS[".gpkg"],
    ".zip": SHAPES,
}
"""By ending; GeoJSON is parsed in full before it is used, and so may be less large."""

ELSEWHERE = ("/vsi", "\\vsi")
"""How a name begins that GDAL reads as a way to another file or to a service."""

REMEDY = "Sla het bestand opnieuw op vanuit de bron, en kies het dan weer."


@dataclass(frozen=True)
class Given:
    """The file of a user: its name without folders, its ending, and what it holds."""

    name: str
    ending: str
    content: bytes

    @property
    def kind(self) -> Kind:
        """What it should be."""
        return KINDS[self.ending]


def bare_name(name: str) -> str:
    """Return the name of a file without folders of any system, fit to print and to write."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join(letter for letter in last if letter.isprintable()).strip()[-100:] or "bestand"


def ending_of(name: str) -> str:
    """Return the ending of a name; raise InputError where no such file is taken in."""
    ending = PurePosixPath(bare_name(name)).suffix.lower()
    if name.lower().startswith(ELSEWHERE) or "://" in name:
        what = "Alleen een bestand van uw eigen computer wordt ingelezen."
        raise InputError(refusal(bare_name(name), what, "een verwijzing naar een andere plek", "een bestand"))
    if ending == ".shp":
        what = "Een shapefile bestaat uit meer bestanden."
        remedy = "Zet .shp, .shx, .dbf en .prj samen in één zip, en kies die."
        raise InputError(replace(refusal(bare_name(name), what, ".shp", SHAPES.title), action=remedy))
    if ending not in KINDS:
        titles = wording.words(dict.fromkeys(kind.title for kind in KINDS.values()))
        what = "Deze soort bestand wordt niet gelezen."
        raise InputError(refusal(bare_name(name), what, ending or "geen einde", f"een van: {titles}"))
    return ending


def require_kind(given: Given) -> None:
    """Refuse a file that is empty, too large, or of another kind than its name says."""
    kind, size = given.kind, len(given.content)
    if size > kind.largest_mb * MB:
        raise InputError(too_large(given.name, size, kind))
    if not given.content:
        raise InputError(refusal(given.name, "Het bestand is leeg.", "0 bytes", "een bestand met gegevens"))
    if given.ending == ".xlsx" and given.content.startswith(OLE):
        what, found = "Dit bestand is met een wachtwoord beveiligd, of van een andere soort.", "geen gewone .xlsx"
        raise InputError(refusal(given.name, what, found, f"{kind.title} zonder wachtwoord"))
    if given.ending in {*SHEETS, ".zip"} and not given.content.startswith(kind.starts):
        raise InputError(refusal(given.name, DAMAGED, OTHER, kind.title))


def too_large(name: str, size: int, kind: Kind) -> Problem:
    """Say that a file has more bytes than are taken in."""
    found = f"{terms.number(size / MB, 0)} MB"
    return refusal(name, "Het bestand is te groot.", found, f"hoogstens {kind.largest_mb} MB")


def refusal(name: str, what: str, found: str, expected: str) -> Problem:
    """Say why a file is not taken in."""
    return Problem(name, what, found, expected, REMEDY)
