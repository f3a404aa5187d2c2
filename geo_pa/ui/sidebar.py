"""The sidebar: on every page the reference date, who looks, the filters and the background of the map."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from geo_pa.model import Reader
from geo_pa.present.maps import BASEMAPS
from geo_pa.ui import cache, fields, filters, login, reader, scenario_choice, state
from geo_pa.ui.fields import Field
from geo_pa.ui.messages import literal


def show() -> None:
    """Show the sidebar and remember what it says."""
    info = cache.session().workspace.info
    with st.sidebar:
        login.show()
        viewer = reader.choose()
        scenario_choice.choose(viewer)
        on = _reference_date(info.reference_date)
        basemap = _basemap()
        chosen = _filters(viewer)
    state.keep(state.Choices(on, viewer, chosen, basemap))


def _reference_date(default: date) -> date:
    told = "De regels die op deze dag gelden. Wat na deze dag gebeurt, is nog niet gerealiseerd. Typ dag-maand-jaar."
    return fields.typed(Field("peildatum", "Peildatum", default, fields.DAY, told))


def _basemap() -> str:
    return fields.one_of(
        "Ondergrond van de kaart",
        list(BASEMAPS),
        "none",
        name="ondergrond",
        format_func=lambda name: BASEMAPS[name].title,
        help=(
            "'Geen' werkt zonder internet. Bij de andere vraagt de browser kaartbeelden op bij PDOK; die dienst ziet "
            "dan naar welke plek u kijkt. Uw gegevens blijven op deze computer."
        ),
    )


def _filters(viewer: Reader) -> filters.Filters:
    """Show one list per filter; nothing chosen shows everything."""
    if not cache.declared("building_locations"):
        return filters.Filters()
    plans = cache.layer("building_locations", viewer)
    districts = cache.layer("villages", viewer)["name"].to_dict() if cache.declared("villages") else {}
    choices = {name: values for name in filters.FIELDS if (values := filters.values(plans, name))}
    st.markdown("**Filters**")
    return filters.Filters({name: _filter(name, values, districts) for name, values in choices.items()})


def _filter(name: str, values: list[str], districts: Mapping[Any, str]) -> tuple[str, ...]:
    picked = fields.some_of(
        literal(filters.TITLES[name]),
        values,
        name=f"filter_{name}",
        format_func=lambda value: filters.title(name, value, districts),
        placeholder="alles",
    )
    return tuple(picked)
