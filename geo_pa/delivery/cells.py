"""One value in a file: plain for a program, or a cell that no spreadsheet takes for a formula."""

from datetime import date
from decimal import Decimal
from numbers import Integral, Real

import numpy as np
import pandas as pd

from geo_pa.model import Column
from geo_pa.present.headings import word
from geo_pa.terms import is_missing

Plain = str | int | float | bool | None
"""What JSON can hold."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a spreadsheet starts a formula or a command."""

LONGEST_TEXT = 32_767
"""Characters in one cell of a spreadsheet."""

GEOMETRY = "geometry"


def plain(value: object) -> Plain:
    """Turn one value into what JSON can hold.

    Parameters
    ----------
    value : object
        A cell of a frame, a rule's value, or None.

    Returns
    -------
    str, int, float, bool or None
        Missing is None; a date is ISO 8601; a code stays the code.
    """
    if is_missing(value):
        return None
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Real):
        return float(value)
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def with_id(frame: pd.DataFrame) -> pd.DataFrame:
    """Put the ids of a further table before its columns, as ``id``.

    Parameters
    ----------
    frame : DataFrame
        Its index is named where it holds ids, and without a name where it only counts; not changed.
    """
    named = frame.index.name is not None and "id" not in frame.columns
    return frame.rename_axis("id").reset_index() if named else frame


def figures_of(frame: pd.DataFrame) -> list[str]:
    """Name the columns that hold numbers; yes and no are no numbers."""
    return list(pd.DataFrame(frame).select_dtypes("number").columns)


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula, and cut what no cell can hold."""
    safe = f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return safe if len(safe) <= LONGEST_TEXT else f"{safe[: LONGEST_TEXT - 1]}…"


def cell(value: object, shown: Column) -> Plain | date:
    """Turn one value into a spreadsheet cell for a Dutch reader.

    Parameters
    ----------
    value : object
        A cell of a frame.
    shown : Column
        Of its column: codes of a vocabulary become their Dutch words.

    Returns
    -------
    str, int, float, date or None
        Missing is None, an empty cell. Numbers and dates keep their type; text is harmless; yes and no are "ja" and
        "nee".
    """
    bare = plain(value)
    if bare is None:
        return None
    if shown.vocabulary:
        return harmless(word(bare, shown))
    if isinstance(bare, bool):
        return "ja" if bare else "nee"
    if isinstance(value, date):
        return date.fromisoformat(str(bare))
    return harmless(bare) if isinstance(bare, str) else bare
