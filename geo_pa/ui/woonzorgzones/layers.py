"""What can be listed and drawn of the walking zones, from the bottom of the map to the top."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from geo_pa.ui import cache, fields
from geo_pa.ui.view import View, view_of
from geo_pa.ui.woonzorgzones import whatif
from geo_pa.ui.woonzorgzones.trial import Trial

LISTED = "geo_pa.zones.listed"
"""Which kind of unit the page lists: the key of its control."""

KINDS: Mapping[str, str] = {
    "neighbourhoods": "",
    "building_locations": "locations",
    "corporation_stock": "complexes",
    "designated_zones": "zones",
}
"""By layer, in the order of the control: the table of the answer that has its rows."""

REACH, NEIGHBOURHOODS, CENTRES, FACILITIES, CIRCLE = "reach", "neighbourhoods", "centres", "facilities", "circle"
TITLES: Mapping[str, str] = {
    NEIGHBOURHOODS: "Witte vlekken",
    REACH: "Bereik van de centra",
    "designated_zones": "Aangewezen zones",
    "corporation_stock": "Complexen",
    CIRCLE: "Alleen in de cirkel",
    FACILITIES: "Andere voorzieningen",
    CENTRES: "Centra",
    "building_locations": "Bouwlocaties",
}

AT_FIRST = (REACH, NEIGHBOURHOODS, "designated_zones", CENTRES)
NEEDS: Mapping[str, str] = {REACH: FACILITIES, CENTRES: FACILITIES, CIRCLE: "corporation_stock"}
"""The layer of the workspace that a drawing is made of, where it has another name."""


@dataclass(frozen=True)
class Scene:
    """What is tried, and what is to be drawn."""

    trial: Trial
    layers: tuple[str, ...]


def choose(view: View) -> View:
    """Show what can be listed and what can be drawn, as far as the workspace has it; what is listed is always drawn."""
    first, second = st.columns(2, gap="medium")
    with first:
        layer = _show_kinds(view)
    with second:
        drawn = _show_layers(layer)
    scene = Scene(whatif.trial(), drawn)
    return replace(view_of(view.question, view.result, KINDS[layer]), choice=scene)


def _show_kinds(view: View) -> str:
    available = [layer for layer, detail in KINDS.items() if not detail or cache.declared(layer)]
    return fields.one_of(
        "Lijst en uitleg van",
        available,
        available[0],
        name="lijst",
        key=LISTED,
        in_row=True,
        format_func=lambda layer: view.result.answer.table(KINDS[layer]).title,
    )


def _show_layers(listed: str) -> tuple[str, ...]:
    """Show what can be drawn, as far as the workspace has it, and return what is."""
    available = {name: title for name, title in TITLES.items() if cache.declared(NEEDS.get(name, name))}
    first = [name for name in available if name in AT_FIRST]
    picked = fields.to_draw(available, first, name="zonelagen", key="geo_pa.zones.layers", label="Op de kaart")
    return tuple(name for name in TITLES if name in picked or name == listed)
