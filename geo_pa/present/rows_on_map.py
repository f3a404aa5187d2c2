"""The rows of an answer on the map, by what is said of each."""

from collections.abc import Sequence
from itertools import islice

from geo_pa.model import Result
from geo_pa.present.classes import by_said
from geo_pa.present.columns import shown_columns
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.order import said_in
from geo_pa.present.special import special
from geo_pa.present.units import units_of

AREAS = ("neighbourhoods", "villages")
"""Layers whose rows lie side by side and share their edges."""

MOST_ROWS = 6
"""Figures beside a shape that is pointed at."""


def layers_of(result: Result) -> Sequence[MapLayer]:
    """Draw the rows of an answer in the way of its question; a chosen one is explained beside the map, not on it."""
    own = special(result.analysis).layers
    return own(result) if own else [_by_said(result)]


def _by_said(result: Result) -> MapLayer:
    """Draw rows by their verdict or signal, with the first figures of the table."""
    said, told, about = said_in(result.table), result.answer, result.answer.about
    columns = (pair for pair in shown_columns(result).items() if pair[0] != "name")
    words = Words("name", dict(islice(columns, MOST_ROWS)), layer=units_of(told).layer, popup=False)
    classes = by_said(result.table[said], f"{told.known()[said].title}: {told.title}", told.said)
    return layer(result.table, classes, words, tolerance_m=3 if about in AREAS else 0.5, tiles=about in AREAS)
