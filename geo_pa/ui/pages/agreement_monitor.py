"""The page "De 23 afspraken": where each agreement stands, what lies behind each figure, and what was expected."""

import streamlit as st

from geo_pa.ui import cache, downloads, evidence_panel, shell, yearly
from geo_pa.ui.agreement_monitor import parts as agreements
from geo_pa.ui.agreement_monitor import stock as agreement_stock

shell.head("agreement_monitor", filters=())

totals_place = st.container()
question = agreements.ask()
result = cache.result(question)
with totals_place:
    agreements.show_totals(result)

agreements.show_box(result)
agreements.show_themes(result)
agreement_stock.show_expected(result)
agreement_stock.show_owned(result)
evidence_panel.show_evidence(question)
downloads.show_downloads(question)
yearly.show_yearly(question)
