"""The switch to the closed internal view: only where the app was started for it, and only for the municipality."""

import os
from dataclasses import replace

import streamlit as st

from geo_pa.ui import state
from geo_pa.ui.cache import Question

VARIABLE = "GEO_PA_CLOSED_VIEW"
"""Environment variable that ``geo-pa app --closed-view`` sets to "1"."""

KEY = "closed_view"
WARNING = (
    "**Besloten weergave.** Hier staan exacte kleine aantallen mensen. Deze weergave mag de kamer niet verlaten: geen "
    "foto, geen afdruk, niet delen. Er zijn geen bestanden te downloaden."
)


def offered() -> bool:
    """Tell whether the app was started with the closed view, and the municipality looks."""
    return os.environ.get(VARIABLE) == "1" and state.current().viewer.sees_everything


def as_chosen(question: Question) -> Question:
    """Show the switch where it is offered, and return the question for the view that is chosen."""
    if not offered():
        return question
    closed = st.toggle("Besloten weergave", key=KEY, help="Exacte aantallen, alleen voor de gemeente in eigen kamer.")
    if closed:
        st.error(WARNING)
    return replace(question, closed=closed)
