"""Counts of people that hang together by sums, and what may be shown of them."""

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd


class State(StrEnum):
    """What happened to one count. Which of the two kinds of hidden it is, must never leave: it would tell its size."""

    SHOWN = "shown"
    SMALL = "small"
    COMPLEMENTARY = "complementary"
    INNER = "inner"
    UNKNOWN = "unknown"


Sum = tuple[str, tuple[str, ...]]

HIDDEN = (State.SMALL, State.COMPLEMENTARY)
"""States of a count that is known and not shown, though it has a place in a table."""


def _no_cells() -> pd.Series:
    return pd.Series(dtype="Int64", index=pd.Index([], dtype="str"))


@dataclass(frozen=True)
class LinkedCounts:
    """Counts in several tables, and the sums by which one tells about another.

    Attributes
    ----------
    counts : Series of Int64
        One row per cell, the cell's id (str, unique) as index; missing is unknown.
    sums : tuple of (str, tuple of str)
        A total and its parts, as often as there is such a sum. Where all of them are known, they add up.
    inner : frozenset of str
        Cells that are in no table that is shown, but that everybody can reckon with, such as the years under a sum over
        years.
    public : frozenset of str
        Cells that everybody knows exactly.
    most : Series of Int64
        By cell, what everybody knows that its count cannot exceed.
    limits : Series of Int64
        By cell, a limit of which is told on which side of it the count lies, where the count itself is shown.
    """

    counts: pd.Series
    sums: tuple[Sum, ...]
    inner: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    most: pd.Series = field(default_factory=_no_cells)
    limits: pd.Series = field(default_factory=_no_cells)


@dataclass(frozen=True)
class Protected:
    """What may be shown of linked counts.

    Attributes
    ----------
    shown : Series of Int64
        By cell the count that may be shown; missing where it is hidden or unknown. Hidden is never 0.
    state : Series of str
        By cell one of :class:`State`.
    """

    shown: pd.Series
    state: pd.Series

    @property
    def hidden(self) -> pd.Series:
        """Whether a count is known and may not be shown."""
        return self.state.isin(HIDDEN)
