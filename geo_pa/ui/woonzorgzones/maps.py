"""The map of walking zones: which layers are on it, its legend, and what a click does."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from geo_pa.analyses.woonzorgzones import gains_and_losses
from geo_pa.model import Result
from geo_pa.present.features import MapLayer
from geo_pa.present.legend import legend
from geo_pa.present.maps import Focus, View, build, highlight
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones import trial as zones_trial
from geo_pa.ui import cache, fields, state
from geo_pa.ui.cache import Drawing, Question
from geo_pa.ui.map_panel import RETURNED
from geo_pa.ui.messages import html
from geo_pa.ui.woonzorgzones import ground as zones_ground
from geo_pa.ui.woonzorgzones import parts as zones
from geo_pa.ui.woonzorgzones import places as zones_places
from geo_pa.ui.woonzorgzones.trial import Trial

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
"""What can be drawn, from the bottom of the map to the top."""

AT_FIRST = (REACH, NEIGHBOURHOODS, "designated_zones", CENTRES)
NEEDS: Mapping[str, str] = {REACH: FACILITIES, CENTRES: FACILITIES, CIRCLE: "corporation_stock"}
"""The layer of the workspace that a drawing is made of, where it has another name."""

HEIGHT = 640
MAP = "woonzorgzones"
POINTED = ("last_clicked",)
"""What comes back from the map where a place is pointed at: a click, so that moving the map runs nothing."""


@dataclass(frozen=True)
class Scene:
    """What is asked and tried, what came out, and what is to be drawn of it."""

    question: Question
    trial: Trial
    result: Result
    layers: tuple[str, ...]

    @property
    def key(self) -> tuple[Hashable, ...]:
        """All that it rests on, as plain values."""
        return MAP, self.question, self.trial, self.layers


def show_choice() -> tuple[str, tuple[str, ...]]:
    """Show what can be listed and what can be drawn, as far as the workspace has it.

    Returns
    -------
    str
        The layer of what is listed.
    tuple of str
        What is to be drawn; what is listed always is.
    """
    first, second = st.columns(2, gap="medium")
    with first:
        listed = zones.show_kinds()
    with second:
        picked = _show_layers()
    return listed, tuple(name for name in TITLES if name in picked or name == listed)


def _show_layers() -> list[str]:
    available = [name for name in TITLES if cache.declared(NEEDS.get(name, name))]
    return fields.some_of(
        "Op de kaart",
        available,
        [name for name in available if name in AT_FIRST],
        name="zonelagen",
        key="geo_pa.zones.layers",
        format_func=lambda name: TITLES[name],
        placeholder="niets",
        wrap=True,
    )


def show(scene: Scene, chosen: gpd.GeoDataFrame) -> None:
    """Show the map and its legend.

    Parameters
    ----------
    scene : Scene
        What is to be drawn.
    chosen : GeoDataFrame
        What is ringed, unless a place is being pointed at.
    """
    below, above = cache.kept(*scene.key, state.current().filters.key, make=lambda: (_areas(scene), _above(scene)))
    drawn = [*below, *_names(), *above]
    if zones_places.pointing():
        _show_map(drawn, zones_places.pointed_at(), returned=POINTED)
        st.caption("Een klik op de kaart wijst nu de plek aan voor de proef, en kiest geen buurt of locatie.")
    else:
        _show_map(drawn, chosen, returned=RETURNED)
    if REACH in scene.layers:
        html(zones_map.ground_legend(scene.result.details["reach"]))
    if scene.trial.active:
        html(zones_trial.ground_legend(zones_ground.changes(scene.question, scene.trial)))
    html(legend(layer.classes for layer in reversed([*below, *above]) if layer.classes))


def _areas(scene: Scene) -> list[MapLayer]:
    """Draw the neighbourhoods, in which a click chooses one, and over them the ground within reach."""
    rows = zones.filtered(scene.result.table, NEIGHBOURHOODS)
    drawn = zones_map.neighbourhoods(rows) if NEIGHBOURHOODS in scene.layers else zones_map.areas(rows)
    if REACH not in scene.layers:
        return [drawn]
    return [drawn, zones_ground.drawn(scene.question, scene.trial), zones_map.outlines(rows)]


def _names() -> list[MapLayer]:
    """Draw districts and their names, as far as the workspace has them."""
    if not cache.declared("villages"):
        return []
    viewer = state.current().viewer
    return [cache.map_layer(Drawing("villages", viewer)), cache.names_on_map(viewer)]


def _above(scene: Scene) -> list[MapLayer]:
    """Draw zones, complexes, facilities and locations, and over them what the trial changes."""
    details = scene.result.details
    facilities = zones.filtered(gpd.GeoDataFrame(details[FACILITIES]), FACILITIES)
    stock, plans = (zones.shown_rows(scene.result, name) for name in ("corporation_stock", "building_locations"))
    drawings: Mapping[str, Callable[[], MapLayer]] = {
        "designated_zones": lambda: zones_map.designated(zones.shown_rows(scene.result, "designated_zones")),
        "corporation_stock": lambda: zones_map.complexes(stock),
        CIRCLE: lambda: zones_map.circle_only(stock),
        FACILITIES: lambda: zones_map.other_facilities(facilities),
        CENTRES: lambda: zones_map.centres(facilities),
        "building_locations": lambda: zones_map.locations(plans),
    }
    drawn = [draw() for name, draw in drawings.items() if name in scene.layers]
    return [*drawn, *(_tried(scene) if scene.trial.active else [])]


def _tried(scene: Scene) -> list[MapLayer]:
    """Draw what changes in a trial: ground, places, and the facilities that close or open."""
    before = cache.result(scene.question)
    moved = zones_trial.that_move(gains_and_losses(before, scene.result))
    gone, new = before.details[FACILITIES], scene.result.details[FACILITIES]
    closed, opened = gone[gone.index.isin(scene.trial.closed)], new[new.index.isin(scene.trial.ids)]
    signs = zones_trial.facilities(gpd.GeoDataFrame(closed), gpd.GeoDataFrame(opened))
    ground = zones_trial.ground(zones_ground.changes(scene.question, scene.trial))
    return [ground, zones_trial.places(scene.result, moved), signs]


def _show_map(layers: list[MapLayer], ring: gpd.GeoDataFrame, *, returned: tuple[str, ...]) -> None:
    """Draw the map; one that is pointed at is another map, which shares its place and zoom."""
    choices = state.current()
    key = f"{MAP}_{choices.viewer}"
    name = f"{key}_{returned[0]}"
    focus = Focus(key, state.request()) if state.request() else None
    view = View(key, cache.extent(choices.viewer), cache.session().notice)
    st_folium(
        build(layers, view=view, basemap=choices.basemap),
        key=name,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=returned,
        feature_group_to_add=highlight(ring, focus),
        on_change=lambda: _clicked(st.session_state[name]),
    )


def _clicked(found: Mapping[str, Any]) -> None:
    """Remember the place that was pointed at, or choose and list the unit that was clicked on."""
    if place := found.get(POINTED[0]):
        zones_places.point(place["lng"], place["lat"])
        return
    properties = (found.get("last_active_drawing") or {}).get("properties") or {}
    if properties.get("layer") in zones.KINDS:
        st.session_state[zones.LISTED] = properties["layer"]
        state.choose(properties["id"], "map", properties["layer"])
