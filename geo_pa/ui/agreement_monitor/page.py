"""What only the page on all agreements shows: what asks for attention, a table per theme, and what was expected."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa.present import pages
from geo_pa.present.agreement_monitor import card, tables
from geo_pa.present.agreement_monitor.method import own_choices
from geo_pa.ui import cache, options, question, state
from geo_pa.ui.agreement_monitor import stock, themes, yearly
from geo_pa.ui.cache import Question
from geo_pa.ui.messages import html
from geo_pa.ui.question import Page
from geo_pa.ui.view import View

PARTLY = "U ziet niet alles. Een getal dat met wat u mag zien niet wordt gehaald, is daarom onbekend."


def ask(analysis: str, _top: DeltaGenerator) -> Question:
    """Show the choices that matter here, and return the question; those of other questions stay on their own page."""
    chosen = state.current()
    options.show_elsewhere(analysis)
    settings = options.show_options(own_choices(cache.rules(analysis, chosen.on)))
    return Question(analysis, chosen.on, chosen.viewer, settings)


def show_totals(view: View) -> None:
    """Show how many agreements get each verdict, and what asks for attention."""
    html(pages.counts(tables.worst_of_agreements(view.result.table), tables.SAID))
    st.caption("Geteld zijn afspraken; een afspraak met meer getallen krijgt het slechtste oordeel daarvan.")
    if view.partly:
        st.info(PARTLY)
    with st.expander("Wat aandacht vraagt, het slechtste eerst", expanded=True):
        html(card.attention(view.result.table))


def show_files(view: View) -> None:
    """Show what the answer rests on, the files, and the yearly document."""
    question.show_files(view)
    yearly.show_yearly(view.question)


PAGE = Page(
    filters=(),
    ask=ask,
    totals=show_totals,
    instead=themes.show,
    further=stock.show,
    files=show_files,
    names=("jaardocument",),
)
