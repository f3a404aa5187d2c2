"""Reads a worksheet as text, in a process of its own that may take so much memory and no more.

One line of a worksheet can claim a cell in the last row of the last column, for which the reader then makes room and on
which it ends the whole process. So this file is run by itself (:mod:`geo_pa.intake.sheets`), and knows no other.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import python_calamine

MOST_BYTES, MOST_SECONDS = 2_000_000_000, 60
MOST_CELLS = 5_000_000
LARGEST_WHOLE = 10**15

UNREADABLE_FAULTS = (
    *(python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError),
    *(ET.ParseError, KeyError, ValueError, OSError),
)

TOO_MANY, LOCKED, UNREADABLE = "too_many", "locked", "unreadable"

CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
VALUE = re.compile(rb"<(?:\w+:)?v>\s*[^<\s]|<(?:\w+:)?is>")

TABLES = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def main(path: str) -> None:
    """Write what stands in a workbook on standard output, as JSON."""
    _bound()
    try:
        found: object = _read(path)
    except python_calamine.PasswordError:
        found = LOCKED
    except UNREADABLE_FAULTS:
        found = UNREADABLE
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode("utf-8", errors="replace"))


def _bound() -> None:
    """Take no more memory and time than a worksheet of a municipality needs; Windows knows no such bounds."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _read(path: str) -> object:
    """Return each visible sheet: name, row and column of its first cell, cells as text, and cells that lost a value."""
    book = python_calamine.load_workbook(path)
    about = [sheet for sheet in book.sheets_metadata if _is_shown(sheet)]
    hollow = _hollow(path)
    sheets, cells = [], 0
    for one in about:
        sheet = book.get_sheet_by_name(one.name)
        cells += sheet.height * sheet.width
        if cells > MOST_CELLS:
            return TOO_MANY
        rows = [[_text(value) for value in row] for row in sheet.to_python()]
        sheets.append(
            {"name": one.name, "start": sheet.start or (0, 0), "rows": rows, "hollow": hollow.get(one.name, [])}
        )
    return sheets


def _is_shown(sheet: Any) -> bool:
    kinds, shown = python_calamine.SheetTypeEnum, python_calamine.SheetVisibleEnum
    return bool(sheet.typ == kinds.WorkSheet and sheet.visible == shown.Visible)


def _text(value: object) -> str:
    """Write a cell the Dutch way, so that a number is never taken for another: 0.5 is "0,5"."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_WHOLE else _decimal(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, date) else str(value)


def _decimal(value: float) -> str:
    return f"{Decimal(repr(value)):f}".replace(".", ",")


def _hollow(path: str) -> dict[str, list[tuple[int, int]]]:
    """Find by sheet the cells whose formula has no stored value, or an error for one; counted from 0."""
    if path.endswith(".xls"):
        return {}
    with zipfile.ZipFile(path) as archive:
        if path.endswith(".ods"):
            return _hollow_ods(archive)
        return {name: list(_hollow_cells(archive.read(part))) for name, part in _sheet_parts(archive).items()}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return by the name of a sheet the part of the file in which it stands."""
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  # no DOCTYPE: workbook.py
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # no DOCTYPE: workbook.py
    targets = {one.get("Id", ""): one.get("Target", "").removeprefix("/xl/") for one in links}
    names = {sheet.get("name", ""): targets.get(sheet.get(LINK, ""), "") for sheet in book.iter(f"{MAIN}sheet")}
    there = set(archive.namelist())
    return {name: f"xl/{target}" for name, target in names.items() if f"xl/{target}" in there}


def _hollow_cells(content: bytes) -> Iterator[tuple[int, int]]:
    told = FORMULA.search(content) is not None or ERROR.search(content) is not None
    for cell in CELL.finditer(content) if told else ():
        inside, place = cell[2] or b"", PLACE.search(cell[1])
        empty = FORMULA.search(inside) is not None and VALUE.search(inside) is None
        if place and (empty or ERROR.search(cell[1])):
            yield int(place[2]) - 1, _column(place[1])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _hollow_ods(archive: zipfile.ZipFile) -> dict[str, list[tuple[int, int]]]:
    content = archive.read("content.xml")
    if b":formula" not in content:
        return {}
    tables = ET.fromstring(content).iter(f"{TABLES}table")  # noqa: S314  # as above
    return {table.get(f"{TABLES}name", ""): list(_hollow_of(table)) for table in tables}


def _hollow_of(table: ET.Element) -> Iterator[tuple[int, int]]:
    row = 0
    for line in table.iter(f"{TABLES}table-row"):
        column = 0
        for cell in line:
            hollow = cell.get(f"{TABLES}formula") is not None and cell.get(f"{OFFICE}value-type") is None
            if hollow:
                yield row, column
            column += int(cell.get(f"{TABLES}number-columns-repeated", "1"))
        row += int(line.get(f"{TABLES}number-rows-repeated", "1"))


if __name__ == "__main__":
    main(sys.argv[1])
