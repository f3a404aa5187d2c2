"""Which layers are on the map of heat and green."""

from dataclasses import dataclass

import geopandas as gpd
import streamlit as st

from geo_pa.model import Result
from geo_pa.present.features import MapLayer
from geo_pa.present.heat_stress import figures as heat_figures
from geo_pa.present.heat_stress import map as heat_map
from geo_pa.present.legend import legend
from geo_pa.ui import cache, fields, state
from geo_pa.ui.cache import Drawing, Question
from geo_pa.ui.map_panel import Content, show_map
from geo_pa.ui.messages import html

IMAGES = ("heat", "green")
DECLARED = ("water_nuisance", "corporation_ground", "planned_works")
"""Layers of the workspace that are drawn as they are."""

COOL_PLACES, COMPLEXES = "cool_places", "complexes"
TITLES = {COOL_PLACES: "Koele plekken", COMPLEXES: "Complexen: welke eerst"}
NO_IMAGE = "Geen"


@dataclass(frozen=True)
class Chosen:
    """What is to be drawn: by what the neighbourhoods are coloured, which image, which layers above."""

    colouring: str
    image: str
    layers: tuple[str, ...]


def show_choice(result: Result) -> Chosen:
    """Show what can be drawn, as far as the workspace has it."""
    columns = st.columns([3, 3, 4])
    with columns[0]:
        colouring = _colouring(result)
    with columns[1]:
        image = _image()
    with columns[2]:
        above = _layers(result)
    return Chosen(colouring, image, above)


def _colouring(result: Result) -> str:
    figures = heat_figures.figures(result.rules)
    measures = {"", *result.table["heat_measure"]}
    names = [name for name, figure in figures.items() if figure.measure in measures]
    return fields.one_of(
        "Buurten kleuren naar",
        [heat_figures.SIGNAL, *names],
        heat_figures.SIGNAL,
        name="buurtkleuren",
        key="heat_colouring",
        format_func=lambda name: figures[name].title if name in figures else "Signaal",
    )


def _image() -> str:
    declared = cache.session().workspace.declarations
    return fields.one_of(
        "Beeld eronder",
        ["", *(name for name in IMAGES if name in declared)],
        "",
        name="beeld",
        key="heat_image",
        format_func=lambda name: declared[name].title if name else NO_IMAGE,
        help="Met een beeld zijn van de buurten alleen de grenzen getekend.",
    )


def _layers(result: Result) -> tuple[str, ...]:
    declared = cache.session().workspace.declarations
    available = [name for name in TITLES if name in result.details] + [name for name in DECLARED if name in declared]
    picked = fields.some_of(
        "Ook op de kaart",
        available,
        name="hittelagen",
        key="heat_layers",
        format_func=lambda name: TITLES.get(name) or declared[name].title,
        placeholder="niets",
        wrap=True,
    )
    return tuple(picked)


@dataclass(frozen=True)
class Rows:
    """The rows to draw: neighbourhoods, and complexes and cool places where there are."""

    neighbourhoods: gpd.GeoDataFrame
    complexes: gpd.GeoDataFrame | None
    cool_places: gpd.GeoDataFrame | None


def show(question: Question, rows: Rows, chosen: Chosen, ring: gpd.GeoDataFrame) -> None:
    """Show the map and its legend.

    Parameters
    ----------
    question : Question
        That was asked.
    rows : Rows
        What passes the filters.
    chosen : Chosen
        What is to be drawn.
    ring : GeoDataFrame
        The rows to ring.
    """
    filters = state.current().filters.key
    areas, above = cache.kept("heat", question, chosen, filters, make=lambda: _layers_of(question, rows, chosen))
    images = [cache.overlay(chosen.image)] if chosen.image else []
    show_map("heat_stress", Content([*areas, *_names()], above, images), ring, layer="neighbourhoods")
    told = [layer.classes for layer in (*areas, *reversed(above)) if layer.classes]
    html(legend(told, images))


def _layers_of(question: Question, rows: Rows, chosen: Chosen) -> tuple[tuple[MapLayer, ...], list[MapLayer]]:
    """Draw the neighbourhoods, and what lies on them."""
    colouring, rules = chosen.colouring, cache.result(question).rules
    areas = heat_map.neighbourhoods(rows.neighbourhoods, colouring, rules, see_through=bool(chosen.image))
    return areas, [_drawn(name, rows) for name in (*DECLARED, COOL_PLACES, COMPLEXES) if name in chosen.layers]


def _names() -> list[MapLayer]:
    """Draw districts and their names, as far as the workspace has them."""
    viewer = state.current().viewer
    if not cache.declared("villages"):
        return []
    return [cache.map_layer(Drawing("villages", viewer)), cache.names_on_map(viewer)]


def _drawn(name: str, rows: Rows) -> MapLayer:
    choices = state.current()
    if name == COMPLEXES and rows.complexes is not None:
        return heat_map.complexes(rows.complexes)
    if name == COOL_PLACES and rows.cool_places is not None:
        return heat_map.cool_places(rows.cool_places)
    return cache.map_layer(Drawing(name, choices.viewer, choices.filters.key))
