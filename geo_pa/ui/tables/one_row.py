"""One row of a layer or table, in a form: a new one, or one that is chosen; its place is drawn on the map beside it."""

from collections.abc import Mapping
from functools import partial

import geopandas as gpd
import streamlit as st

from geo_pa.changes import Change
from geo_pa.changes.values import GEOMETRY, written_shape
from geo_pa.engine import editing
from geo_pa.present.drawing import NOTHING
from geo_pa.present.row_form import Filled
from geo_pa.schema import SCHEMA
from geo_pa.ui import cache, drawing, drawings, map_panel, row_form, shell, state
from geo_pa.ui.changes import review
from geo_pa.ui.changes.review import Review
from geo_pa.ui.drawing import Desk
from geo_pa.ui.drawings import Drawing
from geo_pa.ui.map_panel import Content, Frame
from geo_pa.ui.messages import literal
from geo_pa.ui.tables.opened import shown
from geo_pa.workspace.drawn import Drawn

NEW = ""
BEGUN, NUMBER, LEFT = "geo_pa.one_row.begun.", "geo_pa.one_row.number.", "geo_pa.one_row.left"
NO_LINES = "Lijnen zijn hier niet te tekenen. Breng een bestand in met de nieuwe lijnen."
ABOVE = "Een bouwlocatie tekent u boven aan deze pagina: kies haar daar, of klik op 'Nieuwe locatie'."


def show(layer: str) -> None:
    """Show the form of a row, beside the map to draw it on where it has a place, and the buttons to save it."""
    if told := _elsewhere(layer):
        st.info(told)
        return
    _forget_left()
    placed = SCHEMA[layer].geometry != "none"
    left, right = shell.map_and_side(f"row_{layer}") if placed else [st.container()] * 2
    with right:
        row = _chosen(layer)
    desk = Desk(layer, row)
    if placed:
        with left:
            _map(layer, row, desk)
    with right:
        drawn = drawing.show(desk) if placed else NOTHING
        filled = row_form.show(row_form.Sheet(layer, row), _values(layer, row))
        if placed and row == NEW and not drawn.usable:
            st.caption("Nog nodig: een plek op de kaart.")
    ready = filled.ready and not drawn.problems and (drawn.usable or row != NEW or not placed)
    changes = _changes(layer, row, filled, drawn) if ready else ()
    review.show(Review(f"row_{layer}_{row}", changes, _begun(layer, row), partial(_leave, layer, row)))


def _elsewhere(layer: str) -> str:
    """Say where a row of a layer is made, where that is not on this map; empty where it is."""
    if layer == state.LOCATIONS:
        return ABOVE
    return NO_LINES if SCHEMA[layer].geometry == "LineString" else ""


def _chosen(layer: str) -> str:
    names = row_form.named(shown(layer)) if SCHEMA[layer].key else {}
    key = f"geo_pa.one_row.{layer}"
    st.session_state[key] = state.chosen(layer) if state.chosen(layer) in names else NEW
    row: str = st.selectbox(
        "Welke rij",
        [NEW, *names],
        format_func=lambda one: literal(names[one]) if one else "Een nieuwe rij",
        key=key,
        on_change=lambda: state.choose(st.session_state[key] or None, "list", layer),
    )
    return row


def _map(layer: str, row: str, desk: Desk) -> None:
    drawn = [drawings.map_layer(Drawing(layer, state.current().viewer))] if cache.declared(layer) else []
    rows = gpd.GeoDataFrame(shown(layer))
    took = drawing.on_map(desk, map_panel.chooser(layer))
    frame = Frame(f"row_{layer}", took, height=420, sketch=drawing.sketch(desk))
    map_panel.draw(Content([*map_panel.ground(), *drawn], explained=drawn), rows[rows.index == row], frame)


def _values(layer: str, row: str) -> Mapping[str, object] | None:
    if row == NEW:
        return None
    return {str(name): value for name, value in shown(layer).loc[row].items()}


def _changes(layer: str, row: str, filled: Filled, drawn: Drawn) -> tuple[Change, ...]:
    shape = {GEOMETRY: written_shape(drawn.shape)} if drawn.usable and drawn.shape is not None else {}
    values = {**filled.changes, **shape}
    if row != NEW:
        return editing.edited(cache.session(), layer, row, values)
    number = st.session_state.setdefault(NUMBER + layer, editing.new_id())
    key = SCHEMA[layer].key
    return editing.added(cache.session(), layer, {**({key: number} if key else {}), **values})


def _begun(layer: str, row: str) -> int:
    known: int = st.session_state.setdefault(f"{BEGUN}{layer}.{row}", cache.session().state.last)
    return known


def _forget_left() -> None:
    for desk, sheet in st.session_state.pop(LEFT, ()):
        drawing.clear(desk)
        row_form.clear(sheet)


def _leave(layer: str, row: str) -> None:
    """Forget what was filled in, before the page is shown again: a field cannot be emptied once it is shown."""
    left = st.session_state.setdefault(LEFT, [])
    left.append((Desk(layer, row), row_form.Sheet(layer, row)))
    st.session_state.pop(f"{BEGUN}{layer}.{row}", None)
    st.session_state.pop(NUMBER + layer, None)
