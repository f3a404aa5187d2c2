"""Changes that no longer fit the files, each with its reason."""

import streamlit as st

from geo_pa.engine.misfits import why
from geo_pa.present import pages
from geo_pa.ui import cache, state
from geo_pa.ui.messages import html


def show() -> None:
    """List them to the municipality, which can mend them; nothing where all fit."""
    found = cache.session().state.misfits
    if not found or not state.current().viewer.sees_everything:
        return
    st.markdown("#### Past niet meer bij de bestanden")
    st.caption("Deze wijzigingen tellen nu niet mee. Ze blijven bewaard.")
    html(pages.problems(dict.fromkeys(problem for misfit in found for problem in why(misfit))))
