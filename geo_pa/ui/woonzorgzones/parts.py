"""What only the page on walking zones shows: totals, what is listed, and the chosen unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.model import Result, Rules
from geo_pa.present import pages
from geo_pa.present.evidence import rule_value
from geo_pa.present.woonzorgzones import card as zones_card
from geo_pa.present.woonzorgzones import tables as zones_tables
from geo_pa.ui import cache, fields, state, units_table
from geo_pa.ui.filters import keep
from geo_pa.ui.messages import html
from geo_pa.ui.units_table import Units

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

LISTED = "geo_pa.zones.listed"
"""Which kind of unit the page lists: the key of its control."""

HIDDEN_NOTE = "Een streepje betekent onbekend, of verborgen omdat het om weinig mensen gaat."


@dataclass(frozen=True)
class Kind:
    """One kind of unit that the page lists.

    Attributes
    ----------
    title : str
        On the control.
    detail : str
        Its table in the answer; empty for the answer's own.
    units : Units
        Its layer, and what its rows are called.
    write, order : callable
        Makes the table, and puts its rows in order.
    """

    title: str
    detail: str
    units: Units
    write: Callable[[pd.DataFrame, Rules], "Styler"]
    order: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]


KINDS: Mapping[str, Kind] = {
    kind.units.layer: kind
    for kind in (
        Kind(
            "Buurten",
            "",
            Units("neighbourhoods", "buurt", "buurten", HIDDEN_NOTE),
            zones_tables.neighbourhoods,
            zones_tables.neighbourhoods_in_order,
        ),
        Kind(
            "Bouwlocaties",
            "locations",
            Units("building_locations", "locatie", "locaties"),
            zones_tables.locations,
            zones_tables.locations_in_order,
        ),
        Kind(
            "Complexen",
            "complexes",
            Units("corporation_stock", "complex", "complexen"),
            zones_tables.complexes,
            zones_tables.complexes_in_order,
        ),
        Kind(
            "Aangewezen zones",
            "zones",
            Units("designated_zones", "zone", "zones"),
            zones_tables.designated,
            zones_tables.designated_in_order,
        ),
    )
}
"""By layer, in the order of the control."""


def rows_of(result: Result, layer: str) -> gpd.GeoDataFrame:
    """Return all rows of one kind of unit."""
    detail = KINDS[layer].detail
    return gpd.GeoDataFrame(result.details[detail]) if detail else result.table


def shown_rows(result: Result, layer: str) -> gpd.GeoDataFrame:
    """Return the rows of one kind of unit that pass the filters, in the order of its list."""
    return KINDS[layer].order(filtered(rows_of(result, layer), layer))


def filtered(rows: gpd.GeoDataFrame, layer: str) -> gpd.GeoDataFrame:
    """Keep the rows whose place in the layer passes the filters; none of a layer that the workspace lacks."""
    choices = state.current()
    if not choices.filters.active or not cache.declared(layer):
        return rows
    return rows[rows.index.isin(keep(cache.layer(layer, choices.viewer), choices.filters).index)]


def show_totals(result: Result, now: Result) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality.

    People are counted as they are now: in a trial their number would tell how few live between two circles.
    """
    rules, counted = result.rules, now.details["reach"]["older_residents"]
    html(pages.tiles(filtered(result.table, "neighbourhoods")["signal"], "signal"))
    basis = result.table["older_residents_basis"]
    reach = result.details["reach"].assign(older_residents=counted)
    html(pages.figures(zones_tables.figures(result.totals, reach, basis, rules)))
    whole = " De cijfers gaan over de hele gemeente, zonder de filters." if state.current().filters.active else ""
    st.caption(signals_note(rules, zones_tables.older_word(basis)) + whole)


def signals_note(rules: Rules, older: str) -> str:
    """Tell what the signals stand for, and what is hidden."""
    high, some = (terms.number(rules.number(f"white_spot_{word}")) for word in ("high", "some"))
    few, zone = terms.number(rules.number("count_suppression_threshold")), rule_value(rules["zone_distance"])
    return (
        f"Veel aandacht (witte vlek): {high} of meer {older} in de buurt wonen verder dan {zone} lopen van een "
        f"centrum; enige aandacht: {some} of meer. Aantallen {older} zijn geschat en afgerond; onder {few} zijn ze "
        "verborgen."
    )


def show_kinds() -> str:
    """Show what can be listed, as far as the workspace has it, and return the layer of what is."""
    available = [layer for layer in KINDS if layer == "neighbourhoods" or cache.declared(layer)]
    return fields.one_of(
        "Lijst en uitleg van",
        available,
        available[0],
        name="lijst",
        key=LISTED,
        in_row=True,
        format_func=lambda layer: KINDS[layer].title,
    )


def show_unit(result: Result, shown: gpd.GeoDataFrame, layer: str) -> None:
    """Show the list in which a unit is chosen by name, and explain the chosen one."""
    kind = KINDS[layer]
    units_table.show_box(shown, rows_of(result, layer), kind.units)
    chosen = state.chosen(layer)
    if chosen in shown.index:
        row = {str(name): value for name, value in shown.loc[chosen].items()}
        html(zones_card.card(row, result.rules, kind.detail))
    elif layer == "neighbourhoods":
        html(zones_card.white_spots(shown))
    else:
        st.write(
            f"Kies een {kind.units.one} op de kaart, in de tabel of in de lijst hierboven; dan staat hier de uitleg."
        )


def show_list(result: Result, shown: gpd.GeoDataFrame, layer: str) -> None:
    """Show the table of one kind of unit."""
    kind = KINDS[layer]
    st.markdown(f"#### {kind.title}")
    units_table.show_table(
        shown, len(rows_of(result, layer)), lambda frame: kind.write(frame, result.rules), kind.units
    )
