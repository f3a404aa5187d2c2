"""How the villages look on the map, and where the changes in their stock are."""

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Result, Verdict
from geo_pa.present.classes import Classes, Style, by_said
from geo_pa.present.columns import columns_of
from geo_pa.present.features import MapLayer, Words, labels, layer
from geo_pa.present.marks import INK, LOOKS, PAPER, Look, drawn
from geo_pa.present.village_stock.course import GAIN, LOSS, UNSURE, WITHOUT, looks_of
from geo_pa.present.village_stock.signs import SIGN_LOOKS

VILLAGE_ROWS = ("verdict", "reason", "base_homes", "stock_now_homes", "stock_end_homes")
SIGN_SIZE = 19
FILL_OPACITY = 0.5
"""Light enough to read names and signs on."""

NAMED_KINDS = ("town", "village")
NAME_BELOW_M = 750.0
"""How far south of its sign a name stands: just clear of it when the whole municipality is shown."""

DASHED = Markup('<circle cx="12" cy="12" r="9" stroke-dasharray="3.6 2.4"/>')
PLUS, MINUS = Markup('<path d="M12 8v8M8 12h8"/>'), Markup('<path d="M8 12h8"/>')
CROSS, QUESTION = LOOKS[Verdict.FAILS].mark, LOOKS[Verdict.UNKNOWN].mark
MARKS = {GAIN: PLUS, LOSS: MINUS, WITHOUT: CROSS, UNSURE: QUESTION}
SOFT = "soft"
LABELS = {
    WITHOUT: "verlies zonder bijdrage aan de kwaliteit",
    UNSURE: "niet volledig ingevuld",
    LOSS: "verlies",
    GAIN: "nieuwbouw of aankoop",
    SOFT: "alleen in zachte plannen",
}
"""What a place is shown as, the first that holds for one of its changes."""


def villages(result: Result) -> MapLayer:
    """Draw villages by verdict; a chosen one is explained beside the map, not on it."""
    table, rows = result.table, columns_of(result, VILLAGE_ROWS)
    words = Words("name", rows, layer="villages", popup=False, tooltip_rows=len(rows))
    said = by_said(table["verdict"], "Oordeel voorraad in de dorpen", "village_verdict")
    lighter = {code: replace(style, fill_opacity=FILL_OPACITY) for code, style in said.styles.items()}
    return layer(table, replace(said, styles=lighter), words, tolerance_m=3, tiles=True)


def names(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw the names of towns and villages beneath the sign of their verdict; where names collide the largest stays."""
    ordered = table.loc[table.geometry.area.sort_values(ascending=False, kind="stable").index]
    named = ordered[ordered["kind"].isin(NAMED_KINDS)]
    beneath = named.geometry.representative_point().translate(yoff=-NAME_BELOW_M)
    return labels(named.set_geometry(beneath), "name")


def places(rows: pd.DataFrame, shapes: gpd.GeoDataFrame, column: str) -> gpd.GeoDataFrame:
    """Gather changes that matter by the complex or plan where they are: name, village_name, changes (text), look.

    ``column`` points to the rows of ``shapes``, the complexes or the plans; a place without a shape is left out.
    """
    here = rows[rows[column].isin(shapes.index)]
    lines = here.assign(
        change=[_change(*each) for each in zip(here["mutation"], here["homes"], here["on"], strict=True)]
    )
    look = looks_of(here).mask(here["reason"] == "soft", SOFT)
    grouped = lines.assign(rank=look.map(list(LABELS).index)).groupby(column, sort=True)
    found = pd.DataFrame(
        {
            "name": grouped["name"].first(),
            "village_name": grouped["village_name"].first(),
            "changes": grouped["change"].agg("; ".join),
            "look": grouped["rank"].min().map(dict(enumerate(LABELS))).astype("str"),
        }
    )
    return gpd.GeoDataFrame(found, geometry=shapes.geometry.reindex(found.index), crs=shapes.crs)


def _change(mutation: str | None, homes: int | None, on: pd.Timestamp) -> str:
    what = "verandering" if terms.is_missing(mutation) else terms.label("mutation_kind", mutation)
    much = terms.UNKNOWN if homes is None or terms.is_missing(homes) else terms.signed(homes)
    return f"{what} {much} ({terms.UNKNOWN if terms.is_missing(on) else on.year})"


def changes(found: gpd.GeoDataFrame, title: str) -> MapLayer:
    """Draw the places where the stock changes, as small signs."""
    points = found.set_geometry(found.geometry.representative_point())
    rows = {"village_name": Column("Dorp of wijk"), "changes": Column("Woningen")}
    words = Words("name", rows, popup=False)
    return layer(points, Classes(title, found["look"], _styles()), words)


def _styles() -> Mapping[str, Style]:
    return {code: Style(label, PAPER, mark=str(drawn(_look(code), SIGN_SIZE))) for code, label in LABELS.items()}


def _look(code: str) -> Look:
    if code == SOFT:
        return Look(PAPER, INK, DASHED, Markup(), "", "plain")
    colours = SIGN_LOOKS[code]
    return Look(colours.fill, colours.ink, Markup('<circle cx="12" cy="12" r="9"/>'), MARKS[code], "", "plain")
