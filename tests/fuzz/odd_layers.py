"""More ways to spoil a workspace: figures without bounds, layers with next to nothing, odd systems and odd names."""

import csv
import re
import shutil
import sqlite3
import tomllib
from contextlib import closing, contextmanager
from dataclasses import replace

import rasterio
from declaring import block, describe
from hypothesis import strategies as st
from spoiling import HOSTILE_VALUES, Spoiled

from geo_pa.schema import SCHEMA

HUGE = (1e308, -1e308, 1e16, -1e16, 1e-308, float("inf"), -1, -7.5, 2**53, 2**62, -(2**62), 0, "1e308", "nan", "inf")
ODD_NAMES = (
    *("wijken en buurten", "Plánnen 26", "a'b", 'a"b', 'x"; DROP TABLE x; --', "\u202eomgekeerd", "🏘", "select", "1"),
    *("%s", "{0}", "a.b", "-", "ß" * 60, "regel\neronder", "tab\thier", "geometry", "fid", " x ", "*", "c:x"),
)
ODD_SYSTEMS = (0, -1, 4326, 3857, 999_999, 2**31)
ODD_CRS = (
    *(
        "EPSG:4326",
        "EPSG:3857",
        "EPSG:7415",
        "EPSG:5709",
        "EPSG:0",
        "",
        "rd",
        "LOCAL_CS[x]",
        "+proj=rouss +ellps=GRS80",
    ),
    *("OGC:CRS84", "EPSG:28992 ", "+proj=longlat +a=1 +b=1", "28992", "EPSG:28992+5709", "+init=epsg:28992"),
    *("EPSG:4978", "ESRI:102100", "+proj=utm +zone=31 +units=km", "+proj=tmerc +lat_0=89", "{", "EPSG:" + "9" * 400),
)
WEIGHT = re.compile(r'^value = [^\n]+\n(?=unit = "weight")', re.MULTILINE)
EMPTYINGS = ("no row", "one row", "no value", "no value but the key", "no shape")


def figures_without_bounds(folder, draw):
    """Take the bounds off a column of figures, and give one row or all of them figures that cannot be."""
    declaration, name, field = draw(st.sampled_from(list(_figures(folder))))
    describe(declaration, block(name, replace(field, min=None, max=None, required=False, unit="")))
    value, everywhere = draw(st.sampled_from([*HUGE, *HOSTILE_VALUES])), draw(st.booleans())
    file = declaration.with_name(tomllib.loads(declaration.read_text(encoding="utf-8"))["file"])
    _set(file, name, value, everywhere=everywhere)
    return Spoiled(f"{file.name}, kolom {name} zonder grenzen: {str(value)[:40]} {'overal' if everywhere else 'eens'}")


def next_to_nothing(folder, draw):
    """Leave no row of a layer or table, one, or rows without values; of a raster no cell."""
    files = [file for file in folder.rglob("*") if file.suffix in {".gpkg", ".csv", ".tif"}]
    file, left = draw(st.sampled_from(sorted(files))), draw(st.sampled_from(EMPTYINGS))
    {".gpkg": _empty_layer, ".csv": _empty_table, ".tif": _empty_raster}[file.suffix](file, left)
    return Spoiled(f"{file.name}: {left}")


def an_odd_system(folder, draw):
    """Give a layer, or its declaration, a coordinate system that is odd, another one or none."""
    file = draw(st.sampled_from(sorted(folder.rglob("*.gpkg"))))
    if draw(st.booleans()):
        system = draw(st.sampled_from(ODD_SYSTEMS))
        with _layer(file) as layer:
            layer.execute("UPDATE gpkg_geometry_columns SET srs_id = ?", (system,))
            layer.execute("UPDATE gpkg_contents SET srs_id = ?", (system,))
    else:
        system = draw(st.sampled_from(ODD_CRS))
        _declare(file.with_suffix(".toml"), "crs", system)
    return Spoiled(f"{file.name}: stelsel {str(system)[:40]!r}")


def an_odd_name(folder, draw):
    """Give the layer in a file, or the file itself, a name that is odd; its declaration names it, or does not."""
    file, name = draw(st.sampled_from(sorted(folder.rglob("*.gpkg")))), draw(st.sampled_from(ODD_NAMES))
    how = draw(st.sampled_from(["layer", "layer, not declared", "file", "a second layer"]))
    declaration = file.with_suffix(".toml")
    if how == "file":
        shutil.move(file, file.with_name(f"{name}.gpkg".replace("/", "")))
        _declare(declaration, "file", f"{name}.gpkg")
    elif how == "a second layer":
        with _layer(file) as layer:
            _copy(layer, file.stem, name)
    else:
        with _layer(file) as layer:
            _rename(layer, file.stem, name)
        if how == "layer":
            _declare(declaration, "layer", name)
    return Spoiled(f"{file.name}: {how} {name[:40]!r}")


