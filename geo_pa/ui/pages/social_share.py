"""The page "30% sociale huur": the verdict of every building location, why, and what would change it."""

from functools import partial

import streamlit as st

from geo_pa.present import tables
from geo_pa.ui import cache, downloads, evidence_panel, map_panel, options, share, shell, state, units_table
from geo_pa.ui.filters import keep

choices = state.current()
shell.head("social_share")

totals_place = st.container()
question = options.ask("social_share")
result = cache.result(question)
shown = keep(result.table, choices.filters)
with totals_place:
    share.show_totals(question, shown)

left, right = shell.map_and_side()
with left:
    content = share.content(question, shown)
    map_panel.show_map("social_share", content, shown[shown.index == state.chosen()])
    map_panel.show_legend(content)
with right:
    units_table.show_box(shown, result.table)
    share.show_location(shown)

st.markdown("#### Locaties")
units_table.show_table(tables.worst_first(shown), len(result.table), partial(tables.locations, rules=result.rules))
share.show_ledger(result)
evidence_panel.show_evidence(question)
downloads.show_downloads(question)
