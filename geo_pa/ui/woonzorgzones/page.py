"""What only the page on walking zones shows: what is listed, totals that count people as they are now, and a trial."""

import streamlit as st

from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.special import with_rows
from geo_pa.present.woonzorgzones import totals as zones_totals
from geo_pa.ui import cache, question, state, totals
from geo_pa.ui.cache import Question
from geo_pa.ui.messages import html
from geo_pa.ui.question import Page
from geo_pa.ui.view import View, view_of
from geo_pa.ui.woonzorgzones import ground, layers, whatif
from geo_pa.ui.woonzorgzones import map as zones_map


def try_out(asked: Question, result: Result) -> Result:
    """Show what can be tried, and give the answer as it would be."""
    trial = whatif.show_form()
    answered = ground.answer(asked, trial)
    whatif.show_totals(result, answered, trial)
    return answered


def show_totals(view: View) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality.

    People are counted as they are now: in a trial their number would tell how few live between two circles.
    """
    whatif.show_banner(whatif.trial())
    totals.show_counts(view_of(view.question, view.result))
    now = cache.result(view.question).details["reach"]["older_residents"]
    reach = view.result.details["reach"].assign(older_residents=now)
    html(pages.figures(zones_totals.figures(with_rows(view.result, "reach", reach))))
    whole = " De cijfers gaan over de hele gemeente, zonder de filters." if state.current().filters.active else ""
    st.caption(zones_totals.signals_note(view.result) + whole)


def show_files(view: View) -> None:
    """Show what the answer rests on and the files: they are about what is, not about a trial."""
    if whatif.trial().active:
        st.caption("Waarop dit berust en de bestanden om mee te nemen staan hier weer na 'Terug naar nu'.")
    else:
        question.show_files(view)


PAGE = Page(
    tried=try_out,
    choose=layers.choose,
    totals=show_totals,
    map=zones_map.show,
    between=whatif.show_outcome,
    further=lambda _view: None,
    files=show_files,
    names=("lijst", "zonelagen", "ook_wie_blijft", whatif.CLOSES, whatif.OPENS),
)
