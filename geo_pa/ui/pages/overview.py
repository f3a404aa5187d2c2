"""The home page: the map of the municipality, and around it where every agreement stands, the worst first."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.present.units import LAYERS
from geo_pa.ui import home, layer_choice, left_out, map_panel, search, shell, state, units_table
from geo_pa.ui.filters import keep
from geo_pa.ui.locations import begin
from geo_pa.ui.map_panel import Frame
from geo_pa.ui.menu import OVERVIEW

UNITS = LAYERS[state.LOCATIONS]


def show() -> None:
    """Show the page."""
    choices, plans = state.current(), home.plans()
    bar = shell.head(OVERVIEW, "Overzicht")
    every = plans.rows(choices.on, choices.viewer)
    shown = keep(every, choices.filters)
    left, right = shell.map_and_side()
    with left:
        _show_map(shown, every)
    for added in home.added():
        if added.tiles:
            added.tiles(right)
    _show_table(shown, len(every))
    with bar:
        left_out.show(OVERVIEW)


def _show_map(shown: gpd.GeoDataFrame, every: gpd.GeoDataFrame) -> None:
    """Show the map, and beneath it what can be searched and which layers are on it."""
    place = st.container()
    begin.show_button()
    found = search.show_search()
    content = layer_choice.content(layer_choice.show_choice(), shown)
    map_panel.show_legend(content)
    units_table.say_hidden(shown, every, UNITS)
    ring = shown[shown.index == state.chosen(UNITS.layer)] if found is None else found
    with place:
        map_panel.draw(content, ring, Frame(OVERVIEW, map_panel.chooser(UNITS.layer)))


def _show_table(shown: gpd.GeoDataFrame, total: int) -> None:
    """Show the plans as a table, made when it is opened: the browser loads much for it, and the map goes first."""
    panel = st.expander(f"Bouwlocaties als tabel ({terms.number(len(shown))})", key="plans_panel", on_change="rerun")
    if panel.open:
        with panel:
            note = "Aantallen zijn woningen; een streepje betekent onbekend of niet van toepassing."
            units_table.show_units(home.plans().written(shown), shown, total, UNITS, note)
