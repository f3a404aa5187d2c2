"""The page "Voorraad in de dorpen": whether each village keeps its social homes, and what changes them."""

import streamlit as st

from geo_pa.present.village_stock import tables
from geo_pa.ui import cache, downloads, evidence_panel, map_panel, options, shell, units_table
from geo_pa.ui.village_stock import maps as village_map
from geo_pa.ui.village_stock import parts as villages
from geo_pa.ui.village_stock import tables as village_tables

shell.head("village_stock", filters=village_tables.FILTERS)

totals_place = st.container()
question = options.ask("village_stock")
result = cache.result(question)
shown = villages.shown_rows(result)
chosen = villages.chosen_village(shown)
with totals_place:
    villages.show_totals(result, shown)

left, right = shell.map_and_side()
with left:
    content = village_map.content(result, shown, village_map.show_choice())
    map_panel.show_map("village_stock", content, shown[shown.index == chosen], layer=villages.LAYER, height=540)
    village_map.show_legend(content)
with right:
    units_table.show_box(shown, result.table, villages.VILLAGES)
    villages.show_village(result, shown)

villages.show_course(result, chosen)
village_tables.show_changes(result, chosen)
st.markdown("#### Dorpen en wijken")
units_table.show_table(shown, len(result.table), tables.villages, villages.VILLAGES)
village_tables.show_further(result)
evidence_panel.show_evidence(question)
downloads.show_downloads(question)
