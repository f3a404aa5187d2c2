"""What the reader has chosen, kept over reruns and pages; widgets keep their own value under a key of their own."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import uuid4

import streamlit as st

from geo_pa.model import Reader
from geo_pa.ui.filters import Filters

CURRENT = "geo_pa.current"
CHOSEN = "geo_pa.chosen."
REQUEST = "geo_pa.request"
OPTION = "geo_pa.option."
LOCATIONS = "building_locations"
SEARCH = "geo_pa.search"


@dataclass(frozen=True)
class Choices:
    """What holds on every page; everything shown is read for this viewer."""

    on: date
    viewer: Reader
    filters: Filters = field(default_factory=Filters)
    basemap: str = "none"


def keep(choices: Choices) -> None:
    """Remember what the sidebar says, for the page."""
    st.session_state[CURRENT] = choices


def current() -> Choices:
    """Return what the sidebar says."""
    choices: Choices = st.session_state[CURRENT]
    return choices


def choose(unit: str | None, origin: Literal["map", "table", "list"], layer: str = LOCATIONS) -> None:
    """Choose a unit of a layer: the map moves there unless it was chosen on the map.

    What was searched for makes way unless it was chosen from a list.
    """
    st.session_state[CHOSEN + layer] = unit
    if origin != "list" and SEARCH in st.session_state:
        st.session_state[SEARCH] = None
    st.session_state[REQUEST] = "" if origin == "map" else uuid4().hex


def chosen(layer: str = LOCATIONS) -> str | None:
    """Return the id of the chosen unit of a layer."""
    unit: str | None = st.session_state.get(CHOSEN + layer)
    return unit


def request() -> str:
    """Return the request to move the map, as a word that is never used again; empty where there is none."""
    return str(st.session_state.get(REQUEST, ""))


def option_key(rule: str) -> str:
    """Return the key of the widget for a rule, by the rule's id: two sets may share a name."""
    return OPTION + rule
