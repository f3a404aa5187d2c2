"""Which scenario is looked at, and as it was when: in the sidebar of every page, and in the address."""

from datetime import datetime

import streamlit as st

from geo_pa.changes import ADOPTED
from geo_pa.engine.scenarios import scenarios_for
from geo_pa.model import Reader
from geo_pa.terms.reading import read_moment, typed_moment
from geo_pa.ui import cache, fields
from geo_pa.ui.fields import Field, Kind
from geo_pa.ui.messages import literal

NAME, MOMENT = "scenario", "stand_van"
"""In the address."""


def _read(text: str) -> datetime | None:
    return read_moment(text) if text.strip() else None


def _write(moment: datetime | None) -> str:
    return typed_moment(moment) if moment else ""


WHEN: Kind[datetime | None] = Kind(_read, _write)


ASKED = "geo_pa.scenario_asked"


def ask_for(name: str) -> None:
    """Let the next run of the page look at a scenario, such as one that was just made."""
    st.session_state[ASKED] = name


def choose(viewer: Reader) -> None:
    """Show the scenarios that a reader may see, and let what follows on the page be of the one that is chosen."""
    names = [one.name for one in scenarios_for(cache.session(), viewer)]
    if (asked := st.session_state.pop(ASKED, None)) in names:
        st.session_state[NAME] = asked
    scenario = fields.one_of(
        "Scenario",
        names,
        ADOPTED,
        name=NAME,
        format_func=literal,
        help="'Vastgesteld' is wat geldt. In een ander scenario probeert u iets uit; dat verandert Vastgesteld niet.",
    )
    told = "Laat leeg voor nu. Typ een dag (30-11-2026) of een moment (30-11-2026 14:05)."
    as_of = fields.typed(Field(MOMENT, "Zoals het toen was", None, WHEN, told))
    cache.look_at(scenario, as_of)
