"""What a question shows in a way of its own; all that it does not say here is shown as of every question."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import geopandas as gpd
import pandas as pd
from markupsafe import Markup

from geo_pa.model import Result
from geo_pa.present.columns import rows_of
from geo_pa.present.features import MapLayer
from geo_pa.present.markup import NOTHING
from geo_pa.present.order import worst_first
from geo_pa.present.parts import part_of

Row = Mapping[Any, Any]
Frame = pd.DataFrame


@dataclass(frozen=True)
class Pair:
    """A figure on a card: its heading, how it reads, a sign before and what it is held to beneath the heading."""

    title: str
    value: str
    sign: Markup = NOTHING
    note: str = ""


@dataclass(frozen=True)
class Own:
    """What the card of one row has that no declaration says.

    Attributes
    ----------
    sign, word : Markup, str
        In place of those of what is said; without a word nothing is said.
    above, beneath, last : Markup
        Between the word and the sentence, beneath the ways out, and beneath the figures.
    ways : sequence of (str, str)
        What would change what is said: a figure and what it is.
    either : bool
        Whether one of the ways is enough.
    without : collection of str
        Columns that say nothing of this row.
    instead, titles, notes, signs : mapping of str to str or Markup
        By column: what stands in place of its value and of its heading, beneath the heading, and before it.
    pairs : mapping of str to sequence of Pair
        Further figures, by their heading.
    """

    sign: Markup | None = None
    word: str | None = None
    above: Markup = NOTHING
    ways: Sequence[tuple[str, str]] = ()
    either: bool = False
    beneath: Markup = NOTHING
    without: Collection[str] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, Markup] = field(default_factory=dict)
    pairs: Mapping[str, Sequence[Pair]] = field(default_factory=dict)
    last: Markup = NOTHING


@dataclass(frozen=True)
class Attention:
    """The list of what asks for attention.

    Attributes
    ----------
    title : str
        Above it.
    figure, note : callable
        Take a row and give what stands behind its name, and beneath it.
    first : callable
        Puts the rows in the order of the list; in that of the table without it.
    words : collection of str
        Verdicts and signals that ask for attention.
    shows : str
        What choosing a row shows, as a Dutch clause.
    """

    title: str = "Wat aandacht vraagt"
    figure: Callable[[Row], str] = lambda _row: ""
    note: Callable[[Row], str] = lambda _row: ""
    first: Callable[[Frame], Frame] = lambda rows: rows
    words: Collection[str] = ("fails", "at_risk", "high", "some")
    shows: str = ""


def _nothing(_row: Row, _result: Result, _detail: str) -> Own:
    return Own()


def _worst_first(rows: Frame, detail: str) -> Frame:
    return rows if detail else worst_first(rows)


@dataclass(frozen=True)
class Special:
    """What a question shows in a way of its own.

    Attributes
    ----------
    card : callable
        Takes a row, the result and the name of the further table the row is of; gives what its card has of its own.
    read : callable
        Takes a result and the name of a further table; gives its rows with the columns that are written for a reader.
    order : callable
        Takes rows and the name of the further table they are of; puts them in the order of the table on the page.
    attention : Attention
        The list of what asks for attention.
    layers : callable, optional
        Takes a result and draws the rows of its table on a map.
    """

    card: Callable[[Row, Result, str], Own] = _nothing
    read: Callable[[Result, str], Frame] = rows_of
    order: Callable[[Frame, str], Frame] = _worst_first
    attention: Attention = field(default_factory=Attention)
    layers: Callable[[Result], Sequence[MapLayer]] | None = None


def ordered(result: Result, detail: str = "") -> Result:
    """Return a result with the rows of a table in the order in which the page shows them."""
    return with_rows(result, detail, special(result.analysis).order(rows_of(result, detail), detail))


def with_rows(result: Result, detail: str, rows: Frame) -> Result:
    """Return a result with other rows in its own table, or in a further one."""
    if not detail:
        return replace(result, table=gpd.GeoDataFrame(rows))
    return replace(result, details={**result.details, detail: rows})


def special(analysis: str) -> Special:
    """Return what a question shows in a way of its own: ``SPECIAL`` of the module of that name in its folder."""
    own = part_of(analysis, "special")
    return own.SPECIAL if own else Special()
