"""The page of a question: one skeleton for all, and what a question shows in a way of its own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa.model import Result
from geo_pa.present import tables
from geo_pa.present.attention import attention
from geo_pa.present.card import card
from geo_pa.present.parts import part_of
from geo_pa.present.tables import Written
from geo_pa.ui import cache, downloads, evidence_panel, map_panel, options, shell, totals, units_table
from geo_pa.ui.cache import Question
from geo_pa.ui.filters import FIELDS
from geo_pa.ui.further import show_further
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html
from geo_pa.ui.view import View, view_of

MAP_HEIGHT = 600


def _as_it_is(_question: Question, result: Result) -> Result:
    return result


def _same(view: View) -> View:
    return view


def _nothing(_view: View) -> None:
    pass


def explain(view: View) -> None:
    """Explain the chosen row; without one, list what asks for attention."""
    if view.chosen is not None:
        html(card(view.shown, view.chosen, view.detail))
    elif view.detail:
        one = view.units.one
        st.write(f"Kies een {one} op de kaart, in de tabel of in de lijst hierboven; dan staat hier de uitleg.")
    else:
        html(attention(view.listed))


def show_files(view: View) -> None:
    """Show what the answer rests on, and the files to take along."""
    evidence_panel.show_evidence(view.question)
    downloads.show_downloads(view.question)


@dataclass(frozen=True)
class Page:
    """What the page of a question shows, from top to bottom; what a question leaves out is as on every page.

    Attributes
    ----------
    filters : collection of str
        The filters of the sidebar that work on it.
    ask : callable
        Takes the question's id and the place above the totals; shows its choices and returns it as it is asked.
    tried : callable
        Takes the question and its answer, beside the map; returns the answer to show.
    choose : callable
        Shows what else can be chosen above the map, and returns the view with it.
    totals : callable
        Shows the counts and figures on top.
    content : callable
        Draws what is on the map; what it gives is kept for the same question, choices and filters.
    height : int
        Of the map, in pixels.
    explain : callable
        Explains the chosen row beside the map.
    between : callable
        What stands between the map and the table.
    title : str
        Above the table, where that is not what the rows are called.
    written : callable
        Writes the table.
    note : callable
        Says beneath the table what a reader must know of its figures.
    further : callable
        What stands beneath the table.
    files : callable
        What the answer rests on, and files.
    instead : callable, optional
        All that stands in place of map, explanation and table.
    map : callable, optional
        Shows the map where that takes more than content.
    names : tuple of str
        What it takes from the address, beside the names of rules and the chosen unit.
    """

    filters: Collection[str] = tuple(FIELDS)
    ask: Callable[[str, DeltaGenerator], Question] = options.ask
    tried: Callable[[Question, Result], Result] = _as_it_is
    choose: Callable[[View], View] = _same
    totals: Callable[[View], None] = totals.show
    content: Callable[[View], Content] = map_panel.content_of
    height: int = MAP_HEIGHT
    explain: Callable[[View], None] = explain
    between: Callable[[View], None] = _nothing
    title: str = ""
    written: Callable[[View], Written] = lambda view: tables.table_of(view.listed, view.detail)
    note: Callable[[View], str] = lambda view: tables.note(view.shown, view.detail)
    further: Callable[[View], None] = show_further
    files: Callable[[View], None] = show_files
    instead: Callable[[View], None] | None = None
    map: Callable[[View], None] | None = None
    names: tuple[str, ...] = ()


def show(analysis: str) -> None:
    """Show the page of a question.

    Parameters
    ----------
    analysis : str
        Its id; ``PAGE`` of the module ``page`` in the folder of that name has what is its own.
    """
    own = part_of(analysis, "page", __package__)
    page: Page = own.PAGE if own else Page()
    shell.head(analysis, cache.session().title(analysis), filters=page.filters)
    top = st.container()
    question = page.ask(analysis, top)
    result = cache.result(question)
    if page.instead:
        view = view_of(question, result, works=page.filters)
        with top:
            page.totals(view)
        page.instead(view)
    else:
        view = _show_rows(page, question, result, top)
    page.further(view)
    page.files(view)


def _show_rows(page: Page, question: Question, result: Result, top: DeltaGenerator) -> View:
    """Show the rows of an answer on the map, one explained beside it, and all as a table."""
    chooser = st.container()
    left, right = shell.map_and_side() if map_panel.drawable(result) else (st.container(), st.container())
    with right:
        answered = page.tried(question, result)
    with chooser:
        view = page.choose(view_of(question, answered, works=page.filters))
    with top:
        page.totals(view)
    with left:
        if page.map:
            page.map(view)
        elif map_panel.drawable(result):
            map_panel.show_rows(view, page.content, page.height)
    with right:
        units_table.show_box(view)
        page.explain(view)
    page.between(view)
    st.markdown(f"#### {page.title or view.result.answer.table(view.detail).title}")
    units_table.show_units(page.written(view), view.rows, len(view.every), view.units, page.note(view))
    return view
