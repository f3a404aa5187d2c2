"""The scenarios that there are, and making another."""

import streamlit as st

from geo_pa.changes import Author
from geo_pa.engine.scenarios import add_scenario, scenarios_for
from geo_pa.engine.states import moment
from geo_pa.errors import GeoPaError
from geo_pa.ui import cache, editor, scenario_choice, state
from geo_pa.ui.messages import bullets, literal, show_beside

NAME, MADE = "scenario_name", "geo_pa.scenario_made"


def show() -> None:
    """Show the scenarios, and the form for a new one."""
    viewer = state.current().viewer
    st.markdown("#### Alle scenario's")
    for one in scenarios_for(cache.session(), viewer):
        from_where = f", gaat verder op {one.parent}, gemaakt {moment(one.at)}" if one.parent else ", wat geldt"
        bullets([f"{one.name}{from_where}"])
    if not editor.may_edit():
        return
    who = editor.name()
    if who is None:
        return
    here = cache.session().state.scenario
    if st.session_state.pop(MADE, False):
        st.session_state[NAME] = ""
    st.text_input(f"Nieuw scenario, dat verdergaat op {literal(here)}", key=NAME, autocomplete="off")
    if st.button("Maak dit scenario", key="make_scenario", disabled=not st.session_state.get(NAME, "").strip()):
        _make(Author(who, "", viewer.id))


def _make(author: Author) -> None:
    try:
        made = add_scenario(cache.session(), st.session_state[NAME], author)
    except GeoPaError as error:
        show_beside(error.problems)
        return
    scenario_choice.ask_for(made.name)
    st.session_state[MADE] = True
    st.rerun()
