"""Bars: how far an agreed number is reached, and how a location's homes lie against the norm."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import INK, image

WIDTH = 400
HEIGHT = 56
TOP = 18
BAR = 28

HATCH = Markup(
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse">'
    '<path d="M-2 9 9 -2" stroke="#ffffff" stroke-width="2.2" stroke-opacity=".7"/></pattern></defs>',
)


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


def target_bar(
    title: str, pieces: Sequence[Piece], target: Target, *, standing: Markup | str = "", sentence: str = ""
) -> Markup:
    """Draw one bar against a target, each piece beginning where the last one ends.

    Parameters
    ----------
    title : str
        What the bar tells; also for screen readers.
    pieces : sequence of Piece
        A loss runs back in the lower half of the bar, hatched; an unknown figure takes no room and says so beneath.
    target : Target
        A line across the bar.
    standing : Markup or str
        How it stands, in a word or two beneath the title.
    sentence : str
        The same in a full sentence, to fold out.

    Returns
    -------
    Markup
        HTML with one image and every figure in words beneath it.
    """
    return Markup(
        '<figure class="geo-pa-bar"><h4>{title}</h4><p>{standing}</p>{image}'
        "<figcaption>{key}</figcaption>{more}</figure>"
    ).format(
        title=title,
        standing=standing,
        image=_drawn(title, pieces, target, top=0),
        key=Markup().join(_key(piece) for piece in pieces),
        more=Markup("<details><summary>In woorden</summary>{}</details>").format(sentence) if sentence else "",
    )


def small_bar(title: str, pieces: Sequence[Piece], target: Target) -> Markup:
    """Draw the same bar small, without words beneath it: for where the figures stand beside it."""
    return _drawn(title, pieces, target, top=TOP - 1)


def _drawn(title: str, pieces: Sequence[Piece], target: Target, *, top: int) -> Markup:
    """Draw the pieces and the target; what lies above ``top`` (the words at the target) is cut off."""
    spoken = ", ".join(f"{piece.label} {terms.number(piece.figure)}" for piece in pieces)
    drawing = Markup(
        '<svg width="{width}" height="{height}" viewBox="0 {top} {width} {height}" '
        'font-family="sans-serif">{content}</svg>',
    ).format(width=WIDTH, height=HEIGHT - top, top=top, content=HATCH + _pieces(pieces, target) + _line(pieces, target))
    return image(drawing, f"{title}: {spoken}; {target.label}")


def _ends(pieces: Sequence[Piece]) -> list[float]:
    return list(accumulate((piece.figure or 0.0 for piece in pieces), initial=0.0))


def _scale(pieces: Sequence[Piece], target: Target) -> tuple[float, float]:
    """Return where zero lies and how many pixels one unit takes."""
    ends = [*_ends(pieces), target.figure]
    lowest, highest = min(0.0, *ends), max(1.0, *ends)
    per_unit = (WIDTH - 8) / (highest - lowest)
    return 4 - lowest * per_unit, per_unit


def _pieces(pieces: Sequence[Piece], target: Target) -> Markup:
    zero, per_unit = _scale(pieces, target)
    ends = _ends(pieces)
    return Markup().join(
        _rectangle(piece, zero + min(start, end) * per_unit, abs(end - start) * per_unit)
        for piece, start, end in zip(pieces, ends, ends[1:], strict=False)
        if piece.figure
    )


def _rectangle(piece: Piece, left: float, width: float) -> Markup:
    loss = piece.figure is not None and piece.figure < 0
    place = {
        "x": round(left, 1),
        "w": round(width, 1),
        "y": TOP + BAR / 2 if loss else TOP,
        "h": BAR / 2 if loss else BAR,
    }
    shape = Markup(
        '<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" stroke="{ink}" stroke-width="{line}"/>'
    )
    over = shape.format(**place, fill="url(#hatch)", ink="none", line=0) if piece.hatched or loss else ""
    return shape.format(**place, fill=piece.fill, ink=INK, line=1) + over


def _line(pieces: Sequence[Piece], target: Target) -> Markup:
    zero, per_unit = _scale(pieces, target)
    x = round(zero + target.figure * per_unit, 1)
    return Markup(
        '<path d="M{x} 4V{bottom}" stroke="{ink}" stroke-width="3"/>'
        '<text x="{text}" y="13" text-anchor="end" font-size="14" font-weight="600" fill="{ink}">{label}</text>',
    ).format(x=x, bottom=TOP + BAR + 6, ink=INK, text=x - 7, label=target.label)


def _key(piece: Piece) -> Markup:
    drawing = Markup(
        '<svg width="18" height="14">{}<rect x=".5" y=".5" width="17" height="13" fill="{}" stroke="{}"/>{}</svg>',
    ).format(
        HATCH, piece.fill, INK, Markup('<rect width="18" height="14" fill="url(#hatch)"/>') if piece.hatched else ""
    )
    return Markup("<span>{}{} <b>{}</b></span>").format(image(drawing), piece.label, terms.number(piece.figure))
