"""Drawing on a map: what its buttons say, and how the shape that was drawn looks."""

from collections.abc import Mapping
from dataclasses import dataclass

import folium
import geopandas as gpd
from folium.elements import JSCSSMixin

from geo_pa.crs import RD
from geo_pa.present.calls import STATIC, Call, script
from geo_pa.present.classes import Style, single
from geo_pa.present.features import layer
from geo_pa.present.script import safe_json
from geo_pa.workspace.drawn import Drawn

POLYGON, POINT = "polygon", "point"

WORDS: Mapping[str, str] = {
    "group": "Tekenen op de kaart",
    POLYGON: "Teken een vlak",
    POINT: "Wijs een punt aan",
    "polygon_label": "Teken een vlak op de kaart; zonder muis kunt u hiernaast RD-coördinaten typen",
    "point_label": "Wijs een punt aan op de kaart; zonder muis kunt u hiernaast RD-coördinaten typen",
    "undo": "Laatste hoek weg",
    "done": "Klaar",
    "done_label": "Klaar met tekenen",
    "stop": "Stoppen",
    "stop_label": "Stoppen met tekenen; wat er al stond, blijft staan",
    "hint_first": "Klik op de kaart de eerste hoek aan.",
    "hint_next": "Klik de volgende hoek aan.",
    "hint_last": "Klik de volgende hoek aan. Klaar? Klik op de eerste hoek, dubbelklik of druk op Enter.",
    "hint_point": "Klik op de kaart op de plek.",
    "too_few": "Een vlak heeft ten minste drie hoeken. Klik er nog een aan.",
    "crosses": "Hier kruist het vlak zichzelf. Klik de hoek ergens anders aan.",
    "closing_crosses": "De lijn terug naar de eerste hoek kruist een andere. Haal een hoek weg of klik er een bij.",
}
"""What the buttons and the line beneath them say."""

SCRIPTS = [("geo_pa_draw", f"{STATIC}geo_pa_draw.js")]
STYLES: list[tuple[str, str]] = []

FINE = Style("getekend", fill="#154273", edge="#154273", fill_opacity=0.25, weight=4, radius=8)
WRONG = Style(
    "getekend, nog niet goed", fill="#b3261e", edge="#b3261e", fill_opacity=0.2, weight=4, dash="6 6", radius=8
)

AS_DRAWN_M = 0.0
"""What was drawn is not simplified."""


NOTHING = Drawn()


@dataclass(frozen=True)
class Sketch:
    """What can be drawn on a map, and what was drawn last."""

    kinds: tuple[str, ...] = (POLYGON, POINT)
    drawn: Drawn = NOTHING


class _Draw(JSCSSMixin, Call):
    """The buttons; their script is loaded on maps that are drawn on, and no others."""

    default_js = SCRIPTS
    default_css = STYLES
    _template = script("geoPaDraw({{ PARENT.get_name() }}, {{ this.payload }});")
    render = Call.render


class _Drawn(Call):
    _template = script("geoPaDrawn({{ this.payload }}).addTo({{ PARENT.get_name() }});")


def tool(sketch: Sketch) -> Call:
    """Put the buttons for drawing on a map; they are the same whatever was drawn, so that the map stays."""
    return _Draw(safe_json({"kinds": sketch.kinds, "words": WORDS}))


def drawn_on(sketch: Sketch) -> folium.FeatureGroup:
    """Draw what was drawn, apart from the map so that it is not made anew; what is wrong is red, and stays in sight."""
    group = folium.FeatureGroup(name="drawn", control=False)
    shapes = [] if sketch.drawn.shape is None else [sketch.drawn.shape]
    rows = gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, crs=RD))
    look = single(rows.index, WRONG if sketch.drawn.problems else FINE)
    _Drawn(layer(rows, look, tolerance_m=AS_DRAWN_M).payload).add_to(group)
    return group
