"""The map of walking zones, its legend, and what a click does: choose a unit, or point at a place for the trial."""

from collections.abc import Callable, Mapping
from typing import Any

import geopandas as gpd
import streamlit as st
from markupsafe import Markup

from geo_pa.analyses.woonzorgzones import gains_and_losses
from geo_pa.model import Result
from geo_pa.present.features import MapLayer
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones import trial as zones_trial
from geo_pa.ui import cache, map_panel, state
from geo_pa.ui.map_panel import Content, Frame
from geo_pa.ui.view import View, narrowed
from geo_pa.ui.woonzorgzones import ground, places
from geo_pa.ui.woonzorgzones.layers import CENTRES, CIRCLE, FACILITIES, KINDS, LISTED, NEIGHBOURHOODS, REACH, Scene

HEIGHT = 640
MAP = "woonzorgzones"
POINTED = ("last_clicked",)
"""What comes back from the map where a place is pointed at: a click, so that moving the map runs nothing."""

ABOVE: Mapping[str, Callable[[Result], MapLayer]] = {
    "designated_zones": zones_map.designated,
    "corporation_stock": zones_map.complexes,
    CIRCLE: zones_map.circle_only,
    FACILITIES: zones_map.other_facilities,
    CENTRES: zones_map.centres,
    "building_locations": zones_map.locations,
}
"""What is drawn above the names, from the bottom to the top."""


def show(view: View) -> None:
    """Show the map and its legend."""
    content = cache.kept(MAP, *view.rests_on, make=lambda: _content(view))
    if places.pointing():
        map_panel.draw(content, places.pointed_at(), Frame(MAP, _pointed, HEIGHT, POINTED))
        st.caption("Een klik op de kaart wijst nu de plek aan voor de proef, en kiest geen buurt of locatie.")
    else:
        map_panel.draw(content, view.ring, Frame(MAP, _clicked, HEIGHT))
    map_panel.show_legend(content)


def _content(view: View) -> Content:
    """Draw neighbourhoods and ground, above their names what lies in them, and over that what a trial changes."""
    rows = narrowed(view.result)
    scene: Scene = view.choice
    for detail in (FACILITIES, *filter(None, KINDS.values())):
        rows = narrowed(rows, detail)
    below = _areas(view, rows)
    above = [draw(rows) for name, draw in ABOVE.items() if name in scene.layers]
    tried = _tried(view) if scene.trial.active else []
    explained = list(reversed([*below, *above, *tried]))
    return Content([*below, *map_panel.names(), *above, *tried], explained=explained, above=_ground_legend(view))


def _areas(view: View, rows: Result) -> list[MapLayer]:
    """Draw the neighbourhoods, in which a click chooses one, and over them the ground within reach."""
    scene: Scene = view.choice
    drawn = zones_map.neighbourhoods(rows) if NEIGHBOURHOODS in scene.layers else zones_map.areas(rows)
    if REACH not in scene.layers:
        return [drawn]
    return [drawn, ground.drawn(view.question, scene.trial), zones_map.outlines(rows)]


def _tried(view: View) -> list[MapLayer]:
    """Draw what changes in a trial: ground, places, and the facilities that close or open."""
    trial, before = view.choice.trial, cache.result(view.question)
    moved = zones_trial.that_move(gains_and_losses(before, view.result))
    gone, new = before.details[FACILITIES], view.result.details[FACILITIES]
    closed, opened = gone[gone.index.isin(trial.closed)], new[new.index.isin(trial.ids)]
    signs = zones_trial.facilities(gpd.GeoDataFrame(closed), gpd.GeoDataFrame(opened))
    changed = zones_trial.ground(ground.changes(view.question, trial))
    return [changed, zones_trial.places(view.result, moved), signs]


def _ground_legend(view: View) -> Markup:
    scene: Scene = view.choice
    reach = zones_map.ground_legend(view.result) if REACH in scene.layers else Markup()
    if not scene.trial.active:
        return reach
    return reach + zones_trial.ground_legend(ground.changes(view.question, scene.trial))


def _pointed(returned: Mapping[str, Any]) -> None:
    """Remember the place that was pointed at."""
    if place := returned.get(POINTED[0]):
        places.point(place["lng"], place["lat"])


def _clicked(returned: Mapping[str, Any]) -> None:
    """Choose and list the unit that was clicked on."""
    if found := map_panel.chosen_shape(returned, KINDS):
        st.session_state[LISTED] = found[0]
        state.choose(found[1], "map", found[0])
