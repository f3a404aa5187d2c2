"""What only the page on the villages shows: all together, where the stock changes, and one village through time."""

import streamlit as st
from markupsafe import Markup

from geo_pa.present import pages
from geo_pa.present.village_stock import card as village_card
from geo_pa.present.village_stock import totals as village_totals
from geo_pa.present.village_stock.chart import stock_chart
from geo_pa.present.village_stock.course import course
from geo_pa.ui import question, totals
from geo_pa.ui.messages import html, literal
from geo_pa.ui.question import Page
from geo_pa.ui.view import View
from geo_pa.ui.village_stock import changes, places

PARTLY = (
    "U ziet niet alles. De getallen op deze pagina zijn wat u mag zien; wat u niet ziet, kan winst of verlies zijn. "
    "Daarom is het oordeel over elk dorp onbekend."
)


def show_totals(view: View) -> None:
    """Show how many of the villages shown get each verdict, and the figures of all villages together."""
    totals.show_counts(view)
    html(village_card.standing(view.result, partial=view.partly))
    html(Markup().join(map(pages.figures, village_totals.figures(view.result))))
    if view.partly:
        st.info(PARTLY)


def explain(view: View) -> None:
    """Explain the chosen village; without one, all together, and which ask for attention."""
    if view.chosen is None:
        html(village_card.card_of_all(view.result))
    question.explain(view)


def show_course(view: View) -> None:
    """Show the stock of a village through time, or that of all together, and each change."""
    drawn = course(view.result, view.chosen)
    seen = ", voor zover zichtbaar" if view.partly else ""
    st.markdown(f"#### {literal(drawn.name)}: voorraad door de tijd{seen}")
    html(stock_chart(drawn))
    changes.show_changes(view)


PAGE = Page(
    filters=changes.FILTERS,
    choose=places.show_choice,
    totals=show_totals,
    content=places.content,
    height=540,
    explain=explain,
    between=show_course,
    title="Dorpen en wijken",
    further=changes.show_further,
    names=("dorplagen", "ook_andere_gebieden"),
)
