"""The further tables of the page on heat and green: complexes, works, cool places."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.model import Result, Rules
from geo_pa.present.heat_stress import tables as heat_tables
from geo_pa.ui import cache, fields
from geo_pa.ui.heat_stress.maps import Rows
from geo_pa.ui.messages import literal

TABLES = {"complexes": "Welk complex eerst", "works": "Werk met werk", "cool_places": "Koele plekken"}
NO_LAYER = "Voor deze tabel ontbreekt een laag in de werkmap: {}."


def show_tables(result: Result, rows: Rows) -> None:
    """Show which complex comes first, works at one place and time, or cool places.

    Parameters
    ----------
    result : Result
        Of ``heat_stress``.
    rows : Rows
        What passes the filters.
    """
    st.markdown("#### Complexen, werk en koele plekken")
    picked = fields.one_of("Tabel van", list(TABLES), "complexes", name="tabel", in_row=True, format_func=TABLES.get)
    if picked == "complexes":
        _show_complexes(rows.complexes, result.rules)
    elif picked == "works":
        _show_works(result, rows.neighbourhoods)
    else:
        _show_cool_places(rows.cool_places)


def _show_complexes(complexes: gpd.GeoDataFrame | None, rules: Rules) -> None:
    if complexes is None:
        st.write(NO_LAYER.format("de complexen van de corporaties"))
        return
    corporations = sorted(complexes["corporation"].dropna().unique())
    first = next(iter(corporations), None)
    corporation = fields.one_of(
        "Van welke corporatie", corporations, first, name="complexen_van", format_func=literal, placeholder="geen"
    )
    own = complexes[complexes["corporation"] == corporation]
    st.dataframe(heat_tables.complexes(own, rules), hide_index=True, placeholder="-", key="heat_complexes")
    st.caption(
        f"{terms.plural(len(own), 'complex', 'complexen')} bij deze filters. De volgorde geldt binnen de corporatie. "
        "Wie er wonen is niet bekend: het aantal eenheden telt in plaats van oudere inwoners."
    )


def _show_works(result: Result, shown: gpd.GeoDataFrame) -> None:
    if not cache.declared("planned_works"):
        st.write(NO_LAYER.format("de geplande werkzaamheden"))
        return
    names = set(shown["name"])
    for detail, title in heat_tables.WORK_TITLES.items():
        rows = result.details[detail]
        own = rows[rows["neighbourhood"].isin(names)]
        st.markdown(f"**{title}** ({terms.number(len(own))})")
        st.dataframe(heat_tables.works(own, detail), hide_index=True, placeholder="-", key=f"heat_{detail}")


def _show_cool_places(places: gpd.GeoDataFrame | None) -> None:
    if places is None:
        st.write("Koele plekken zijn alleen bekend waar de gevoelstemperatuur (PET) bekend is.")
        return
    st.dataframe(heat_tables.cool_places(places), hide_index=True, placeholder="-", key="heat_cool_places")
    st.caption(
        "Het raster weet niet of een plek openbaar is. Een plek zonder ingangen ligt niet dicht genoeg aan een straat."
    )
