"""How walking zones look on the map: the ground within reach, white spots, designated zones, centres and places."""

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Result, Signal
from geo_pa.present.classes import Classes, Style, by_said, single
from geo_pa.present.columns import columns_of
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.headings import text
from geo_pa.present.layers import without_gone
from geo_pa.present.legend import legend_of
from geo_pa.present.marks import PAPER
from geo_pa.present.woonzorgzones.figures import HIDDEN, hidden
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
    """Draw the ground within each walking distance, in three tints; the pointer goes through it."""
    rows = reach.loc[[name for name in GROUND_STYLES if name in reach.index]]
    classes = Classes("", rows.index.to_series().astype("str"), GROUND_STYLES)
    return replace(layer(rows, classes, tolerance_m=GROUND_TOLERANCE_M), classes=None)


def ground_legend(result: Result) -> Markup:
    """Write the legend of the ground within reach: each distance, with the time it takes an older resident."""
    told = {
        name: f"{row['name']}: tot {terms.number(row['limit_m'])} m, {terms.number(row['minutes'], 1)} minuten lopen"
        for name, row in result.details["reach"].iterrows()
    }
    lines = [(GROUND_STYLES[str(name)], text, None) for name, text in told.items()]
    return legend_of("Bereik vanaf een centrum", lines)


def neighbourhoods(result: Result) -> MapLayer:
    """Fill neighbourhoods by their signal; a chosen one is explained beside the map, not on it."""
    said = by_said(result.table["signal"], "Witte vlekken: ouderen buiten de zone", "signal")
    styles = {
        code: replace(style, fill_opacity=SPOT_OPACITY[code], edge=BORDER, weight=0.8, mark="")
        for code, style in said.styles.items()
        if code in SPOT_OPACITY
    }
    known = columns_of(result, NEIGHBOURHOOD_ROWS)
    headings = {name: Column(one.title) if name in MAYBE_HIDDEN_ROWS else one for name, one in known.items()}
    words = Words("name", headings, layer="neighbourhoods", popup=False, tooltip_rows=5)
    return layer(_told(result), replace(said, styles=styles), words, tolerance_m=3, tiles=True)


def _told(result: Result) -> pd.DataFrame:
    """Tell what is hidden from what is unknown."""
    table, columns = result.table, columns_of(result, MAYBE_HIDDEN_ROWS)
    rows = pd.DataFrame(table).to_dict("records")
    told = {
        name: [HIDDEN if hidden(row, name) else text(row[name], column) for row in rows]
        for name, column in columns.items()
    }
    return table.assign(**{name: pd.Series(words, index=table.index, dtype="str") for name, words in told.items()})


def areas(result: Result) -> MapLayer:
    """Draw neighbourhoods without their signal: each can still be pointed at and chosen."""
    words = Words("name", {}, layer="neighbourhoods", popup=False)
    return _edged(result.table, Style("", PAPER, BORDER, 0.0, 0.8), words)


def outlines(result: Result) -> MapLayer:
    """Draw the borders of neighbourhoods over the ground within reach; the pointer goes through them."""
    return _edged(result.table, Style("", "none", BORDER, 0.0, 0.8))


def _edged(table: gpd.GeoDataFrame, style: Style, words: Words | None = None) -> MapLayer:
    return replace(layer(table, single(table.index, style), words, tolerance_m=3, tiles=True), classes=None)


DESIGNATED_STYLE = Style("woonzorgzone", "none", "#b1560f", 0.0, 3.0, "8 5")


def designated(result: Result) -> MapLayer:
    """Draw designated zones as dashed lines, so that the reach beneath can be read beside them."""
    zones = result.details["zones"]
    rows = columns_of(result, ZONE_ROWS, "zones")
    words = Words("name", rows, text="explanation", layer="designated_zones", popup=False)
    classes = replace(single(zones.index, DESIGNATED_STYLE), title="Aangewezen door de gemeente")
    return layer(zones, classes, words, tolerance_m=4)


def centres(result: Result) -> MapLayer:
    """Draw the centres of zones, a letter for each kind."""
    return _facilities(result, "Centra van een zone", centre_styles(), centres=True)


def other_facilities(result: Result) -> MapLayer:
    """Draw the facilities that are no centre, two letters for each kind."""
    return _facilities(result, "Andere voorzieningen", facility_styles(), centres=False)


def _facilities(result: Result, title: str, styles: dict[str, Style], *, centres: bool) -> MapLayer:
    every = result.details["facilities"]
    rows = every[every["is_centre"] == centres]
    known = rows["kind"].astype("str").where(rows["kind"].isin(list(styles)), "unknown")
    words = Words("name", columns_of(result, FACILITY_ROWS, "facilities"), layer="facilities", popup=False)
    return layer(rows, Classes(title, known, styles), words)


def locations(result: Result) -> MapLayer:
    """Draw building locations by their reach; a chosen one is explained beside the map, not on it."""
    rows = result.details["locations"]
    classes = Classes("Bouwlocaties", rows["reach"], place_styles())
    return layer(rows, classes, _place_words(result, LOCATION_ROWS, "locations", "building_locations"))


def complexes(result: Result) -> MapLayer:
    """Draw the corporations' complexes by their reach."""
    rows = result.details["complexes"]
    classes = without_gone(Classes("Complexen", rows["reach"], complex_styles()), rows["homes"])
    return layer(rows, classes, _place_words(result, COMPLEX_ROWS, "complexes", "corporation_stock"))


def _place_words(result: Result, names: tuple[str, ...], detail: str, about: str) -> Words:
    return Words("name", columns_of(result, names, detail), layer=about, popup=False, tooltip_rows=6)


CIRCLE_STYLE = Style("complex in de cirkel, over straat niet in de zone", "none", "#b3261e", 0.0, 3.5, "3 3")


def circle_only(result: Result) -> MapLayer:
    """Mark the complexes that a plain circle would wrongly count in."""
    rows = result.details["complexes"]
    wrong = rows[rows["circle_only"].fillna(False).astype(bool)]
    return layer(wrong, replace(single(wrong.index, CIRCLE_STYLE), title="Verschil met een cirkel om het centrum"))
