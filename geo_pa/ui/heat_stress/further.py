"""What stands beneath the table of heat and green: how the order holds, complexes, works and cool places."""

from collections.abc import Mapping

import streamlit as st

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.heat_stress.ranks import how_firm, ranges, rank_chart
from geo_pa.present.special import ordered, with_rows
from geo_pa.ui import cache, fields
from geo_pa.ui.further import show_detail
from geo_pa.ui.messages import html, literal
from geo_pa.ui.view import View, narrowed

TABLES = {"complexes": "Welk complex eerst", "works": "Werk met werk", "cool_places": "Koele plekken"}
WORKS: Mapping[str, str] = {
    "works": "Werk in buurten die aandacht vragen: neem groen mee",
    "work_pairs": "Werk op dezelfde plek of ernaast, in dezelfde tijd: stem af",
}
"""The two tables of works and what each is for."""

NO_LAYER = "Voor deze tabel ontbreekt een laag in de werkmap: {}."


def show(view: View) -> None:
    """Show how the order holds, and the further tables."""
    show_ranks(view.result)
    show_tables(view)


def show_ranks(result: Result) -> None:
    """Show how the order of the whole municipality holds when the weights vary."""
    st.markdown("#### Hoe vast staat de volgorde?")
    rows, rules = ranges(result.table), result.rules
    drawing, words = st.columns([7, 4], gap="medium")
    with drawing:
        if rows:
            html(rank_chart(rows))
    with words:
        st.write(how_firm(result.table, rules.integer("priority_count")))
        st.caption(
            "De stip is de plaats met de gekozen gewichten. De balk loopt van de hoogste tot de laagste plaats als elk "
            f"gewicht {terms.percent(rules.number('weight_variation'))} lager of hoger wordt. Getekend zijn de eerste "
            f"{terms.number(len(rows))} buurten van de hele gemeente, ook als een filter aan staat."
        )


def show_tables(view: View) -> None:
    """Show which complex comes first, works at one place and time, or cool places."""
    st.markdown("#### Complexen, werk en koele plekken")
    picked = fields.one_of("Tabel van", list(TABLES), "complexes", name="tabel", in_row=True, format_func=TABLES.get)
    {"complexes": _show_complexes, "works": _show_works, "cool_places": _show_cool_places}[picked](view)


def _show_complexes(view: View) -> None:
    if "complexes" not in view.result.details:
        st.write(NO_LAYER.format("de complexen van de corporaties"))
        return
    shown = ordered(narrowed(view.result, "complexes"), "complexes")
    rows = shown.details["complexes"]
    corporations = sorted(rows["corporation"].dropna().unique())
    first = next(iter(corporations), None)
    corporation = fields.one_of(
        "Van welke corporatie", corporations, first, name="complexen_van", format_func=literal, placeholder="geen"
    )
    own = rows[rows["corporation"] == corporation]
    show_detail(with_rows(shown, "complexes", own), "complexes")
    st.caption(
        f"{terms.plural(len(own), 'complex', 'complexen')} bij deze filters. De volgorde geldt binnen de corporatie. "
        "Wie er wonen is niet bekend: het aantal eenheden telt in plaats van oudere inwoners."
    )


def _show_works(view: View) -> None:
    if not cache.declared("planned_works"):
        st.write(NO_LAYER.format("de geplande werkzaamheden"))
        return
    names = set(view.rows["name"])
    for detail, title in WORKS.items():
        rows = view.result.details[detail]
        own = rows[rows["neighbourhood"].isin(names)]
        st.markdown(f"**{title}** ({terms.number(len(own))})")
        show_detail(with_rows(view.result, detail, own), detail)


def _show_cool_places(view: View) -> None:
    if "cool_places" not in view.result.details:
        st.write("Koele plekken zijn alleen bekend waar de gevoelstemperatuur (PET) bekend is.")
        return
    show_detail(ordered(narrowed(view.result, "cool_places"), "cool_places"), "cool_places")
    st.caption(
        "Het raster weet niet of een plek openbaar is. Een plek zonder ingangen ligt niet dicht genoeg aan een straat."
    )
