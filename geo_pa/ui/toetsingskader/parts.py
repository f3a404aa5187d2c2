"""What only the page on the assessment framework shows: totals, the chosen location, its checklist and questions."""

from functools import partial

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.delivery import named
from geo_pa.delivery.questionnaire import open_questions, questionnaire
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.toetsingskader import card as framework_card
from geo_pa.present.toetsingskader import map as framework_map
from geo_pa.present.toetsingskader import tables as framework_tables
from geo_pa.ui import cache, layer_choice, state
from geo_pa.ui.cache import Question
from geo_pa.ui.downloads import FILES
from geo_pa.ui.files import File, show_button
from geo_pa.ui.filters import keep
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import html, literal
from geo_pa.ui.units_table import Units

LOCATIONS = Units(
    state.LOCATIONS,
    "locatie",
    "locaties",
    "Per thema: hoeveel vragen ja, deels of nee zijn, en hoeveel er openstaan (nog te vragen of onbekend).",
)


def shown_rows(question: Question) -> gpd.GeoDataFrame:
    """Return the locations that pass the filters with their themes, those that ask for most attention first."""
    result = cache.result(question)
    themed = cache.kept("themes", question, make=lambda: framework_tables.with_themes(result.table, result))
    return framework_tables.in_order(keep(themed, state.current().filters))


def show_totals(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Show how many of the locations shown that count give each signal, and how their questions are answered."""
    html(pages.tiles(counted_plans(shown)["signal"], "signal"))
    html(pages.figures(framework_tables.figures(shown, int(result.totals["criteria"] or 0))))


def content(question: Question, shown: gpd.GeoDataFrame) -> Content:
    """Draw the locations by signal on the ground of the map."""
    choices = state.current()
    drawn = cache.kept("framework", question, choices.filters.key, make=lambda: framework_map.locations(shown))
    return Content(layer_choice.ground(choices.viewer), [drawn])


def show_location(shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen location; without one, which ask for attention."""
    chosen = state.chosen()
    if chosen not in shown.index:
        html(framework_card.attention(shown))
        return
    html(framework_card.location_card({str(name): value for name, value in shown.loc[chosen].items()}))


def show_checklist(question: Question, result: Result, shown: gpd.GeoDataFrame) -> None:
    """Show the checklist of the chosen location, and a list of its open questions to hand out."""
    chosen = state.chosen()
    if chosen not in shown.index:
        st.info("Kies een locatie om haar vragen en antwoorden te zien, en om een vragenlijst te maken.")
        return
    name = shown["name"].fillna(str(chosen))[shown.index == chosen].iloc[0]
    st.markdown(f"#### Vragen en antwoorden: {literal(name)}")
    rows = result.details["checklist"]
    html(framework_card.checklist(rows[rows["location_id"] == chosen]))
    _show_questionnaire(question, result, str(chosen))


def _show_questionnaire(question: Question, result: Result, location: str) -> None:
    count, viewer = len(open_questions(result, location)), terms.label("viewer", question.viewer)
    title = f"Vragenlijst ({terms.plural(count, 'open vraag', 'open vragen')})"
    name = named("Vragenlijst", location, str(question.on), viewer, form="xlsx")
    asked = File("questionnaire", title, name, FILES["xlsx"][1], partial(_file, question, location))
    show_button(asked, st.columns([2, 5])[0], disabled=not count)
    st.caption(
        "Een werkblad om in te vullen; een tweede blad maakt er rijen van voor de tabel met antwoorden. Ook wat "
        "onbekend is, staat erin: mensen mogen antwoorden waar de gegevens het niet weten."
    )


def _file(question: Question, location: str) -> bytes:
    notice = cache.session().notice
    return questionnaire(cache.result(question), location, viewer=question.viewer, notice=notice)
