"""A table of units: choosing a row chooses the unit on the map, and the other way round."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.present import tables
from geo_pa.ui import address, state
from geo_pa.ui.messages import literal

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

BOX, TICKED = "box.", "geo_pa.ticked."

LONG_WORDS = 16
"""Letters that fit in a column of the usual width."""

WIDE_PX = 260


@dataclass(frozen=True)
class Units:
    """What the rows of a table are.

    Attributes
    ----------
    layer : str
        The layer they are rows of.
    one, more : str
        What they are called: "locatie", "locaties".
    note : str
        What a reader of the figures must know.
    """

    layer: str
    one: str
    more: str
    note: str = "Een streepje betekent onbekend of niet van toepassing."


LOCATIONS = Units(
    state.LOCATIONS,
    "locatie",
    "locaties",
    "Aantallen zijn woningen; een streepje betekent onbekend of niet van toepassing.",
)


def show_table(
    shown: gpd.GeoDataFrame, total: int, write: Callable[[pd.DataFrame], "Styler"], units: Units = LOCATIONS
) -> None:
    """Show units as a table.

    Parameters
    ----------
    shown : GeoDataFrame
        The rows that pass the filters.
    total : int
        How many there are without filters.
    write : callable
        Makes the table, as :func:`geo_pa.present.tables.locations` does.
    units : Units
        What the rows are.
    """
    order, key = tuple(shown.index), f"units_{units.layer}"
    tick(key, order, state.chosen(units.layer))
    written = write(shown)
    st.dataframe(
        written,
        column_config=_wide(written),
        key=key,
        on_select=lambda: _picked_row(key, order, units.layer),
        selection_mode="single-row",
        hide_index=True,
        placeholder="-",
    )
    st.caption(f"{_count_sentence(len(shown), total, units)} Vink een rij aan om die op de kaart te zien. {units.note}")


def _wide(written: "Styler") -> dict[str, Any]:
    """Give columns of long words the room they need: streamlit looks at the first rows only."""
    frame: pd.DataFrame = written.data  # type: ignore[attr-defined]  # pandas' stubs leave the frame of a Styler out
    words = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.StringDtype)]
    long = [str(name) for name in words if frame[name].str.len().max() > LONG_WORDS]
    return {name: st.column_config.Column(width=WIDE_PX) for name in long}


def show_folded(shown: gpd.GeoDataFrame, total: int) -> None:
    """Show the plans as a table that is made when it is opened: the browser loads much for it, and the map goes first.

    Parameters
    ----------
    shown : GeoDataFrame
        The building locations that pass the filters.
    total : int
        How many there are without filters.
    """
    panel = st.expander(f"Bouwlocaties als tabel ({terms.number(len(shown))})", key="plans_panel", on_change="rerun")
    if not panel.open:
        return
    with panel:
        show_table(shown, total, tables.plans)


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
        viewer = terms.label("viewer", state.current().viewer)
        return f"Alle {terms.plural(total, units.one, units.more)}, bekeken als {viewer}."
    some = f"{terms.number(shown)} van de {terms.plural(total, units.one, units.more)}"
    return f"{some}; de andere vallen buiten de filters."


def show_box(shown: gpd.GeoDataFrame, every: pd.DataFrame, units: Units = LOCATIONS) -> None:
    """Show a list in which a unit is chosen by name, for the keyboard.

    Parameters
    ----------
    shown, every : DataFrame
        The rows that pass the filters, and all there are for this viewer.
    units : Units
        What the rows are.
    """
    names = _told_apart(shown["name"]).sort_values()
    chosen, key = state.chosen(units.layer), BOX + units.layer
    st.session_state[key] = chosen if chosen in names.index else None
    st.selectbox(
        f"Gekozen {units.one}",
        list(names.index),
        index=None,
        format_func=lambda row: names.get(row, row),
        key=key,
        placeholder="Kies op de kaart, in de tabel of hier op naam",
        on_change=lambda: state.choose(st.session_state[key], "list", units.layer),
    )
    say_hidden(shown, every, units)


def say_hidden(shown: pd.DataFrame, every: pd.DataFrame, units: Units = LOCATIONS) -> None:
    """Say that the filters hide the chosen unit, and let the address name it; as :func:`show_box`."""
    chosen = address.chosen_unit(units.layer, every.index)
    if chosen is None or chosen in shown.index:
        return
    name = every["name"].fillna(chosen)[every.index == chosen].iloc[0]
    st.info(literal(f"Gekozen is {units.one} {name}; die valt buiten de filters en is hier daarom niet te zien."))


def _told_apart(names: pd.Series) -> pd.Series:
    """Write the id behind a name that occurs twice, and in place of one that is missing."""
    known = names.fillna("")
    return known.mask(known.duplicated(keep=False), known + " (" + known.index.astype("str") + ")")
