"""A tile: what one agreement or question says, with its figures, norms and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal, Verdict
from geo_pa.present.charts import Piece, Target, small_bar
from geo_pa.present.marks import sign
from geo_pa.present.markup import markup

WORST_FIRST = (
    *(Verdict.FAILS, Verdict.AT_RISK, Signal.HIGH, Verdict.UNKNOWN, Signal.SOME),
    *(Verdict.COMPENSATED, Verdict.MEETS, Signal.NONE, Verdict.NOT_COUNTED),
)
"""Verdicts and signals in the order in which a meeting wants to see them; "unknown" is one word for both."""

MOST_LINES = 2
"""Figures on a tile; the others stand on its page."""


@dataclass(frozen=True)
class Line:
    """One figure of a tile, in words: what is said of it, what is counted, its norm, its change, and perhaps a bar."""

    said: str
    vocabulary: str
    name: str
    figure: str
    norm: str
    change: str = ""
    pieces: Sequence[Piece] = ()
    target: Target | None = None

    @property
    def rank(self) -> int:
        """The place of its verdict or signal, the worst first."""
        return WORST_FIRST.index(self.said)


@dataclass(frozen=True)
class Tile:
    """What one agreement says: its figures, the worst first, and the id of the question that tells more."""

    id: str
    title: str
    lines: tuple[Line, ...]
    question: str


def tile(content: Tile) -> Markup:
    """Write a tile as HTML, without the link to its page: that is a widget."""
    more = max(len(content.lines) - MOST_LINES, 0)
    rest = terms.plural(more, "cijfer", "cijfers") if more else ""
    return markup("agreement_monitor/tile.html", tile=content, most=MOST_LINES, more=rest, sign=sign, bar=small_bar)
