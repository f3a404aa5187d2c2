"""The page "Woonzorgzones": who lives within walking distance of care and services, and what if that changes."""

import streamlit as st

from geo_pa.ui import cache, downloads, evidence_panel, options, shell, state
from geo_pa.ui.woonzorgzones import ground as zones_ground
from geo_pa.ui.woonzorgzones import maps as zones_map
from geo_pa.ui.woonzorgzones import parts as zones
from geo_pa.ui.woonzorgzones import whatif as zones_whatif
from geo_pa.ui.woonzorgzones.maps import Scene

shell.head("woonzorgzones")

top = st.container()
question = options.ask("woonzorgzones")
listed, layers = zones_map.show_choice()
left, right = shell.map_and_side()
with right:
    trial = zones_whatif.show_form()

before = cache.result(question)
result = zones_ground.answer(question, trial)
shown = zones.shown_rows(result, listed)
with top:
    zones_whatif.show_banner(trial)
    zones.show_totals(result, before)
with left:
    zones_map.show(Scene(question, trial, result, layers), shown[shown.index == state.chosen(listed)])
with right:
    zones_whatif.show_totals(before, result, trial)
    zones.show_unit(result, shown, listed)

zones_whatif.show_outcome(before, result, trial)
zones.show_list(result, shown, listed)
if trial.active:
    zones_whatif.show_no_files()
else:
    evidence_panel.show_evidence(question)
    downloads.show_downloads(question)
