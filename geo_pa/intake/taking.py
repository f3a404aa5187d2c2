"""Take in a file of a user: looked through before anything reads it, in a private folder that is removed afterwards."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from geo_pa.errors import InputError
from geo_pa.intake.geojson import rewritten
from geo_pa.intake.geopackage import require_plain
from geo_pa.intake.kinds import SHEETS, Given, bare_name, ending_of, refusal, require_kind
from geo_pa.intake.shapefile import shapefile
from geo_pa.intake.sheets import Sheet, read_sheets
from geo_pa.intake.workbook import repacked
from geo_pa.workspace.admission import TEXT_FORMATS, admit, admit_plain

STEM = "bestand"
"""What a file is called in the private folder: a name of a user never reaches a reader."""


@dataclass(frozen=True)
class Taken:
    """A file that was looked through.

    Attributes
    ----------
    name : str
        As the user calls it, without folders.
    folder : Path
        The private folder, for as long as the file is taken in.
    path : Path
        What can be read there; of a zip file the shapefile.
    sheets : tuple of Sheet
        Those of a workbook; nothing of another file.
    """

    name: str
    folder: Path
    path: Path
    sheets: tuple[Sheet, ...] = field(default=(), repr=False)

    @property
    def is_text(self) -> bool:
        """Whether it is CSV."""
        return self.path.suffix in TEXT_FORMATS

    @property
    def is_workbook(self) -> bool:
        """Whether it is a workbook."""
        return self.path.suffix in SHEETS

    @property
    def files(self) -> Mapping[str, bytes]:
        """What stands in the private folder of it, by ending."""
        beside = sorted(self.folder.glob(f"{STEM}.*"))
        return {path.suffix: path.read_bytes() for path in beside}


@contextmanager
def take_in(source: Path | bytes, name: str = "", *, sheet: str = "") -> Iterator[Taken]:
    """Take in a file, for as long as the block lasts.

    Parameters
    ----------
    source : Path or bytes
        A file of this computer, or what a user sent.
    name : str
        How the user calls it; of a path its own name. Its ending says what it should be.
    sheet : str
        Of a zip file with more than one, the shapefile that is meant.

    Yields
    ------
    Taken

    Raises
    ------
    InputError
        It is no file, too large, of another kind than its name says, or holds what would be carried out, opened or
        unpacked elsewhere.
    """
    given = _given(source, name)
    with tempfile.TemporaryDirectory(prefix="geo-pa-") as made:
        folder = Path(made) / "inbreng"
        folder.mkdir()
        yield _placed(given, folder, sheet)


def _given(source: Path | bytes, name: str) -> Given:
    called = name or str(source if isinstance(source, Path) else "")
    ending = ending_of(called)
    content = source if isinstance(source, bytes) else _content(source, ending)
    given = Given(bare_name(called), ending, content)
    require_kind(given)
    return given


def _content(path: Path, ending: str) -> bytes:
    """Read a file of this computer, no further than one byte beyond what is allowed."""
    largest = Given("", ending, b"").kind.largest_mb
    try:
        admit_plain(path, where=bare_name(path.name), root=path.parent, largest_mb=largest)
        return path.read_bytes()
    except FileNotFoundError as error:
        problem = refusal(path.name, "Het bestand ontbreekt.", "geen bestand op deze plek", "een bestand")
        raise InputError(problem) from error
    except OSError as error:
        problem = refusal(path.name, "Het bestand kan niet worden geopend.", "geen toegang", "een bestand dat open kan")
        raise InputError(problem) from error


def _placed(given: Given, folder: Path, sheet: str) -> Taken:
    """Write what is safe of a file into the private folder."""
    parts = _safe_parts(given, sheet)
    for ending, content in parts.items():
        (folder / f"{STEM}{ending}").write_bytes(content)
    path = folder / f"{STEM}{next(iter(parts))}"
    if given.ending == ".gpkg":
        admit(path, where=given.name, root=folder)
        require_plain(given, path)
    sheets = read_sheets(given, path) if given.ending in SHEETS else ()
    return Taken(given.name, folder, path, sheets)


def _safe_parts(given: Given, sheet: str) -> Mapping[str, bytes]:
    """Return what is written in the private folder, by ending; what is to be read stands first."""
    if given.ending == ".zip":
        return shapefile(given, sheet)
    if given.ending in {".geojson", ".json"}:
        return {".geojson": rewritten(given)}
    if given.ending in SHEETS:
        return {given.ending: repacked(given)}
    return {given.ending: given.content}
