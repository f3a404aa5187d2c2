"""Ways to spoil a workspace, each a small function of a folder and of what hypothesis draws."""

import csv
import os
import re
import socket
import sqlite3
from dataclasses import dataclass

from hypothesis import strategies as st

HOSTILE_VALUES = (
    *("1e308", "-1e308", "1e400", "nan", "inf", "9" * 5000, "0." + "1" * 400, "--5", "5-", "0x10"),
    *("", " ", "\t", "onbekend", "NULL", "-", "?", "=1+1", "'", '"', "\u202e omgekeerd", "\u0661\u0662", "é" * 300),
    *("<img src=x onerror=alert(1)>", "2023-02-31", "0000-00-00", "99999-01-01", "31-12-1899", "2023-11-28T24:00:00Z"),
    *("1.234.567,8", "1,2,3", "12 34", "true", "-9999", "-99997", "1A 2B", "5A;5B"),
)
HOSTILE_TOML = (
    *("1e308", "-1e308", "1e999999999", "9" * 400, "9" * 5000, "nan", "inf", "-inf", "true", '""', '"\\u0000"'),
    *("[]", "[[[[[]]]]]", "[" * 3000, "{}", "{a = {b = {c = 1}}}", "1979-05-27", "1979-05-27T07:32:00Z", "00:00:00"),
    *(
        "'''",
        '"/dev/zero"',
        '"../../../etc/passwd"',
        '"/vsicurl/http://127.0.0.1:9/x.gpkg"',
        '"WFS:http://127.0.0.1:9"',
    ),
    *('"Point"', '"none"', '"raster"', '"EPSG:999999"', '"EPSG:4326"', '"category"', '"date"', '"number"', "-1", "0"),
)
VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource></OGRVRTLayer>'
)
PIPELINE = '{"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /dev/zero ! write x"}'
OTHER_FILES = (
    VRT,
    PIPELINE,
    '{"type": "Topology"}',
    "{" * 100_000,
    '{"a":' * 50_000,
    "PK\x03\x04",
    "II*\0",
    "a,b\n1\n",
    "\0" * 9,
)


@dataclass(frozen=True)
class Spoiled:
    """What was done, in words, and whether a check must tell of it."""

    what: str
    told: bool = False


def toml_files(folder):
    return _files(folder, {".toml"})


def data_files(folder):
    return _files(folder, {".gpkg", ".csv", ".tif"})


def _files(folder, endings):
    """The files that are still files: what was put in the place of one may lead out of the folder."""
    found = (file for file in folder.rglob("*") if file.suffix in endings)
    return sorted(file for file in found if file.is_file() and not file.is_symlink())


def a_value_in_toml(folder, draw):
    """Give one key of a declaration, of the rules or of the workspace another value."""
    file = draw(st.sampled_from(toml_files(folder)))
    lines = file.read_text(encoding="utf-8").splitlines()
    keys = [number for number, line in enumerate(lines) if re.match(r"\s*[A-Za-z_]+ = ", line)]
    at, value = draw(st.sampled_from(keys)), draw(st.sampled_from(HOSTILE_TOML))
    lines[at] = f"{lines[at].partition('=')[0]}= {value}"
    file.write_text("\n".join(lines), encoding="utf-8")
    return Spoiled(f"{file.name}: {lines[at][:80]}")


def a_line_less_in_toml(folder, draw):
    """Leave out one line: a key, a block, part of a list."""
    file = draw(st.sampled_from(toml_files(folder)))
    lines = file.read_text(encoding="utf-8").splitlines()
    gone = lines.pop(draw(st.integers(0, len(lines) - 1)))
    file.write_text("\n".join(lines), encoding="utf-8")
    return Spoiled(f"{file.name} zonder {gone[:80]!r}")


def other_bytes(folder, draw):
    """Break a file off, or put other bytes in it."""
    file = draw(st.sampled_from([*toml_files(folder), *data_files(folder)]))
    content = file.read_bytes()
    at, put = draw(st.integers(0, max(len(content) - 1, 0))), draw(st.binary(max_size=40))
    rest = content[at + len(put) :] if draw(st.booleans()) else b""
    file.write_bytes(content[:at] + put + rest)
    return Spoiled(f"{file.name}: {put!r} op {at}, {len(rest)} bytes erna")


def another_file(folder, draw):
    """Put another kind of file in the place of one."""
    file, text = draw(st.sampled_from(data_files(folder))), draw(st.sampled_from(OTHER_FILES))
    file.write_text(text, encoding="utf-8")
    return Spoiled(f"{file.name} is nu {text[:60]!r}", told=file.suffix != ".csv")


def no_file(folder, draw):
    """Put something that is no file in the place of one."""
    file = draw(st.sampled_from([*toml_files(folder), *data_files(folder)]))
    file.unlink()
    kind = draw(st.sampled_from(sorted(NO_FILES)))
    NO_FILES[kind](file)
    return Spoiled(f"{file.name} is nu een {kind}", told=True)


def _socket(file):
    """Leave the name of a socket behind: its own name is too long for one."""
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()  # noqa: PTH109  # as short as it can be
        os.chdir(file.parent)
        try:
            listening.bind(file.name)
        finally:
            os.chdir(here)


NO_FILES = {
    "broken link": lambda file: file.symlink_to(file.with_name("er is niets")),
    "device": lambda file: file.symlink_to("/dev/zero"),
    "folder": lambda file: file.mkdir(),
    "link in a circle": lambda file: file.symlink_to(file.name),
    "link out": lambda file: file.symlink_to("/etc/hostname"),
    "nothing": lambda _file: None,
    "pipe": os.mkfifo,
    "socket": _socket,
}


def a_cell_of_a_table(folder, draw):
    """Give one cell of a CSV file another value."""
    file = draw(st.sampled_from(sorted(folder.rglob("*.csv"))))
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    row, column = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(rows[0]) - 1))
    value = draw(st.sampled_from(HOSTILE_VALUES))
    rows[row][min(column, len(rows[row]) - 1)] = value
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return Spoiled(f"{file.name}, rij {row}, kolom {rows[0][column][:30]}: {value[:40]!r}")


def a_column_of_a_layer(folder, draw):
    """Give a column of a layer another value in every row; sqlite takes any."""
    file = draw(st.sampled_from(sorted(folder.rglob("*.gpkg"))))
    with sqlite3.connect(file) as layer:
        for trigger in layer.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            layer.execute(f'DROP TRIGGER "{trigger[0]}"')
        columns = [name for _, name, *_ in layer.execute(f"PRAGMA table_info('{file.stem}')") if name != "fid"]
        column, value = draw(st.sampled_from(columns)), draw(st.sampled_from(HOSTILE_VALUES))
        layer.execute(f'UPDATE "{file.stem}" SET "{column}" = ?', (value,))  # noqa: S608  # our own file
    layer.close()
    return Spoiled(f"{file.name}, kolom {column}: {value[:40]!r}")


WAYS = (
    a_value_in_toml,
    a_line_less_in_toml,
    other_bytes,
    another_file,
    no_file,
    a_cell_of_a_table,
    a_column_of_a_layer,
)


@st.composite
def spoiled(draw, folder):
    """Spoil a folder in one or two ways."""
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=2))
    return [way(folder, draw) for way in ways]
