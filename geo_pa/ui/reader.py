"""Who looks: of the session, never of an entry in the browser's history, and the narrowest where it is not known.

The reader stands in the page's address, so that loading it again or sending it to a colleague shows no more than the
meeting may see. The address is read once, when the session begins; after that only the box "Bekijken als" changes it.
"""

import os
from collections.abc import Sequence

import streamlit as st

from geo_pa.disclosure import VIEWERS
from geo_pa.terms import label
from geo_pa.ui import address

VARIABLE = "GEO_PA_VIEWER"
"""Environment variable that ``geo-pa app --viewer`` sets to a code of :data:`geo_pa.disclosure.VIEWERS`."""

ADDRESS = "bekijken_als"
"""How the reader is called in the address; there it is a Dutch word."""

READER = "geo_pa.reader"
BOX = "geo_pa.reader_box"
NARROWEST = VIEWERS[-1]
NOT_FOLLOWED = "De lezer in het adres bestaat niet. U kijkt nu als openbaar; kies links een andere lezer."

WORDS = {code: label("viewer", code) for code in VIEWERS}
CODES = {word: code for code, word in WORDS.items()}


def started_with() -> str:
    """Return the reader that the app was started for: the municipality unless another was named."""
    named = os.environ.get(VARIABLE)
    return VIEWERS[0] if named is None else named if named in VIEWERS else NARROWEST


def of_address(words: Sequence[str]) -> str:
    """Return the reader that an address names, the narrowest where two differ or none is known; else the app's own."""
    if not words:
        return started_with()
    named = {CODES.get(word, NARROWEST) for word in words}
    return named.pop() if len(named) == 1 else NARROWEST


def choose() -> str:
    """Show the box, and return who looks; the address follows."""
    st.session_state[BOX] = current()
    st.selectbox(
        "Bekijken als",
        VIEWERS,
        format_func=WORDS.__getitem__,
        key=BOX,
        on_change=_take,
        help="Scherm en bestanden bevatten alleen wat wie meekijkt mag zien; wat niet zichtbaar is, telt niet mee.",
    )
    _correct(st.query_params.get_all(ADDRESS))
    return current()


def _correct(words: Sequence[str]) -> None:
    """Put who looks in the address where that says otherwise, as after Back: the session's reader stays."""
    if words != [WORDS[current()]] and (words or current() != started_with()):
        st.query_params[ADDRESS] = WORDS[current()]


def current() -> str:
    """Return who looks."""
    if READER not in st.session_state:
        words = st.query_params.get_all(ADDRESS)
        st.session_state[READER] = of_address(words)
        if not {*words} <= {*CODES}:
            address.refuse(ADDRESS, NOT_FOLLOWED)
    reader: str = st.session_state[READER]
    return reader


def in_address() -> dict[str, str]:
    """Return what a link carries, so that who follows it, also in another tab, sees no more."""
    return {ADDRESS: WORDS[current()]}


def _take() -> None:
    st.session_state[READER] = st.session_state[BOX]
