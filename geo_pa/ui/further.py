"""The further tables of an answer beneath its own."""

from collections.abc import Collection

import streamlit as st

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.tables import DASH, note, table_of
from geo_pa.ui.messages import literal
from geo_pa.ui.view import View


def show_further(view: View) -> None:
    """Show each further table, as soon as it is opened."""
    for name, table in view.result.answer.details.items():
        if name in view.result.details:
            title = f"{table.title} ({terms.number(len(view.result.details[name]))})"
            show_folded(view.result, name, title, note(view.result, name))


def show_folded(result: Result, detail: str, title: str, caption: str, *, missing: str = DASH) -> None:
    """Show a further table that is made when it is opened."""
    panel = st.expander(literal(title), key=f"{detail}_panel", on_change="rerun")
    if panel.open:
        with panel:
            st.caption(caption)
            show_detail(result, detail, missing=missing)


def show_detail(
    result: Result, detail: str, *, without: Collection[str] = (), missing: str = DASH, key: str = ""
) -> None:
    """Show the rows of a further table; the key is that of the table where a page shows it more than once."""
    written = table_of(result, detail, without=without, missing=missing)
    st.dataframe(written, hide_index=True, placeholder=missing, key=key or f"{result.analysis}_{detail}")
