"""Map pages: layers, a background and the notice, drawn by Leaflet from the app's own files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium
import geopandas as gpd

from geo_pa.present.calls import STATIC, Call, script
from geo_pa.present.classes import Style, single
from geo_pa.present.features import MapLayer, bounds, layer
from geo_pa.present.marks import INK, patterns
from geo_pa.present.raster import Overlay
from geo_pa.present.script import safe_json

WHOLE = "Hele gemeente tonen"
KADASTER = "Kaartgegevens &copy; Kadaster"
BRT = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0"
AERIAL = "https://service.pdok.nl/hwh/luchtfotorgb/wmts/v1_0/Actueel_orthoHR"


SCRIPTS = [("leaflet", f"{STATIC}leaflet.js"), ("geo_pa", f"{STATIC}geo_pa.js")]
STYLES = [("leaflet_css", f"{STATIC}leaflet.css"), ("geo_pa_css", f"{STATIC}geo_pa.css")]


@dataclass(frozen=True)
class Basemap:
    """A background from PDOK; without a url there is none and nothing is asked from outside."""

    title: str
    url: str = ""


BASEMAPS: Mapping[str, Basemap] = {
    "none": Basemap("Geen"),
    "grey": Basemap("Kaart, grijs", f"{BRT}/grijs/EPSG:3857/{{z}}/{{x}}/{{y}}.png"),
    "standard": Basemap("Kaart, kleur", f"{BRT}/standaard/EPSG:3857/{{z}}/{{x}}/{{y}}.png"),
    "aerial": Basemap("Luchtfoto", f"{AERIAL}/EPSG:3857/{{z}}/{{x}}/{{y}}.jpeg"),
}
"""None comes first: each tile tells a server outside which place is being looked at, and that may be confidential."""


@dataclass(frozen=True)
class View:
    """Where a map opens and what it says in its corner; maps of one key share their place and zoom."""

    key: str
    bounds: list[list[float]]
    notice: str


class OfflineMap(folium.Map):
    """A folium map that takes Leaflet from the app's own origin, and nothing else."""

    default_js = SCRIPTS
    default_css = STYLES

    def __init__(self, **options: Any) -> None:
        super().__init__(tiles=None, **options)
        self._name = "Map"


class _Layer(Call):
    _template = script("geoPaLayer({{ this.payload }}).addTo({{ PARENT.get_name() }});")


class _Raster(Call):
    _template = script("geoPaRaster({{ PARENT.get_name() }}, {{ this.payload }}).addTo({{ PARENT.get_name() }});")


class _View(Call):
    _template = script("geoPaView({{ PARENT.get_name() }}, {{ this.payload }});")


class _Patterns(Call):
    _template = script("geoPaPatterns({{ this.payload }});")


class _Focus(Call):
    _template = script("geoPaFocus({{ PARENT._parent.get_name() }}, {{ this.payload }});")


def build(
    layers: Sequence[MapLayer],
    overlays: Sequence[Overlay] = (),
    *,
    view: View,
    basemap: str = "none",
    tools: Iterable[Call] = (),
) -> folium.Map:
    """Put layers on a map.

    Parameters
    ----------
    layers : sequence of MapLayer
        From the bottom to the top.
    overlays : sequence of Overlay
        Images, beneath all layers.
    view : View
        Where it opens, and the notice.
    basemap : str
        One of :data:`BASEMAPS`.
    tools : iterable of Call
        What a reader can do on it besides looking, such as drawing.

    Returns
    -------
    folium.Map
        New each time: drawing changes a folium map.
    """
    drawn = OfflineMap(zoom_snap=0.25, zoom_delta=0.5)
    chosen = BASEMAPS[basemap]
    if chosen.url:
        folium.TileLayer(chosen.url, attr=KADASTER, max_zoom=19, control=False).add_to(drawn)
    _Patterns(safe_json(f"<svg>{patterns()}</svg>")).add_to(drawn)
    _View(safe_json({"key": view.key, "bounds": view.bounds, "notice": view.notice, "whole": WHOLE})).add_to(drawn)
    for image in overlays:
        _Raster(image.payload).add_to(drawn)
    for each in layers:
        _Layer(each.payload).add_to(drawn)
    for tool in tools:
        tool.add_to(drawn)
    return drawn


@dataclass(frozen=True)
class Focus:
    """A request to move to a place; the map moves once for each other text of it."""

    key: str
    request: str


def highlight(rows: gpd.GeoDataFrame, focus: Focus | None = None) -> folium.FeatureGroup:
    """Draw a ring around the chosen rows, apart from the map so that choosing does not draw it anew."""
    group = folium.FeatureGroup(name="chosen", control=False)
    ring = Style("gekozen", fill="none", edge=INK, fill_opacity=0.0, weight=4, radius=19)
    middles = rows.set_geometry(rows.geometry.representative_point())
    for shapes in (rows, middles):
        _Layer(layer(shapes, single(shapes.index, ring)).payload).add_to(group)
    if focus and len(rows):
        request = {"key": focus.key, "request": focus.request, "bounds": bounds(rows), "maxZoom": 15}
        _Focus(safe_json(request)).add_to(group)
    return group
