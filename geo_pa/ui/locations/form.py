"""Filling in a location beside the map, with what follows of it at once, and saving it."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa.changes import Author, Change, ConflictError
from geo_pa.engine import editing
from geo_pa.errors import GeoPaError
from geo_pa.ui import cache, drawing, editor, row_form, state
from geo_pa.ui.changes import conflicts
from geo_pa.ui.changes.conflicts import Clash
from geo_pa.ui.locations import consequences, draft, proposals
from geo_pa.ui.locations.draft import Draft
from geo_pa.ui.messages import literal, show_beside

WHY = "geo_pa.locations.why"


def show(filling: Draft, below: DeltaGenerator) -> None:
    """Show the form of a location and the buttons to save or leave it; below the map what would change."""
    st.markdown("#### Nieuwe locatie" if filling.new else f"#### {literal(_name(filling.row))}")
    row = None if filling.new else _row(filling.row)
    drawn = drawing.show(filling.desk)
    proposed = proposals.of(drawn) if filling.new else {}
    filled = row_form.show(filling.sheet, row, proposed=proposed)
    if filling.new:
        st.caption(proposals.told(proposed))
    ready = filled.ready and not filled.problems and (drawn.usable or not filling.new)
    changes = filling.changes(filled, drawn) if ready else ()
    if not (filled.changes or filled.problems or drawn.shape):
        draft.see_again(filling)
    if filling.new and not drawn.usable:
        st.caption("Nog nodig: een vorm op de kaart.")
    with below:
        usable = _consequences(changes, filling) and bool(changes)
    _buttons(filling, changes if usable else ())


def _row(row: str) -> Mapping[str, object]:
    known = cache.layer(state.LOCATIONS, state.current().viewer).loc[row]
    return {str(name): value for name, value in known.items()}


def _name(row: str) -> str:
    return str(cache.layer(state.LOCATIONS, state.current().viewer)["name"].get(row, row))


def _consequences(changes: Sequence[Change], filling: Draft) -> bool:
    """Show what follows; tell whether the row can be used."""
    try:
        consequences.show(tuple(changes), filling.row)
    except GeoPaError as error:
        show_beside(error.problems)
        return False
    return True


def _buttons(filling: Draft, changes: Sequence[Change]) -> None:
    who = editor.name()
    with st.container(key="beside"):
        save, leave, remove = st.columns(3)
    with leave:
        st.button("Niet opslaan", key="leave_location", on_click=draft.leave, args=[filling], width="stretch")
    if who is None:
        return
    st.text_input("Waarom (mag leeg blijven)", key=WHY, autocomplete="off")
    author = Author(who, st.session_state.get(WHY, ""), state.current().viewer.id)
    if save.button("Opslaan", key="save_location", type="primary", disabled=not changes, width="stretch"):
        save_changes(filling, changes, author, filling.seen)
    if not filling.new:
        with remove.popover("Weghalen", width="stretch"):
            st.write("De locatie verdwijnt uit dit scenario. U kunt dit later terugdraaien.")
            if st.button("Ja, haal weg", key="remove_location"):
                save_changes(
                    filling, editing.removed(cache.session(), state.LOCATIONS, filling.row), author, filling.seen
                )
    conflicts.show(
        filling.row, lambda told, seen: save_changes(filling, told, author, seen), partial(draft.leave, filling)
    )


def save_changes(filling: Draft, changes: Sequence[Change], author: Author, seen: int) -> None:
    """Write changes; where another changed the same in the meantime, ask what to do."""
    try:
        editing.write(cache.session(), changes, author, seen=seen)
    except ConflictError as error:
        conflicts.wait(filling.row, Clash(error.conflicts, tuple(changes), seen))
        return
    except GeoPaError as error:
        show_beside(error.problems)
        return
    draft.leave(filling)
    state.choose(filling.row, "table")
    conflicts.forget(filling.row)
    st.toast("Opgeslagen.")
    st.rerun()
