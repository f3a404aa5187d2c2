"""A map on a page: drawn by streamlit-folium, with its legend beneath it, and a click that chooses a unit."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import streamlit as st
from markupsafe import Markup
from streamlit_folium import st_folium

from geo_pa.model import Result
from geo_pa.present import drawing
from geo_pa.present.drawing import Sketch
from geo_pa.present.features import MapLayer
from geo_pa.present.legend import legend
from geo_pa.present.maps import Focus, View, build, highlight
from geo_pa.present.markup import NOTHING
from geo_pa.present.raster import Overlay
from geo_pa.present.rows_on_map import layers_of
from geo_pa.schema import SCHEMA
from geo_pa.ui import cache, drawings, state
from geo_pa.ui import view as views
from geo_pa.ui.drawings import Drawing
from geo_pa.ui.messages import html

RETURNED = ("last_object_clicked", "last_active_drawing")
"""What comes back from the map: only clicks on a shape, so that moving the map runs nothing."""


@dataclass(frozen=True)
class Content:
    """What is on a map: layers from bottom to top, images beneath them, and what the legend explains, in order."""

    layers: Sequence[MapLayer]
    overlays: Sequence[Overlay] = ()
    explained: Sequence[MapLayer] = ()
    above: Markup = NOTHING


@dataclass(frozen=True)
class Frame:
    """How a map is shown.

    Attributes
    ----------
    key : str
        Maps of one key share their place and zoom, for one viewer: another starts with the whole municipality, so that
        the map never stays where something hidden lies.
    clicked : callable
        Takes what comes back from the map.
    height : int
        In pixels.
    returned : tuple of str
        What comes back from the map; a map that gives something else back is another, which shares place and zoom.
    sketch : Sketch, optional
        What can be drawn on it, and what was.
    """

    key: str
    clicked: Callable[[Mapping[str, Any]], None]
    height: int = 600
    returned: tuple[str, ...] = RETURNED
    sketch: Sketch | None = None


def drawable(result: Result) -> bool:
    """Tell whether the rows of an answer have shapes, or would have some: those of a layer that has shapes."""
    about, shapes = result.answer.about, result.table.geometry
    return bool(about and SCHEMA[about].geometry != "none") or bool((shapes.notna() & ~shapes.is_empty).any())


def ground() -> list[MapLayer]:
    """Draw the ground of a map: neighbourhoods, districts and their names, as far as the workspace has them."""
    viewer = state.current().viewer
    areas = [drawings.map_layer(Drawing(name, viewer)) for name in cache.AREAS if cache.declared(name)]
    return [*areas, *names()[1:]]


def names() -> list[MapLayer]:
    """Draw districts and their names, as far as the workspace has them."""
    viewer = state.current().viewer
    known = cache.declared("villages")
    return [drawings.map_layer(Drawing("villages", viewer)), drawings.names_on_map(viewer)] if known else []


def content_of(view: "views.View") -> Content:
    """Draw the rows that are listed, on the ground of the map."""
    drawn = layers_of(view.shown)
    return Content([*ground(), *drawn], explained=drawn)


def show_rows(view: "views.View", drawn: Callable[["views.View"], Content], height: int) -> None:
    """Show the rows that are listed on a map, the chosen one ringed; a click on one chooses it."""
    analysis = view.result.analysis
    content = cache.kept(analysis, *view.rests_on, make=lambda: drawn(view))
    draw(content, view.ring, Frame(analysis, chooser(view.units.layer), height))
    show_legend(content)


def chooser(*layers: str) -> Callable[[Mapping[str, Any]], None]:
    """Return what a click does: choose the unit of one of these layers, and leave the map where it is."""

    def choose(returned: Mapping[str, Any]) -> None:
        found = chosen_shape(returned, layers)
        if found:
            state.choose(found[1], "map", found[0])

    return choose


def chosen_shape(returned: Mapping[str, Any], layers: Collection[str]) -> tuple[str, str] | None:
    """Return the layer and the id of the shape that was clicked on, where it is of one of these layers."""
    properties = (returned.get("last_active_drawing") or {}).get("properties") or {}
    return (properties["layer"], properties["id"]) if properties.get("layer") in layers else None


def _notice() -> str:
    """Return what stands in the corner of the map: that the data are a model, and which state they are in."""
    session = cache.session()
    return ". ".join(filter(None, (session.notice, session.state.told(state.current().viewer))))


def draw(content: Content, ring: gpd.GeoDataFrame, frame: Frame) -> None:
    """Show a map without its legend, some rows ringed; a request to move the map moves it there."""
    choices = state.current()
    key = f"{frame.key}_{choices.viewer.id}"
    widget = key if frame.returned == RETURNED else f"{key}_{frame.returned[0]}"
    focus = Focus(key, state.request()) if state.request() else None
    view = View(key, drawings.extent(choices.viewer), _notice())
    tools = [drawing.tool(frame.sketch)] if frame.sketch else []
    drawn = [drawing.drawn_on(frame.sketch)] if frame.sketch else []
    st_folium(
        build(content.layers, content.overlays, view=view, basemap=choices.basemap, tools=tools),
        key=widget,
        height=frame.height,
        use_container_width=True,
        returned_objects=frame.returned,
        feature_group_to_add=[highlight(ring, focus), *drawn],
        on_change=lambda: frame.clicked(st.session_state[widget]),
    )


def show_legend(content: Content) -> None:
    """Show the legend of a map."""
    html(content.above)
    html(legend([layer.classes for layer in content.explained if layer.classes], content.overlays))
