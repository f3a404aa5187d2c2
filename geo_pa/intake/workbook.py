"""A workbook packed anew: only the parts that hold cells, without pictures, links and programs."""

import io
import re
import zipfile

from geo_pa.errors import InputError
from geo_pa.intake.archives import Entry, entries
from geo_pa.intake.kinds import Given, refusal
from geo_pa.workspace.admission import DAMAGED, OTHER

CELLS = {
    ".xlsx": re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|xl/(workbook|styles|sharedStrings)\.xml|xl/_rels/workbook\.xml\.rels"
        r"|xl/worksheets/[^/]+\.xml",
        re.IGNORECASE,
    ),
    ".ods": re.compile(r"mimetype|content\.xml|META-INF/manifest\.xml|styles\.xml|settings\.xml", re.IGNORECASE),
}
"""The parts that hold cells, by ending."""

NEEDED = {".xlsx": {"[Content_Types].xml", "xl/workbook.xml"}, ".ods": {"mimetype", "content.xml"}}

SHEET = b"application/vnd.oasis.opendocument.spreadsheet"

DEFINITIONS = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
"""XML that defines words of its own, which may grow without end; no worksheet does."""


def repacked(given: Given) -> bytes:
    """Return a workbook with only its cells; old Excel is no zip file and stays as it is.

    Raises
    ------
    InputError
        It is another kind of file than its name says, or a zip file as no worksheet is.
    """
    if given.ending == ".xls":
        return given.content
    parts = entries(given, lambda name: CELLS[given.ending].fullmatch(name) is not None)
    _require_sheet(given, parts)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part in parts:
            archive.writestr(part.name, part.content)
    return content.getvalue()


def _require_sheet(given: Given, parts: tuple[Entry, ...]) -> None:
    by_name = {part.name: part.content for part in parts}
    kind = by_name.get("mimetype", SHEET).strip()
    if not NEEDED[given.ending] <= set(by_name) or kind != SHEET:
        raise InputError(refusal(given.name, DAMAGED, OTHER, given.kind.title))
    if any(DEFINITIONS.search(content) or content[:2] in {b"\xff\xfe", b"\xfe\xff"} for content in by_name.values()):
        what = "Het rekenblad bevat definities die er niet horen."
        raise InputError(refusal(given.name, what, "een DOCTYPE of een andere tekenset", given.kind.title))
