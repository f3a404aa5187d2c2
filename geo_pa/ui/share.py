"""What only the page on the 30% rule shows: totals, the chosen location and the ledger."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.analyses.social_share.verdicts import totals
from geo_pa.model import Result
from geo_pa.present import layers, pages, tables
from geo_pa.ui import layer_choice, state
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html

TOTALS = {
    "dwellings_counted": "nieuwe woningen die meetellen",
    "required_social_homes": "sociale huur vereist",
    "met_on_site_homes": "daarvan op de locatie zelf",
    "booked_homes": "elders geboekt",
    "open_homes": "nog open",
    "proposed_homes": "daarvan te dekken met een voorstel",
    "maybe_open_homes": "misschien open (oordeel onbekend)",
    "net_social_homes": "sociale huur netto (nieuw min gesloopt)",
}
"""The figures on top of the page, in order."""


def show_totals(shown: gpd.GeoDataFrame) -> None:
    """Show how many locations get each verdict, and the homes behind them; both for the rows shown."""
    sums = totals(shown)
    html(pages.tiles(shown["verdict"]))
    html(pages.figures({word: terms.number(sums[name]) for name, word in TOTALS.items()}))
    if sums["locations_incomplete"]:
        some = terms.plural(sums["locations_incomplete"], "locatie", "locaties")
        st.caption(f"Van {some} ontbreekt een gegeven: daarvan telt alleen mee wat zeker is.")


def content(shown: gpd.GeoDataFrame) -> Content:
    """Draw the locations by verdict on the ground of the map."""
    return Content(layer_choice.ground(state.current().viewer), [layers.locations_by_verdict(shown)])


def show_location(shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen location, where it is among the rows shown."""
    chosen = state.chosen()
    if chosen not in shown.index:
        html(pages.attention(shown))
        return
    row = tables.told_apart(shown).loc[chosen]
    html(pages.location_card({str(name): value for name, value in row.items()}))


def show_ledger(result: Result) -> None:
    """Show every line of compensation, booked and proposed."""
    lines = result.details["ledger"]
    with st.expander(
        f"Compensatie: {terms.plural(len(lines), 'regel', 'regels')} in het grootboek", key="ledger_panel"
    ):
        st.caption("Aantallen zijn woningen. Een voorstel is een berekening en geen besluit.")
        st.dataframe(tables.ledger(lines, result.table["name"]), hide_index=True, placeholder="")