def no_weights(folder, draw):
    """Let nothing weigh anything in one set of rules."""
    sets = [file for file in folder.rglob("rules/*.toml") if WEIGHT.search(file.read_text(encoding="utf-8"))]
    file = draw(st.sampled_from(sorted(sets)))
    file.write_text(WEIGHT.sub("value = 0\n", file.read_text(encoding="utf-8")), encoding="utf-8")
    return Spoiled(f"{file.name}: alle gewichten 0", told=True)


ODD = (figures_without_bounds, next_to_nothing, an_odd_system, an_odd_name, no_weights)


def _figures(folder):
    """Yield every column of figures that a declaration says nothing of itself."""
    for declaration in sorted(folder.rglob("*.toml")):
        own = tomllib.loads(declaration.read_text(encoding="utf-8")).get("columns", {})
        for name, field in SCHEMA[declaration.stem].fields.items() if declaration.stem in SCHEMA else ():
            if field.numeric and name not in own:
                yield declaration, name, field


def _set(file, column, value, *, everywhere):
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as opened:
            header, *rows = csv.reader(opened)
        for row in rows if everywhere else rows[:1]:
            row[header.index(column)] = str(value)
        _write(file, [header, *rows])
        return
    with _layer(file) as layer:
        first = layer.execute(f'SELECT min(fid) FROM "{file.stem}"').fetchone()[0]  # noqa: S608  # our own file
        told = f'UPDATE "{file.stem}" SET "{column}" = ? WHERE fid = ? OR ?'  # noqa: S608  # our own file
        layer.execute(told, (value, first, everywhere))


def _write(file, rows):
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)


@contextmanager
def _layer(file):
    """Open a GeoPackage without the triggers, which need functions of its own, and the count that they keep."""
    with closing(sqlite3.connect(file)) as layer, layer:
        for (trigger,) in layer.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            layer.execute(f'DROP TRIGGER "{trigger}"')
        layer.execute("DELETE FROM gpkg_ogr_contents")
        yield layer


def _empty_layer(file, left):
    table = f'"{file.stem}"'
    with _layer(file) as layer:
        columns = [name for _, name, *_ in layer.execute(f"PRAGMA table_info({table})") if name != "fid"]
        shape, _key, *others = columns
        gone = {"no value": columns, "no value but the key": others, "no shape": [shape]}.get(left, [])
        for column in gone:
            layer.execute(f'UPDATE {table} SET "{column}" = NULL')  # noqa: S608  # our own file
        if left in {"no row", "one row"}:
            first = layer.execute(f"SELECT min(fid) FROM {table}").fetchone()[0]  # noqa: S608  # our own file
            kept = first if left == "one row" else None
            layer.execute(f"DELETE FROM {table} WHERE fid IS NOT ?", (kept,))  # noqa: S608  # our own file


def _empty_table(file, left):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header, *rows = csv.reader(opened)
    count = {"no row": 0, "one row": 1}.get(left, len(rows))
    kept = {"one row": len(header), "no value": 0}.get(left, 1)
    _write(file, [header, *([*row[:kept], *[""] * (len(header) - kept)] for row in rows[:count])])


def _empty_raster(file, left):
    with rasterio.open(file, "r+") as raster:
        cells = raster.read(1)
        first = cells[0, 0]
        cells[:] = raster.nodata
        if left == "one row":
            cells[0, 0] = first
        raster.write(cells, 1)


def _declare(declaration, key, value):
    text = declaration.read_text(encoding="utf-8")
    written = '"' + "".join(f"\\u{ord(sign):04x}" if ord(sign) < 0xFFFF else sign for sign in value) + '"'
    text = re.sub(rf"(?m)^{key} = .*\n", "", text, count=1)
    declaration.write_text(f"{key} = {written}\n{text}", encoding="utf-8")


def _rename(layer, name, other):
    quoted = other.replace('"', '""')
    layer.execute(f'ALTER TABLE "{name}" RENAME TO "{quoted}"')
    for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"):
        layer.execute(f"UPDATE {table} SET table_name = ?", (other,))  # noqa: S608  # our own file


def _copy(layer, name, other):
    quoted = other.replace('"', '""')
    layer.execute(f'CREATE TABLE "{quoted}" AS SELECT * FROM "{name}"')  # noqa: S608  # our own file
    for table in ("gpkg_contents", "gpkg_geometry_columns"):
        columns = [column for _, column, *_ in layer.execute(f"PRAGMA table_info({table})")]
        values = ", ".join("?" if column in {"table_name", "identifier"} else column for column in columns)
        layer.execute(f"INSERT INTO {table} SELECT {values} FROM {table}", [other] * values.count("?"))  # noqa: S608
