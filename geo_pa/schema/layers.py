"""Every layer and table that geo_pa knows: ``layers.toml``, and a line per column in ``fields.csv``."""

import csv
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from geo_pa.schema.field import Field, Layer

FOLDER = Path(__file__).parent
FIELD, LAYER = TypeAdapter(Field), TypeAdapter(Layer)


def _field(row: Mapping[str, str]) -> Field:
    """Read one line; an empty cell says nothing, and words are parted by spaces."""
    said: dict[str, Any] = {name: cell for name, cell in row.items() if cell and name not in {"layer", "name"}}
    return FIELD.validate_python(said | {"values": tuple(row["values"].split())})


def _schema() -> dict[str, Layer]:
    with (FOLDER / "fields.csv").open(encoding="utf-8", newline="") as lines:
        by_layer = groupby(csv.DictReader(lines), itemgetter("layer"))
        fields = {layer: {row["name"]: _field(row) for row in rows} for layer, rows in by_layer}
    layers = tomllib.loads((FOLDER / "layers.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return {name: LAYER.validate_python({**layer, "fields": fields.get(name, {})}) for name, layer in layers.items()}


SCHEMA: Mapping[str, Layer] = MappingProxyType(_schema())
"""By the name of the layer or table, the stem of its declaration."""
