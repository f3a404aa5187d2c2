"""What every page has: the page's settings, its style and its head."""

from collections.abc import Collection
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa import terms
from geo_pa.present import pages
from geo_pa.ui import cache, left_out, state
from geo_pa.ui.filters import FIELDS
from geo_pa.ui.messages import html

STYLE = Path(__file__).parent / "assets" / "app.css"


def set_up() -> None:
    """Set the width and the title in the browser, and load the style."""
    st.set_page_config(page_title="Sociale huur op de kaart", layout="wide", initial_sidebar_state="expanded")
    st.html(STYLE)


def map_and_side(key: str = "") -> list[DeltaGenerator]:
    """Return two columns, a wide one for the map; on a small screen the second comes beneath the first."""
    with st.container(key="_".join(filter(None, ("map_and_side", key)))):
        return st.columns([7, 4], gap="medium")


def state_told() -> str:
    """Return which state is looked at, in small letters at the start; empty where nothing was ever changed."""
    told = cache.session().state.told(state.current().viewer)
    return told[:1].lower() + told[1:]


def head(page: str, title: str, *, filters: Collection[str] = tuple(FIELDS)) -> DeltaGenerator:
    """Show a page's head, and return where the bar stands on what was left out: all questions fill it in last."""
    info = cache.session().workspace.info
    chosen = state.current()
    facts = [
        info.municipality,
        f"peildatum {terms.day(chosen.on)}",
        f"bekeken als {chosen.viewer.title}",
        *filter(None, [state_told()]),
        *([] if chosen.viewer.sees_everything else ["wat hiervoor niet zichtbaar is, telt niet mee"]),
        *chosen.filters.sentences(filters),
    ]
    html(pages.header(title, facts, cache.session().notice))
    bar = st.container()
    if not left_out.of_every_question(page):
        with bar:
            left_out.show(page)
    return bar
