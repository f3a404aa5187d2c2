"""The yearly document as an Excel workbook: the same content, with sheets that the parties complete."""

import io
from collections.abc import Sequence

from geo_pa.delivery.cells import harmless
from geo_pa.delivery.grid import Cell, Grid, Row, cell_of, sentences_grid
from geo_pa.delivery.xlsxfile import styles_of, workbook, write_sheet, write_table
from geo_pa.delivery.yearly.activities import Activity
from geo_pa.delivery.yearly.content import Agreement, Document, Standing
from geo_pa.model import unit_of
from geo_pa.present.agreement_monitor.tables import ANALYSIS, EACH
from geo_pa.present.columns import answer
from geo_pa.present.headings import of_row

EMPTY_ROWS = 4
NUMBERS = ("realised", "hard", "soft", "gap", "unknown_rows", "judged")
AGREEMENTS = ("Nr.", "Thema", "Afspraak", "Wat is afgesproken", "Wie trekt", "Toelichting", "Oordeel")
FIGURES = (
    *("Nr.", "Wat", "Eenheid", "Afgesproken", "Gerealiseerd", "Hard", "Zacht", "Nog te vinden"),
    *("Rijen met iets onbekends", "Beoordeeld", "Oordeel", "Uitleg"),
)
ACTIVITIES = ("Nr.", "Afspraak", "Activiteit", "Wie", "Wanneer", "Waar het staat")
ROOM = ("Nr.", "Afspraak", "Activiteit", "Wie", "Wanneer", "Opmerkingen")


def to_workbook(document: Document) -> bytes:
    """Write the document as a workbook.

    Parameters
    ----------
    document : Document
        What stands in it.

    Returns
    -------
    bytes
        Sheets "Toelichting", "Afspraken", "Stand", "Bekende activiteiten" and "In te vullen". An empty figure is
        unknown or does not apply. The same document gives the same bytes.
    """
    buffer = io.BytesIO()
    foot = ". ".join(filter(None, (document.notice, f"Bekeken als {document.viewer}")))
    with workbook(buffer, document.title, document.notice, document.on) as book:
        styles = styles_of(book)
        introduction = sentences_grid(document.title, (*document.facts, document.adoption))
        write_sheet(book.add_worksheet("Toelichting"), [introduction], styles)
        for name, grid in _sheets(document).items():
            write_table(book.add_worksheet(name), grid, styles, notice=foot)
    return buffer.getvalue()


def _sheets(document: Document) -> dict[str, Grid]:
    every = [(title, agreement) for title, agreements in document.themes.items() for agreement in agreements]
    return {
        "Afspraken": Grid(AGREEMENTS, tuple(_agreement(theme, one) for theme, one in every)),
        "Stand": Grid(FIGURES, tuple(_figure(one, standing) for _, one in every for standing in one.figures)),
        "Bekende activiteiten": Grid(
            ACTIVITIES, tuple(_activity(one, known) for _, one in every for known in one.activities)
        ),
        "In te vullen": Grid(ROOM, tuple(_room(one) for _, one in every for _ in range(EMPTY_ROWS))),
    }


def _agreement(theme: str, one: Agreement) -> Row:
    return _texts((one.number, theme, one.title, one.summary, one.lead, one.note, one.verdict))


def _figure(agreement: Agreement, standing: Standing) -> Row:
    first = _texts((agreement.number, standing.name, unit_of(str(standing.row["unit"])).more))
    numbers = (_number(standing, name) for name in NUMBERS)
    return (*first, _agreed(standing), *numbers, *_texts((standing.verdict, standing.sentence)))


def _agreed(standing: Standing) -> Cell:
    """Give the agreed number; a norm that holds for each unit is no number of units, and stands in words."""
    return Cell(harmless(standing.written["agreed"])) if standing.row["norm"] == EACH else _number(standing, "agreed")


def _number(standing: Standing, name: str) -> Cell:
    return cell_of(standing.row[name], of_row(answer(ANALYSIS).column(name), standing.row))


def _activity(one: Agreement, known: Activity) -> Row:
    return _texts((one.number, one.title, known.what, known.who, known.when, known.source))


def _room(one: Agreement) -> Row:
    return _texts((one.number, one.title, "", "", "", ""))


def _texts(words: Sequence[str]) -> Row:
    return tuple(Cell(harmless(word) or None) for word in words)
