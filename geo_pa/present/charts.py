"""Bars: how far an agreed number is reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import INK, image
from geo_pa.present.markup import markup

WIDTH = 400
HEIGHT = 56
TOP = 18
BAR = 28


@dataclass(frozen=True)
class Piece:
    """One piece of a bar: its word, its figure (negative is a loss, None is unknown) and its look."""

    label: str
    figure: float | None
    fill: str
    hatched: bool = False


@dataclass(frozen=True)
class Target:
    """The number that was agreed, and how it reads ("norm 320")."""

    figure: float
    label: str


def target_bar(title: str, pieces: Sequence[Piece], target: Target) -> Markup:
    """Draw one bar against a target, each piece beginning where the last one ends, with every figure beneath it."""
    key = [(image(markup("bar_key.svg", piece=piece, ink=INK)), piece.label, piece.figure) for piece in pieces]
    return markup("bar.html", title=title, drawing=_drawn(title, pieces, target, top=0), key=key)


def small_bar(title: str, pieces: Sequence[Piece], target: Target) -> Markup:
    """Draw the same bar small, without words beneath it: for where the figures stand beside it."""
    return _drawn(title, pieces, target, top=TOP - 1)


def _drawn(title: str, pieces: Sequence[Piece], target: Target, *, top: int) -> Markup:
    """Draw the pieces and the target; what lies above ``top`` (the words at the target) is cut off."""
    zero, per_unit = _scale(pieces, target)
    line = round(zero + target.figure * per_unit, 1)
    place = {"width": WIDTH, "height": HEIGHT, "top": top, "line": line, "bottom": TOP + BAR}
    boxes = list(_boxes(pieces, zero, per_unit))
    drawing = markup("bar.svg", **place, boxes=boxes, target=target, ink=INK)
    spoken = ", ".join(f"{piece.label} {terms.number(piece.figure)}" for piece in pieces)
    return image(drawing, f"{title}: {spoken}; {target.label}")


def _ends(pieces: Sequence[Piece]) -> list[float]:
    return list(accumulate((piece.figure or 0.0 for piece in pieces), initial=0.0))


def _scale(pieces: Sequence[Piece], target: Target) -> tuple[float, float]:
    """Return where zero lies and how many pixels one unit takes."""
    ends = [*_ends(pieces), target.figure]
    lowest, highest = min(0.0, *ends), max(1.0, *ends)
    per_unit = (WIDTH - 8) / (highest - lowest)
    return 4 - lowest * per_unit, per_unit


def _boxes(pieces: Sequence[Piece], zero: float, per_unit: float) -> Iterable[dict[str, object]]:
    """Place each known piece; a loss runs back in the lower half of the bar, hatched."""
    for piece, (start, end) in zip(pieces, pairwise(_ends(pieces)), strict=True):
        if piece.figure:
            loss = piece.figure < 0
            yield {
                "x": round(zero + min(start, end) * per_unit, 1),
                "width": round(abs(end - start) * per_unit, 1),
                "y": TOP + BAR / 2 if loss else TOP,
                "height": BAR / 2 if loss else BAR,
                "fill": piece.fill,
                "hatched": piece.hatched or loss,
            }
