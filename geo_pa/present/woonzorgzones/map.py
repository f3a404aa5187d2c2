"""How walking zones look on the map: the ground within reach, white spots, designated zones, centres and places."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Signal
from geo_pa.present.classes import Classes, Style, by_said, single
from geo_pa.present.columns import heading
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.layers import without_gone
from geo_pa.present.legend import swatch
from geo_pa.present.marks import PAPER
from geo_pa.present.woonzorgzones.figures import ANALYSIS
from geo_pa.present.woonzorgzones.figures import said as written
from geo_pa.present.woonzorgzones.signs import (
    CORE,
    WIDE,
    ZONE,
    centre_styles,
    complex_styles,
    facility_styles,
    place_styles,
)

GROUND_TOLERANCE_M = 6.0
"""How far the edge of the ground within reach may move: little beside the 25 m on both sides of a street."""

GROUND_STYLES: Mapping[str, Style] = {
    "wide": Style("Ruime zone", WIDE, WIDE, 0.85, 0),
    "zone": Style("Woonzorgzone", ZONE, ZONE, 0.85, 0),
    "core": Style("Kern", CORE, CORE, 0.85, 0),
}
"""From the bottom to the top: each lies within the one before."""

SPOT_OPACITY: Mapping[str, float] = {Signal.HIGH: 0.62, Signal.SOME: 0.3, Signal.NONE: 0.0, Signal.UNKNOWN: 0.5}
"""How firmly a neighbourhood is filled by its signal: beneath the ground within reach, so that what is left shows."""

BORDER = "#7d8b99"

NEIGHBOURHOOD_ROWS = ("signal", "older_residents", "older_outside_zone_residents", "share_zone", "distance_m")
MAYBE_HIDDEN_ROWS = ("older_residents", "older_outside_zone_residents", "share_zone")
LOCATION_ROWS = ("reach", "distance_m", "nearest_centre", "dwellings", "fit_clustered", "suited_accessible")
COMPLEX_ROWS = ("reach", "distance_m", "corporation", "homes", "accessible_least", "accessible_most", "circle_only")
FACILITY_ROWS = ("kind", "is_centre")
ZONE_ROWS = ("designated_on", "share_zone", "corporation_homes", "homes_outside_reach")


def ground(reach: gpd.GeoDataFrame) -> MapLayer:
    """Draw the ground within each walking distance, in three tints; the pointer goes through it.

    Parameters
    ----------
    reach : GeoDataFrame
        From :func:`geo_pa.analyses.woonzorgzones.draw_reach`.
    """
    rows = reach.loc[[name for name in GROUND_STYLES if name in reach.index]]
    classes = Classes("", rows.index.to_series().astype("str"), GROUND_STYLES)
    return replace(layer(rows, classes, tolerance_m=GROUND_TOLERANCE_M), classes=None)


def ground_legend(reach: pd.DataFrame) -> Markup:
    """Write the legend of the ground within reach: each distance, with the time it takes an older resident."""
    told = {
        name: f"{row['name']}: tot {terms.number(row['limit_m'])} m, {terms.number(row['minutes'], 1)} minuten lopen"
        for name, row in reach.iterrows()
    }
    return legend_of("Bereik vanaf een centrum", [(GROUND_STYLES[str(name)], text) for name, text in told.items()])


def legend_of(title: str, lines: Iterable[tuple[Style, str]]) -> Markup:
    """Write a legend without counts: of ground, of which there is an area and not a number."""
    items = Markup().join(Markup("<li>{}<span>{}</span></li>").format(swatch(style), text) for style, text in lines)
    return Markup('<div class="geo-pa-legend"><section><h4>{}</h4><ul>{}</ul></section></div>').format(title, items)


def neighbourhoods(table: gpd.GeoDataFrame) -> MapLayer:
    """Fill neighbourhoods by their signal; a chosen one is explained beside the map, not on it.

    Parameters
    ----------
    table : GeoDataFrame
        Result of ``woonzorgzones``, RD metres.
    """
    said = by_said(table["signal"], "Witte vlekken: ouderen buiten de zone", "signal")
    styles = {
        code: replace(style, fill_opacity=SPOT_OPACITY[code], edge=BORDER, weight=0.8, mark="")
        for code, style in said.styles.items()
        if code in SPOT_OPACITY
    }
    headings = _headings(NEIGHBOURHOOD_ROWS) | {
        name: Column(heading(name, ANALYSIS).title) for name in MAYBE_HIDDEN_ROWS
    }
    words = Words("name", headings, layer="neighbourhoods", popup=False, tooltip_rows=5)
    return layer(_told(table), replace(said, styles=styles), words, tolerance_m=3, tiles=True)


def _told(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Tell what is hidden from what is unknown."""
    rows = [{str(name): value for name, value in row.items()} for row in pd.DataFrame(table).to_dict("records")]
    told = {
        name: pd.Series([written(row, name) for row in rows], index=table.index, dtype="str")
        for name in MAYBE_HIDDEN_ROWS
    }
    return table.assign(**told)


