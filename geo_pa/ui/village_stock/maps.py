"""What is on the map of the villages: verdicts, and where the stock changes."""

import geopandas as gpd
import pandas as pd

from geo_pa.model import Result
from geo_pa.present.legend import legend
from geo_pa.present.village_stock import map as village_map
from geo_pa.present.village_stock import tables as village_tables
from geo_pa.present.village_stock.course import on_chart
from geo_pa.ui import cache, fields, state
from geo_pa.ui.cache import Drawing
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html
from geo_pa.ui.village_stock import parts as villages

CHANGES = {
    "corporation_stock": ("Complexen met een verandering", "complex_id"),
    "building_locations": ("Plannen met een verandering", "plan_id"),
}
"""Layers whose places can be drawn: their title, and the column that points to them."""


def show_choice() -> tuple[str, ...]:
    """Show which places of changes are drawn."""
    picked = fields.some_of(
        "Ook op de kaart",
        list(CHANGES),
        list(CHANGES),
        name="dorplagen",
        key="village_layers",
        format_func=lambda name: CHANGES[name][0],
        placeholder="niets",
        wrap=True,
    )
    return tuple(name for name in CHANGES if name in picked)


def content(result: Result, shown: gpd.GeoDataFrame, layers: tuple[str, ...]) -> Content:
    """Draw the villages by verdict, and the chosen places of changes in those that are judged and in the chosen one."""
    viewer = state.current().viewer
    rows = _changes(result, shown)
    found = {name: village_map.places(rows, cache.layer(name, viewer), CHANGES[name][1]) for name in layers}
    signs = [village_map.changes(places, CHANGES[name][0]) for name, places in found.items() if len(places)]
    outlines = cache.map_layer(Drawing("villages", viewer))
    return Content([outlines], [village_map.villages(shown), village_map.names(shown), *signs])


def show_legend(drawn: Content) -> None:
    """Show the legend, the verdicts first."""
    html(legend(layer.classes for layer in drawn.layers if layer.classes))


def _changes(result: Result, shown: pd.DataFrame) -> pd.DataFrame:
    rows = on_chart(village_tables.told(result))
    mine = rows[rows["village"].isin(shown.index)]
    judged = village_tables.in_judged(mine, result)
    return mine[mine.index.isin(judged.index) | (mine["village"] == state.chosen(villages.LAYER))]
