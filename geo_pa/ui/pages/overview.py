"""The home page: the map of the municipality, and around it where every agreement stands, the worst first."""

import streamlit as st

from geo_pa.ui import cache, dashboard, layer_choice, left_out, map_panel, search, shell, state, units_table
from geo_pa.ui.filters import keep

choices = state.current()
bar = shell.head("overview")
plans = cache.plans(choices.on, choices.viewer)
shown = keep(plans, choices.filters)

left, right = shell.map_and_side()
with left:
    place = st.container()
    found = search.show_search()
    content = layer_choice.content(layer_choice.show_choice(), shown)
    map_panel.show_legend(content)
    units_table.say_hidden(shown, plans)
with place:
    map_panel.show_map("overview", content, shown[shown.index == state.chosen()] if found is None else found)
dashboard.show(right)
units_table.show_folded(shown, len(plans))
with bar:
    left_out.show("overview")
