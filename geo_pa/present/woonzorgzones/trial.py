"""What a trial changes: who gains and who loses, and where that is on the map."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Result
from geo_pa.present.classes import Classes, Style
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.legend import legend_of
from geo_pa.present.marks import PAPER, Look, drawn, pattern_fill
from geo_pa.present.markup import markup
from geo_pa.present.order import by_words
from geo_pa.present.tables import Written, table
from geo_pa.present.woonzorgzones.signs import PLATE

GAIN, LOSS = "#1f66a8", "#b3261e"

UNITS: Mapping[str, tuple[str, str]] = {
    "neighbourhood": ("buurt", "buurten"),
    "complex": ("complex", "complexen"),
    "location": ("bouwlocatie", "bouwlocaties"),
}
"""Kinds of unit in :func:`geo_pa.analyses.woonzorgzones.gains_and_losses`, one and more."""

HEADINGS: Mapping[str, Column] = {
    "unit": Column("Soort"),
    "name": Column("Naam"),
    "change": Column("Gevolg", vocabulary="zone_change"),
    "reach_before": Column("Ligging nu", vocabulary="reach"),
    "reach_after": Column("Ligging in de proef", vocabulary="reach"),
    "distance_before_m": Column("Lopen naar een centrum nu", "m"),
    "distance_after_m": Column("Lopen naar een centrum in de proef", "m"),
    "facility_score_before": Column("Score nu"),
    "facility_score_after": Column("Score in de proef"),
    "homes": Column(
        "Woningen", help="Corporatiewoningen van een buurt, eenheden van een complex, nieuwe woningen van een locatie."
    ),
    "homes_in_zone_before": Column("Corporatiewoningen in de zone nu"),
    "homes_in_zone_after": Column("Corporatiewoningen in de zone in de proef"),
}
"""What the table of changes shows, in order."""

M2_PER_HA = 10_000
SPECK_M2 = 100.0
"""A smaller difference of ground is the rounding of edges."""


def banner(tried: Iterable[str]) -> Markup:
    """Say that this is a trial, and what is tried."""
    return markup("woonzorgzones/banner.html", tried=tried)


def that_move(changes: pd.DataFrame) -> pd.DataFrame:
    """Keep who comes into another part of the zones: another reach, or another number of homes in the zone."""
    reach = changes["reach_before"].fillna("") != changes["reach_after"].fillna("")
    before, after = (changes[f"homes_in_zone_{when}"].fillna(-1) for when in ("before", "after"))
    return changes[reach | (before != after)]


def changes_table(changes: pd.DataFrame) -> Written:
    """Write who gains and who loses, losses first."""
    ordered = by_words(changes, "change", ("loss", "mixed", "unclear", "gain"))
    named = ordered["unit"].map({unit: one for unit, (one, _) in UNITS.items()})
    return table(ordered.assign(unit=named), HEADINGS)


def summary(changes: pd.DataFrame) -> Markup:
    """Count who gains and who loses, with the homes it is about."""
    lines = {terms.label("zone_change", change).capitalize(): _who(rows) for change, rows in changes.groupby("change")}
    return markup("woonzorgzones/summary.html", lines=lines)


def _who(rows: pd.DataFrame) -> str:
    counted = {unit: rows[rows["unit"] == unit] for unit in UNITS}
    return ", ".join(
        f"{terms.plural(len(found), *UNITS[unit])}{_homes(unit, found)}"
        for unit, found in counted.items()
        if len(found)
    )


def _homes(unit: str, rows: pd.DataFrame) -> str:
    """Add up the homes of places, as far as they are known; those of neighbourhoods are not all about the change."""
    if unit == "neighbourhood":
        return ""
    noun = ("eenheid", "eenheden") if unit == "complex" else ("nieuwe woning", "nieuwe woningen")
    known = rows["homes"].dropna()
    count = int(known.sum()) if len(known) else None
    least = "ten minste " if 0 < len(known) < len(rows) else ""
    return f" ({least}{terms.plural(count, *noun)})"


def ground_changes(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Tell which ground comes into the zone (``gain``) and which falls out of it (``loss``), by the ground in reach."""
    was, now = before.geometry["zone"], after.geometry["zone"]
    shapes = [_without_specks(now.difference(was)), _without_specks(was.difference(now))]
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, index=["gain", "loss"], crs=before.crs))


