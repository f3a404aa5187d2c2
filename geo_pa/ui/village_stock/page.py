"""What only the page on the villages shows: all together, where the stock changes, and one village through time."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo_pa.disclosure import VIEWERS
from geo_pa.present import pages
from geo_pa.present.village_stock import card as village_card
from geo_pa.present.village_stock import map as village_map
from geo_pa.present.village_stock import tables
from geo_pa.present.village_stock import totals as village_totals
from geo_pa.present.village_stock.chart import stock_chart
from geo_pa.present.village_stock.course import course, on_chart
from geo_pa.ui import cache, fields, question, state, totals
from geo_pa.ui.cache import Drawing
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html, literal
from geo_pa.ui.question import Page
from geo_pa.ui.view import View
from geo_pa.ui.village_stock import changes

PLACES = {
    "corporation_stock": ("Complexen met een verandering", "complex_id"),
    "building_locations": ("Plannen met een verandering", "plan_id"),
}
"""Layers whose places can be drawn: their title, and the column that points to them."""

PARTLY = (
    "U ziet niet alles. De getallen op deze pagina zijn wat u mag zien; wat u niet ziet, kan winst of verlies zijn. "
    "Daarom is het oordeel over elk dorp onbekend."
)


def partial(view: View) -> bool:
    """Tell whether something may be withheld from who looks."""
    return view.question.viewer != VIEWERS[0]


def show_choice(view: View) -> View:
    """Show which places of changes are drawn."""
    titles = {name: title for name, (title, _) in PLACES.items()}
    picked = fields.to_draw(titles, list(PLACES), name="dorplagen", key="village_layers")
    return replace(view, choice=(picked, view.chosen))


def show_totals(view: View) -> None:
    """Show how many of the villages shown get each verdict, and the figures of all villages together."""
    totals.show_counts(view)
    html(village_card.standing(view.result, partial=partial(view)))
    html(Markup().join(map(pages.figures, village_totals.figures(view.result))))
    if partial(view):
        st.info(PARTLY)


def content(view: View) -> Content:
    """Draw the villages by verdict, and the chosen places of changes in those that are judged and in the chosen one."""
    viewer, rows, (layers, _chosen) = view.question.viewer, _changes(view), view.choice
    found = {name: village_map.places(rows, cache.layer(name, viewer), PLACES[name][1]) for name in layers}
    signs = [village_map.changes(places, PLACES[name][0]) for name, places in found.items() if len(places)]
    drawn = [village_map.villages(view.shown), village_map.names(view.shown.table), *signs]
    return Content([cache.map_layer(Drawing("villages", viewer)), *drawn], explained=drawn)


def _changes(view: View) -> pd.DataFrame:
    rows = on_chart(tables.told(view.result))
    mine = rows[rows["village"].isin(view.shown.table.index)]
    judged = tables.in_judged(mine, view.result)
    return mine[mine.index.isin(judged.index) | (mine["village"] == state.chosen(view.units.layer))]


def explain(view: View) -> None:
    """Explain the chosen village; without one, all together, and which ask for attention."""
    if view.chosen is None:
        html(village_card.card_of_all(view.result))
    question.explain(view)


def show_course(view: View) -> None:
    """Show the stock of a village through time, or that of all together, and each change."""
    drawn = course(view.result, view.chosen)
    seen = ", voor zover zichtbaar" if partial(view) else ""
    st.markdown(f"#### {literal(drawn.name)}: voorraad door de tijd{seen}")
    html(stock_chart(drawn))
    changes.show_changes(view)


PAGE = Page(
    filters=changes.FILTERS,
    choose=show_choice,
    totals=show_totals,
    content=content,
    height=540,
    explain=explain,
    between=show_course,
    title="Dorpen en wijken",
    further=changes.show_further,
    names=("dorplagen", "ook_andere_gebieden"),
)
