"""A page that exists for tests alone: a map to draw on, and beside it the form of a new building location."""

import json

import streamlit as st

from geo_pa.present.classes import Style, single
from geo_pa.present.features import Words, layer
from geo_pa.ui import cache, drawing, fields, map_panel, row_form, shell, state
from geo_pa.ui.drawing import Desk
from geo_pa.ui.map_panel import Content, Frame
from geo_pa.ui.row_form import Sheet

LAYER = "building_locations"
LOOK = Style("bouwlocatie", "#e08f63")

shell.set_up()
cache.look()
fields.begin()
viewer = cache.readers()[st.query_params.get("viewer", "municipality")]
state.keep(state.Choices(cache.session().workspace.info.reference_date, viewer))
rows = cache.layer(LAYER, viewer)
desk = Desk(LAYER)
st.title("Nieuwe locatie")
left, right = shell.map_and_side()
with left:
    frame = Frame("proef", drawing.on_map(desk, map_panel.chooser(LAYER)), sketch=drawing.sketch(desk))
    plans = layer(rows, single(rows.index, LOOK), Words("name", {}, layer=LAYER))
    map_panel.draw(Content([*map_panel.ground(), plans]), rows.loc[rows.index == state.chosen()], frame)
    st.caption(f"Gekozen: {state.chosen()}")
with right:
    drawn = drawing.show(desk)
    which = st.query_params.get("row", "")
    filled = row_form.show(Sheet(LAYER, which), rows.loc[which].to_dict() if which else None)
said = {
    "shape": drawn.shape.wkt if drawn.shape is not None else None,
    "usable": drawn.usable,
    "changes": dict(filled.changes),
    "ready": filled.ready,
}
st.code(json.dumps(said), language=None)
