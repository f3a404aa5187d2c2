"""Who edits: whether who looks may change anything, and under which name."""

import os

import streamlit as st

from geo_pa.ui import login, reader

VARIABLE = "GEO_PA_EDIT"
"""Environment variable that ``geo-pa app --edit`` sets to "1", and ``--no-edit`` to "0"."""

NAME = "geo_pa.editor"
FIELD = "geo_pa.editor_field"
LONGEST = 80
EMPTY = "Vul een naam in."
WHY = "Bij elke wijziging staat wie haar maakte. Alleen de gemeente ziet die namen."


def may_edit() -> bool:
    """Tell whether who looks may change anything.

    Who logs in may where the list of accounts says so. Without a login it is what the app was started with; where
    that says nothing, the municipality may on its own computer, and nobody where the reader is locked.
    """
    said = os.environ.get(VARIABLE)
    if login.asked():
        account = login.account()
        return account is not None and account.edit and said in (None, "1")
    return not reader.locked() and reader.current().sees_everything if said is None else said == "1"


def name() -> str | None:
    """Return the name of who edits; where it is not known yet ask for it, once a session, and return None.

    It is of the login where there is one, and never in the address.
    """
    known = plain(login.who()) if login.asked() else st.session_state.get(NAME)
    if known:
        return str(known)
    _ask()
    return None


def plain(typed: str) -> str:
    """Return a name as it is kept: on one line, without spaces around it, and no longer than fits."""
    return " ".join(typed.split())[:LONGEST].strip()


def _ask() -> None:
    with st.form("editor", border=True):
        st.text_input("Uw naam", key=FIELD, max_chars=LONGEST, help=WHY, autocomplete="name")
        sent = st.form_submit_button("Verder", on_click=_take)
    if sent:
        st.warning(EMPTY)


def _take() -> None:
    if typed := plain(st.session_state[FIELD]):
        st.session_state[NAME] = typed
