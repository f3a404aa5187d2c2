"""The page "Toetsingskader": the questions about each building location, who or what answers, and what is to ask."""

import streamlit as st

from geo_pa.present.toetsingskader import tables as framework_tables
from geo_pa.ui import cache, downloads, evidence_panel, map_panel, options, shell, state, units_table
from geo_pa.ui.toetsingskader import parts as framework

shell.head("toetsingskader")

totals_place = st.container()
question = options.ask("toetsingskader")
result = cache.result(question)
shown = framework.shown_rows(question)
with totals_place:
    framework.show_totals(result, shown)

left, right = shell.map_and_side()
with left:
    content = framework.content(question, shown)
    map_panel.show_map("toetsingskader", content, shown[shown.index == state.chosen()])
    map_panel.show_legend(content)
with right:
    units_table.show_box(shown, result.table, framework.LOCATIONS)
    framework.show_location(shown)

framework.show_checklist(question, result, shown)
st.markdown("#### Locaties en thema's")
units_table.show_table(shown, len(result.table), framework_tables.locations, framework.LOCATIONS)
evidence_panel.show_evidence(question)
downloads.show_downloads(question)
