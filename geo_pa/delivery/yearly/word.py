"""The yearly document as Word: real styles, headers of tables that repeat, and the notice on every page."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from itertools import chain

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from geo_pa import terms
from geo_pa.delivery.yearly.content import Agreement, Document

LANGUAGE = "nl-NL"
FONT = "Arial"
INK, SHADE = RGBColor(0x15, 0x42, 0x73), "E8EEF5"
EMPTY_ROWS = 4
"""Rows that the parties can fill in for each agreement."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""Every part carries this time: the clock would give other bytes each time."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""What XML cannot hold."""

FIGURES = ("Wat", "Afgesproken", "Gerealiseerd", "Hard", "Zacht", "Nog te vinden", "Onbekend", "Oordeel")
ACTIVITIES = ("Activiteit", "Wie", "Wanneer", "Waar het staat")
ROOM = ("Activiteit", "Wie", "Wanneer", "Opmerkingen")
OVERVIEW = ("Nr.", "Afspraak", "Wie trekt", "Oordeel")

Widths = Sequence[float]


def to_docx(document: Document) -> bytes:
    """Write the document as Word.

    Parameters
    ----------
    document : Document
        What stands in it.

    Returns
    -------
    bytes
        The same document gives the same bytes.
    """
    word = docx.Document()
    _set_up(word, document)
    _front(word, document)
    for title, agreements in document.themes.items():
        word.add_heading(_clean(title), level=1)
        for agreement in agreements:
            _agreement(word, agreement, document.year)
    return _same_bytes(word)


def _set_up(word: Word, document: Document) -> None:
    """Set paper, language, fonts, properties, and what stands on every page."""
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.9)
    _styles(word)
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = _clean(document.title), "geo_pa", "geo_pa"
    properties.language, properties.comments, properties.revision = LANGUAGE, _clean(document.notice), 1
    properties.created = properties.modified = datetime.combine(document.on, time.min)
    section.header.paragraphs[0].add_run(_clean(document.notice or "Dit document bevat geen modelgegevens."))
    foot = section.footer.paragraphs[0]
    foot.add_run(_clean(f"{document.title} · bekeken als {document.viewer} · {terms.day(document.on)} · pagina "))
    _field(foot, "PAGE")
    foot.add_run(" van ")
    _field(foot, "NUMPAGES")


def _styles(word: Word) -> None:
    """Give the styles a font and the language; headings stay real headings."""
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), LANGUAGE)
    sizes = {
        "Normal": 10,
        "Title": 24,
        "Heading 1": 17,
        "Heading 2": 13,
        "Heading 3": 10.5,
        "Header": 8.5,
        "Footer": 8.5,
    }
    for name, size in sizes.items():
        style = word.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name.startswith(("Heading", "Title")):
            style.font.color.rgb = INK
            style.paragraph_format.keep_with_next = True
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    word.styles["Heading 1"].paragraph_format.page_break_before = True


def _front(word: Word, document: Document) -> None:
    """Write the first page: what it is, what holds for all of it, when it is adopted, and all agreements in short."""
    word.add_heading(_clean(document.title), level=0)
    word.add_paragraph(_clean(f"Op grond van: {document.agreements}.")) if document.agreements else None
    for sentence in (*document.facts, document.adoption):
        word.add_paragraph(f"{_clean(sentence).rstrip('.')}.")
    word.add_paragraph("Vastgesteld op: ______________________     Door: ____________________________________________")
    every = chain.from_iterable(document.themes.values())
    rows = [(agreement.number, agreement.title, agreement.lead, agreement.verdict) for agreement in every]
    word.add_heading("Alle afspraken in het kort", level=3)
    _table(word, OVERVIEW, rows, (1.4, 13.2, 7, 4.1))


def _agreement(word: Word, agreement: Agreement, year: int) -> None:
    word.add_heading(_clean(f"{agreement.number}. {agreement.title}"), level=2)
    for text in (agreement.summary, agreement.note):
        if text:
            word.add_paragraph(_clean(text))
    if agreement.lead:
        _labelled(word, "Wie trekt", agreement.lead)
    word.add_heading("Hoe het staat", level=3)
    if agreement.figures:
        rows = [(one.name, *one.written.values(), one.verdict) for one in agreement.figures]
        _table(word, FIGURES, rows, (6, 3.2, 2.8, 2.6, 2.6, 2.8, 2.6, 3.1))
        for figure in agreement.figures:
            _labelled(word, figure.name, figure.sentence)
    else:
        word.add_paragraph(_clean(agreement.sentence))
    word.add_heading(f"Wat de gegevens al weten over {year}", level=3)
    if agreement.activities:
        known = [(one.what, one.who, one.when, one.source) for one in agreement.activities]
        _table(word, ACTIVITIES, known, (12.5, 4.2, 3.6, 5.4))
    else:
        word.add_paragraph("Niets bekend in de gegevens.")
    word.add_heading(f"In te vullen door de partijen voor {year}", level=3)
    _table(word, ROOM, [("",) * len(ROOM)] * EMPTY_ROWS, (10.7, 4.5, 3.6, 6.9), tall=True)


def _labelled(word: Word, label: str, text: str) -> None:
    line = word.add_paragraph()
    line.add_run(f"{_clean(label)}: ").bold = True
    line.add_run(_clean(text))


def _table(
    word: Word, titles: Sequence[str], rows: Iterable[Sequence[str]], widths: Widths, *, tall: bool = False
) -> None:
    """Write a table whose header repeats on every page, and whose rows are never torn apart."""
    table = word.add_table(rows=1, cols=len(titles))
    table.style, table.autofit = "Table Grid", False
    for place, title in enumerate(titles):
        _write(table.rows[0].cells[place], title, bold=True)
        _shade(table.rows[0].cells[place])
    _row_setting(table.rows[0]._tr, "w:tblHeader")  # noqa: SLF001  # python-docx has no setting for it
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            _write(cell, text)
    for one in table.rows:
        _row_setting(one._tr, "w:cantSplit")  # noqa: SLF001  # as above
        if tall:
            one.height = Cm(0.9)
    _set_widths(table, widths)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(_clean(text))
    run.bold, run.font.size = bold, Pt(9)


def _shade(cell: _Cell) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", SHADE)):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001  # python-docx has no setting for it


def _row_setting(row: object, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined]  # an element of python-docx


def _set_widths(table: Table, widths: Widths) -> None:
    """Give every column its width in centimetres, in the grid and in each cell: programs read one or the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a field that the word processor fills in, such as the number of the page."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "text":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001  # python-docx has no fields


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text)


def _same_bytes(word: Word) -> bytes:
    """Save, and write the parts again with a fixed time."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return fixed.getvalue()
