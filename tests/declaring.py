"""Ways to change what a declaration says, and its full form: every column described in the file itself."""

import csv
import tomllib

import geopandas as gpd

from geo_pa.schema import SCHEMA


def say(path, *lines):
    """Add keys to a declaration, above its blocks."""
    path.write_text("\n".join([*lines, path.read_text(encoding="utf-8")]), encoding="utf-8")


def describe(path, *blocks):
    """Add blocks to a declaration."""
    path.write_text("\n".join([path.read_text(encoding="utf-8"), *blocks]), encoding="utf-8")


def block(name, field, **other):
    """Describe a column in full; ``other`` is what differs from the schema."""
    keys = {"title": field.title, "type": field.type, "unit": field.unit, "vocabulary": field.vocabulary}
    keys |= {"values": list(field.values), "min": field.min, "max": field.max, "required": field.required}
    said = {key: value for key, value in {**keys, "small_count": field.people, **other}.items() if value or value == 0}
    return "\n".join([f"[columns.{name}]", *(f"{key} = {_toml(value)}" for key, value in said.items()), ""])


def full_form(path):
    """Return a declaration with all that it takes from the schema written out."""
    text, known = path.read_text(encoding="utf-8"), SCHEMA[path.stem]
    raw = tomllib.loads(text)
    layer = {"title": known.title, "description": known.description, "key": known.key, "geometry": known.geometry}
    layer |= {"unique": list(known.unique), "closed": known.closed, "unit": known.unit}
    layer |= {"min": known.min, "max": known.max} if known.geometry == "raster" else {}
    head = [f"{key} = {_toml(value)}" for key, value in layer.items() if (value or value == 0) and key not in raw]
    own = raw.get("columns", {})
    columns = [block(name, field) for name, field in known.fields.items() if name not in own]
    sums = [
        f"[[sums]]\ntotal = {_toml(rule.total)}\nparts = {_toml(list(rule.parts))}\nminus = {_toml(list(rule.minus))}"
        for rule in known.sums
    ]
    return "\n".join([*head, text, *columns, *sums])


AGREED = ("agreements", "agreed_figures", "assessment_criteria")
"""What says itself what is asked: without its columns there is nothing to ask."""


def know_little(folder):
    """Leave of every layer and table of a workspace the columns without which no row can be used."""
    for name, known in SCHEMA.items():
        required = [one for one, field in known.fields.items() if field.required]
        for path in folder.rglob(f"{name}.gpkg"):
            rows = gpd.read_file(path)[[*required, "geometry"]]
            path.unlink()
            rows.to_file(path)
        for path in folder.rglob(f"{name}.csv") if name not in AGREED else ():
            with path.open(encoding="utf-8", newline="") as opened:
                rows = list(csv.DictReader(opened))
            with path.open("w", encoding="utf-8", newline="") as opened:
                writer = csv.DictWriter(opened, required, extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)
        for path in folder.rglob(f"{name}.toml"):
            path.write_text(path.read_text(encoding="utf-8").partition("[columns.")[0], encoding="utf-8")


def _toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
