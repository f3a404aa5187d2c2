"""The page "Uitleg": how the tool works, in plain Dutch, with the norms as the rules have them."""

import streamlit as st

from geo_pa.present import method
from geo_pa.registry import ANALYSES
from geo_pa.ui import cache, shell, state
from geo_pa.ui.messages import html

choices = state.current()
shell.head("Uitleg")
html(method.explanation({entry.id: cache.rules(entry.id, choices.on) for entry in ANALYSES}))
st.caption("Alle getallen op deze pagina komen uit de regels die op de peildatum gelden.")
