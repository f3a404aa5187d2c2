"""What is drawn on the map of heat and green: by what neighbourhoods are coloured, which image, which layers above."""

from dataclasses import dataclass, replace

import streamlit as st

from geo_pa.present.features import MapLayer
from geo_pa.present.heat_stress import map as heat_map
from geo_pa.present.heat_stress.figures import SIGNAL, figures
from geo_pa.ui import cache, drawings, fields, map_panel, state
from geo_pa.ui.drawings import Drawing
from geo_pa.ui.map_panel import Content
from geo_pa.ui.view import View, narrowed

IMAGES = ("heat", "green")
DECLARED = ("water_nuisance", "corporation_ground", "planned_works")
"""Layers of the workspace that are drawn as they are."""

DRAWN = {"cool_places": heat_map.cool_places, "complexes": heat_map.complexes}
TITLES = {"cool_places": "Koele plekken", "complexes": "Complexen: welke eerst"}
"""Further tables that are drawn."""


@dataclass(frozen=True)
class Chosen:
    """What is to be drawn."""

    colouring: str
    image: str
    layers: tuple[str, ...]


def show(view: View) -> View:
    """Show what can be drawn, as far as the workspace has it."""
    first, second, third = st.columns([3, 3, 4])
    with first:
        colouring = _colouring(view)
    with second:
        image = _image()
    with third:
        above = _layers(view)
    return replace(view, choice=Chosen(colouring, image, above))


def _colouring(view: View) -> str:
    known = figures(view.result.rules)
    measures = {"", *view.result.table["heat_measure"]}
    return fields.one_of(
        "Buurten kleuren naar",
        [SIGNAL, *(name for name, figure in known.items() if figure.measure in measures)],
        SIGNAL,
        name="buurtkleuren",
        key="heat_colouring",
        format_func=lambda name: known[name].title if name in known else "Signaal",
    )


def _image() -> str:
    declared = cache.session().workspace.declarations
    return fields.one_of(
        "Beeld eronder",
        ["", *(name for name in IMAGES if name in declared)],
        "",
        name="beeld",
        key="heat_image",
        format_func=lambda name: declared[name].title if name else "Geen",
        help="Met een beeld zijn van de buurten alleen de grenzen getekend.",
    )


def _layers(view: View) -> tuple[str, ...]:
    declared = cache.session().workspace.declarations
    own = {name: title for name, title in TITLES.items() if name in view.result.details}
    others = {name: declared[name].title for name in DECLARED if name in declared}
    return fields.to_draw(own | others, name="hittelagen", key="heat_layers")


def content(view: View) -> Content:
    """Draw the neighbourhoods, and what lies on them."""
    chosen: Chosen = view.choice
    areas = heat_map.neighbourhoods(view.shown, chosen.colouring, see_through=bool(chosen.image))
    above = [_drawn(name, view) for name in (*DECLARED, *DRAWN) if name in chosen.layers]
    images = [drawings.overlay(chosen.image)] if chosen.image else []
    return Content([*areas, *map_panel.names(), *above], images, explained=[*areas, *reversed(above)])


def _drawn(name: str, view: View) -> MapLayer:
    if name in DRAWN:
        return DRAWN[name](narrowed(view.result, name))
    choices = state.current()
    return drawings.map_layer(Drawing(name, choices.viewer, choices.filters.key))
