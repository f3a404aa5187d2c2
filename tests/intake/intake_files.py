"""Makers of the files that others bring: honest ones, and ones that mean harm."""

import io
import sqlite3
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

PRJ = 'PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]]]]'


def workbook(rows, *, name="Plannen", more=(), formats=None):
    """Make an Excel file with a sheet of rows, and further sheets by name; ``formats`` by row and column."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd-mm-yyyy"}) as book:
        for title, lines in ((name, rows), *more):
            sheet = book.add_worksheet(title)
            for at, line in enumerate(lines):
                for column, value in enumerate(line):
                    wanted = (formats or {}).get((at, column))
                    style = book.add_format({"num_format": wanted}) if wanted else None
                    if value is not None:
                        sheet.write(at, column, value, style)
    return content.getvalue()


def zipped(files, *, link=(), encrypted=(), compression=zipfile.ZIP_DEFLATED):
    """Make a zip file of contents by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, inside in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            info.external_attr = (0o120777 if name in link else 0o100644) << 16
            archive.writestr(info, inside)
    return _locked(content.getvalue()) if encrypted else content.getvalue()


def _locked(content):
    """Set the bit of a password on every entry."""
    data = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def changed_zip(content, change):
    """Pack a zip file anew, each entry by name and content as ``change`` makes it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped([change(name, archive.read(name)) for name in archive.namelist()])


def shapefile_parts(folder, frame):
    """Return the files of a shapefile of a frame."""
    frame.to_file(folder / "plannen.shp")
    return [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def open_document(rows):
    """Make a sheet of LibreOffice; a formula is a pair of its text and its outcome."""
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f"<office:spreadsheet><table:table table:name='Plannen'>{lines}</table:table></office:spreadsheet>"
    content = f"<office:document-content{spaces}><office:body>{body}</office:body></office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def _cell(value):
    if isinstance(value, tuple):
        formula, outcome = value
        told = "" if outcome is None else f' office:value-type="float" office:value="{outcome}"'
        return f'<table:table-cell table:formula="{escape(formula)}"{told}/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def with_sql(path, *statements):
    """Add to a GeoPackage what a statement makes."""
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return path.read_bytes()
