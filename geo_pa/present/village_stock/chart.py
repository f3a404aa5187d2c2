"""The chart of one village: its stock as a line of steps against its base, with the changes as signs beneath it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import HARD, INK, PAPER, image
from geo_pa.present.village_stock.course import Course, Sign, Step, in_words
from geo_pa.present.village_stock.signs import (
    BELOW,
    EARLY,
    LINKED,
    SIGN_HEIGHT,
    UNCERTAIN,
    chart_key,
    defs,
    placed,
    sign_drawing,
)

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
    """Draw the stock of a village through time.

    Parameters
    ----------
    drawn : Course
        Days, stocks and signs.

    Returns
    -------
    Markup
        HTML: one image with the whole chart in words for a screen reader, its key, and the line as a table.
    """
    fit = scale(drawn)
    rows = placed(drawn.signs, fit.x, WIDTH)
    lane = (SIGN_HEIGHT + ROW_GAP) * max((row for *_, row in rows), default=-1) + (SIGN_HEIGHT + ROW_GAP)
    bottom = TOP + PLOT + lane + (8 if rows else 0)
    parts = (
        _box(LEFT, fit.x(drawn.judged), TOP, TOP + PLOT, EARLY) if drawn.early else Markup(),
        _grid(fit, bottom),
        _today(drawn, fit, bottom),
        _surfaces(drawn, fit),
        _leaders(drawn, fit, rows),
        _lines(drawn, fit),
        _signs(rows),
        _ends(drawn, fit),
    )
    svg = Markup(
        '<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" '
        'font-size="14">{defs}{parts}</svg>'
    ).format(width=WIDTH, height=round(bottom + 26), defs=defs(), parts=Markup().join(parts))
    return Markup('<figure class="geo-pa-stock">{}<figcaption>{}{}</figcaption></figure>{}').format(
        image(svg, in_words(drawn)), chart_key(drawn), _axis_note(fit), _table(drawn)
    )


def _text(x: float, y: float, text: str, *, anchor: str = "middle", colour: str = GREY, bold: bool = False) -> Markup:
    return Markup(
        '<text x="{}" y="{}" text-anchor="{}" fill="{}" font-weight="{}" stroke="{}" stroke-width="3" '
        'paint-order="stroke">{}</text>'
    ).format(round(x, 1), round(y, 1), anchor, colour, 700 if bold else 400, PAPER, text)


def _line(path: str, colour: str, width: float, dash: str = "none") -> Markup:
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>').format(
        path, colour, width, dash
    )


def _grid(fit: Scale, bottom: float) -> Markup:
    """Draw the axes: homes at the left, a line at each new year, the year between."""
    levels = [
        _line(f"M{LEFT} {fit.y(tick)}H{fit.last}", GRID, 1)
        + _text(LEFT - 8, fit.y(tick) + 5, terms.number(tick), anchor="end")
        for tick in fit.ticks()
    ]
    edges = [fit.x(on) for on in _new_years(fit)]
    borders = [_line(f"M{x} {TOP}V{bottom}", GRID, 1) for x in edges]
    years = [
        _text((left + right) / 2, bottom + 19, str(fit.start.year + number))
        for number, (left, right) in enumerate(pairwise(edges))
        if right - left > LINE_GAP
    ]
    return Markup().join([*levels, *borders, *years, _text(0, 15, "sociale huurwoningen", anchor="start")])


def _new_years(fit: Scale) -> list[date]:
    """Return the first day, every new year, and the last day."""
    return [fit.start, *(date(year, 1, 1) for year in range(fit.start.year + 1, fit.end.year + 1)), fit.end]


def _today(drawn: Course, fit: Scale, bottom: float) -> Markup:
    """Draw the reference date, where it lies in the period."""
    if not drawn.start < drawn.today < drawn.end:
        return Markup()
    x = fit.x(drawn.today)
    return _line(f"M{x} {TOP - 6}V{bottom}", GREY, 1.5) + _text(
        min(max(x, LEFT + 90), fit.last - 90), TOP - 11, f"peildatum {terms.day(drawn.today)}"
    )


def _spans(steps: Sequence[Step], fit: Scale) -> Iterator[tuple[Step, float, float]]:
    """Give each step with where it begins and ends."""
    edges = [*(fit.x(step.on) for step in steps), fit.last]
    yield from zip(steps, edges, edges[1:], strict=False)


def _surfaces(drawn: Course, fit: Scale) -> Markup:
    """Draw where the stock is below its base, where a project will rebuild, and where the stock is not known."""
    base, found = drawn.base, []
    for step, left, right in _spans(drawn.steps, fit):
        if step.stock is None or step.bridged is None:
            found.append(_box(left, right, TOP, TOP + PLOT, UNCERTAIN))
            continue
        if base is not None and step.bridged < base:
            found.append(_box(left, right, fit.y(base), fit.y(step.bridged), BELOW))
        found.append(_box(left, right, fit.y(step.bridged), fit.y(step.stock), LINKED))
    return Markup().join(found)


def _box(left: float, right: float, top: float, bottom: float, fill: str) -> Markup:
    if bottom <= top or right <= left:
        return Markup()
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        left, top, round(right - left, 1), round(bottom - top, 1), fill
    )


def _lines(drawn: Course, fit: Scale) -> Markup:
    """Draw the base dashed, the stock with soft plans dotted, and on top of it the stock itself."""
    base = "" if drawn.base is None else f"M{LEFT} {fit.y(drawn.base)}H{fit.last}"
    soft = steps_path(drawn.steps, fit, lambda step: step.with_soft)
    own = steps_path(drawn.steps, fit, lambda step: step.stock)
    return _line(base, INK, 1.6, "8 5") + _line(soft, HARD, 2.6, "2 4") + _line(own, HARD, 3.2)


def steps_path(steps: Sequence[Step], fit: Scale, stock: Stock) -> str:
    """Write a line of steps as an SVG path, with a gap where the stock is not known."""
    path, before = "", None
    for step, left, right in _spans(steps, fit):
        homes = stock(step)
        if homes is not None:
            path += f"{f'M{left} ' if before is None else 'V'}{fit.y(homes)}H{right}"
        before = homes
    return path


def _leaders(drawn: Course, fit: Scale, rows: Sequence[tuple[Sign, float, int]]) -> Markup:
    """Draw from each day on which something happens a thin line down to its signs."""
    lowest = {sign.on: row for sign, _, row in sorted(rows, key=lambda each: each[2])}
    return Markup().join(
        _line(f"M{fit.x(on)} {fit.y(_level(drawn, on))}V{_row_top(row) + 2}", GREY, 1, "1 3")
        for on, row in lowest.items()
    )


def _level(drawn: Course, on: date) -> float:
    """Return the stock on a day; where that is not known, the base."""
    stock = [step.stock for step in drawn.steps if step.on <= on][-1]
    return next((homes for homes in (stock, drawn.base) if homes is not None), 0)


def _row_top(row: int) -> float:
    return TOP + PLOT + 8 + row * (SIGN_HEIGHT + ROW_GAP)


def _signs(rows: Sequence[tuple[Sign, float, int]]) -> Markup:
    return Markup().join(sign_drawing(sign, middle, _row_top(row)) for sign, middle, row in rows)


def _ends(drawn: Course, fit: Scale) -> Markup:
    """Write the stock on the end date, with soft plans as well, and the base, so that none covers another."""
    last = drawn.steps[-1]
    told = [] if drawn.base is None else [(fit.y(drawn.base), f"beginstand {terms.number(drawn.base)}", False)]
    level = _level(drawn, drawn.end)
    if last.with_soft != last.stock:
        at = fit.y(level if last.with_soft is None else last.with_soft)
        told.append((at, f"zacht: {terms.number(last.with_soft)}", False))
    told.append((fit.y(level), terms.number(last.stock), True))
    head = _text(WIDTH, 15, f"op {terms.day(drawn.end)}", anchor="end")
    return head + Markup().join(
        _text(fit.last + 6, y + 5, text, anchor="start", colour=INK, bold=bold) for y, text, bold in apart(told)
    )


def apart(told: Sequence[tuple[float, str, bool]]) -> list[tuple[float, str, bool]]:
    """Move texts apart until none covers another, from the top down, and back up where they would leave the plot."""
    found: list[tuple[float, str, bool]] = []
    for y, text, bold in sorted(told, key=lambda each: (each[0], not each[2])):
        found.append((max(y, found[-1][0] + LINE_GAP) if found else y, text, bold))
    over = max(found[-1][0] - (TOP + PLOT), 0) if found else 0
    return [(y - over, text, bold) for y, text, bold in found]


def _axis_note(fit: Scale) -> Markup:
    if not fit.low:
        return Markup()
    return Markup('<span class="geo-pa-note">De as begint bij {}, niet bij 0.</span>').format(terms.homes(fit.low))


def _table(drawn: Course) -> Markup:
    """Write the line as a table to fold out."""
    rows = Markup().join(
        Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
            terms.day(step.on), *map(terms.number, (step.stock, step.bridged, step.with_soft))
        )
        for step in drawn.steps
    )
    return Markup(
        '<details class="geo-pa-fold"><summary>De lijn als tabel</summary><table class="geo-pa-plain-table"><thead><tr>'
        "<th>Vanaf</th><th>Voorraad (woningen)</th><th>Met wat plannen nog terugbouwen</th><th>Met zachte plannen</th>"
        "</tr></thead><tbody>{}</tbody></table></details>"
    ).format(rows)
