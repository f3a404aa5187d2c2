"""The home page: the map of the municipality, and how far the two numbers of agreement 1 are reached."""

import streamlit as st

from geo_pa.ui import cache, growth, layer_choice, map_panel, search, shell, state, units_table
from geo_pa.ui.cache import Question
from geo_pa.ui.filters import keep

choices = state.current()
shell.head("Overzicht")
plans = cache.result(Question("social_share", choices.on, choices.viewer)).table
shown = keep(plans, choices.filters)

left, right = shell.map_and_side()
with right:
    bars = st.container()
    found = search.show_search()
    content = layer_choice.content(layer_choice.show_choice(), shown)
with left:
    map_panel.show_map("overview", content, shown[shown.index == state.chosen()] if found is None else found)
    map_panel.show_legend(content)
with bars:
    growth.show_growth(cache.result(Question("social_growth", choices.on, choices.viewer)))

units_table.show_folded(shown, len(plans))
