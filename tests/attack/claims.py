"""What everybody can read about residents, from every output, as bounds on the counts that are behind it.

The attacker knows the method: how counts are rounded and hidden, and that residents live evenly along the streets. A
figure becomes ``low <= sum of coefficient * count <= high``; a count is that of an area: everyone of 75 and older,
those within each walking distance, those too far from a cool place, all inhabitants.
"""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd

from geo_pa.delivery import export
from geo_pa.model import STANDARD
from geo_pa.model.common_columns import INDEX
from geo_pa.present.columns import column_of

FEW, HALF_STEP = 10, 2.5
PARTS = ("core", "zone", "wide")
SHARES = {f"share_{part}": part for part in PARTS} | {"share_beyond_cool_place": "beyond"}
COUNTS = {
    "older_residents": {"everyone": 1},
    "vulnerable_residents": {"everyone": 1},
    "older_in_zone_residents": {"zone": 1},
    "older_outside_zone_residents": {"everyone": 1, "zone": -1},
}
"""Columns with a rounded count, and the counts that it is the sum of."""

READ = (*SHARES, *COUNTS)
NOT_KNOWN = ("residents_unknown", "no_streets", "no_centres")


@dataclass(frozen=True)
class Claim:
    """What one figure says of the counts of areas."""

    figure: str
    parts: tuple  # of ((area, count), coefficient)
    low: float = -np.inf
    high: float = np.inf


def claim(figure, area, parts, low=-np.inf, high=np.inf):
    return Claim(figure, tuple(((area, name), times) for name, times in sorted(parts.items())), low, high)


def rows_of(result):
    """The rows of an answer as they are in memory."""
    columns = [column for column in (*READ, "reason") if column in result.table]
    return {area: dict(row) for area, row in result.table[columns].iterrows()}


def rows_in_file(result, form, viewer):
    """The rows of an answer as a file tells them: column by its name in the answer, missing as None."""
    content = export(result, form, viewer=STANDARD[viewer])
    if form == "json":
        return {row["id"]: row["figures"] for row in json.loads(content)["rows"]}
    if form == "geojson":
        return {shape["id"]: shape["properties"] for shape in json.loads(content)["features"]}
    titles = {column_of(result, column).in_a_file: column for column in READ if column in result.table}
    first, *lines = _lines(content, form, {INDEX.title, *titles})
    key = first.index(INDEX.title)
    at = {column: first.index(title) for title, column in titles.items() if title in first}
    return {line[key]: {column: _figure(line[place], column, form) for column, place in at.items()} for line in lines}


def _figure(cell, column, form):
    if cell in ("", None):
        return None
    value = float(str(cell).replace(",", "."))
    return value / 100 if form == "csv" and column in SHARES else value


def _lines(content, form, titles):
    if form == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    for sheet in workbook(content):
        start = next((at for at, line in enumerate(sheet) if titles <= {*line}), None)
        if start is not None:
            width = len(sheet[start])
            return [[*line, *[""] * (width - len(line))] for line in sheet[start:] if len(line) > 1]
    raise AssertionError("no table in this workbook")


def workbook(content):
    """Read every sheet of a workbook as lines of text: whatever is in a cell, its number as it is kept."""
    book = zipfile.ZipFile(io.BytesIO(content))
    shared = ["".join(text.itertext()) for text in ET.fromstring(book.read("xl/sharedStrings.xml"))]  # noqa: S314  # ours
    for name in (name for name in book.namelist() if name.startswith("xl/worksheets/sheet")):
        root = ET.fromstring(book.read(name))  # noqa: S314  # written a moment ago
        yield [_line(line, shared) for line in root.iter(f"{SPACE}row")]


def _line(line, shared):
    told = {_place(cell.get("r")): _cell(cell, shared) for cell in line}
    return [told.get(at, "") for at in range(max(told, default=-1) + 1)]


def _place(reference):
    """Read a reference such as AB12 as the number of its column, from 0 on."""
    letters = reference.rstrip("0123456789")
    return sum((ord(letter) - 64) * 26**at for at, letter in enumerate(reversed(letters))) - 1


SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _cell(cell, shared):
    value = cell.find(f"{SPACE}v")
    if value is None:
        return ""
    return shared[int(value.text)] if cell.get("t") == "s" else value.text


