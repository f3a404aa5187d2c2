"""What only the page on heat and green shows: what is drawn, how the order holds, and what is to be done where."""

import pandas as pd
import streamlit as st

from geo_pa.model import Reader, Result
from geo_pa.present.heat_stress import totals as heat_totals
from geo_pa.present.heat_stress.places import with_named_places
from geo_pa.present.heat_stress.tables import PET, measure_of
from geo_pa.ui import cache, totals
from geo_pa.ui.cache import Question
from geo_pa.ui.heat_stress import choice, further
from geo_pa.ui.question import Page
from geo_pa.ui.view import View

ISLAND_ONLY = (
    "Hier is alleen het hitte-eiland bekend: hoeveel graden het er warmer is dan in het buitengebied. Dat is geen "
    "gevoelstemperatuur (PET); daarom staan hier geen aandelen met hittestress en geen koele plekken."
)


def name_places(question: Question, result: Result) -> Result:
    """Give the cool places names; where they lie is looked up once."""
    return cache.kept("cool_places", question, make=lambda: with_named_places(result, _districts(question.viewer)))


def _districts(viewer: Reader) -> pd.Series | None:
    own = cache.layer("neighbourhoods", viewer)
    return own["district_code"] if "district_code" in own.columns else None


def show_totals(view: View) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality."""
    totals.show(view, heat_totals.figures(view.result))
    if measure_of(view.result) != PET:
        st.info(ISLAND_ONLY)


PAGE = Page(
    tried=name_places,
    choose=choice.show,
    totals=show_totals,
    content=choice.content,
    further=further.show,
    names=("buurtkleuren", "beeld", "hittelagen", "tabel", "complexen_van"),
)
