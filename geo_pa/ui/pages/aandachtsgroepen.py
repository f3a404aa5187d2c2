"""The page "Aandachtsgroepen": where they are concentrated, and how many homes go to statushouders."""

import streamlit as st

from geo_pa.present.aandachtsgroepen import tables
from geo_pa.ui import cache, downloads, evidence_panel, options, shell, units_table
from geo_pa.ui.aandachtsgroepen import closed_view
from geo_pa.ui.aandachtsgroepen import parts as care

shell.head("aandachtsgroepen", filters=("district",))

switch_place, totals_place = st.container(), st.container()
asked = options.ask("aandachtsgroepen")
with switch_place:
    question = closed_view.as_chosen(asked)
result = cache.result(question)
shown = care.shown_rows(result)
with totals_place:
    care.show_totals(result, shown)

group = care.show_group(result)
left, right = shell.map_and_side()
with left:
    care.show_neighbourhoods(question, shown, group)
with right:
    units_table.show_box(shown, result.table, care.NEIGHBOURHOODS)
    care.show_neighbourhood(result, shown)

st.markdown("#### Buurten")
units_table.show_table(shown, len(result.table), tables.neighbourhoods, care.units(result))
care.show_statushouders(result)
evidence_panel.show_evidence(question)
if not result.closed:
    downloads.show_downloads(question)
