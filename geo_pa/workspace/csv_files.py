"""CSV as municipalities make it: UTF-8 or Windows text, commas, semicolons or tabs; every cell as text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.faults import RowFault

DELIMITERS = ";,\t|"
MOST_CELLS = 5_000_000
"""More do not fit in 1 GB of memory as text."""

SEPARATOR_LINE = re.compile(r'"?sep=(?P<sign>.)"?', re.IGNORECASE)
"""How a first line tells a worksheet its delimiter."""

TITLE_LINES = 20
"""So many lines may stand above the header."""


@dataclass(frozen=True)
class CsvTable:
    """The cells of a CSV file as text, and the rows that do not fit its header."""

    cells: pd.DataFrame
    uneven: RowFault
    notices: tuple[Problem, ...] = ()


def read_csv(path: Path, names: Collection[str], where: str) -> CsvTable:
    """Read a CSV file, its encoding and delimiter as they follow from the file itself.

    UTF-8, UTF-16 with a mark, or else Windows-1252. The delimiter and the header are those that find most of the names.
    """
    text, delimiter = _given_delimiter(_text(path.read_bytes(), where))
    text, titles = _without_titles(text, names)
    delimiter = delimiter or _delimiter(text, names)
    _refuse_too_many(text.count(delimiter) + text.count("\n"), where)
    header, *lines = _lines(text, delimiter, where)
    header = [name.strip() for name in header]
    _refuse_doubles(header, names, where)
    width = len(header)
    _refuse_too_many(width * len(lines), where)
    cells = [line[:width] + [""] * (width - len(line)) for line in lines]
    frame = pd.DataFrame(cells, columns=header, dtype="str")
    return CsvTable(frame.loc[:, ~frame.columns.duplicated()], _uneven(lines, width), tuple(_titles(titles, where)))


def _text(content: bytes, where: str) -> str:
    text = _decoded(content)
    if "\x00" in text:
        raise InputError(_not_usable(where, "Dit bestand bevat geen tekst.", "tekens die niet in tekst voorkomen"))
    if not text.strip():
        raise InputError(_not_usable(where, "Het bestand is leeg.", "geen tekst"))
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _given_delimiter(text: str) -> tuple[str, str]:
    """Take off a first line that names the delimiter; return the rest and the delimiter, empty where none is named."""
    first, _, rest = text.lstrip().partition("\n")
    given = SEPARATOR_LINE.fullmatch(first.strip())
    return (rest, given["sign"]) if given and rest.strip() else (text, "")


def _without_titles(text: str, names: Collection[str]) -> tuple[str, list[str]]:
    """Take off the lines above the header: the first of the first lines that has most of the expected names."""
    lines = text.splitlines(keepends=True)
    counts = [_expected_names(line, names) for line in lines[:TITLE_LINES]]
    header = counts.index(max(counts))
    if header == 0 or counts[header] < min(2, len(names)):
        return text, []
    return "".join(lines[header:]), [line.strip() for line in lines[:header] if line.strip()]


def _expected_names(line: str, names: Collection[str]) -> int:
    """Count the expected names in a line with the delimiter that finds most."""
    return max(_expected_names_with(line, names, sign) for sign in DELIMITERS)


def _expected_names_with(line: str, names: Collection[str], delimiter: str) -> int:
    """Count the expected names in a line, capitals left aside."""
    cells = {cell.strip().strip('"').casefold() for cell in line.split(delimiter)}
    return len(cells & {name.casefold() for name in names})


def _titles(titles: list[str], where: str) -> Iterator[Problem]:
    if titles:
        lines = terms.plural(len(titles), "regel boven de kopregel is", "regels boven de kopregel zijn")
        yield Problem(
            where,
            f"{lines} overgeslagen.",
            wording.listed([f"'{title[:60]}'" for title in titles]),
            "een kopregel met kolomnamen op de eerste regel",
            "Kijk of de kopregel goed is gekozen; haal de regels erboven anders weg.",
            Severity.NOTICE,
        )


def _delimiter(text: str, names: Collection[str]) -> str:
    """Take the delimiter whose header has most of the expected names, then most columns."""
    first_line = text.lstrip().partition("\n")[0]

    def score(delimiter: str) -> tuple[int, int]:
        return _expected_names_with(first_line, names, delimiter), len(first_line.split(delimiter))

    return max(DELIMITERS, key=score)


def _lines(text: str, delimiter: str, where: str) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [line for line in lines if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise InputError(_bad_quotes(where, lines.line_num)) from error


def _refuse_too_many(cells: int, where: str) -> None:
    if cells > MOST_CELLS:
        found, expected = f"{terms.number(cells)} cellen", f"hoogstens {terms.number(MOST_CELLS)} cellen"
        action = "Laat kolommen en rijen weg die geo_pa niet leest."
        raise InputError(Problem(where, "De tabel is te groot.", found, expected, action))


def _refuse_doubles(header: list[str], names: Collection[str], where: str) -> None:
    doubles = [name for name, count in Counter(header).items() if count > 1 and name in names]
    if doubles:
        found = wording.words(f"'{name}'" for name in doubles)
        expected = "elke kolomnaam één keer"
        action = "Geef de kolommen in de kopregel verschillende namen."
        raise InputError(Problem(where, "Een kolomnaam staat twee keer in de kopregel.", found, expected, action))


def _uneven(lines: list[list[str]], width: int) -> RowFault:
    counts = [width if _only_empty_beyond(line, width) else len(line) for line in lines]
    fault = RowFault(
        "cell_count",
        "",
        "een ander aantal cellen dan de kopregel",
        f"{terms.plural(width, 'cel', 'cellen')}, zoals de kopregel",
        "Kijk of een scheidingsteken of een komma in een getal te veel staat, of zet de cel tussen aanhalingstekens.",
    )
    return fault.at(np.array(counts, dtype=np.int64) != width, lambda row: terms.plural(counts[row], "cel", "cellen"))


def _only_empty_beyond(line: list[str], width: int) -> bool:
    """Tell whether a line has no more than delimiters behind its last column."""
    return len(line) > width and not any(cell.strip() for cell in line[width:])


def _not_usable(where: str, what: str, found: str) -> Problem:
    expected = "een CSV-bestand: een kopregel met kolomnamen en daaronder een regel per rij"
    return Problem(where, what, found, expected, "Sla de tabel opnieuw op als CSV (UTF-8).")


def _bad_quotes(where: str, line: int) -> Problem:
    return Problem(
        where,
        "De aanhalingstekens in het bestand kloppen niet, of een cel is veel te lang.",
        f"een fout in of vóór regel {terms.number(line)}",
        'rond een cel twee aanhalingstekens, en in een cel "" voor een aanhalingsteken',
        "Open het bestand in een rekenblad en sla het opnieuw op als CSV (UTF-8).",
    )