def of_rows(figure, rows, rules):
    """Turn the rows of an answer into claims.

    A walking distance is none: it is of the streets, which are public. That half of them lies nearer than the median
    is in the attack on the rows of the zones alone (``test_zones_attack``).
    """
    for area, row in rows.items():
        yield from _of_row(figure, area, {name: None if pd.isna(value) else value for name, value in row.items()})
        if "older_residents" in row and "reason" in row:
            yield from _of_reason(figure, area, row, rules)


def _of_row(figure, area, row, off=1e-9):
    for column, parts in COUNTS.items():
        if row.get(column) is not None:
            yield from _of_count(f"{figure} {column}", area, parts, row[column])
    for column, part in SHARES.items():
        if row.get(column) is not None:
            yield claim(f"{figure} {column}", area, {part: 1, "everyone": -(row[column] - off)}, low=-1e-9)
            yield claim(f"{figure} {column}", area, {part: 1, "everyone": -(row[column] + off)}, high=1e-9)
    if row.get("reason") == "too_few_to_show" and "vulnerable_residents" in row:
        yield claim(f"{figure} reason", area, {"everyone": 1}, 0, FEW)


def _of_count(figure, area, parts, count):
    off = HALF_STEP * len(parts) if count else 0
    yield claim(figure, area, parts, max(FEW, count - off) if count else 0, count + off)


def _of_reason(figure, area, row, rules):
    """Read what a reason of the zones says: few inside, few outside, or few altogether."""
    figure, some = f"{figure} reason", float(rules.number("white_spot_some"))
    if row["reason"] in NOT_KNOWN or pd.notna(row["older_in_zone_residents"]):
        return
    if pd.isna(row["older_residents"]):
        yield claim(figure, area, {"everyone": 1}, 0, 2 * FEW)
    elif row["reason"] == "too_few_to_show":
        yield claim(figure, area, {"everyone": 1, "zone": -1}, 0, FEW)
    else:
        yield claim(figure, area, {"zone": 1}, 0, FEW)
        few = row["reason"] == "few_outside"
        yield claim(figure, area, {"everyone": 1}, **({"high": some + HALF_STEP} if few else {"low": some - HALF_STEP}))


PRODUCTS = {
    "everyone": ("inhabitants", "share_75_plus"),
    "everyone_65": ("inhabitants", "share_65_plus"),
    "alone": ("households", "share_single_person"),
}
WHOLES = {
    "inhabitants": "inhabitants",
    "households": "households",
    "inhabitants_75_plus": "everyone",
    "inhabitants_65_plus": "everyone_65",
}


def of_map(areas, districts):
    """Read the popups: the counts of an area, times the shares; and those of a district, which are their sum."""
    for column in ("inhabitants", "households"):
        for area, count in areas[column].dropna().items():
            yield claim(f"popup {column}", area, {column: 1}, count, count)
    for name, (of, share) in PRODUCTS.items():
        for area, count in (areas[of].astype("float64") * areas[share]).dropna().items():
            yield claim(f"popup {of} x {share}", area, {name: 1}, count - 1e-6, count + 1e-6)
    for column, name in WHOLES.items():
        for district, count in districts[column].dropna().items():
            own = areas.index[areas["district_code"] == district]
            yield Claim(
                f"popup {district} {column}", tuple(((area, name), 1) for area in own), count - 0.5, count + 0.5
            )


def of_reach(figure, result, everyone):
    """Read how many live within each distance altogether: less those that are told, the others together."""
    table, told = result.table, result.details["reach"]["older_residents"]
    for part in PARTS:
        if pd.isna(told[part]):
            continue
        exact = everyone * table[f"share_{part}"]
        known = (np.floor(exact.round(6) / 5 + 0.5) * 5).where(exact.round(6) >= FEW, 0.0).sum()
        hidden = table.index[exact.isna()]
        parts = tuple(((area, part), 1) for area in hidden)
        yield Claim(f"{figure} reach {part}", parts, low=told[part] - known - HALF_STEP * len(hidden))


def always(areas):
    """What holds whatever is published: a part is no more than the whole."""
    pairs = (("core", "zone"), ("zone", "wide"), ("wide", "everyone"), ("beyond", "everyone"))
    pairs += (("everyone", "everyone_65"), ("everyone_65", "inhabitants"), ("alone", "households"))
    for area in areas:
        for less, more in pairs:
            yield claim("parts of a whole", area, {more: 1, less: -1}, low=0)


SAID = re.compile(r"(?<!minder dan )\b(\d[\d.]*) (?:inwoners?|mensen) van (?:65|75)")


def counts_said(text):
    """Every count of older residents in a sentence."""
    return [int(count.replace(".", "")) for count in SAID.findall(text)]
