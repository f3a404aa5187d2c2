"""A result as a workbook for Excel: what it says, what it counts, and what it rests on."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from itertools import zip_longest

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geo_pa.delivery import grid
from geo_pa.delivery.cells import harmless
from geo_pa.delivery.choices import UNFILTERED, choices_made
from geo_pa.delivery.gate import Delivery
from geo_pa.delivery.grid import Cell, Grid
from geo_pa.model import Result, unit_of
from geo_pa.model.units import SHARE, YEAR
from geo_pa.terms import day

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

NARROWEST, WIDEST = 11, 60
"""Bounds of a column's width, in characters."""


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook."""

    heading: Format
    text: Format
    day: Format
    figure: Callable[[str], Format]


def to_xlsx(delivery: Delivery) -> bytes:
    """Write a delivery as an Excel workbook.

    Parameters
    ----------
    delivery : Delivery
        What may leave.

    Returns
    -------
    bytes
        Sheets "Toelichting", one with the rows ("Locaties"), "Totalen", one per further table ("Compensatie") and
        "Bewijs". Numbers are numbers, an empty cell is unknown or does not apply, and the same delivery gives the same
        bytes: the day of making is the reference date.
    """
    result, buffer = delivery.result, io.BytesIO()
    with workbook(buffer, result.heading, delivery.notice, result.on) as book:
        styles = styles_of(book)
        write_sheet(book.add_worksheet("Toelichting"), _introduction(delivery), styles)
        for name, table in _tables(result).items():
            write_table(book.add_worksheet(name), table, styles, notice=delivery.notice)
        write_sheet(book.add_worksheet("Bewijs"), grid.evidence_grids(result), styles)
    return buffer.getvalue()


@contextmanager
def workbook(buffer: io.BytesIO, title: str, notice: str, made: date) -> Iterator[xlsxwriter.Workbook]:
    """Make a workbook that is written into a buffer; text in it stays text, and its day of making is that given."""
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": title, "comments": notice, "created": datetime.combine(made, time.min)})
        yield book


def _tables(result: Result) -> dict[str, Grid]:
    """List the sheets with one table each, by name."""
    told = result.answer
    titles = {name: told.details[name].title if name in told.details else name.capitalize() for name in result.details}
    details = {title: grid.detail_grid(result, name) for name, title in titles.items()}
    return {told.rows: grid.table_grid(result), "Totalen": grid.totals_grid(result), **details}


def _introduction(delivery: Delivery) -> list[Grid]:
    facts = {"Onderwerp": delivery.result.heading, **facts_of(delivery, filters=UNFILTERED)}
    rows = tuple((Cell(name), Cell(harmless(text))) for name, text in facts.items())
    return [Grid(("Dit bestand", ""), rows), grid.sentences_grid("Zo leest u dit bestand", READING)]


def facts_of(delivery: Delivery, *, filters: str = "") -> dict[str, str]:
    """Say of a whole workbook what its reader must know, under Dutch headings."""
    return {
        "Peildatum": day(delivery.result.on),
        "Bekeken als": delivery.viewer.title,
        "Keuzes": choices_made(delivery.result),
        **({"Filters": filters} if filters else {}),
        "Let op": delivery.notice or "Dit bestand bevat geen modelgegevens.",
        "Volledigheid": delivery.left_out or "Niets weggelaten voor deze lezer.",
    }


READING = (
    "Een lege cel betekent: onbekend of niet van toepassing. Leeg is nooit 0.",
    "Elke rij heeft een oordeel en een uitleg: het getal, de norm, de afspraak en wat het oordeel zou veranderen.",
    "Het blad Bewijs noemt de regels, de bronnen, de aannames, wat niet is gebruikt en wat andere keuzes veranderen.",
    "Bij een regel zonder artikel staat 'keuze, niet uit de afspraken'.",
    "Begint een tekst met een apostrof, dan staat die er zodat het rekenblad er geen formule in leest.",
)


def styles_of(book: xlsxwriter.Workbook) -> Styles:
    """Make the formats of a workbook."""
    top = {"valign": "top"}
    return Styles(
        heading=book.add_format({"bold": True, "text_wrap": True, "bg_color": "#EEF3F8", "bottom": 1, **top}),
        text=book.add_format({"text_wrap": True, **top}),
        day=book.add_format({"num_format": "d-m-yyyy", "align": "left", **top}),
        figure=cache(lambda pattern: book.add_format({"num_format": pattern, **top})),
    )


def write_table(sheet: Worksheet, table: Grid, styles: Styles, *, notice: str) -> None:
    """Write one table on a sheet that can be scrolled, filtered and printed."""
    _write_grid(sheet, table, 0, styles)
    _set_widths(sheet, [table])
    sheet.freeze_panes(1, min(2, len(table.titles) - 1))
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.titles) - 1)
    sheet.repeat_rows(0)
    set_page(sheet)
    sheet.set_footer("&L" + notice.replace("&", "&&"))


def write_sheet(sheet: Worksheet, tables: list[Grid], styles: Styles) -> None:
    """Write several tables below each other, with an empty row between."""
    row = 0
    for table in tables:
        row = _write_grid(sheet, table, row, styles) + 1
    _set_widths(sheet, tables)
    set_page(sheet)


def set_page(sheet: Worksheet) -> None:
    """Print a sheet on its side, as wide as the paper."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_grid(sheet: Worksheet, table: Grid, start: int, styles: Styles) -> int:
    """Write headings and rows from row ``start`` on, and return the first free row."""
    for column, title in enumerate(table.titles):
        sheet.write_string(start, column, title, styles.heading)
    for number, row in enumerate(table.rows, start + 1):
        for column, one in enumerate(row):
            _write_cell(sheet, (number, column), one, styles)
    if not table.rows:
        sheet.write_string(start + 1, 0, "Geen.", styles.text)
    return start + 1 + max(len(table.rows), 1)


def _write_cell(sheet: Worksheet, place: tuple[int, int], one: Cell, styles: Styles) -> None:
    row, column = place
    if isinstance(one.value, str):
        sheet.write_string(row, column, one.value, styles.text)
    elif isinstance(one.value, date):
        sheet.write_datetime(row, column, datetime.combine(one.value, time.min), styles.day)
    elif one.value is not None:
        sheet.write_number(row, column, one.value, styles.figure(_pattern(one)))


def _pattern(one: Cell) -> str:
    """Return how Excel writes a figure: with its decimals, a share as a percentage and a year without a point."""
    if one.unit == SHARE:
        return _with_decimals("0", max(one.decimals - 2, 0)) + "%"
    return "0" if unit_of(one.unit).code == YEAR else _with_decimals("#,##0", one.decimals)


def _with_decimals(whole: str, decimals: int) -> str:
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _set_widths(sheet: Worksheet, tables: Sequence[Grid]) -> None:
    """Make each column as wide as its longest text, within bounds; headings wrap."""
    rows = [[len(str(one.value or "")) for one in row] for table in tables for row in table.rows]
    for column, lengths in enumerate(zip_longest(*rows, fillvalue=0)):
        sheet.set_column(column, column, min(max(NARROWEST, *lengths), WIDEST))
