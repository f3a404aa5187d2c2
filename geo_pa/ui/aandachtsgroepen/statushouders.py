"""Homes for statushouders: each corporation and year, next year's division and, in the closed view, the room."""

from collections.abc import Iterable

import streamlit as st

from geo_pa import terms
from geo_pa.present import pages
from geo_pa.present.aandachtsgroepen import totals as care_totals
from geo_pa.present.special import ordered
from geo_pa.ui.further import show_detail
from geo_pa.ui.messages import bullets, html
from geo_pa.ui.view import View

DASH = "Een streepje betekent onbekend, of verborgen omdat het om weinig mensen gaat."


def show(view: View) -> None:
    """Show the verdict on each corporation and year, next year's division and, in the closed view, the room."""
    result = ordered(view.result, "statushouders")
    rows, offer = view.result.details["statushouders"], view.result.details["next_year"]
    st.markdown("#### Woningen voor statushouders, per corporatie en jaar")
    html(pages.counts(rows["verdict"], "statushouders_verdict"))
    show_detail(result, "statushouders")
    st.caption(f"Aantallen zijn woningen. Minder dan het maximum beschikbaar stellen is geen tekort. {DASH}")
    _show_words("In woorden", rows["explanation"])
    st.markdown("#### Taakstelling van het volgende jaar")
    show_detail(result, "next_year")
    told = zip(offer["corporation"], offer["explanation"], strict=True)
    _show_words("De verdeling in woorden", (f"{name}: {sentence}" for name, sentence in told))
    if task := care_totals.task(result):
        counted = "Aantallen zijn woningen, de voorraad is die op de peildatum."
        st.caption(f"{counted} {task}. Aan te passen bij de keuzes hierboven. {DASH}")
    if result.closed:
        _show_room(view)


def _show_words(title: str, sentences: Iterable[str]) -> None:
    with st.expander(title):
        bullets(sentences)


def _show_room(view: View) -> None:
    st.markdown("#### Ruimte per wijk (besloten)")
    show_detail(view.result, "room", missing=terms.UNKNOWN)
    st.caption(
        "Aantallen zijn woningen. Eerst de wijk met de laagste verhouding; niets waar een concentratie is, en niet "
        f"zoveel dat die ontstaat, alle corporaties samen. {care_totals.placed(view.result)}"
    )
    st.markdown("#### Sinds de afspraak, alle groepen samen (besloten)")
    show_detail(view.result, "since", missing=terms.UNKNOWN)
    st.caption(
        "Alleen hele jaren sinds de afspraak. Een klein aantal kan toeval zijn: kijk ook naar de vijf jaar samen."
    )
