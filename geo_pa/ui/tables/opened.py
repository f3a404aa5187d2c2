"""The rows of a layer or table as they were when the table was opened; kept for as long as edits wait."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pandas as pd
import streamlit as st

from geo_pa.engine import editing
from geo_pa.engine.seen_rows import seen_rows
from geo_pa.present.layer_rows import shown_rows
from geo_pa.present.table_edits import Edits, Sheet
from geo_pa.ui import cache, row_form, state
from geo_pa.ui.cache import Seen

KEPT = "geo_pa.tables.opened"
REMOVE = "geo_pa.remove"
"""The column with a box that takes a row away."""


@dataclass(frozen=True)
class Opened:
    """A table that was opened: what it holds, for whom and of which state, and the key of its widget."""

    sheet: Sheet
    seen: Seen
    key: str

    @property
    def edits(self) -> Edits:
        """What was edited since."""
        said: Any = st.session_state.get(self.key) or {}
        cells = {int(at): dict(cells) for at, cells in said.get("edited_rows", {}).items()}
        removed = tuple(at for at, one in cells.items() if one.pop(REMOVE, False))
        added = [dict(one) for one in said.get("added_rows", ())]
        kept = tuple(one for one in added if not one.pop(REMOVE, False))
        return Edits({at: one for at, one in cells.items() if one}, kept, removed)

    @property
    def cells(self) -> pd.DataFrame:
        """What is shown: the table, with a box before each row that takes it away."""
        shown = self.sheet.cells.copy(deep=False)
        shown.insert(0, REMOVE, pd.Series(False, index=shown.index, dtype="boolean"))  # a new row begins without
        return shown

    def is_of(self, layer: str) -> bool:
        """Tell whether it is of a layer, for who looks, in the scenario that is looked at."""
        here = cache.seen()
        of = (self.sheet.layer, self.sheet.viewer, self.seen.scenario, self.seen.as_of)
        return of == (layer, state.current().viewer, here.scenario, here.as_of)


def opened(layer: str) -> Opened:
    """Return the table of a layer as it was opened; opened anew where nothing waits and something changed."""
    kept: Opened | None = st.session_state.get(KEPT)
    if kept and kept.is_of(layer) and (kept.seen == cache.seen() or kept.edits.anything):
        return kept
    made = Opened(_sheet(layer), cache.seen(), f"geo_pa.tables.{uuid4().hex}")
    st.session_state[KEPT] = made
    return made


def leave() -> None:
    """Forget what was edited: the table is opened anew."""
    st.session_state.pop(KEPT, None)


def _sheet(layer: str) -> Sheet:
    session, viewer = cache.session(), state.current().viewer
    frame = shown(layer)
    rows = frame.index.astype("str").to_series(index=frame.index)
    if layer in session.workspace.declarations:
        rows = editing.ids(session, layer).loc[frame.index]
    return Sheet(layer, frame, rows, viewer, row_form.names_of(layer))


def shown(layer: str) -> pd.DataFrame:
    """Return the rows that who looks may see and that point to none that he may not, small counts hidden."""
    session, viewer = cache.session(), state.current().viewer
    seen = seen_rows(session, layer, viewer)
    return shown_rows(session, layer, viewer).loc[seen.index] if layer in session.workspace.declarations else seen
