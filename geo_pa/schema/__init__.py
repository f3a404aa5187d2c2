"""What geo_pa knows of each layer and table: names, types, units, bounds, words, and which columns count people."""

from geo_pa.schema.asked import all_columns, asked, dtypes, hints, or_no_rows
from geo_pa.schema.field import DTYPES, Field, Layer, SumRule, bounds
from geo_pa.schema.layers import SCHEMA

__all__ = [
    "DTYPES",
    "SCHEMA",
    "Field",
    "Layer",
    "SumRule",
    "all_columns",
    "asked",
    "bounds",
    "dtypes",
    "hints",
    "or_no_rows",
]
