"""The page "Uitleg": how the tool works, in plain Dutch, with the norms as the rules have them."""

import streamlit as st

from geo_pa.present import method
from geo_pa.ui import explained, shell, state
from geo_pa.ui.menu import METHOD
from geo_pa.ui.messages import html, literal


def show() -> None:
    """Show the page."""
    shell.head(METHOD, "Uitleg", filters=())
    rules, without = explained.rules_in_force(state.current().on)
    if without:
        names = literal(", ".join(without))
        st.info(f"Niet uitgelegd: {names}. De regels daarvan ontbreken, of gelden niet op deze peildatum.")
    html(method.explanation(rules))
    st.caption("Alle getallen op deze pagina komen uit de regels die op de peildatum gelden.")
