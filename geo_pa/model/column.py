"""A column of an answer: all that who shows, writes or guards it must know, declared once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geo_pa.model.units import BY_ROW, SHARE, YEAR, Unit, unit_of

UNSAID = frozenset({SHARE, YEAR, BY_ROW})
"""Units that stand in no heading: a percentage says it itself, a year is one, and each row may have its own."""

ITSELF = "table"
"""What a column of a further table refers to whose values are ids of the answer's own rows."""

AT_MOST = 2
"""Decimals of a figure whose unit does not say how fine it is."""


@dataclass(frozen=True)
class Column:
    """One column of an answer, or a total: all that who shows, writes or guards it must know.

    Attributes
    ----------
    title : str
        The Dutch heading.
    unit : str
        Code of a :class:`~geo_pa.model.units.Unit`, or its Dutch word; :data:`BY_ROW` where each row has its own.
    vocabulary : str
        The vocabulary whose labels replace the codes; empty where the values are no codes.
    help : str
        What the figure means, where the heading does not say it.
    decimals : int, optional
        How fine the figure may be trusted, where that is another than its unit says; -2 is whole hundreds.
    norms : tuple of float or str
        What the figure is held against, as a number or as the name of the rule that says it: no rounding hides on which
        side of these the figure lies.
    beside : str
        The column of the same row that says what the figure is held against as well.
    people : bool
        Whether it counts people: rounded, and never under the threshold.
    refers_to : str
        The layer of which its values are ids, or :data:`ITSELF` for the answer's own table: who may not see those rows,
        does not see them here.
    group : str
        The heading under which it stands on the card of a row; empty where it stands on none.
    shown : bool
        Whether it stands in the table on the page of its question; files have every column.
    """

    title: str
    unit: str = ""
    vocabulary: str = ""
    help: str = ""
    decimals: int | None = None
    norms: tuple[float | str, ...] = ()
    beside: str = ""
    people: bool = False
    refers_to: str = ""
    group: str = ""
    shown: bool = True

    @property
    def measured_in(self) -> Unit:
        """The unit itself."""
        return unit_of(self.unit)

    @property
    def finest(self) -> int:
        """How many decimals a figure has."""
        at_most = AT_MOST if self.measured_in.decimals is None else self.measured_in.decimals
        return at_most if self.decimals is None else self.decimals

    @property
    def with_unit(self) -> str:
        """The heading with its unit, for a table: "Vereist (woningen)"; a unit in the title is not said again."""
        shown = self.measured_in.more
        unsaid = shown and self.measured_in.code not in UNSAID and not _says(self.title, shown)
        return f"{self.title} ({shown})" if unsaid else self.title

    @property
    def in_a_file(self) -> str:
        """The heading with its unit for a file, where cells are bare: "Aandeel sociale huur (%)"."""
        return f"{self.title} (%)" if self.unit == SHARE else self.with_unit


def _says(title: str, unit: str) -> bool:
    """Tell whether a unit stands in a title as a word of its own: the m of "centrum" is no metre."""
    return re.search(rf"(?<!\w){re.escape(unit.lower())}(?!\w)", title.lower()) is not None


def placed(columns: Mapping[str, Column], *names: str, **changed: Any) -> dict[str, Column]:
    """Give columns that are declared elsewhere their place in a table, and what is different there."""
    return {name: replace(columns[name], **changed) for name in names}
