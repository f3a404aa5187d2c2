"""What was changed, on a page: the latest first, each with a button that takes it back."""

from typing import Literal

import streamlit as st

from geo_pa.changes import Author
from geo_pa.engine import editing
from geo_pa.engine.history import Done, history
from geo_pa.engine.states import moment
from geo_pa.errors import GeoPaError
from geo_pa.present.changes import said_of_event, sentences
from geo_pa.ui import cache, editor, state
from geo_pa.ui.messages import bullets, literal, show_beside

MOST = 25
"""Actions that are shown at once."""

ASKED = "geo_pa.undo.asked"
"""The action of which something later stands on it, until the user has chosen."""


def show(*, layer: str = "", row: str = "", field: str = "") -> None:
    """Show what was changed of a row, of a layer, or of all, as the reader may know it."""
    done = history(cache.session(), viewer=state.current().viewer, layer=layer, row=row, field=field)
    if not done:
        st.caption("Er is nog niets gewijzigd.")
    for one in done[:MOST]:
        _show(one)
    if len(done) > MOST:
        st.caption(f"En {len(done) - MOST} eerdere; met 'geo-pa log' ziet u alles.")


def _show(one: Done) -> None:
    action, author = one.action, one.action.author
    who = ", ".join(filter(None, (author.who, author.why)))
    said, button = st.columns([5, 2], vertical_alignment="top")
    with said:
        head = f"**{moment(action.at)}**" + (f", {literal(who)}" if who else "") + f" ({literal(action.scenario)})"
        st.markdown(head + (", teruggedraaid" if one.undone else ""))
        bullets(sentences(one))
    if editor.may_edit() and not one.undone and cache.session().state.as_of is None:
        title = "Opnieuw doen" if action.undoes else "Terugdraaien"
        if button.button(title, key=f"undo_{action.id}", width="stretch"):
            st.session_state[ASKED] = action.id
    if st.session_state.get(ASKED) == action.id:
        _undo(action.id)


def _undo(action: str, later: Literal["ask", "keep", "undo"] = "ask") -> None:
    """Take an action back; where something later stands on it, show both and let the user choose."""
    who = editor.name()
    if who is None:
        return
    found = editing.undoing(cache.session(), action)
    if found.standing:
        later = _choice([said_of_event(event) for event in found.standing]) or later
    if found.standing and later == "ask":
        return
    try:
        editing.undo(cache.session(), action, Author(who, "", state.current().viewer.id), later=later)
    except GeoPaError as error:
        show_beside(error.problems)
        return
    st.session_state.pop(ASKED, None)
    st.rerun()


def _choice(standing: list[str]) -> Literal["keep", "undo"] | None:
    st.warning("Hier ging later iets op verder:")
    bullets(standing)
    keep, undo = st.columns(2)
    if keep.button("Laat dat staan", key="later_keep", width="stretch"):
        return "keep"
    return "undo" if undo.button("Draai ook dat terug", key="later_undo", width="stretch") else None
