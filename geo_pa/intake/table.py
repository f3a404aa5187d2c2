"""The table in a file that was taken in: its columns, its values as they stand there, and where the reader finds it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import pyogrio

from geo_pa import terms
from geo_pa.crs import RD
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.intake.header import column_names, header_row
from geo_pa.intake.kinds import refusal
from geo_pa.intake.names import known_names, written_names
from geo_pa.intake.sheets import Sheet
from geo_pa.intake.taking import Taken
from geo_pa.schema import SCHEMA
from geo_pa.workspace import wording
from geo_pa.workspace.admission import DAMAGED
from geo_pa.workspace.csv_files import read_csv
from geo_pa.workspace.values import as_text
from geo_pa.workspace.vector_files import READER_FAULTS

AS_CSV = "tabel.csv"
"""What a sheet is called once its table stands by itself."""


@dataclass(frozen=True)
class Table:
    """One table of a file.

    Attributes
    ----------
    name : str
        What the user calls the file.
    file : str
        Where the reader finds it, in the private folder.
    layer : str
        The layer inside it, empty where it has one only.
    raw : DataFrame
        The values as they stand in the file, without shapes.
    geometry, crs : str
        What kind of shapes it has, and in which system; "none" and empty without.
    numbers : tuple of int
        The number of each row as a worksheet shows it; empty where rows are counted from 1 under the header.
    notices : tuple of Problem
        What was decided on the way to the table.
    one_of_more : bool
        Whether the file has other layers too.
    """

    taken: Taken
    file: str
    raw: pd.DataFrame
    layer: str = ""
    geometry: str = "none"
    crs: str = ""
    numbers: tuple[int, ...] = ()
    notices: tuple[Problem, ...] = ()
    one_of_more: bool = False

    @property
    def name(self) -> str:
        """What the user calls the file."""
        return self.taken.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(map(str, self.raw.columns))

    def cells(self, column: str) -> pd.Series:
        """Return what stands in a column, as text."""
        return as_text(pd.Series(self.raw[column]))

    def words(self, column: str) -> list[str]:
        """Return every text that stands in a column, once."""
        return as_text(pd.Series(pd.Series(self.raw[column]).unique())).dropna().unique().tolist()

    def number(self, position: int) -> int:
        """Return the number of a row as the file shows it."""
        return self.numbers[position] if self.numbers else position + 1


def table_of(taken: Taken, layer: str, *, sheet: str = "") -> Table:
    """Find the table for a layer in a file.

    Parameters
    ----------
    taken : Taken
        The file.
    layer : str
        For which layer or table of the schema.
    sheet : str
        The sheet of a workbook, or the layer of a GeoPackage, where there are more.

    Raises
    ------
    InputError
        There is no table, there are more and none is named, or it cannot be read.
    """
    if taken.is_workbook:
        return _of_sheet(taken, _chosen(taken, sheet), layer)
    return _of_text(taken, layer) if taken.is_text else _of_shapes(taken, layer, sheet)


def parts(taken: Taken) -> tuple[str, ...]:
    """Return the sheets of a workbook or the layers of a GeoPackage, of which one is brought in; else nothing."""
    if taken.is_workbook:
        return tuple(sheet.name for sheet in taken.sheets)
    if taken.path.suffix != ".gpkg":
        return ()
    try:
        return tuple(str(name) for name, _ in pyogrio.list_layers(taken.path))
    except READER_FAULTS as error:
        problem = refusal(taken.name, DAMAGED, "een bestand waar de lezer niet uit komt", "een kaartlaag met rijen")
        raise InputError(problem) from error


def _of_text(taken: Taken, layer: str) -> Table:
    found = read_csv(taken.path, written_names(layer), taken.name)
    return Table(taken, taken.path.name, found.cells)


def _of_shapes(taken: Taken, layer: str, sheet: str) -> Table:
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(taken.path)]
        wanted = "" if taken.path.suffix == ".shp" else sheet
        name = wanted if wanted in names else _only(taken, names, wanted)
        about = pyogrio.read_info(taken.path, layer=name)
        raw = pyogrio.read_dataframe(taken.path, layer=name, read_geometry=False)
    except READER_FAULTS as error:
        problem = refusal(taken.name, DAMAGED, "een bestand waar de lezer niet uit komt", "een kaartlaag met rijen")
        raise InputError(problem) from error
    kind = _kind(str(about["geometry_type"]), layer) if about["geometry_type"] else "none"
    crs = str(about["crs"] or RD) if kind != "none" else ""
    return Table(
        taken, taken.path.name, pd.DataFrame(raw), layer=name, geometry=kind, crs=crs, one_of_more=len(names) > 1
    )


def _kind(written: str, layer: str) -> str:
    """Return the kind of shapes that a layer takes and a file has; that of the layer where the file says nothing."""
    bare = written.removeprefix("2.5D ").removeprefix("Measured ").removeprefix("Multi").split(" ")[0]
    known = SCHEMA[layer]
    if known.geometry == "none":
        return "none"
    return bare if bare in known.kinds else known.geometry


def _only(taken: Taken, names: Sequence[str], sheet: str) -> str:
    """Return the only name there is to choose; raise InputError with all of them where there are more."""
    if len(names) == 1 and not sheet:
        return names[0]
    word = "werkbladen" if taken.is_workbook else "kaartlagen"
    what = f"Dit blad of deze laag zit niet in het bestand: '{sheet}'." if sheet else f"Het bestand heeft meer {word}."
    problem = refusal(taken.name, what, wording.words(names), "één ervan, bij naam genoemd")
    raise InputError(replace(problem, action=f"Kies er een, met --sheet '{names[0] if names else 'naam'}'."))


def _chosen(taken: Taken, wanted: str) -> Sheet:
    """Return the sheet that is named, or the only one with anything in it."""
    if not taken.sheets:
        raise InputError(refusal(taken.name, "Het rekenblad is leeg.", "geen cellen", "een kopregel met rijen eronder"))
    by_name = {sheet.name: sheet for sheet in taken.sheets}
    if wanted in by_name:
        return by_name[wanted]
    return by_name[_only(taken, list(by_name), wanted)]


def _of_sheet(taken: Taken, sheet: Sheet, layer: str) -> Table:
    """Write the table of a sheet by itself, as CSV with the header on its first line."""
    header = header_row(sheet.rows, known_names(layer))
    names = column_names(sheet.rows, header, sheet.first_column)
    used = [at for at, name in enumerate(names) if name]
    places = [at for at in range(header + 1, len(sheet.rows)) if any(sheet.rows[at])]
    lines = [[sheet.rows[at][column] for column in used] for at in places]
    titles = [names[at] for at in used]
    path = taken.path.with_name(AS_CSV)
    path.write_text(_as_csv([titles, *lines]), encoding="utf-8-sig", newline="")
    notices = (*_header_notice(taken, sheet, header), *_hollow_notice(taken, sheet, names, places))
    numbers = tuple(sheet.first_row + at for at in places)
    raw = pd.DataFrame(lines, columns=titles, dtype="str")
    return Table(taken, AS_CSV, raw, numbers=numbers, notices=notices)


def _as_csv(lines: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows(lines)
    return text.getvalue()


def _header_notice(taken: Taken, sheet: Sheet, header: int) -> Iterator[Problem]:
    """Say where the header stands, unless it is on the first row."""
    row = sheet.first_row + header
    if row > 1:
        skipped = [next((cell for cell in line if cell), "") for line in sheet.rows[:header]]
        yield Problem(
            f"{taken.name}, blad {sheet.name}",
            f"De kopregel is gevonden op rij {terms.number(row)}; wat erboven staat, is overgeslagen.",
            wording.listed([f"'{text[:60]}'" for text in skipped if text]) or "lege rijen",
            "een kopregel met kolomnamen op de eerste rij",
            "Kijk of de kopregel goed is gekozen; haal de rijen erboven anders weg.",
            Severity.NOTICE,
        )


def _hollow_notice(taken: Taken, sheet: Sheet, names: Sequence[str], places: Sequence[int]) -> Iterator[Problem]:
    """Say which formulas have no outcome in the file: nothing is worked out here."""
    cells = [f"rij {sheet.first_row + at}, {names[column]}" for at, column in sheet.hollow if at in set(places)]
    if cells:
        yield Problem(
            f"{taken.name}, blad {sheet.name}",
            f"{terms.plural(len(cells), 'formule heeft', 'formules hebben')} geen uitkomst in het bestand; die cellen "
            "tellen als onbekend.",
            wording.listed(cells),
            "formules waarvan de uitkomst is opgeslagen",
            "Open het bestand in Excel, sla het op en kies het opnieuw.",
            Severity.NOTICE,
        )
