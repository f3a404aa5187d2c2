"""The page "Scenario's": the lines of changes, two of them side by side, and what was changed by whom."""

import streamlit as st

from geo_pa.ui import shell
from geo_pa.ui.menu import SCENARIOS
from geo_pa.ui.scenarios import comparing, history, making, misfits


def show() -> None:
    """Show the page."""
    shell.head(SCENARIOS, "Scenario's", filters=())
    left, right = st.columns([7, 4], gap="medium")
    with right:
        making.show()
        misfits.show()
    with left:
        comparing.show()
    st.markdown("#### Wat er is gewijzigd")
    history.show()
