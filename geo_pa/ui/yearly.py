"""The yearly document as a download: the parties complete it and adopt it before the year begins."""

from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.delivery import named
from geo_pa.ui import cache
from geo_pa.ui.cache import Question

FILES = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def show_yearly(question: Question) -> None:
    """Show for which year the document is, and a button for each kind of file; it is made when that is pressed."""
    st.markdown("#### Jaardocument om samen aan te vullen")
    columns = st.columns([2, 2, 2, 3], vertical_alignment="bottom")
    with columns[0]:
        year = st.number_input("Voor het jaar", FIRST_YEAR, LAST_YEAR, question.on.year, key="report_year")
    for column, (form, (title, media)) in zip(columns[1:3], FILES.items(), strict=True):
        column.download_button(
            title,
            data=partial(_file, question, int(year), form),
            file_name=named("Jaarafspraken", str(year), terms.label("viewer", question.viewer), form=form),
            mime=media,
            on_click="ignore",
            width="stretch",
            key=f"report_{form}",
        )
    viewer = terms.label("viewer", question.viewer)
    st.caption(
        f"Per afspraak: hoe het staat, wat de gegevens al weten over dat jaar, en ruimte voor de partijen; bekeken als "
        f"{viewer}, met de standaardkeuzes."
    )


def _file(question: Question, year: int, form: str) -> bytes:
    from geo_pa.delivery.yearly import yearly  # noqa: PLC0415  # Word's library loads slowly; few readers need it

    return yearly(cache.session(), year, form, viewer=question.viewer, on=question.on)
