"""Dutch headings of columns, and the one way in which a value becomes Dutch text."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo_pa import terms
from geo_pa.workspace import Column

BY_ROW = "by_row"
"""Stands as the unit of a column of which each row has its own, in the column ``unit``."""


@dataclass(frozen=True)
class Heading:
    """How a column reads.

    Attributes
    ----------
    title : str
        The Dutch heading.
    unit : str
        Unit as in the declarations; "share" is shown as a percentage, "jaar" without thousands point, "" as it is.
        :data:`BY_ROW` where each row has a unit of its own.
    vocabulary : str
        The vocabulary whose labels replace the codes; empty where the values are no codes.
    help : str
        What the figure means, where the heading does not say it.
    """

    title: str
    unit: str = ""
    vocabulary: str = ""
    help: str = ""

    @property
    def with_unit(self) -> str:
        """The heading with its unit, for a table: "Vereist (woningen)"; a unit in the title is not said again."""
        shown = terms.label("unit", self.unit)
        unsaid = shown and self.unit not in {"share", "jaar", BY_ROW} and not _says(self.title, shown)
        return f"{self.title} ({shown})" if unsaid else self.title


def _says(title: str, unit: str) -> bool:
    """Tell whether a unit stands in a title as a word of its own: the m of "centrum" is no metre."""
    return re.search(rf"(?<!\w){re.escape(unit.lower())}(?!\w)", title.lower()) is not None


HOMES = "woningen"

WHOLE = ("m2",)
"""Units that are read without decimals: a hundredth of a square metre says nothing."""

NOT_APPLICABLE = "niet van toepassing"
"""Stands in place of a figure that a row cannot have; not the same as unknown."""


def of_column(column: Column) -> Heading:
    """Return the heading of a layer's column, as its declaration has it."""
    return Heading(column.title, column.unit or "", column.vocabulary or "")


@lru_cache(maxsize=20_000, typed=True)
def text(value: Hashable, heading: Heading) -> str:
    """Write one value in Dutch: labels for codes, Dutch notation for figures, the unit behind them.

    Parameters
    ----------
    value : hashable
        One cell; a missing value is "onbekend". Maps say the same few values many times: each is written once.
    heading : Heading
        Of the value's column.

    Returns
    -------
    str
        Plain text, not escaped.
    """
    if isinstance(value, str) and value == NOT_APPLICABLE:
        return value
    figure = bare_text(value, heading)
    if terms.is_missing(value) or not heading.unit or heading.unit in {"share", "jaar", BY_ROW}:
        return figure
    counted = value if isinstance(value, int | float) else None
    return f"{figure} {terms.unit(heading.unit, counted)}"


def bare_text(value: object, heading: Heading) -> str:
    """Write one value in Dutch without its unit, for a table whose heading names it."""
    if terms.is_missing(value):
        return terms.UNKNOWN
    if heading.vocabulary:
        return terms.label(heading.vocabulary, value)
    if heading.unit == "share":
        return terms.percent(value)  # type: ignore[arg-type]  # a share is a number by its declaration
    if heading.unit == "jaar":
        return f"{value:.0f}"
    if heading.unit in WHOLE:
        return terms.number(value, 0)  # type: ignore[arg-type]  # as above
    return _by_type(value)


def _by_type(value: object) -> str:
    if isinstance(value, bool | np.bool_):
        return "ja" if value else "nee"
    if hasattr(value, "year"):
        return terms.day(value)  # type: ignore[arg-type]  # what has a year is a date
    return value if isinstance(value, str) else terms.number(value)  # type: ignore[arg-type]  # what is left is a number
