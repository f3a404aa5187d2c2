"""The page "Hitte en groen": where greening helps most, why, and what is being built there anyway."""

from functools import partial

import streamlit as st

from geo_pa.present.heat_stress import tables
from geo_pa.ui import cache, downloads, evidence_panel, options, shell, state, units_table
from geo_pa.ui.heat_stress import maps as heat_map
from geo_pa.ui.heat_stress import parts as heat
from geo_pa.ui.heat_stress import tables as heat_tables

shell.head("heat_stress")

totals_place = st.container()
question = options.ask("heat_stress")
result = cache.result(question)
shown = heat.shown_rows(result)
rows = heat_map.Rows(shown, heat.shown_complexes(result), heat.shown_cool_places(question))
with totals_place:
    heat.show_totals(result, shown)

chosen = heat_map.show_choice(result)
left, right = shell.map_and_side()
with left:
    heat_map.show(question, rows, chosen, shown[shown.index == state.chosen(heat.LAYER)])
with right:
    units_table.show_box(shown, result.table, heat.NEIGHBOURHOODS)
    heat.show_neighbourhood(result, shown)

st.markdown("#### Buurten")
units_table.show_table(
    shown, len(result.table), partial(tables.neighbourhoods, rules=result.rules), heat.NEIGHBOURHOODS
)
heat.show_ranks(result)
heat_tables.show_tables(result, rows)
evidence_panel.show_evidence(question)
downloads.show_downloads(question)
