"""Which location is filled in: a new one, or one that is chosen by name."""

import pandas as pd
import streamlit as st

from geo_pa.ui import cache, editor, state
from geo_pa.ui.locations import draft

BOX = "locations_box"
PAST = "U kijkt naar hoe het was. Maak het veld 'Zoals het toen was' leeg om te wijzigen."
READ_ONLY = "U kunt hier kijken, en niets wijzigen."


def can_edit() -> bool:
    """Tell whether who looks may change what is looked at."""
    return editor.may_edit() and cache.session().state.as_of is None


def show(every: pd.DataFrame) -> None:
    """Show the button for a new location and the list to choose one from; say why nothing can be changed."""
    if not can_edit():
        st.info(READ_ONLY if not editor.may_edit() else PAST)
    else:
        st.button("Nieuwe locatie", key="new_location", on_click=draft.start, type="primary", width="stretch")
    filling = draft.current()
    if filling and filling.new:
        return
    st.session_state[BOX] = filling.row if filling else None
    st.selectbox(
        "Gekozen locatie",
        list(every.index),
        index=None,
        format_func=lambda row: every["name"].get(row, row),
        key=BOX,
        placeholder="Kies op de kaart, in de tabel of hier op naam",
        on_change=lambda: state.choose(st.session_state[BOX], "list"),
    )
