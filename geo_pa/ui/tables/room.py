"""Which layer or table is looked at, and how: in the table, on the map, or from a file."""

import streamlit as st

from geo_pa.errors import GeoPaError
from geo_pa.schema import SCHEMA
from geo_pa.ui import editor, fields
from geo_pa.ui.changes import fixing
from geo_pa.ui.locations import choice
from geo_pa.ui.messages import literal
from geo_pa.ui.tables import grid, one_row, upload

LAYERS = {
    name: known.title
    for name, known in sorted(SCHEMA.items(), key=lambda one: one[1].title)
    if known.geometry != "raster" and not known.closed
}
"""What can be edited row by row, by its title."""

NONE = ""
TABLE, ROW, FILE = "tabel", "rij", "bestand"
"""In the address."""

SHOW = {TABLE: grid.show, ROW: one_row.show, FILE: upload.show}


def show() -> None:
    """Show the list of layers and tables, and what is chosen of it."""
    st.markdown("#### Lagen en tabellen wijzigen")
    left, right = st.columns([4, 5], vertical_alignment="bottom")
    with left:
        layer = fields.one_of("Laag of tabel", [NONE, *LAYERS], NONE, name="laag", format_func=_title)
    if layer == NONE:
        st.caption("Kies wat u wilt wijzigen: cellen, rijen erbij, rijen weg, of een bestand inbrengen.")
        return
    with right:
        how = fields.one_of("Hoe", list(SHOW), TABLE, name="hoe", in_row=True, format_func=_ways(layer).__getitem__)
    if SCHEMA[layer].description:
        st.caption(literal(SCHEMA[layer].description))
    if not choice.can_edit():
        st.info(choice.READ_ONLY if not editor.may_edit() else choice.PAST)
        how = TABLE
    try:
        SHOW[how](layer)
    except GeoPaError as error:
        fixing.of_problems(error.problems)


def _title(layer: str) -> str:
    return literal(LAYERS[layer]) if layer else "Kies een laag of tabel"


def _ways(layer: str) -> dict[str, str]:
    """Say how a layer can be edited; a table has no place on the map."""
    one = "Met een formulier" if SCHEMA[layer].geometry == "none" else "Op de kaart"
    return {TABLE: "In de tabel", ROW: one, FILE: "Uit een bestand"}
