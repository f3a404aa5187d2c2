"""The table of locations: choosing a row chooses the location on the map, and the other way round."""

from collections.abc import Callable
from zlib import crc32

import geopandas as gpd
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from geo_pa import terms
from geo_pa.ui import state

BOX = "location_box"


def show_table(shown: gpd.GeoDataFrame, total: int, write: Callable[[pd.DataFrame], Styler]) -> None:
    """Show the locations as a table.

    Parameters
    ----------
    shown : GeoDataFrame
        The rows that pass the filters.
    total : int
        How many there are without filters.
    write : callable
        Makes the table: :func:`geo_pa.present.tables.locations` or :func:`~geo_pa.present.tables.plans`.
    """
    order = tuple(shown.index)
    chosen = state.chosen()
    key = table_key(order)
    st.dataframe(
        write(shown),
        key=key,
        on_select=lambda: _picked_row(key, order),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [order.index(chosen)] if chosen in order else []}},
        hide_index=True,
        placeholder="-",
    )
    st.caption(
        f"{_count_sentence(len(shown), total)} Vink een locatie aan om haar op de kaart te zien. "
        "Aantallen zijn woningen; een streepje betekent onbekend of niet van toepassing."
    )


def table_key(order: tuple[str, ...]) -> str:
    """Return a key that is another one as soon as rows come or go, or a choice is made elsewhere.

    A tick belongs to a row's place. With another key the table starts anew, with the chosen location ticked wherever
    it is now.
    """
    return f"locations_{state.revision()}_{crc32('|'.join(order).encode())}"


def _picked_row(key: str, order: tuple[str, ...]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.choose(order[rows[0]] if rows else None, "table")


def _count_sentence(shown: int, total: int) -> str:
    if shown == total:
        viewer = terms.label("viewer", state.current().viewer)
        return f"Alle {terms.plural(total, 'locatie', 'locaties')}, bekeken als {viewer}."
    some = f"{terms.number(shown)} van de {terms.plural(total, 'locatie', 'locaties')}"
    return f"{some}; de andere vallen buiten de filters."


def show_box(shown: gpd.GeoDataFrame) -> None:
    """Show a list in which a location is chosen by name, for the keyboard."""
    names = _told_apart(shown["name"]).sort_values()
    chosen = state.chosen()
    st.session_state[BOX] = chosen if chosen in names.index else None
    st.selectbox(
        "Gekozen locatie",
        list(names.index),
        index=None,
        format_func=lambda row: names.get(row, row),
        key=BOX,
        placeholder="Kies op de kaart, in de tabel of hier op naam",
        on_change=lambda: state.choose(st.session_state[BOX], "list"),
    )


def _told_apart(names: pd.Series) -> pd.Series:
    """Write the id behind a name that occurs twice, and in place of one that is missing."""
    known = names.fillna("")
    return known.mask(known.duplicated(keep=False), known + " (" + known.index.astype("str") + ")")
