"""What only the card of a neighbourhood tells: both denominators side by side with their margins, and its groups."""

from collections.abc import Iterable

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result, Signal
from geo_pa.present.aandachtsgroepen.map import ALL_GROUPS, DENOMINATORS, TOO_FEW, ratio
from geo_pa.present.attention import Line, listed
from geo_pa.present.marks import INK, SIGNAL_LOOKS, image, sign
from geo_pa.present.markup import NOTHING, markup
from geo_pa.present.special import Own, Row

NOT_TO_SHOW = "niet te tonen"

WIDTH, LEFT, ROW = 440, 130, 34
"""Of the drawing, in pixels: whole width, where the scale starts, height of one line."""

HIGHEST = 4.0
"""Where the scale ends; a margin that goes on has an open end."""


def own(row: Row, result: Result, _detail: str) -> Own:
    """Draw both estimates, say what is not to be shown, and list the groups."""
    return Own(word=NOT_TO_SHOW if row["reason"] == TOO_FEW else None, above=margins(row), last=_groups(row, result))


def margins(row: Row) -> Markup:
    """Draw both estimates with their margin on one scale, where 1 is the mean; empty where there is nothing to draw."""
    if all(terms.is_missing(row[f"estimate_{by}"]) for by in DENOMINATORS):
        return NOTHING
    place = {"width": WIDTH, "height": 20 + len(DENOMINATORS) * ROW, "mean": _at(1.0)}
    drawing = markup("aandachtsgroepen/margins.svg", **place, ink=INK, lines=list(_lines(row)))
    return image(drawing, "; ".join(f"{words}: {ratio(row, by)}" for by, words in DENOMINATORS.items()))


def _at(figure: float) -> float:
    return round(LEFT + min(figure, HIGHEST) / HIGHEST * (WIDTH - LEFT - 8), 1)


def _lines(row: Row) -> Iterable[dict[str, object]]:
    for place, (by, words) in enumerate(DENOMINATORS.items()):
        line = {"words": words, "y": 20 + place * ROW, "fill": ""}
        if terms.is_missing(row[f"estimate_{by}"]):
            yield line
            continue
        ends = {part: _at(float(row[f"{part}_{by}"])) for part in ("low", "estimate", "high")}
        look = SIGNAL_LOOKS[Signal.HIGH if row[f"concentrated_{by}"] else Signal.NONE]
        yield {**line, **ends, "fill": look.fill}


def _groups(row: Row, result: Result) -> Markup:
    """List the groups: how many, of the neighbourhood or its district, and what they are by either denominator."""
    groups = result.details["groups"]
    mine = groups[(groups["neighbourhood_code"] == row["id"]) & (groups["group"] != ALL_GROUPS)]
    lines = [_group(each) for each in mine.to_dict("records")]
    return listed(lines, "Toewijzingen per groep", most=len(lines)) if lines else NOTHING


def _group(row: Row) -> Line:
    count = NOT_TO_SHOW if row["reason"] == TOO_FEW else terms.number(row["shown_allocations"])
    where = " (hele wijk)" if row["level"] == "district" else ""
    known = not terms.is_missing(row["estimate_homes"])
    ratios = "; ".join(f"{words.lower()} {ratio(row, by)}" for by, words in DENOMINATORS.items()) if known else ""
    drawn = sign(row["signal"], "care_signal", 20)
    return Line(drawn, terms.label("care_group", row["group"]), ratios, f"{count}{where}")
