"""Filling in a location beside the map, with what follows of it at once, and saving it."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa import terms
from geo_pa.changes import Author, Change, Conflict, ConflictError
from geo_pa.engine import editing
from geo_pa.engine.states import moment
from geo_pa.errors import GeoPaError
from geo_pa.present.changes import field_title, value_of
from geo_pa.ui import cache, drawing, editor, row_form, state
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
        save_changes(filling, changes, author)
    if not filling.new:
        with remove.popover("Weghalen", width="stretch"):
            st.write("De locatie verdwijnt uit dit scenario. U kunt dit later terugdraaien.")
            if st.button("Ja, haal weg", key="remove_location"):
                save_changes(filling, editing.removed(cache.session(), state.LOCATIONS, filling.row), author)
    _resolve(filling, author)


def save_changes(filling: Draft, changes: Sequence[Change], author: Author) -> None:
    """Write changes; where another changed the same in the meantime, ask what to do."""
    try:
        editing.write(cache.session(), changes, author, seen=filling.seen)
    except ConflictError as error:
        st.session_state[CONFLICTS] = (filling.row, error.conflicts, tuple(changes))
        return
    except GeoPaError as error:
        show_beside(error.problems)
        return
    draft.leave(filling)
    state.choose(filling.row, "table")
    st.session_state.pop(CONFLICTS, None)
    st.toast("Opgeslagen.")
    st.rerun()


CONFLICTS = "geo_pa.locations.conflicts"


def _resolve(filling: Draft, author: Author) -> None:
    """Show what another changed in the meantime, and let who came second choose."""
    row, conflicts, changes = st.session_state.get(CONFLICTS, ("", (), ()))
    if row != filling.row:
        return
    st.warning("Iemand anders heeft dit intussen ook gewijzigd. Er is nog niets opgeslagen.")
    for conflict in conflicts:
        st.write(literal(_told(conflict)))
    mine, theirs = st.columns(2)
    if mine.button("Het mijne geldt", key="mine", width="stretch"):
        st.session_state.pop(CONFLICTS)
        draft.see_again(filling)
        save_changes(filling, _again(changes), author)
    if theirs.button("Het andere blijft staan", key="theirs", width="stretch"):
        st.session_state.pop(CONFLICTS)
        draft.leave(filling)
        taken = {conflict.wanted.place for conflict in conflicts}
        rest = [change for change in changes if change.place not in taken]
        if rest:
            save_changes(filling, rest, author)
        st.rerun()


def _again(changes: Sequence[Change]) -> list[Change]:
    """Make changes anew from what stands there now."""
    found: list[Change] = []
    for change in changes:
        found += editing.edited(cache.session(), change.layer, change.row, {change.field: change.after})
    return found


def _told(conflict: Conflict) -> str:
    change, other = conflict.wanted, conflict.earlier
    title = field_title(change.layer, change.field)
    theirs, mine = (value_of(change.layer, change.field, value) for value in (other.change.after, change.after))
    who = other.action.author.who if state.current().viewer.sees_everything else "iemand anders"
    when = moment(other.action.at)
    return f"{title}: {who} vulde op {when} in: {theirs}. U wilt: {mine}. Eerst stond er: {_first(conflict)}."


def _first(conflict: Conflict) -> str:
    change = conflict.earlier.change
    return terms.UNKNOWN if change.before is None else value_of(change.layer, change.field, change.before)
