"""What only the page on the assessment framework shows: the checklist of a location, and its open questions."""

from functools import partial

import streamlit as st

from geo_pa import terms
from geo_pa.delivery import named
from geo_pa.delivery.questionnaire import open_questions, questionnaire
from geo_pa.measures.counted import counted_plans
from geo_pa.present import pages
from geo_pa.present.toetsingskader.checklist import checklist
from geo_pa.present.toetsingskader.tables import figures, locations
from geo_pa.ui import cache
from geo_pa.ui.downloads import FILES
from geo_pa.ui.files import File, show_button
from geo_pa.ui.messages import html, literal
from geo_pa.ui.question import Page
from geo_pa.ui.view import View

NOTE = "Per thema: hoeveel vragen ja, deels of nee zijn, en hoeveel er openstaan (nog te vragen of onbekend)."


def show_totals(view: View) -> None:
    """Show how many of the locations shown that count give each signal, and how their questions are answered."""
    shown = view.shown.table
    html(pages.counts(counted_plans(shown)["signal"], view.result.answer.said))
    html(pages.figures(figures(view.result, shown)))


def show_checklist(view: View) -> None:
    """Show the checklist of the chosen location, and a list of its open questions to hand out."""
    if view.chosen is None:
        st.info("Kies een locatie om haar vragen en antwoorden te zien, en om een vragenlijst te maken.")
        return
    name = view.ring["name"].fillna(view.chosen).iloc[0]
    st.markdown(f"#### Vragen en antwoorden: {literal(name)}")
    rows = view.result.details["checklist"]
    html(checklist(rows[rows["location_id"] == view.chosen]))
    _show_questionnaire(view, view.chosen)


def _show_questionnaire(view: View, location: str) -> None:
    question, count = view.question, len(open_questions(view.result, location))
    title = f"Vragenlijst ({terms.plural(count, 'open vraag', 'open vragen')})"
    state = filter(None, [cache.session().state.short])
    name = named("Vragenlijst", location, str(question.on), question.viewer.title, *state, form="xlsx")
    asked = partial(questionnaire, view.result, location, viewer=question.viewer, notice=cache.session().notice)
    file = File("questionnaire", title, name, FILES["xlsx"][1], asked)
    show_button(file, st.columns([2, 5])[0], disabled=not count)
    st.caption(
        "Een werkblad om in te vullen; een tweede blad maakt er rijen van voor de tabel met antwoorden. Ook wat "
        "onbekend is, staat erin: mensen mogen antwoorden waar de gegevens het niet weten."
    )


PAGE = Page(
    totals=show_totals,
    between=show_checklist,
    title="Locaties en thema's",
    written=lambda view: locations(view.listed),
    note=lambda _view: NOTE,
    further=lambda _view: None,
)
