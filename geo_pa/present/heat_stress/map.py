"""How heat and green look on the map: neighbourhoods, cool places, and which complexes come first."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa.model import Column, Rules, Signal
from geo_pa.present.classes import Classes, Style, by_said, unknown_style
from geo_pa.present.columns import heading
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.heat_stress.figures import ISLAND_UNIT, SIGNAL, by_figure
from geo_pa.present.heat_stress.tables import SPLIT, to_read
from geo_pa.present.layers import GONE
from geo_pa.present.marks import INK, PAPER
from geo_pa.present.raster import SCALES, Scale

ISLAND_TITLE = "Hitte-eiland: °C warmer dan het buitengebied"

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


def neighbourhoods(
    table: gpd.GeoDataFrame, colouring: str, rules: Rules, *, see_through: bool = False
) -> tuple[MapLayer, ...]:
    """Draw neighbourhoods by their signal or by a figure; a chosen one is explained beside the map, not on it.

    Parameters
    ----------
    table : GeoDataFrame
        Result of ``heat_stress``, RD metres.
    colouring : str
        "signal", or one of :func:`geo_pa.present.heat_stress.figures.figures`.
    rules : Rules
        Of ``heat_stress``.
    see_through : bool
        Whether only the edges are drawn, so that an image beneath them can be read.

    Returns
    -------
    tuple of MapLayer
        The areas, and where they are coloured by signal those again that carry its sign. Only the first has classes for
        the legend, and none where they cannot be seen.
    """
    if colouring == SIGNAL:
        return _by_signal(to_read(table), see_through=see_through)
    classes = by_figure(table, colouring, rules)
    areas = layer(to_read(table), _with_edges(classes, see_through=see_through), _words(), tolerance_m=3, tiles=True)
    return (replace(areas, classes=None) if see_through else areas,)


def _by_signal(table: gpd.GeoDataFrame, *, see_through: bool) -> tuple[MapLayer, ...]:
    """Draw a sign only where a signal asks for attention or is unknown: the others would cover names and each other."""
    classes = by_said(table["signal"], "Signaal hitte en groen", "signal")
    looks = _with_edges(classes, see_through=see_through)
    plain = replace(looks, styles={code: replace(style, mark="") for code, style in looks.styles.items()})
    areas = layer(table, plain, _words(), tolerance_m=3, tiles=True)
    asking = table[table["signal"] != Signal.NONE]
    signs = layer(asking, replace(looks, code=looks.code[asking.index]), _words(), tolerance_m=3)
    return replace(areas, classes=classes), replace(signs, classes=None)


def _words() -> Words:
    return Words("name", _headings(NEIGHBOURHOOD_ROWS), layer="neighbourhoods", popup=False, tooltip_rows=6)


def _with_edges(classes: Classes, *, see_through: bool) -> Classes:
    """Give areas that lie side by side thin edges: theirs are not specks that must be seen from afar."""
    clear = {"fill": PAPER, "fill_opacity": 0.0, "edge": INK, "weight": 0.8}
    look: dict[str, Any] = clear if see_through else {"edge": PAPER, "weight": 1.2}
    return replace(classes, styles={code: replace(style, **look) for code, style in classes.styles.items()})


def complexes(frame: gpd.GeoDataFrame) -> MapLayer:
    """Draw the corporations' complexes by their place in the order of their own corporation.

    Parameters
    ----------
    frame : GeoDataFrame
        Detail ``complexes`` of the result, RD metres.
    """
    words = Words("name", _headings(COMPLEX_ROWS, "complexes"), text="explanation", layer="corporation_stock")
    return layer(to_read(frame), by_rank(frame["rank_in_corporation"], frame["reason"] == "gone"), words)


def by_rank(ranks: pd.Series, gone: pd.Series) -> Classes:
    """Class complexes by their rank within their corporation; one without a rank is gone or "onbekend"."""
    codes = pd.Series(LATER, index=ranks.index, dtype="str")
    for name, last in reversed(list(FIRST_RANKS.items())):
        codes = codes.mask((ranks <= last).fillna(False).astype(bool), name)
    known = codes.mask(ranks.isna(), "unknown").mask(gone, "gone")
    return Classes("Complexen: welke eerst", known, {**COMPLEX_STYLES, "gone": GONE, "unknown": unknown_style()})


def cool_places(frame: gpd.GeoDataFrame) -> MapLayer:
    """Draw the cool places, told apart by whether a street leads there.

    Parameters
    ----------
    frame : GeoDataFrame
        Detail ``cool_places`` of the result with names: polygons in RD metres, area_m2, access_points.
    """
    reached = (frame["access_points"] > 0).fillna(False).astype(bool)
    codes = pd.Series("closed", index=frame.index, dtype="str").mask(reached, "open")
    words = Words("name", _headings(("neighbourhood", "area_m2"), "cool_places"), popup=False, layer="cool_places")
    return layer(to_read(frame), Classes("Koele plekken", codes, COOL_STYLES), words, tolerance_m=4)


def scale(name: str, unit: str) -> Scale:
    """Return how a raster reads: heat by its unit, so that degrees of heat island are not called perceived temperature.

    Parameters
    ----------
    name : str
        One of :data:`geo_pa.present.raster.SCALES`.
    unit : str
        As its declaration has it.
    """
    found = SCALES[name]
    return replace(found, title=ISLAND_TITLE) if name == "heat" and unit == ISLAND_UNIT else found


def _headings(columns: tuple[str, ...], detail: str = "") -> dict[str, Column]:
    return {column: SHORT.get(column) or heading(column, "heat_stress", detail) for column in columns}