def areas(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw neighbourhoods without their signal: each can still be pointed at and chosen."""
    words = Words("name", {}, layer="neighbourhoods", popup=False)
    classes = single(table.index, Style("", PAPER, BORDER, 0.0, 0.8))
    return replace(layer(table, classes, words, tolerance_m=3, tiles=True), classes=None)


def outlines(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw the borders of neighbourhoods over the ground within reach; the pointer goes through them."""
    classes = single(table.index, Style("", "none", BORDER, 0.0, 0.8))
    return replace(layer(table, classes, tolerance_m=3, tiles=True), classes=None)


DESIGNATED_STYLE = Style("woonzorgzone", "none", "#b1560f", 0.0, 3.0, "8 5")


def designated(zones: gpd.GeoDataFrame) -> MapLayer:
    """Draw designated zones as dashed lines, so that the reach beneath can be read beside them."""
    words = Words("name", _headings(ZONE_ROWS, "zones"), text="explanation", layer="designated_zones", popup=False)
    classes = replace(single(zones.index, DESIGNATED_STYLE), title="Aangewezen door de gemeente")
    return layer(zones, classes, words, tolerance_m=4)


def centres(facilities: gpd.GeoDataFrame) -> MapLayer:
    """Draw the centres of zones, a letter for each kind."""
    return _facilities(facilities[facilities["is_centre"]], "Centra van een zone", centre_styles())


def other_facilities(facilities: gpd.GeoDataFrame) -> MapLayer:
    """Draw the facilities that are no centre, two letters for each kind."""
    return _facilities(facilities[~facilities["is_centre"]], "Andere voorzieningen", facility_styles())


def _facilities(rows: gpd.GeoDataFrame, title: str, styles: dict[str, Style]) -> MapLayer:
    known = rows["kind"].astype("str").where(rows["kind"].isin(list(styles)), "unknown")
    words = Words("name", _headings(FACILITY_ROWS, "facilities"), layer="facilities", popup=False)
    return layer(rows, Classes(title, known, styles), words)


def locations(rows: gpd.GeoDataFrame) -> MapLayer:
    """Draw building locations by their reach; a chosen one is explained beside the map, not on it."""
    words = Words(
        "name", _headings(LOCATION_ROWS, "locations"), layer="building_locations", popup=False, tooltip_rows=6
    )
    return layer(rows, Classes("Bouwlocaties", rows["reach"], place_styles()), words)


def complexes(rows: gpd.GeoDataFrame) -> MapLayer:
    """Draw the corporations' complexes by their reach."""
    words = Words("name", _headings(COMPLEX_ROWS, "complexes"), layer="corporation_stock", popup=False, tooltip_rows=6)
    classes = Classes("Complexen", rows["reach"], complex_styles())
    return layer(rows, without_gone(classes, rows["homes"]), words)


CIRCLE_STYLE = Style("complex in de cirkel, over straat niet in de zone", "none", "#b3261e", 0.0, 3.5, "3 3")


def circle_only(rows: gpd.GeoDataFrame) -> MapLayer:
    """Mark the complexes that a plain circle would wrongly count in."""
    wrong = rows[rows["circle_only"].fillna(False).astype(bool)]
    return layer(wrong, replace(single(wrong.index, CIRCLE_STYLE), title="Verschil met een cirkel om het centrum"))


def _headings(columns: tuple[str, ...], detail: str = "") -> dict[str, Column]:
    return {column: heading(column, ANALYSIS, detail) for column in columns}
