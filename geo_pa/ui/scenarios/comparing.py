"""Two states side by side: which, and what differs."""

from datetime import datetime

import streamlit as st

from geo_pa.changes import ADOPTED
from geo_pa.engine.comparing import Comparison, compare
from geo_pa.engine.scenarios import scenarios_for
from geo_pa.ui import cache, fields, state
from geo_pa.ui.fields import Field
from geo_pa.ui.messages import literal
from geo_pa.ui.scenario_choice import WHEN
from geo_pa.ui.scenarios import difference

FILES = "de bestanden zonder wijzigingen"


def show() -> None:
    """Show what to compare with what is looked at, and what differs."""
    here = cache.session().state
    names = [one.name for one in scenarios_for(cache.session(), state.current().viewer)]
    st.markdown(f"#### Verschil met {literal(here.scenario)}")
    which, when = st.columns(2, vertical_alignment="bottom")
    with which:
        scenario = fields.one_of("Vergelijk met", [FILES, *names], ADOPTED, name="vergelijk_met", format_func=literal)
    with when:
        told = "Laat leeg voor nu. Typ een dag (30-11-2026) of een moment (30-11-2026 14:05)."
        as_of = fields.typed(Field("vergelijk_op", "Zoals dat toen was", None, WHEN, told))
    choices = state.current()
    key = ("difference", scenario, as_of, choices.on, choices.viewer)
    difference.show(cache.kept(*key, make=lambda: _compared(scenario, as_of)))


def _compared(scenario: str, as_of: datetime | None) -> Comparison:
    choices, session = state.current(), cache.session()
    other = session.without_changes() if scenario == FILES else session.scenario(scenario, as_of=as_of)
    return compare(other, session, on=choices.on, viewer=choices.viewer)
