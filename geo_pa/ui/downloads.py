"""Files to take along: the whole result for this viewer, with the choices of the page and without its filters."""

from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.delivery import export, file_name
from geo_pa.ui import cache, state
from geo_pa.ui.cache import Question
from geo_pa.ui.files import File, show_button
from geo_pa.ui.filters import TITLES

FILES = {
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv"),
    "geojson": ("GeoJSON (kaart)", "application/geo+json"),
    "json": ("JSON", "application/json"),
}
"""Per format what the button says and the file's media type."""


def show_downloads(question: Question) -> None:
    """Show a button for each kind of file; a file is made when its button is pressed."""
    st.markdown("#### Meenemen")
    for column, form in zip(st.columns(len(FILES)), FILES, strict=True):
        show_button(_file(question, form), column)
    viewer = question.viewer.title
    own = (
        terms.plural(len(question.settings), "eigen keuze", "eigen keuzes") if question.settings else "standaardkeuzes"
    )
    st.caption(f"De bestanden bevatten het hele antwoord, bekeken als {viewer}, met {own} en {_filters()}.")


def _filters() -> str:
    """Say that files are whole, the more so where the screen is not."""
    active = [TITLES[name].lower() for name in state.current().filters.active]
    return f"zonder het filter op {terms.and_list(active)} dat op het scherm aan staat" if active else "zonder filters"


def _file(question: Question, form: str) -> File:
    title, media = FILES[form]
    name = file_name(
        cache.session().title(question.analysis),
        question.on,
        question.viewer,
        form,
        changed=len(question.settings),
        state=cache.session().state.short,
    )
    return File(f"download_{form}", title, name, media, partial(_content, question, form))


def _content(question: Question, form: str) -> bytes:
    return export(cache.result(question), form, viewer=question.viewer, notice=cache.session().notice)
