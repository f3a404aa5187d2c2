"""The rows of a layer or table, to edit cell by cell; rows can be added and taken away."""

from typing import Any

import streamlit as st

from geo_pa import terms
from geo_pa.present import table_edits
from geo_pa.present.table_edits import Column
from geo_pa.schema import SCHEMA
from geo_pa.ui import cache
from geo_pa.ui.changes import fixing, review
from geo_pa.ui.changes.review import Review
from geo_pa.ui.locations import choice
from geo_pa.ui.tables.opened import REMOVE, Opened, leave, opened

HEIGHT = 420
PLACE = "table"

TOLD = "Verander een cel door erin te typen of te kiezen; leeg is onbekend. Vink 'Weg' aan om een rij weg te halen."
ADD = "Een nieuwe rij begint u in de onderste, lege rij, of kies 'Met een formulier'."
ON_MAP = "Een nieuwe rij heeft een plek nodig: kies 'Op de kaart'."
PEOPLE = "Aantallen mensen staan vast; kleine aantallen worden niet getoond."
WAIT = "Kies geen andere laag en ga niet naar een andere pagina voor u hebt opgeslagen: dan vervalt dit."
MEANWHILE = "Er is intussen iets gewijzigd. U ziet de tabel zoals u haar opende; bij opslaan wordt dat vergeleken."


def show(layer: str) -> None:
    """Show the rows to edit, what is wrong with what was edited, and the buttons to save it."""
    table = opened(layer)
    edits = choice.can_edit()
    st.data_editor(
        table.cells if edits else table.sheet.cells,
        key=table.key,
        height=_height(len(table.sheet.frame)),
        hide_index=True,
        num_rows=_rows(layer) if edits else "fixed",
        disabled=not edits or [one.name for one in table.sheet.columns if one.fixed],
        column_config={
            REMOVE: st.column_config.CheckboxColumn("Weg", default=False, pinned=True, width=80),
            **{one.name: _config(one, table) for one in table.sheet.columns},
        },
        placeholder="",
    )
    st.caption(_told(table) if edits else terms.plural(len(table.sheet.frame), "rij", "rijen"))
    if edits:
        _waiting(table)


def _waiting(table: Opened) -> None:
    edits = table.edits
    found = table_edits.read(table.sheet, edits)
    fixing.of_problems(found.problems)
    if edits.anything:
        st.caption(WAIT)
    if edits.anything and table.seen != cache.seen():
        st.caption(MEANWHILE)
    changes = () if found.problems else found.changes
    review.show(Review(PLACE, changes, table.seen.last, leave))


def _rows(layer: str) -> Any:
    return "add" if SCHEMA[layer].geometry == "none" else "fixed"


def _height(rows: int) -> int:
    """Return how high the table is: no higher than its rows."""
    return min(HEIGHT, 110 + 35 * rows)


def _told(table: Opened) -> str:
    shapes = SCHEMA[table.sheet.layer].geometry != "none"
    people = any(one.fixed and one.name != table.sheet.key for one in table.sheet.columns)
    count = f"{terms.plural(len(table.sheet.frame), 'rij', 'rijen')}."
    return " ".join(filter(None, (count, TOLD, ON_MAP if shapes else ADD, PEOPLE if people else "")))


def _config(column: Column, table: Opened) -> Any:
    """Return how streamlit shows a column."""
    key = column.name == table.sheet.key
    about: dict[str, Any] = {"label": column.label, "disabled": column.fixed, "pinned": key or None}
    make = st.column_config
    if column.kind == "choice":
        here = dict.fromkeys(value for value in table.sheet.cells[column.name] if value)
        options = {value: column.options.get(value, value) for value in [*column.options, *here]}
        default = column.default or None
        return make.SelectboxColumn(
            **about, options=list(options), format_func=options.__getitem__, default=default, width="medium"
        )
    if column.kind == "date":
        return make.DateColumn(**about, format="DD-MM-YYYY")
    if column.kind == "text":
        return make.TextColumn(**about, default=column.default or None, width="medium" if not key else None)
    shown = "%d" if column.kind == "year" else "localized"
    step = None if column.kind == "number" else 1
    return make.NumberColumn(**about, format=shown, step=step, default=int(column.default) if column.default else None)
