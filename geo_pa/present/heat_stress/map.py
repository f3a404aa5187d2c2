"""How heat and green look on the map: neighbourhoods, cool places, and which complexes come first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from geo_pa.model import Column, Result, Signal
from geo_pa.present.classes import UNKNOWN, Classes, Style, by_limits, by_said, unknown_style
from geo_pa.present.columns import columns_of
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.heat_stress.figures import SIGNAL, by_figure
from geo_pa.present.heat_stress.tables import SPLIT, read
from geo_pa.present.layers import GONE
from geo_pa.present.marks import INK, PAPER

SHORT: Mapping[str, Column] = {
    "corporation": Column("Van"),
    "rank_in_corporation": Column("Plaats"),
    "pet_mean": Column("Hitte", "degC PET"),
    "island_mean": Column("Hitte-eiland", "degC"),
    "green_share": Column("Groen", "share"),
    "cool_place_distance_m": Column("Koele plek", "m"),
}
"""Headings beside a shape: there is little room, and the unit says what is measured."""

NEIGHBOURHOOD_ROWS = ("signal", "rank", *SPLIT, "green_share", "cool_place_distance_m")
COMPLEX_ROWS = ("corporation", "rank_in_corporation", *SPLIT, "homes")

FIRST_RANKS: Mapping[str, int] = {"eerste 3 van elke corporatie": 3, "4 tot en met 10": 10}
"""Classes of complexes, by their highest rank within their corporation; the others come later."""

LATER = "later"
COMPLEX_STYLES: Mapping[str, Style] = {
    "eerste 3 van elke corporatie": Style("eerste 3 van elke corporatie", INK, PAPER, 1.0, 2.5),
    "4 tot en met 10": Style("4 tot en met 10", "#5b6f84", PAPER, 1.0, 2.0),
    LATER: Style("daarna", "#b4c0cc", "#5b6f84", 0.9, 1.0),
}
"""Dark to light without a hue, so that they stand out on every colour of the neighbourhoods."""

COOL_STYLES: Mapping[str, Style] = {
    "open": Style("te voet te bereiken", "#3f9b8c", "#1d5f55", 0.75, 1.0),
    "closed": Style("geen straat erheen bekend", "#bfe0d6", "#3f9b8c", 0.45, 1.0, "3 3"),
}


def neighbourhoods(result: Result, colouring: str, *, see_through: bool = False) -> tuple[MapLayer, ...]:
    """Draw neighbourhoods by their signal (with their signs as a second layer) or by a figure; or only their edges."""
    if colouring == SIGNAL:
        return _by_signal(result, see_through=see_through)
    looks = _with_edges(by_figure(result.table, colouring, result.rules), see_through=see_through)
    areas = layer(read(result, ""), looks, _words(result), tolerance_m=3, tiles=True)
    return (replace(areas, classes=None) if see_through else areas,)


def _by_signal(result: Result, *, see_through: bool) -> tuple[MapLayer, ...]:
    """Draw a sign only where a signal asks for attention or is unknown: the others would cover names and each other."""
    rows, words = read(result, ""), _words(result)
    classes = by_said(rows["signal"], "Signaal hitte en groen", "signal")
    looks = _with_edges(classes, see_through=see_through)
    areas = layer(rows, looks.without_marks(), words, tolerance_m=3, tiles=True)
    asking = rows[rows["signal"] != Signal.NONE]
    signs = layer(asking, replace(looks, code=looks.code[asking.index]), words, tolerance_m=3)
    return replace(areas, classes=classes), replace(signs, classes=None)


def _words(result: Result) -> Words:
    rows = _headings(result, NEIGHBOURHOOD_ROWS)
    return Words("name", rows, layer="neighbourhoods", popup=False, tooltip_rows=6)


def _with_edges(classes: Classes, *, see_through: bool) -> Classes:
    """Give areas that lie side by side thin edges: theirs are not specks that must be seen from afar."""
    clear = {"fill": PAPER, "fill_opacity": 0.0, "edge": INK, "weight": 0.8}
    look: dict[str, Any] = clear if see_through else {"edge": PAPER, "weight": 1.2}
    return replace(classes, styles={code: replace(style, **look) for code, style in classes.styles.items()})


def complexes(result: Result) -> MapLayer:
    """Draw the corporations' complexes by their place in the order of their own corporation."""
    rows = read(result, "complexes")
    words = Words("name", _headings(result, COMPLEX_ROWS, "complexes"), text="explanation", layer="corporation_stock")
    return layer(rows, by_rank(rows["rank_in_corporation"], rows["reason"] == "gone"), words)


def by_rank(ranks: pd.Series, gone: pd.Series) -> Classes:
    """Class complexes by their rank within their corporation; one without a rank is gone or "onbekend"."""
    found = by_limits(ranks, "Complexen: welke eerst", FIRST_RANKS, above=LATER)
    looks = {**COMPLEX_STYLES, "gone": GONE, UNKNOWN: unknown_style()}
    return replace(found, code=found.code.mask(gone, "gone"), styles=looks)


def cool_places(result: Result) -> MapLayer:
    """Draw the cool places, once they have names, told apart by whether a street leads there."""
    rows = read(result, "cool_places")
    reached = (rows["access_points"] > 0).fillna(False).astype(bool)
    codes = pd.Series("closed", index=rows.index, dtype="str").mask(reached, "open")
    headings = _headings(result, ("neighbourhood", "area_m2"), "cool_places")
    words = Words("name", headings, popup=False, layer="cool_places")
    return layer(rows, Classes("Koele plekken", codes, COOL_STYLES), words, tolerance_m=4)


def _headings(result: Result, names: Iterable[str], detail: str = "") -> dict[str, Column]:
    known = columns_of(result, names, detail)
    return {name: SHORT.get(name, column) for name, column in known.items()}
