"""The open questions about one location as a workbook to complete, that comes back as rows of a table."""

import io
from collections.abc import Sequence
from math import ceil

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from geo_pa.delivery.cells import harmless
from geo_pa.delivery.gate import Delivery, prepare
from geo_pa.delivery.xlsxfile import facts_of, set_page, workbook
from geo_pa.errors import DeliveryError, Problem
from geo_pa.model import Reader, Result
from geo_pa.terms import labels

OPEN = ("asked", "unknown")
ASKED, BACK = "Vragenlijst", "assessment_answers"
"""The sheet to complete, and the one whose rows go into the table of that name."""

HEADINGS = (
    *("Thema", "Vraag", "Waarom open", "Antwoord (ja, deels of nee)", "Toelichting", "Beantwoord door"),
    *("Beantwoord op", "Wie mag dit zien"),
)
WIDTHS = (22, 48, 44, 16, 44, 24, 16, 18)
COMPLETED = {"answer": "D", "note": "E", "answered_by": "F", "answered_on": "G", "confidentiality": "H"}
"""Columns of the table, and the column of the sheet in which each is completed."""

DAY = "yyyy-mm-dd"
TO_COMPLETE = {"bg_color": "#FFF6DF", "border": 1, "text_wrap": True, "valign": "top"}
LINE_PT, LEAST_LINES = 15, 3

HOW = (
    "Vul de gele cellen in. Het blad 'assessment_answers' vult zich vanzelf: kopieer daarvan de rijen zonder de kop en "
    "plak ze als waarden onder data/tables/assessment_answers.csv. Een rij zonder antwoord mag erbij: de vraag blijft "
    "open. Blijft leeg wie het mag zien, dan ziet alleen de gemeente het."
)
FIRST_ROW = 9
"""Of the questions, counted from 0; the headings stand above it."""


def open_questions(result: Result, location: str) -> pd.DataFrame:
    """Return the questions about one location that neither the data nor people have answered.

    Parameters
    ----------
    result : Result
        Of ``toetsingskader``.
    location : str
        Its id.
    """
    rows = result.details["checklist"]
    return rows[(rows["location_id"] == location) & rows["answer"].isin(OPEN)]


def questionnaire(result: Result, location: str, *, viewer: Reader, notice: str = "") -> bytes:
    """Write the open questions about one location as a workbook to complete.

    Parameters
    ----------
    result : Result
        Of ``toetsingskader``, as the engine gave it for this viewer.
    location : str
        Its id.
    viewer : Reader
        For whom the file is.
    notice : str, optional
        The workspace's own sentence about modelled data.

    Returns
    -------
    bytes
        Sheet "Vragenlijst" to complete, and sheet "assessment_answers" with the columns of that table, which takes over
        what is completed. The same result gives the same bytes.

    Raises
    ------
    DeliveryError
        When there is no such location for this viewer, or the result holds what this viewer may not see.
    """
    delivery = prepare(result, viewer=viewer, notice=notice)
    if location not in delivery.result.table.index:
        what, expected = "Deze bouwlocatie is er niet voor deze lezer.", "een locatie uit het antwoord"
        raise DeliveryError(Problem("Vragenlijst", what, location, expected, "Kies een andere locatie."))
    buffer = io.BytesIO()
    with workbook(buffer, "Vragenlijst toetsingskader", delivery.notice, result.on) as book:
        questions = open_questions(delivery.result, location)
        _write_questions(book, questions, delivery, location)
        _write_rows(book, questions)
    return buffer.getvalue()


def _write_questions(book: xlsxwriter.Workbook, questions: pd.DataFrame, delivery: Delivery, location: str) -> None:
    sheet = book.add_worksheet(ASKED)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _write_head(book, sheet, delivery, location)
    for row, question in enumerate(questions.itertuples(), FIRST_ROW):
        texts = (str(question.theme), str(question.question), str(question.sentence))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, harmless(text), wrapped)
        sheet.set_row(row, _height(texts))
        _write_empty(book, sheet, row)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    if questions.empty:
        sheet.write_string(FIRST_ROW, 0, "Er staan geen vragen open.", wrapped)
    sheet.freeze_panes(FIRST_ROW, 2)
    set_page(sheet)
    sheet.set_paper(9)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_footer("&L" + delivery.notice.replace("&", "&&") + "&R&P van &N")


def _height(texts: Sequence[str]) -> float:
    """Return the height of a row in points, with room to write by hand: a spreadsheet does not always see to it."""
    lines = (ceil(len(text) / width) for text, width in zip(texts, WIDTHS, strict=False))
    return LINE_PT * max(*lines, LEAST_LINES)


def _write_head(book: xlsxwriter.Workbook, sheet: Worksheet, delivery: Delivery, location: str) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#EEF3F8", "bottom": 1, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    name = delivery.result.table["name"][location]
    facts = {
        "Vragenlijst": f"Toetsingskader: {name} ({location})",
        **facts_of(delivery),
        "Zo werkt het": HOW,
    }
    for row, (title, text) in enumerate(facts.items()):
        sheet.write_string(row, 0, title, bold)
        sheet.merge_range(row, 1, row, 5, "", wrapped)
        sheet.write_string(row, 1, harmless(text), wrapped)
    sheet.set_row(len(facts) - 1, 3 * LINE_PT)
    sheet.set_row(FIRST_ROW - 1, 2 * LINE_PT)
    for column, title in enumerate(HEADINGS):
        sheet.write_string(FIRST_ROW - 1, column, title, bold)


def _write_empty(book: xlsxwriter.Workbook, sheet: Worksheet, row: int) -> None:
    """Leave cells to complete, with the words that may stand in them."""
    for column, name in enumerate(COMPLETED, len(HEADINGS) - len(COMPLETED)):
        look = {**TO_COMPLETE, "num_format": DAY if name == "answered_on" else "@"}
        sheet.write_blank(row, column, None, book.add_format(look))
    lists = {3: list(labels("assessment_answer").values()), 7: list(labels("confidentiality").values())}
    for column, words in lists.items():
        message = {"error_title": "Dit kan hier niet", "error_message": f"Kies uit: {', '.join(words)}."}
        sheet.data_validation(row, column, row, column, {"validate": "list", "source": words, **message})


def _write_rows(book: xlsxwriter.Workbook, questions: pd.DataFrame) -> None:
    """Write the rows of the table: which question it is, and by formula what is completed on the other sheet."""
    sheet = book.add_worksheet(BACK)
    dated = book.add_format({"num_format": DAY})
    set_page(sheet)
    columns = ("location_id", "criterion", *COMPLETED)
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name)
        sheet.set_column(column, column, 18)
    for row, question in enumerate(questions.itertuples(), 1):
        # These are ids to be found again, and a string is never a formula.
        sheet.write_string(row, 0, str(question.location_id))
        sheet.write_string(row, 1, str(question.criterion))
        for column, name in enumerate(COMPLETED, 2):
            cell = f"{ASKED}!${COMPLETED[name]}${FIRST_ROW + row}"
            formatted = dated if name == "answered_on" else None
            sheet.write_formula(row, column, f'=IF({cell}="","",{cell})', formatted, "")
