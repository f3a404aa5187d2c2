"""A shapefile out of a zip: the four files that belong together, each what its name says."""

import re
from pathlib import PurePosixPath

from geo_pa.errors import InputError
from geo_pa.intake.archives import Entry, entries, is_packed
from geo_pa.intake.kinds import Given, refusal
from geo_pa.workspace import wording
from geo_pa.workspace.admission import DAMAGED, OTHER

PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
NEEDED = (".shp", ".shx", ".dbf")

SHAPE = b"\0\0\x27\x0a"
TABLE = (b"\x02", b"\x03", b"\x30", b"\x31", b"\x43", b"\x83", b"\x8b", b"\xf5")
"""How the table of a shapefile begins: the versions of dBASE."""

STARTS = {".shp": (SHAPE,), ".shx": (SHAPE,), ".dbf": TABLE}

SYSTEM = re.compile(rb"\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_CS|COMPOUNDCRS|LOCAL_CS)\s*\[", re.IGNORECASE)
ENCODING = re.compile(rb"[\w .\-]{1,40}\s*")
LEADS_ELSEWHERE = re.compile(rb"nadgrids\s*=\s*(?!@null)|geoidgrids|/vsi|://", re.IGNORECASE)
"""What in a coordinate system lets the reader open another file."""

LONGEST_SYSTEM = 20_000


def shapefile(given: Given, wanted: str = "") -> dict[str, bytes]:
    """Return the parts of the only shapefile in a zip by their ending, or of the one whose name is wanted."""
    found = [entry for entry in entries(given, lambda _: True) if not _is_rubbish(entry)]
    if packed := [entry.name for entry in found if is_packed(entry.content)]:
        what = "In de zip zit nog een ingepakt bestand."
        raise InputError(refusal(given.name, what, f"'{packed[0]}'", "een zip met alleen de shapefile"))
    parts = {entry.ending: entry for entry in found if _stem(entry) == _chosen(given, found, wanted)}
    _require_whole(given, parts)
    return {ending: parts[ending].content for ending in PARTS if ending in parts}


def is_system(content: bytes) -> bool:
    """Tell whether a file holds a coordinate system and nothing that leads elsewhere."""
    honest = SYSTEM.match(content) is not None and len(content) <= LONGEST_SYSTEM
    return honest and LEADS_ELSEWHERE.search(content) is None


def _is_rubbish(entry: Entry) -> bool:
    """Tell whether an entry was put there by a Mac or by Windows."""
    path = PurePosixPath(entry.name)
    return path.parts[0] == "__MACOSX" or path.name.startswith(".")


def _stem(entry: Entry) -> str:
    return str(PurePosixPath(entry.name).with_suffix(""))


def _chosen(given: Given, found: list[Entry], wanted: str) -> str:
    stems = [_stem(entry) for entry in found if entry.ending == ".shp"]
    fitting = [stem for stem in stems if not wanted or wanted in {stem, PurePosixPath(stem).name}]
    if len(fitting) == 1:
        return fitting[0]
    what = "In de zip zit geen shapefile met die naam." if wanted else "In de zip zit niet precies één shapefile."
    raise InputError(refusal(given.name, what, wording.words(stems), "één shapefile (.shp, .shx, .dbf en .prj)"))


def _require_whole(given: Given, parts: dict[str, Entry]) -> None:
    if missing := [ending for ending in NEEDED if ending not in parts]:
        what = "De shapefile is niet compleet."
        raise InputError(refusal(given.name, what, f"zonder {wording.words(missing)}", ".shp, .shx, .dbf en .prj"))
    for ending in PARTS:
        if ending in parts and not _is_honest(ending, parts[ending].content):
            raise InputError(refusal(f"{given.name}, {parts[ending].name}", DAMAGED, OTHER, f"een {ending}-bestand"))


def _is_honest(ending: str, content: bytes) -> bool:
    """Tell whether a part is what its name says."""
    if ending in STARTS:
        return content.startswith(STARTS[ending])
    return is_system(content) if ending == ".prj" else ENCODING.fullmatch(content) is not None
