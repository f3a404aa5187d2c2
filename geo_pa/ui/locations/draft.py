"""What somebody is filling in of a location: a new one, or the chosen one; kept until it is saved or left."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from geo_pa.changes import Change
from geo_pa.changes.values import GEOMETRY, written_shape
from geo_pa.engine import editing
from geo_pa.present.row_form import Filled
from geo_pa.ui import cache, drawing, row_form, state
from geo_pa.ui.drawing import Desk
from geo_pa.ui.row_form import Sheet
from geo_pa.workspace.drawn import Drawn

NEW, SEEN, LEFT = "geo_pa.locations.new", "geo_pa.locations.seen.", "geo_pa.locations.left"


@dataclass(frozen=True)
class Draft:
    """A location that is filled in: the number of its row, and whether that is new."""

    row: str
    new: bool

    @property
    def desk(self) -> Desk:
        """Where its shape is drawn."""
        return Desk(state.LOCATIONS, "" if self.new else self.row)

    @property
    def sheet(self) -> Sheet:
        """The form of its row."""
        return Sheet(state.LOCATIONS, "" if self.new else self.row)

    @property
    def seen(self) -> int:
        """The number of the last event that was known when it was begun: what stood there then was seen."""
        known: int = st.session_state.setdefault(SEEN + self.row, cache.session().state.last)
        return known

    def changes(self, filled: Filled, drawn: Drawn) -> tuple[Change, ...]:
        """Return what would change by what is filled in and drawn."""
        values = {**filled.changes, **_shape(drawn)}
        if not self.new:
            return editing.edited(cache.session(), state.LOCATIONS, self.row, values)
        key = str(cache.layer(state.LOCATIONS, state.current().viewer).index.name)
        return editing.added(cache.session(), state.LOCATIONS, {**values, key: self.row})


def _shape(drawn: Drawn) -> Mapping[str, str]:
    return {GEOMETRY: written_shape(drawn.shape)} if drawn.usable and drawn.shape is not None else {}


def start() -> None:
    """Begin a new location."""
    st.session_state[NEW] = editing.new_id()
    state.choose(None, "list")


def current() -> Draft | None:
    """Return what is filled in: a new location, else the chosen one; None where there is neither."""
    new: str | None = st.session_state.get(NEW)
    if new:
        return Draft(new, new=True)
    chosen = state.chosen()
    known = cache.layer(state.LOCATIONS, state.current().viewer).index
    return Draft(chosen, new=False) if chosen is not None and chosen in known else None


def begin() -> None:
    """Forget what was left in the run before: a field cannot be emptied once it is shown."""
    for draft in st.session_state.pop(LEFT, ()):
        _forget(draft)


def leave(draft: Draft) -> None:
    """Forget what is filled in and drawn, before the page is shown again."""
    st.session_state.setdefault(LEFT, []).append(draft)


def _forget(draft: Draft) -> None:
    drawing.clear(draft.desk)
    row_form.clear(draft.sheet)
    if draft.new:
        st.session_state.pop(NEW, None)
    st.session_state.pop(SEEN + draft.row, None)


def see_again(draft: Draft) -> None:
    """Know what others did so far: what is filled in from now on was filled in after it."""
    st.session_state[SEEN + draft.row] = cache.session().state.last
