"""What lies beside the agreements: expected changes, and labels, rents and accessible homes per corporation."""

from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.agreement_monitor import bars as agreement_bars
from geo_pa.present.agreement_monitor import tables
from geo_pa.ui import menu, reader
from geo_pa.ui.messages import html
from geo_pa.ui.view import View

COLOURINGS = {"labels": "energy_label", "rents": "rent", "accessible": "accessible"}
"""By what the home page colours complexes, per further table."""


def show(view: View) -> None:
    """Show both."""
    show_expected(view.result)
    show_owned(view.result)


def show_expected(result: Result) -> None:
    """Show what the agreements expect per corporation beside the present."""
    st.markdown("#### Verwacht in de afspraken, en hoe het nu staat")
    with st.container(key="expected_change"):
        html(pages.plain_table(tables.expected(result.details["expected"])))
    st.caption(
        "Aantallen zijn eenheden. Verwachtingen zijn opgeteld uit de rijen van de afspraken; de gedrukte totalen "
        "volgen daar niet alle uit. 'Deels onbekend' staat bij een som waarvan een deel niet is ingevuld."
    )


def show_owned(result: Result) -> None:
    """Show labels, rents and accessible homes per corporation, each with the way to the map."""
    topics = [name for name in agreement_bars.TOPICS if name in result.details]
    if not topics:
        return
    st.markdown("#### Het bezit per corporatie")
    with st.container(key="owned"):
        columns = st.columns(len(topics), gap="medium")
    for column, name in zip(columns, topics, strict=True):
        with column:
            html(agreement_bars.owned(name, result.details[name]))
            if st.button("Bekijk op de kaart", key=f"map_{name}", on_click=partial(_colour, COLOURINGS[name])):
                st.switch_page(menu.place_of(menu.OVERVIEW).page, query_params=reader.in_address())
    st.caption(
        "Tussen haakjes staat het aantal woningen; aandelen zijn van de woningen waarvan het bekend is. "
        f"Labels en toegankelijkheid staan op {terms.day(result.on)}; toegankelijk is van alle corporatiewoningen, de "
        "rest van de sociale huurwoningen. Huren zijn die van het jaar van de huurgrenzen. "
        f"{agreement_bars.unplaced(result.details['unplaced'])}"
    )


def _colour(colouring: str) -> None:
    """Colour the complexes of the home page's map."""
    st.session_state["colouring"] = colouring
