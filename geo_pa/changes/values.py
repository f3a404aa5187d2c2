"""Values as canonical text: the same value is always the same text, and a missing one is None."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import shapely

MILLIMETRES = 3
"""Decimals of a coordinate in RD metres."""


def written(values: pd.Series) -> pd.Series:
    """Write the values of a column as canonical text.

    Parameters
    ----------
    values : Series
        Of a dtype that reading gives, or of geometry in RD metres.

    Returns
    -------
    Series of object
        On the same index. Text as it is, integer "12", number ``repr(float)``, boolean "true" or "false", date ISO,
        geometry WKT in metres with at most three decimals; missing is None.
    """
    write = _writer(values.dtype)
    missing = values.isna().tolist()
    texts = [None if gone else write(value) for value, gone in zip(values.tolist(), missing, strict=True)]
    return pd.Series(texts, index=values.index, dtype=object)


def _writer(dtype: Any) -> Callable[[Any], str]:
    """Return what writes one value of a dtype; a boolean is no number here."""
    if str(dtype) == "geometry":
        return _shape
    kinds: tuple[tuple[Callable[[Any], bool], Callable[[Any], str]], ...] = (
        (pd.api.types.is_bool_dtype, lambda value: str(bool(value)).lower()),
        (pd.api.types.is_integer_dtype, lambda value: str(int(value))),
        (pd.api.types.is_float_dtype, lambda value: repr(float(value) + 0.0)),  # -0.0 is 0.0
        (pd.api.types.is_datetime64_any_dtype, lambda value: value.date().isoformat()),
    )
    return next((write for is_of, write in kinds if is_of(dtype)), str)


def _shape(shape: Any) -> str:
    return str(shapely.to_wkt(shape, rounding_precision=MILLIMETRES))
