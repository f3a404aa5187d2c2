"""A value as one text, and back to what a frame holds: how events and forms write what stands in a row."""

import math
from collections.abc import Mapping
from datetime import date

import numpy as np

from geo_pa.schema.field import Field
from geo_pa.terms import is_missing


def written(field: Field, value: object) -> str | None:
    """Write a value of a column as one text, the same for equal values.

    Parameters
    ----------
    field : Field
        The column.
    value : object
        As a frame holds it.

    Returns
    -------
    str or None
        Text and categories as they are; a whole number ``"12"``; a number as ``repr`` of a float has it; ``"true"`` or
        ``"false"``; a date as ``"2026-01-31"``. None where it is missing.
    """
    if is_missing(value):
        return None
    if field.type == "boolean":
        return "true" if value else "false"
    if isinstance(value, date):  # a moment is a date as well
        return value.isoformat()[:10]
    return _number(value, field) if isinstance(value, int | float | np.number) else str(value)


def _number(value: "float | np.number", field: Field) -> str:
    number = float(value)
    whole = field.type == "integer" and math.isfinite(number)
    return str(int(value)) if whole else repr(number)


def written_row(fields: Mapping[str, Field], row: Mapping[str, object]) -> dict[str, str | None]:
    """Write the values of a row; a column that the row lacks is missing."""
    return {name: written(field, row.get(name)) for name, field in fields.items()}
