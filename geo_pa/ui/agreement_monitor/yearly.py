"""The yearly document as a download: the parties complete it and adopt it before the year begins."""

from decimal import Decimal
from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.delivery import named
from geo_pa.ui import cache, downloads, fields
from geo_pa.ui.cache import Question
from geo_pa.ui.fields import Field
from geo_pa.ui.files import File, show_button

WORD = ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
FILES = {"docx": WORD, "xlsx": downloads.FILES["xlsx"]}
YEAR = fields.numbers(Decimal(2000), Decimal(2100), whole=True, plain=True)


def show_yearly(question: Question) -> None:
    """Show for which year the document is, and a button for each kind of file; it is made when that is pressed."""
    st.markdown("#### Jaardocument om samen aan te vullen")
    columns = st.columns([2, 2, 2, 3], vertical_alignment="bottom")
    with columns[0]:
        year = int(fields.typed(Field("jaardocument", "Voor het jaar", Decimal(question.on.year), YEAR)))
    for column, form in zip(columns[1:3], FILES, strict=True):
        show_button(_file(question, year, form), column)
    viewer = question.viewer.title
    st.caption(
        f"Per afspraak: hoe het staat, wat de gegevens al weten over dat jaar, en ruimte voor de partijen; bekeken als "
        f"{viewer}, met de keuzes van deze pagina."
    )


def _file(question: Question, year: int, form: str) -> File:
    title, media = FILES[form]
    own = [cache.session().state.short] if cache.session().state.short else []
    own += [terms.plural(len(question.settings), "eigen keuze", "eigen keuzes")] if question.settings else []
    name = named("Jaarafspraken", str(year), str(question.on), question.viewer.title, *own, form=form)
    return File(f"report_{form}", title, name, media, partial(_content, question, year, form))


def _content(question: Question, year: int, form: str) -> bytes:
    from geo_pa.delivery.yearly import yearly  # noqa: PLC0415  # Word's library loads slowly; few readers need it

    settings = dict(question.settings)
    return yearly(cache.session(), year, form, viewer=question.viewer, on=question.on, settings=settings)
