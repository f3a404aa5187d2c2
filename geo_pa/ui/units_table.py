"""A table of units: choosing a row chooses the unit on the map, and the other way round."""

from typing import Any

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.present.tables import DASH, Written
from geo_pa.present.units import Units
from geo_pa.ui import address, state
from geo_pa.ui.messages import literal
from geo_pa.ui.view import View

BOX, TICKED = "box.", "geo_pa.ticked."

ON_PAGE = "Kies op de kaart, in de tabel of hier op naam"

LONG_WORDS = 16
"""Letters that fit in a column of the usual width."""

WIDE_PX = 260


def show_units(written: Written, shown: pd.DataFrame, total: int, units: Units, note: str) -> None:
    """Show units as a table, some of a number of them; choosing a row chooses the unit.

    The note beneath says what a reader must know of its figures.
    """
    order, key = tuple(shown.index), f"units_{units.layer}"
    tick(key, order, state.chosen(units.layer))
    st.dataframe(
        written,
        column_config=_wide(written),
        key=key,
        on_select=lambda: _picked_row(key, order, units.layer),
        selection_mode="single-row",
        hide_index=True,
        placeholder=DASH,
    )
    st.caption(f"{_count_sentence(len(shown), total, units)} Vink een rij aan om die op de kaart te zien. {note}")


def _wide(written: Written) -> dict[str, Any]:
    """Give columns of long words the room they need: streamlit looks at the first rows only."""
    frame: pd.DataFrame = written.data  # type: ignore[attr-defined]  # pandas' stubs leave the frame of a Styler out
    words = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.StringDtype)]
    long = [str(name) for name in words if frame[name].str.len().max() > LONG_WORDS]
    return {name: st.column_config.Column(width=WIDE_PX) for name in long}


def tick(key: str, order: tuple[str, ...], chosen: str | None) -> None:
    """Tick the chosen row of a table, wherever it is now; the table itself stays, sorted as the reader has it."""
    rows = [order.index(chosen)] if chosen in order else []
    st.session_state[TICKED + key] = rows
    now = st.session_state.get(key, {"selection": {"rows": []}})["selection"]
    if list(now["rows"]) != rows or now.get("cells"):
        st.session_state[key] = {"selection": {"rows": rows, "columns": [], "cells": []}}


def newly_ticked(key: str) -> list[int] | None:
    """Return the rows that the reader ticked; None where the browser only repeats what the page ticked itself."""
    rows = list(st.session_state[key]["selection"]["rows"])
    return None if rows == st.session_state.get(TICKED + key) else rows


def _picked_row(key: str, order: tuple[str, ...], layer: str) -> None:
    rows = newly_ticked(key)
    if rows is not None:
        state.choose(order[rows[0]] if rows else None, "table", layer)


def _count_sentence(shown: int, total: int, units: Units) -> str:
    if shown == total:
        viewer = state.current().viewer.title
        return f"Alle {terms.plural(total, units.one, units.more)}, bekeken als {viewer}."
    some = f"{terms.number(shown)} van de {terms.plural(total, units.one, units.more)}"
    return f"{some}; de andere vallen buiten de filters."


def show_box(view: View, names: pd.Series | None = None, clicked: str = ON_PAGE) -> None:
    """Show a list in which a unit is chosen by name, for the keyboard; a page may have names of its own."""
    units, known = view.units, _told_apart(view.rows["name"]).sort_values() if names is None else names
    key = BOX + units.layer
    st.session_state[key] = view.chosen
    st.selectbox(
        f"Gekozen {units.one}",
        list(known.index),
        index=None,
        format_func=lambda row: known.get(row, row),
        key=key,
        placeholder=clicked,
        on_change=lambda: state.choose(st.session_state[key], "list", units.layer),
    )
    say_hidden(view.rows, view.every, units)


def say_hidden(shown: pd.DataFrame, every: pd.DataFrame, units: Units) -> None:
    """Say that the filters hide the chosen unit, and let the address name it."""
    chosen = address.chosen_unit(units, every.index)
    if chosen is None or chosen in shown.index:
        return
    name = every["name"].fillna(chosen)[every.index == chosen].iloc[0]
    st.info(literal(f"Gekozen is {units.one} {name}; die valt buiten de filters en is hier daarom niet te zien."))


def _told_apart(names: pd.Series) -> pd.Series:
    """Write the id behind a name that occurs twice, and in place of one that is missing."""
    known = names.fillna("")
    return known.mask(known.duplicated(keep=False), known + " (" + known.index.astype("str") + ")")
