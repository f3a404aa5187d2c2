"""A table of units: choosing a row chooses the unit on the map, and the other way round."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.present import tables
from geo_pa.ui import state

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

BOX = "box."

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
    order = tuple(shown.index)
    chosen = state.chosen(units.layer)
    key = table_key(order)
    written = write(shown)
    st.dataframe(
        written,
        column_config=_wide(written),
        key=key,
        on_select=lambda: _picked_row(key, order, units.layer),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [order.index(chosen)] if chosen in order else []}},
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


def table_key(order: tuple[str, ...]) -> str:
    """Return a key that is another one as soon as rows come or go, or a choice is made elsewhere.

    A tick belongs to a row's place. With another key the table starts anew, with the chosen unit ticked wherever it is
    now.
    """
    return f"units_{state.revision()}_{crc32('|'.join(order).encode())}"


def _picked_row(key: str, order: tuple[str, ...], layer: str) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.choose(order[rows[0]] if rows else None, "table", layer)


def _count_sentence(shown: int, total: int, units: Units) -> str:
    if shown == total:
        viewer = terms.label("viewer", state.current().viewer)
        return f"Alle {terms.plural(total, units.one, units.more)}, bekeken als {viewer}."
    some = f"{terms.number(shown)} van de {terms.plural(total, units.one, units.more)}"
    return f"{some}; de andere vallen buiten de filters."


def show_box(shown: gpd.GeoDataFrame, units: Units = LOCATIONS) -> None:
    """Show a list in which a unit is chosen by name, for the keyboard."""
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


def _told_apart(names: pd.Series) -> pd.Series:
    """Write the id behind a name that occurs twice, and in place of one that is missing."""
    known = names.fillna("")
    return known.mask(known.duplicated(keep=False), known + " (" + known.index.astype("str") + ")")
