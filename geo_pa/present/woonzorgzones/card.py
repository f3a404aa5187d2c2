"""What only the cards of the walking zones tell: the reach of a place, the walk to everything, and what is hidden."""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.marks import INK, PAPER, image
from geo_pa.present.markup import NOTHING, markup
from geo_pa.present.special import Own, Row
from geo_pa.present.woonzorgzones.figures import HIDDEN, SECONDS, hidden, score_parts
from geo_pa.present.woonzorgzones.signs import ZONE, reach_sign

NO_ZONE = {"designated_zone": "geen"}
"""What a missing value means where it is not unknown."""

BAR_WIDTH = 86

Part = Mapping[Any, float]
"""What one type of facility adds to the score."""


def own(row: Row, result: Result, detail: str) -> Own:
    """Say the reach of a place, list the walk to each type of facility, and tell hidden from unknown."""
    empty = {name: word for name, word in NO_ZONE.items() if name in row and terms.is_missing(row[name])}
    concealed = {} if detail else dict.fromkeys((name for name in row if hidden(row, name)), HIDDEN)
    place = "reach" in row
    return Own(
        sign=image(reach_sign(row["reach"], 28)) if place else None,
        word=terms.label("reach", row["reach"]) if place else None,
        beneath=_walks(row, result) if "supermarket_m" in row else NOTHING,
        instead=empty | concealed,
    )


def _walks(row: Row, result: Result) -> Markup:
    """List the walk to each type of facility, with what it adds to the score as a small bar."""
    score = row["facility_score"]
    return markup(
        "woonzorgzones/walks.html",
        score=terms.UNKNOWN if terms.is_missing(score) else f"{_score(score)} van 1",
        walks=list(_lines(row, result)),
        wide=result.rules.number("zone_wide_distance"),
    )


def _lines(row: Row, result: Result) -> Iterator[tuple[str, str, str, Markup | str]]:
    """Give each type, and last a bus stop, which has no weight in the score."""
    parts = score_parts(row, result.rules)
    for name, part in parts.to_dict("index").items():
        yield _line(str(name), part["distance_m"], part["minutes"], _bar(part, parts["most"].max()))
    metres = row["bus_stop_m"]
    minutes = metres / float(result.rules.number("walking_speed_65_plus")) / SECONDS
    yield _line("bus_stop", metres, minutes, "geen gewicht")


def _line(name: str, metres: float, minutes: float, weight: Markup | str) -> tuple[str, str, str, Markup | str]:
    """Write one type; a walk that is missing cannot be made, or there is no such facility in the layer."""
    if terms.is_missing(metres):
        return name, "niet gevonden", "", weight
    return name, f"{terms.number(round(metres))} m", f"{terms.number(round(minutes, 1), 1)} min.", weight


def _score(value: float) -> str:
    return terms.number(None if terms.is_missing(value) else round(value, 2), 2)


def _bar(part: Part, most: float) -> Markup:
    """Draw one type: as long as its weight, filled as far as it counts, with the figure behind it."""
    per_unit, score = (BAR_WIDTH - 30) / most if most else 0.0, _score(part["score"])
    place = {"whole": round(part["most"] * per_unit, 1), "filled": round(part["score"] * per_unit, 1)}
    look = {"width": BAR_WIDTH, "paper": PAPER, "fill": ZONE, "ink": INK}
    return image(markup("woonzorgzones/score_bar.svg", **place, **look, figure=score), score)
