"""A tile: what one agreement or question says, with its figures, norms and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal, Verdict
from geo_pa.present.charts import Piece, Target, small_bar
from geo_pa.present.marks import SAID, drawn, image

WORST_FIRST = (
    Verdict.FAILS,
    Verdict.AT_RISK,
    Signal.HIGH,
    Verdict.UNKNOWN,
    Signal.SOME,
    Verdict.COMPENSATED,
    Verdict.MEETS,
    Signal.NONE,
    Verdict.NOT_COUNTED,
)
"""Verdicts and signals in the order in which a meeting wants to see them; "unknown" is one word for both."""

MOST_LINES = 2
"""Figures on a tile; the others stand on its page."""


@dataclass(frozen=True)
class Line:
    """One figure of a tile.

    Attributes
    ----------
    said, vocabulary : str
        Verdict or signal, and the vocabulary of its word.
    name : str
        What is counted; empty where the title of the tile says it.
    figure, norm, change : str
        In words, with their units; empty where there is none.
    pieces : sequence of Piece
        Of its bar: realised, hard, soft and what is still to be found; empty where there is no bar.
    target : Target, optional
        Of its bar.
    """

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
    """What one agreement or question says.

    Attributes
    ----------
    id : str
        Of the agreement.
    title : str
        What it is about.
    lines : tuple of Line
        At least one, the worst first.
    question : str
        Id of the question that tells more.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    question: str


def tile(content: Tile) -> Markup:
    """Write a tile.

    Parameters
    ----------
    content : Tile
        Text from data is escaped.

    Returns
    -------
    Markup
        HTML, without the link to its page: that is a widget.
    """
    more = len(content.lines) - MOST_LINES
    return Markup('<article class="geo-pa-card"><p>Afspraak {}</p><h4>{}</h4><ul>{}</ul>{}</article>').format(
        content.id,
        content.title,
        Markup().join(_line(line) for line in content.lines[:MOST_LINES]),
        Markup("<p>En nog {}.</p>").format(terms.plural(more, "cijfer", "cijfers")) if more > 0 else "",
    )


def _line(line: Line) -> Markup:
    return Markup("<li>{sign}<div><em>{word}</em>{name}<p><b>{figure}</b> {norm}</p>{bar}{change}</div></li>").format(
        sign=image(drawn(SAID[line.vocabulary][line.said], 22)),
        word=terms.label(line.vocabulary, line.said),
        name=_small(line.name),
        figure=line.figure,
        norm=line.norm,
        bar=_bar(line),
        change=_small(line.change),
    )


def _small(text: str) -> Markup:
    return Markup("<small>{}</small>").format(text) if text else Markup()


def _bar(line: Line) -> Markup:
    """Draw the pieces against the target, and say them beneath it."""
    if line.target is None:
        return Markup()
    spoken = " · ".join(f"{terms.number(piece.figure)} {piece.label.lower()}" for piece in line.pieces)
    return small_bar(line.name, line.pieces, line.target) + _small(spoken)
