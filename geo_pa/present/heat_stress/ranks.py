"""How the order of the neighbourhoods holds: the places each gets when the weights vary."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, takewhile

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal
from geo_pa.present.marks import INK, PAPER, SIGNAL_LOOKS, image

WIDTH = 720
ROW = 25
TOP = 38
LEFT = 258
RIGHT = 96
MOST = 15
"""Neighbourhoods in the chart: as many as can be read from the back of a room."""

DOT = SIGNAL_LOOKS[Signal.HIGH].fill
BAND = "#dccbd9"
GRID = "#d3dbe3"
GREY = "#4a5b6c"


@dataclass(frozen=True)
class RankRange:
    """The place of one neighbourhood with the weights as they are, and its best and worst place as they vary."""

    name: str
    rank: int
    best: int
    worst: int

    @property
    def places(self) -> str:
        """The best and the worst place: "1 tot en met 4", or one place where they are the same."""
        first, last = terms.number(self.best), terms.number(self.worst)
        return first if first == last else f"{first} tot en met {last}"


def ranges(table: pd.DataFrame, most: int = MOST) -> tuple[RankRange, ...]:
    """Return the places of the first neighbourhoods, in order.

    Parameters
    ----------
    table : DataFrame
        Result of ``heat_stress``: columns name, rank, rank_best, rank_worst. A row without a rank has no place in the
        order and is left out.
    most : int
        How many at most.
    """
    ranked = table[table["rank"].notna()].sort_values(["rank", "name"], kind="stable").head(most)
    columns = (ranked[name] for name in ("name", "rank", "rank_best", "rank_worst"))
    return tuple(
        RankRange(str(name), int(rank), int(best), int(worst)) for name, rank, best, worst in zip(*columns, strict=True)
    )


def rank_chart(rows: Sequence[RankRange]) -> Markup:
    """Draw per neighbourhood a band from its best to its worst place, with a dot at its own.

    Parameters
    ----------
    rows : sequence of RankRange
        From top to bottom; at least one.

    Returns
    -------
    Markup
        HTML: one image, which tells all places to a screen reader, and the same as a table to fold out.
    """
    drawing = Markup(
        '<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="14">{grid}{rows}</svg>',
    ).format(
        width=WIDTH,
        height=TOP + ROW * len(rows) + 6,
        grid=_grid(rows),
        rows=Markup().join(_row(row, line, _last(rows)) for line, row in enumerate(rows)),
    )
    spoken = "; ".join(f"{row.name}: plaats {row.rank}, bij andere gewichten {row.places}" for row in rows)
    return Markup('<figure class="geo-pa-ranks">{}{}</figure>').format(image(drawing, spoken), _in_words(rows))


def _last(rows: Sequence[RankRange]) -> int:
    return max(row.worst for row in rows)


def _x(place: int, last: int) -> float:
    """Return where a place lies: the first at the left, the last at the right."""
    return round(LEFT + 12 + (place - 1) * (WIDTH - LEFT - RIGHT - 24) / max(last - 1, 1), 1)


def _y(line: int) -> float:
    return TOP + ROW * (line + 0.5)


def _grid(rows: Sequence[RankRange]) -> Markup:
    last, bottom = _last(rows), TOP + ROW * len(rows)
    lines = Markup().join(
        Markup(
            '<path d="M{x} {top}V{bottom}" stroke="{grid}"/>'
            '<text x="{x}" y="{text}" text-anchor="middle" fill="{grey}">{place}</text>',
        ).format(x=_x(place, last), top=TOP - 4, bottom=bottom, grid=GRID, text=TOP - 9, grey=GREY, place=place)
        for place in _ticks(last)
    )
    heading = Markup('<text x="{}" y="{}" text-anchor="{}" fill="{}">{}</text>')
    return (
        heading.format(LEFT - 10, TOP - 9, "end", GREY, "plaats in de volgorde")
        + heading.format(WIDTH, TOP - 9, "end", GREY, "van - tot")
        + lines
    )


def _ticks(last: int) -> list[int]:
    """Return the places that are named on the axis: the first, and every fifth or tenth."""
    step = 5 if last <= 30 else 10  # noqa: PLR2004  # places that still fit side by side
    return [1, *takewhile(lambda place: place <= last, count(step, step))]


def _row(row: RankRange, line: int, last: int) -> Markup:
    left, right = _x(row.best, last), _x(row.worst, last)
    return Markup(
        '<text x="{text}" y="{base}" text-anchor="end" fill="{ink}">{name}</text>'
        '<rect x="{left}" y="{top}" width="{width}" height="14" rx="7" fill="{band}"/>'
        '<circle cx="{x}" cy="{y}" r="6.5" fill="{dot}" stroke="{paper}" stroke-width="1.5"/>'
        '<text x="{end}" y="{base}" text-anchor="end" fill="{ink}">{places}</text>',
    ).format(
        text=LEFT - 10,
        base=_y(line) + 5,
        ink=INK,
        name=row.name,
        left=left - 7,
        top=_y(line) - 7,
        width=round(right - left + 14, 1),
        band=BAND,
        x=_x(row.rank, last),
        y=_y(line),
        dot=DOT,
        paper=PAPER,
        end=WIDTH,
        places=row.best if row.best == row.worst else f"{row.best} - {row.worst}",
    )


def _in_words(rows: Sequence[RankRange]) -> Markup:
    lines = Markup().join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>").format(row.rank, row.name, row.places) for row in rows
    )
    return Markup(
        "<details><summary>Als tabel</summary>"
        '<table class="geo-pa-plain-table"><thead><tr><th>Plaats</th><th>Buurt</th><th>Plaatsen bij andere gewichten'
        "</th></tr></thead><tbody>{}</tbody></table></details>"
    ).format(lines)


def how_firm(table: pd.DataFrame, first: int) -> str:
    """Tell how many of the first neighbourhoods stay among the first, whatever the weights.

    Parameters
    ----------
    table : DataFrame
        Result of ``heat_stress``.
    first : int
        How many places count as the first.
    """
    rows = [row for row in ranges(table, len(table)) if row.rank <= first]
    if not rows:
        return "Van geen enkele buurt is een plaats in de volgorde bekend."
    firm = sum(row.worst <= first for row in rows)
    comers = sum(row.rank > first >= row.best for row in ranges(table, len(table)))
    stay = f"Van de eerste {terms.plural(len(rows), 'buurt', 'buurten')} "
    stay += "blijven alle" if firm == len(rows) else f"{'blijft' if firm == 1 else 'blijven'} er {terms.number(firm)}"
    others = f"; {terms.plural(comers, 'andere buurt kan', 'andere buurten kunnen')} erbij komen" if comers else ""
    return f"{stay} bij elke verandering van de gewichten onder de eerste {terms.number(first)}{others}."
