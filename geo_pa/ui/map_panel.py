"""A map on a page: drawn by streamlit-folium, with its legend beside it, and a click that chooses a location."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

from geo_pa.present.features import MapLayer
from geo_pa.present.legend import legend
from geo_pa.present.maps import Focus, View, build, highlight
from geo_pa.present.raster import Overlay
from geo_pa.ui import cache, state
from geo_pa.ui.messages import html

RETURNED = ("last_object_clicked", "last_active_drawing")
"""What comes back from the map: only clicks on a shape, so that moving the map runs nothing."""


@dataclass(frozen=True)
class Content:
    """What is on a map.

    Attributes
    ----------
    ground, layers : sequence of MapLayer
        Beneath and above; only the layers are in the legend.
    overlays : sequence of Overlay
        Images.
    """

    ground: Sequence[MapLayer]
    layers: Sequence[MapLayer]
    overlays: Sequence[Overlay] = ()


def show_map(
    key: str, content: Content, chosen: gpd.GeoDataFrame, *, layer: str = state.LOCATIONS, height: int = 600
) -> None:
    """Show a map.

    Parameters
    ----------
    key : str
        Name of the map; maps of one name share their place and zoom, for one viewer: another starts with the whole
        municipality, so that the map never stays where something hidden lies.
    content : Content
        What is on it.
    chosen : GeoDataFrame
        The rows to ring; a request to move the map moves it there.
    layer : str
        A click on a shape of this layer chooses it.
    height : int
        In pixels.
    """
    choices = state.current()
    key = f"{key}_{choices.viewer}"
    focus = Focus(key, state.request()) if state.request() else None
    view = View(key, cache.extent(choices.viewer), cache.session().notice)
    st_folium(
        build([*content.ground, *content.layers], content.overlays, view=view, basemap=choices.basemap),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=RETURNED,
        feature_group_to_add=highlight(chosen, focus),
        on_change=lambda: _clicked(key, layer),
    )


def show_legend(content: Content) -> None:
    """Show the legend of a map."""
    shown = [layer.classes for layer in reversed(content.layers) if layer.classes]
    html(legend(shown, content.overlays))


def _clicked(key: str, layer: str) -> None:
    """Choose the unit that was clicked on, and leave the map where it is."""
    shape = st.session_state[key].get("last_active_drawing") or {}
    properties = shape.get("properties") or {}
    if properties.get("layer") == layer:
        state.choose(properties["id"], "map", layer)
