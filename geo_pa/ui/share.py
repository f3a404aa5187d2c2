"""What only the page on the 30% rule shows: totals, the chosen location and the ledger."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.analyses.social_share.totals import totals
from geo_pa.model import Result
from geo_pa.present import layers, pages, tables
from geo_pa.ui import cache, layer_choice, state
from geo_pa.ui.cache import Question
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html

TOTALS = {
    "nieuwe woningen die meetellen": ("dwellings_counted", "dwellings_counted_most"),
    "sociale huur vereist": ("required_social_homes", "required_social_homes_most"),
    "daarvan op de locatie zelf": ("met_on_site_homes",),
    "elders geboekt": ("booked_homes",),
    "nog open": ("open_homes", "open_homes_most"),
    "daarvan te dekken met een voorstel": ("proposed_homes",),
    "sociale huur netto (nieuw min gesloopt)": ("net_social_homes", "net_social_homes_possible"),
}
"""The figures on top of the page, in order, each by its total or by its least and its most."""


def show_totals(question: Question, shown: gpd.GeoDataFrame) -> None:
    """Show how many locations get each verdict, and the homes behind them; both for the rows shown."""
    sums = cache.kept("totals", question, state.current().filters.key, make=lambda: totals(shown))
    html(pages.tiles(shown["verdict"]))
    html(pages.figures({word: terms.span(*(sums[name] for name in names)) for word, names in TOTALS.items()}))
    if sums["locations_incomplete"]:
        some = terms.plural(sums["locations_incomplete"], "locatie", "locaties")
        st.caption(f"Van {some} ontbreekt een gegeven. Waar dat telt, staat hierboven het minste en het meeste.")


def content(question: Question, shown: gpd.GeoDataFrame) -> Content:
    """Draw the locations by verdict on the ground of the map."""
    choices = state.current()
    drawn = cache.kept("verdicts", question, choices.filters.key, make=lambda: layers.locations_by_verdict(shown))
    return Content(layer_choice.ground(choices.viewer), [drawn])


def show_location(shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen location, where it is among the rows shown."""
    chosen = state.chosen()
    if chosen not in shown.index:
        html(pages.attention(shown))
        return
    row = tables.told_apart(shown.loc[[chosen]]).loc[chosen]
    html(pages.location_card({str(name): value for name, value in row.items()}))


def show_ledger(result: Result) -> None:
    """Show every line of compensation, booked and proposed."""
    lines = result.details["ledger"]
    title = f"Compensatie: {terms.plural(len(lines), 'regel', 'regels')} in het grootboek"
    panel = st.expander(title, key="ledger_panel", on_change="rerun")
    if not panel.open:
        return
    with panel:
        st.caption("Aantallen zijn woningen. Een voorstel is een berekening en geen besluit.")
        st.dataframe(tables.ledger(lines, result.table["name"]), hide_index=True, placeholder="")
