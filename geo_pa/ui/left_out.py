"""The bar that says, near the top of every page, that rows of its layers are not used."""

import streamlit as st

from geo_pa import registry
from geo_pa.errors import GeoPaError
from geo_pa.model import UsedLayer
from geo_pa.present.evidence import left_out
from geo_pa.ui import cache, state
from geo_pa.ui.messages import literal


def show(page: str) -> None:
    """Say to the municipality of which layers rows were left out, how many, and where it says why."""
    said = left_out(layer for one in _questions(page) for layer in _layers(one))
    if said:
        st.error(literal(f"{'; '.join(said)}. {_where(page)}"))


def of_every_question(page: str) -> bool:
    """Tell whether a page shows something of all questions."""
    return page == "overview"


def _questions(page: str) -> tuple[str, ...]:
    """Return the questions of which a page shows the answer; the page that explains the tool has none."""
    return tuple(entry.id for entry in registry.ANALYSES if of_every_question(page) or entry.id == page)


def _layers(question: str) -> tuple[UsedLayer, ...]:
    """Return the layers of an answer; of a question that cannot be answered the page itself says why."""
    chosen = state.current()
    try:
        return cache.result(cache.Question(question, chosen.on, chosen.viewer)).evidence.layers
    except GeoPaError:
        return ()


def _where(page: str) -> str:
    where = "op de andere pagina's, onder" if of_every_question(page) else "onder"
    return f"Welke en waarom, leest u {where} 'Waarop berust dit?' bij 'Weggelaten', of met 'geo-pa check'."
