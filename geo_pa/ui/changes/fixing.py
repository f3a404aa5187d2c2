"""The list of what is to be mended, all at once: where, what is wrong, found, expected, and what to do."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.errors import Problem
from geo_pa.present import pages
from geo_pa.ui.messages import html

MOST = 50
"""Lines that are shown at once."""

TITLES = ("Waar", "Wat er mis is", "Gevonden", "Verwacht", "Wat te doen")


def of_problems(found: Sequence[Problem]) -> None:
    """Show problems as a list to mend; nothing where there are none."""
    show([(one.where, one.what, one.found, one.expected, one.action) for one in found], TITLES)


def show(lines: Sequence[Iterable[str]], titles: Sequence[str], title: str = "Te verbeteren") -> None:
    """Show lines under their headings, so many at once."""
    if lines:
        st.markdown(f"#### {title}")
        with st.container(key="fixes"):
            html(pages.plain_table(pd.DataFrame([*lines][:MOST], columns=list(titles))))
        if len(lines) > MOST:
            st.caption(f"En nog {terms.number(len(lines) - MOST)}.")
