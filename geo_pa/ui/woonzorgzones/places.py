"""Where a facility opens in a trial: at a place from a list, at coordinates, or where the map is clicked on."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import geopandas as gpd
import shapely
import streamlit as st

from geo_pa.crs import RD, RD_BOUNDS, WGS84
from geo_pa.ui import cache, fields, search, state
from geo_pa.ui.fields import Field
from geo_pa.ui.woonzorgzones.trial import place_in_words

COORDINATES, ON_MAP = "coordinates", "on_map"
WAYS: Mapping[str, str] = {
    "neighbourhoods": "in het midden van een buurt",
    "building_locations": "bij een bouwlocatie",
    "corporation_stock": "bij een complex",
    COORDINATES: "op RD-coördinaten",
    ON_MAP: "aanwijzen op de kaart",
}
"""How a place is told: by a row of a layer, or otherwise."""

WAY, POINTED, LEFT = "way", "pointed", "left"


@dataclass(frozen=True)
class Place:
    """A place: what it is called, and RD metres."""

    name: str
    x: float
    y: float


def key(name: str) -> str:
    """Return the key of something that belongs to who looks: a trial may name what another may not see."""
    return f"geo_pa.zones.{name}.{state.current().viewer.id}"


def show_places() -> Place | None:
    """Show how a place can be told, and return the one that is; None where none is yet."""
    available = [way for way in WAYS if way in (COORDINATES, ON_MAP) or cache.declared(way)]
    if st.session_state.pop(key(LEFT), False):
        st.session_state[key(WAY)] = available[0]
    way = st.selectbox("Waar", available, format_func=lambda name: WAYS[name], key=key(WAY), persist_state="session")
    if way == COORDINATES:
        return _at_coordinates()
    return _where_pointed() if way == ON_MAP else _in_list(way)


def _in_list(layer: str) -> Place | None:
    rows = cache.layer(layer, state.current().viewer)
    places = search.places_by_name({layer: rows})
    picked = st.selectbox(
        "Welke",
        list(places),
        index=None,
        key=key(f"place.{layer}"),
        placeholder="Kies op naam",
    )
    if picked is None:
        return None
    middle = rows.geometry[places[picked].id].representative_point()
    return Place(picked, middle.x, middle.y)


def _at_coordinates() -> Place:
    west, south, east, north = RD_BOUNDS
    left, bottom, right, top = cache.layer("neighbourhoods", state.current().viewer).total_bounds.tolist()
    first, second = st.columns(2)
    with first:
        x = _coordinate("x", (west, east), (left + right) / 2)
    with second:
        y = _coordinate("y", (south, north), (bottom + top) / 2)
    return _place(x, y)


def _coordinate(name: str, bounds: tuple[float, float], middle: float) -> float:
    kind = fields.numbers(*map(Decimal, bounds))
    return float(fields.typed(Field(key(name), f"{name} (m)", Decimal(round(middle, -1)), kind, in_address=False)))


def _place(x: float, y: float) -> Place:
    return Place(place_in_words(x, y), x, y)


def _where_pointed() -> Place | None:
    place: Place | None = st.session_state.get(key(POINTED))
    st.caption("Klik op de kaart op de plek." if place is None else f"Aangewezen: {place.name}.")
    return place


def pointing() -> bool:
    """Tell whether a click on the map points at a place."""
    return bool(st.session_state.get(key(WAY)) == ON_MAP)


def stop_pointing() -> None:
    """Let a click on the map choose units again, and forget the place that was pointed at."""
    st.session_state[key(POINTED)] = None
    st.session_state[key(LEFT)] = pointing()


def point(longitude: float, latitude: float) -> None:
    """Remember the place that was clicked on, as RD metres."""
    metres = gpd.GeoSeries(gpd.points_from_xy([longitude], [latitude]), crs=WGS84).to_crs(RD)
    st.session_state[key(POINTED)] = _place(metres.x.item(), metres.y.item())


def pointed_at() -> gpd.GeoDataFrame:
    """Return the place that was pointed at as a row, RD metres; no row where there is none."""
    place: Place | None = st.session_state.get(key(POINTED))
    points = [] if place is None else [shapely.Point(place.x, place.y)]
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(points, crs=RD))
