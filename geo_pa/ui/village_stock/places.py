"""What is drawn on the map of the villages: their verdicts, and the places where the stock changes."""

from dataclasses import replace

import pandas as pd

from geo_pa.present.village_stock import map as village_map
from geo_pa.present.village_stock import tables
from geo_pa.present.village_stock.course import on_chart
from geo_pa.ui import cache, drawings, fields, state
from geo_pa.ui.drawings import Drawing
from geo_pa.ui.map_panel import Content
from geo_pa.ui.view import View

PLACES = {
    "corporation_stock": ("Complexen met een verandering", "complex_id"),
    "building_locations": ("Plannen met een verandering", "plan_id"),
}
"""Layers whose places can be drawn: their title, and the column that points to them."""


def show_choice(view: View) -> View:
    """Show which places of changes are drawn."""
    titles = {name: title for name, (title, _) in PLACES.items()}
    picked = fields.to_draw(titles, list(PLACES), name="dorplagen", key="village_layers")
    return replace(view, choice=(picked, view.chosen))


def content(view: View) -> Content:
    """Draw the villages by verdict, and the chosen places of changes in those that are judged and in the chosen one."""
    viewer, rows, (layers, _chosen) = view.question.viewer, _changes(view), view.choice
    found = {name: village_map.places(rows, cache.layer(name, viewer), PLACES[name][1]) for name in layers}
    signs = [village_map.changes(places, PLACES[name][0]) for name, places in found.items() if len(places)]
    drawn = [village_map.villages(view.shown), village_map.names(view.shown.table), *signs]
    return Content([drawings.map_layer(Drawing("villages", viewer)), *drawn], explained=drawn)


def _changes(view: View) -> pd.DataFrame:
    rows = on_chart(tables.told(view.result))
    mine = rows[rows["village"].isin(view.shown.table.index)]
    judged = tables.in_judged(mine, view.result)
    return mine[mine.index.isin(judged.index) | (mine["village"] == state.chosen(view.units.layer))]
