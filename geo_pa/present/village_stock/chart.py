"""The chart of one village: its stock as a line of steps against its base, with the changes as signs beneath it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import HARD, INK, PAPER, image
from geo_pa.present.markup import markup
from geo_pa.present.pages import plain_table
from geo_pa.present.village_stock.course import Course, Sign, Step, in_words
from geo_pa.present.village_stock.key import BELOW, EARLY, LINKED, UNCERTAIN, key, patterns
from geo_pa.present.village_stock.signs import SIGN_HEIGHT, look_of, placed, width_of

WIDTH = 780
LEFT = 56
RIGHT = 128
TOP = 44
PLOT = 220
AFTER = 26
"""How far the line runs on after the end date, so that what happens on that day can be seen."""

LINE_GAP = 17
ROW_GAP = 4
MOST_TICKS = 6
POWERS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
LEAST_SPAN = 6
"""Homes that the axis holds at least, so that one home is not drawn as a cliff."""

GREY, GRID = "#4a5b6c", "#d3dbe3"
TITLES = ("Vanaf", "Voorraad (woningen)", "Met wat plannen nog terugbouwen", "Met zachte plannen")
Placed = Sequence[tuple[Sign, float, int]]
Shape = dict[str, object]
"""A line (``path``), a text or a surface (``fill``) of the drawing."""

Stock = Callable[[Step], int | None]


@dataclass(frozen=True)
class Scale:
    """Where days and homes lie in the drawing, in pixels."""

    start: date
    end: date
    low: int
    high: int
    step: int

    def x(self, on: date) -> float:
        """Return where a day lies."""
        days = (self.end - self.start).days
        return round(LEFT + (on - self.start).days / days * (WIDTH - LEFT - RIGHT - AFTER), 1)

    def y(self, homes: float) -> float:
        """Return where a number of homes lies."""
        return round(TOP + (self.high - homes) / (self.high - self.low) * PLOT, 1)

    @property
    def last(self) -> float:
        """Where the line ends: a little after the end date."""
        return self.x(self.end) + AFTER

    def ticks(self) -> range:
        """Return the numbers on the axis."""
        return range(self.low, self.high + 1, self.step)


def tick_step(low: float, high: float) -> int:
    """Return the smallest round step with which an axis has few enough numbers."""
    steps = (factor * power for power in POWERS for factor in (1, 2, 5))
    return next(step for step in steps if (high - low) / step <= MOST_TICKS)


def scale(drawn: Course) -> Scale:
    """Fit a scale around all that is known of a village, with round numbers at both ends."""
    lines = (value for step in drawn.steps for value in (step.stock, step.bridged, step.with_soft))
    known = [value for value in (drawn.base, *lines) if value is not None] or [0]
    lowest, highest = min(known), max(known)
    room = max((LEAST_SPAN - (highest - lowest)) / 2, (highest - lowest) / 8)
    # From nought where that takes no more than as much room again; a stock below nought is only of who sees part of it.
    from_nought = 0 <= lowest <= highest - lowest + 2 * room
    floor = 0 if from_nought else lowest - room
    step = tick_step(floor, highest + room)
    low, high = (int(edge) * step for edge in (floor // step, -(-(highest + room) // step)))
    return Scale(drawn.start, drawn.end, low, high, step)


def stock_chart(drawn: Course) -> Markup:
    """Draw the stock of a village through time, with its key, and with the line as a table to fold out.

    A screen reader is told the whole chart in words.
    """
    fit = scale(drawn)
    rows = placed(drawn.signs, fit.x, WIDTH)
    lane = (SIGN_HEIGHT + ROW_GAP) * (max((row for *_, row in rows), default=-1) + 1)
    bottom = TOP + PLOT + lane + (8 if rows else 0)
    shapes = [
        *([_box(LEFT, fit.x(drawn.judged), TOP, TOP + PLOT, EARLY)] if drawn.early else []),
        *_grid(fit, bottom),
        *_today(drawn, fit, bottom),
        *_surfaces(drawn, fit),
        *_leaders(drawn, fit, rows),
        *_lines(drawn, fit),
        *_ends(drawn, fit),
    ]
    size = {"width": WIDTH, "height": round(bottom + 26), "ink": INK, "paper": PAPER, "patterns": patterns()}
    drawing = markup("village_stock/chart.svg", **size, shapes=shapes, signs=list(_signs(rows)))
    cells = [(terms.day(at.on), *map(terms.number, (at.stock, at.bridged, at.with_soft))) for at in drawn.steps]
    table = plain_table(pd.DataFrame(cells, columns=list(TITLES)))
    told = image(drawing, in_words(drawn))
    return markup("village_stock/chart.html", drawing=told, key=list(key(drawn)), low=fit.low, table=table)


def _text(x: float, y: float, text: str, *, anchor: str = "middle", colour: str = GREY, bold: bool = False) -> Shape:
    return {"x": round(x, 1), "y": round(y, 1), "text": text, "anchor": anchor, "colour": colour, "bold": bold}


def _line(path: str, colour: str, width: float, dash: str = "none") -> Shape:
    return {"path": path, "colour": colour, "width": width, "dash": dash}


def _box(left: float, right: float, top: float, bottom: float, fill: str) -> Shape:
    if bottom <= top or right <= left:
        return {}
    return {"x": left, "y": top, "width": round(right - left, 1), "height": round(bottom - top, 1), "fill": fill}


def _grid(fit: Scale, bottom: float) -> Iterator[Shape]:
    """Draw the axes: homes at the left, a line at each new year, the year between."""
    for tick in fit.ticks():
        yield _line(f"M{LEFT} {fit.y(tick)}H{fit.last}", GRID, 1)
        yield _text(LEFT - 8, fit.y(tick) + 5, terms.number(tick), anchor="end")
    new_years = (date(year, 1, 1) for year in range(fit.start.year + 1, fit.end.year + 1))
    edges = [fit.x(on) for on in (fit.start, *new_years, fit.end)]
    yield from (_line(f"M{x} {TOP}V{bottom}", GRID, 1) for x in edges)
    for number, (left, right) in enumerate(pairwise(edges)):
        if right - left > LINE_GAP:
            yield _text((left + right) / 2, bottom + 19, str(fit.start.year + number))
    yield _text(0, 15, "sociale huurwoningen", anchor="start")


def _today(drawn: Course, fit: Scale, bottom: float) -> Iterator[Shape]:
    """Draw the reference date, where it lies in the period."""
    if drawn.start < drawn.today < drawn.end:
        x = fit.x(drawn.today)
        yield _line(f"M{x} {TOP - 6}V{bottom}", GREY, 1.5)
        yield _text(min(max(x, LEFT + 90), fit.last - 90), TOP - 11, f"peildatum {terms.day(drawn.today)}")


def _spans(steps: Sequence[Step], fit: Scale) -> Iterator[tuple[Step, float, float]]:
    """Give each step with where it begins and ends."""
    edges = [*(fit.x(step.on) for step in steps), fit.last]
    yield from zip(steps, edges, edges[1:], strict=False)


def _surfaces(drawn: Course, fit: Scale) -> Iterator[Shape]:
    """Draw where the stock is below its base, where a project will rebuild, and where the stock is not known."""
    base = drawn.base
    for step, left, right in _spans(drawn.steps, fit):
        if step.stock is None or step.bridged is None:
            yield _box(left, right, TOP, TOP + PLOT, UNCERTAIN)
            continue
        if base is not None and step.bridged < base:
            yield _box(left, right, fit.y(base), fit.y(step.bridged), BELOW)
        yield _box(left, right, fit.y(step.bridged), fit.y(step.stock), LINKED)


def _lines(drawn: Course, fit: Scale) -> Iterator[Shape]:
    """Draw the base dashed, the stock with soft plans dotted, and on top of it the stock itself."""
    if drawn.base is not None:
        yield _line(f"M{LEFT} {fit.y(drawn.base)}H{fit.last}", INK, 1.6, "8 5")
    yield _line(steps_path(drawn.steps, fit, lambda step: step.with_soft), HARD, 2.6, "2 4")
    yield _line(steps_path(drawn.steps, fit, lambda step: step.stock), HARD, 3.2)


def steps_path(steps: Sequence[Step], fit: Scale, stock: Stock) -> str:
    """Write a line of steps as an SVG path, with a gap where the stock is not known."""
    path, before = "", None
    for step, left, right in _spans(steps, fit):
        homes = stock(step)
        if homes is not None:
            path += f"{f'M{left} ' if before is None else 'V'}{fit.y(homes)}H{right}"
        before = homes
    return path


def _leaders(drawn: Course, fit: Scale, rows: Placed) -> Iterator[Shape]:
    """Draw from each day on which something happens a thin line down to its signs."""
    lowest = {sign.on: row for sign, _, row in sorted(rows, key=lambda each: each[2])}
    for on, row in lowest.items():
        yield _line(f"M{fit.x(on)} {fit.y(_level(drawn, on))}V{_row_top(row) + 2}", GREY, 1, "1 3")


def _level(drawn: Course, on: date) -> float:
    """Return the stock on a day; where that is not known, the base."""
    stock = [step.stock for step in drawn.steps if step.on <= on][-1]
    return next((homes for homes in (stock, drawn.base) if homes is not None), 0)


def _row_top(row: int) -> float:
    return TOP + PLOT + 8 + row * (SIGN_HEIGHT + ROW_GAP)


def _signs(rows: Placed) -> Iterator[dict[str, object]]:
    for sign, middle, row in rows:
        look, width, top = look_of(sign), width_of(sign), _row_top(row)
        box = {"x": round(middle - width / 2, 1), "y": round(top, 1), "width": width, "height": SIGN_HEIGHT}
        told = {"text": sign.text, "middle": round(middle, 1), "base": round(top + SIGN_HEIGHT - 6, 1)}
        yield {**box, **told, "fill": look.fill, "ink": look.ink, "dash": "3 2" if sign.soft else "none"}


def _ends(drawn: Course, fit: Scale) -> Iterator[Shape]:
    """Write the stock on the end date, with soft plans as well, and the base, so that none covers another."""
    last = drawn.steps[-1]
    told = [] if drawn.base is None else [(fit.y(drawn.base), f"beginstand {terms.number(drawn.base)}", False)]
    level = _level(drawn, drawn.end)
    if last.with_soft != last.stock:
        at = fit.y(level if last.with_soft is None else last.with_soft)
        told.append((at, f"zacht: {terms.number(last.with_soft)}", False))
    told.append((fit.y(level), terms.number(last.stock), True))
    yield _text(WIDTH, 15, f"op {terms.day(drawn.end)}", anchor="end")
    for y, text, bold in apart(told):
        yield _text(fit.last + 6, y + 5, text, anchor="start", colour=INK, bold=bold)


def apart(told: Sequence[tuple[float, str, bool]]) -> list[tuple[float, str, bool]]:
    """Move texts apart until none covers another, from the top down, and back up where they would leave the plot."""
    found: list[tuple[float, str, bool]] = []
    for y, text, bold in sorted(told, key=lambda each: (each[0], not each[2])):
        found.append((max(y, found[-1][0] + LINE_GAP) if found else y, text, bold))
    over = max(found[-1][0] - (TOP + PLOT), 0) if found else 0
    return [(y - over, text, bold) for y, text, bold in found]