def _without_specks(shape: shapely.Geometry) -> shapely.MultiPolygon:
    parts = shapely.get_parts(shape)
    return shapely.MultiPolygon(list(parts[np.asarray(shapely.area(parts)) >= SPECK_M2]))


GROUND_STYLES = {
    "gain": Style("komt in de zone", GAIN, GAIN, 0.6, 1.5),
    "loss": Style("valt uit de zone", pattern_fill("cross", LOSS), LOSS, 0.6, 1.5),
}
PLACES = {"complex": "complexes", "location": "locations"}
"""Kinds of unit that are drawn, and the table of the answer that has their shapes."""

PLACE_STYLES = {
    "gain": Style("erop vooruit", "none", GAIN, 0.0, 4.5),
    "loss": Style("erop achteruit", "none", LOSS, 0.0, 4.5, "5 4"),
}


def ground(changes: gpd.GeoDataFrame) -> MapLayer:
    """Draw the ground that comes into the zone or falls out of it."""
    classes = Classes("", changes.index.to_series(), GROUND_STYLES)
    return replace(layer(changes, classes, tolerance_m=4), classes=None)


def ground_legend(changes: gpd.GeoDataFrame) -> Markup:
    """Write the legend of that ground, with its area in hectares."""
    areas = changes.geometry.area[~changes.geometry.is_empty] / M2_PER_HA
    if areas.empty:
        return Markup('<p class="geo-pa-note">In de proef blijft de zone zoals die is.</p>')
    looks = {name: GROUND_STYLES[str(name)] for name in areas.index}
    lines = [(look, f"{look.label}: {terms.number(areas[name], 1)} ha", None) for name, look in looks.items()]
    return legend_of("Grond in de proef", lines)


def places(result: Result, changes: pd.DataFrame) -> MapLayer:
    """Draw a line around the complexes and locations that change."""
    rows = changes[changes["unit"].isin(list(PLACES)) & changes["change"].isin(list(PLACE_STYLES))]
    shapes = [
        result.details[PLACES[unit]].geometry[identity] for unit, identity in zip(rows["unit"], rows["id"], strict=True)
    ]
    named = pd.Index(rows["unit"] + " " + rows["id"])
    found = gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, index=named, crs=result.table.crs))
    classes = Classes("Complexen en bouwlocaties in de proef", rows["change"].set_axis(named), PLACE_STYLES)
    return layer(found, classes)


SIGNS = {
    "closed": (LOSS, "gaat dicht", Markup('<path d="m7.5 7.5 9 9M16.5 7.5l-9 9"/>')),
    "opened": (GAIN, "komt erbij", Markup('<path d="M12 6.5v11M6.5 12h11"/>')),
}


def facilities(closed: gpd.GeoDataFrame, opened: gpd.GeoDataFrame) -> MapLayer:
    """Draw the facilities that close and those that open in the trial."""
    rows = gpd.GeoDataFrame(pd.concat([closed.assign(_what="closed"), opened.assign(_what="opened")]))
    words = Words("name", {"kind": Column("Soort voorziening", vocabulary="facility_kind")}, popup=False)
    styles = {what: _sign(*sign) for what, sign in SIGNS.items()}
    return layer(rows, Classes("Voorzieningen in de proef", rows["_what"], styles), words)


def _sign(fill: str, label: str, mark: Markup) -> Style:
    return Style(label, fill, mark=str(drawn(Look(fill, PAPER, PLATE, mark, "", "plain"), 28)))
