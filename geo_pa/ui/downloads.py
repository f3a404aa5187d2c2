"""Files to take along: the whole result for this viewer, without the filters of the screen."""

from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.delivery import export, file_name
from geo_pa.ui import cache
from geo_pa.ui.cache import Question

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
    for column, (form, (title, media)) in zip(st.columns(len(FILES)), FILES.items(), strict=True):
        column.download_button(
            title,
            data=partial(_file, question, form),
            file_name=file_name(question.analysis, question.on, question.viewer, form),
            mime=media,
            on_click="ignore",
            width="stretch",
            key=f"download_{form}",
        )
    viewer = terms.label("viewer", question.viewer)
    st.caption(f"De bestanden bevatten het hele antwoord, bekeken als {viewer}, met uw keuzes en zonder de filters.")


def _file(question: Question, form: str) -> bytes:
    return export(cache.result(question), form, viewer=question.viewer, notice=cache.session().notice)
