"""How the order of the neighbourhoods holds: the places each gets when the weights vary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, takewhile

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal
from geo_pa.present.marks import INK, PAPER, SIGNAL_LOOKS, image
from geo_pa.present.markup import markup
from geo_pa.present.pages import plain_table

WIDTH = 720
ROW = 25
TOP = 38
LEFT = 258
RIGHT = 96
MOST = 15
"""Neighbourhoods in the chart: as many as can be read from the back of a room."""

LOOK = {"ink": INK, "paper": PAPER, "dot": SIGNAL_LOOKS[Signal.HIGH].fill}


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
    """Return the places of the first neighbourhoods, in order; a row without a rank has no place and is left out."""
    ranked = table[table["rank"].notna()].sort_values(["rank", "name"], kind="stable").head(most)
    columns = (ranked[name] for name in ("name", "rank", "rank_best", "rank_worst"))
    return tuple(
        RankRange(str(name), int(rank), int(best), int(worst)) for name, rank, best, worst in zip(*columns, strict=True)
    )


def rank_chart(rows: Sequence[RankRange]) -> Markup:
    """Draw per neighbourhood a band from its best to its worst place, with a dot at its own; at least one.

    Beneath it stands the same as a table to fold out, and a screen reader is told all places.
    """
    place = {"width": WIDTH, "top": TOP, "bottom": TOP + ROW * len(rows), "left": LEFT - 10}
    last = max(row.worst for row in rows)
    ticks = [(tick, _x(tick, last)) for tick in _ticks(last)]
    drawing = markup("heat_stress/ranks.svg", **place, **LOOK, ticks=ticks, rows=list(_bands(rows, last)))
    spoken = "; ".join(f"{row.name}: plaats {row.rank}, bij andere gewichten {row.places}" for row in rows)
    titles = ["Plaats", "Buurt", "Plaatsen bij andere gewichten"]
    table = plain_table(pd.DataFrame([(row.rank, row.name, row.places) for row in rows], columns=titles))
    return markup("heat_stress/ranks.html", drawing=image(drawing, spoken), table=table)


def _x(place: int, last: int) -> float:
    """Return where a place lies: the first at the left, the last at the right."""
    return round(LEFT + 12 + (place - 1) * (WIDTH - LEFT - RIGHT - 24) / max(last - 1, 1), 1)


def _ticks(last: int) -> list[int]:
    """Return the places that are named on the axis: the first, and every fifth or tenth."""
    step = 5 if last <= 30 else 10  # noqa: PLR2004  # places that still fit side by side
    return [1, *takewhile(lambda place: place <= last, count(step, step))]


def _bands(rows: Sequence[RankRange], last: int) -> Iterable[dict[str, object]]:
    for line, row in enumerate(rows):
        left, right = _x(row.best, last), _x(row.worst, last)
        yield {
            "name": row.name,
            "x": _x(row.rank, last),
            "y": TOP + ROW * (line + 0.5),
            "from_x": left - 7,
            "width": round(right - left + 14, 1),
            "places": row.best if row.best == row.worst else f"{row.best} - {row.worst}",
        }


def how_firm(table: pd.DataFrame, first: int) -> str:
    """Tell how many of the neighbourhoods on the first so many places stay there, whatever the weights."""
    rows = [row for row in ranges(table, len(table)) if row.rank <= first]
    if not rows:
        return "Van geen enkele buurt is een plaats in de volgorde bekend."
    firm = sum(row.worst <= first for row in rows)
    comers = sum(row.rank > first >= row.best for row in ranges(table, len(table)))
    stay = f"Van de eerste {terms.plural(len(rows), 'buurt', 'buurten')} "
    stay += "blijven alle" if firm == len(rows) else f"{'blijft' if firm == 1 else 'blijven'} er {terms.number(firm)}"
    others = f"; {terms.plural(comers, 'andere buurt kan', 'andere buurten kunnen')} erbij komen" if comers else ""
    return f"{stay} bij elke verandering van de gewichten onder de eerste {terms.number(first)}{others}."
