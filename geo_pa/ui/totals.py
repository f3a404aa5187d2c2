"""The counts and figures on top of the page of a question."""

from collections.abc import Mapping

import streamlit as st

from geo_pa.present import pages, totals
from geo_pa.present.order import said_in
from geo_pa.ui.messages import html
from geo_pa.ui.view import View


def show(view: View, figures: Mapping[str, str] | None = None, said: str = "") -> None:
    """Show how many of the rows shown get each verdict or signal, and figures: the totals of the whole answer."""
    show_counts(view)
    html(pages.figures(totals.figures(view.result) if figures is None else figures))
    if said:
        st.caption(said)


def show_counts(view: View) -> None:
    """Show how many of the rows shown get each verdict or signal."""
    table = view.shown.table
    html(pages.counts(table[said_in(table)], view.result.answer.said))
