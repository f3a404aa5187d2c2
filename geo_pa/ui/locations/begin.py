"""A button beneath a map on another page that begins a new location."""

import streamlit as st

from geo_pa.ui import editor, menu
from geo_pa.ui.locations import draft


def show_button() -> None:
    """Show the button, to who may change something; it opens the page "Locaties" with an empty form."""
    if editor.may_edit() and st.button("Nieuwe locatie", key="new_location_elsewhere"):
        draft.start()
        st.switch_page(menu.place_of(menu.LOCATIONS).page)
