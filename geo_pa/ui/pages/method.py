"""The page "Uitleg": how the tool works, in plain Dutch, with the norms as the rules have them."""

import streamlit as st

from geo_pa.present import method
from geo_pa.ui import cache, shell, state
from geo_pa.ui.messages import html

choices = state.current()
shell.head("Uitleg")
html(method.explanation(cache.rules("social_share", choices.on), cache.rules("social_growth", choices.on)))
st.caption("Alle getallen op deze pagina komen uit de regels die op de peildatum gelden.")
