"""Which layers are on the home page's map."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import streamlit as st

from geo_pa.present import layers, raster
from geo_pa.ui import cache, drawings, fields, home, map_panel, state
from geo_pa.ui.drawings import Drawing
from geo_pa.ui.map_panel import Content

ORDER = (
    *("heat", "green", "water_nuisance", "corporation_ground", "neighbourhood_approach", "designated_zones"),
    *("planned_works", "walking_network", "corporation_stock", "facilities", "building_locations"),
)
"""From the bottom of the map to the top."""

AT_FIRST = ("corporation_stock", "building_locations")


@dataclass(frozen=True)
class Chosen:
    """The layers to show, and by what the complexes are coloured."""

    layers: tuple[str, ...]
    colouring: str


def show_choice() -> Chosen:
    """Show the layers to choose from, and how complexes are coloured."""
    with st.container(key="layer_choice"):
        wide, narrow = st.columns([5, 3], gap="small")
    with wide:
        picked = _layers()
    with narrow:
        colouring = _colouring(disabled="corporation_stock" not in picked)
    return Chosen(picked, colouring)


def _layers() -> tuple[str, ...]:
    declared = cache.session().workspace.declarations
    available = {name: declared[name].title for name in reversed(ORDER) if name in declared}
    first = [name for name in available if name in AT_FIRST]
    return fields.to_draw(available, first, name="lagen", key="layers", label="Kaartlagen")


def _colouring(*, disabled: bool) -> str:
    return fields.one_of(
        "Complexen kleuren naar",
        list(layers.COLOURINGS),
        next(iter(layers.COLOURINGS)),
        name="kleuren",
        key="colouring",
        format_func=lambda name: layers.COLOURINGS[name],
        disabled=disabled,
    )


def content(chosen: Chosen, plans: gpd.GeoDataFrame) -> Content:
    """Draw the chosen layers, the building locations as :func:`geo_pa.ui.home.plans` has them."""
    choices = state.current()
    ordered = [name for name in ORDER if name in chosen.layers]
    drawn = [
        cache.kept(
            *("plans", choices.on, choices.viewer, choices.filters.key),
            make=lambda: home.plans().drawn(plans),
        )
        if name == "building_locations"
        else drawings.map_layer(Drawing(name, choices.viewer, choices.filters.key, chosen.colouring, _day(name)))
        for name in ordered
        if name not in raster.SCALES
    ]
    images = [drawings.overlay(name) for name in ordered if name in raster.SCALES]
    return Content([*map_panel.ground(), *drawn], images, explained=list(reversed(drawn)))


def _day(name: str) -> date | None:
    """Return the day on which a layer is shown, for the one that changes are known of."""
    return state.current().on if name == "corporation_stock" else None
