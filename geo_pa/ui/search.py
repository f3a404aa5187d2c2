"""The search box: over our own locations, complexes and neighbourhoods, never over an outside service."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa.ui import cache, state

KINDS = {
    "building_locations": "bouwlocatie",
    "corporation_stock": "complex",
    "neighbourhoods": "buurt",
    "villages": "wijk of dorp",
}
"""Layers that are searched, and what their rows are called."""


@dataclass(frozen=True)
class Place:
    """A row that can be found: its layer and its id."""

    layer: str
    id: str


def show_search() -> gpd.GeoDataFrame | None:
    """Show the search box, and return the row that was found."""
    viewer = state.current().viewer
    places = places_by_name({kind: cache.layer(kind, viewer) for kind in KINDS if cache.declared(kind)})
    picked = st.selectbox(
        "Zoek op de kaart",
        list(places),
        index=None,
        key=state.SEARCH,
        placeholder="Naam van een locatie, complex, buurt of dorp",
        on_change=lambda: _go(places.get(st.session_state[state.SEARCH])),
        persist_state="session",
    )
    found = places.get(picked or "")
    return cache.layer(found.layer, viewer).loc[[found.id]] if found else None


def places_by_name(frames: Mapping[str, pd.DataFrame]) -> dict[str, Place]:
    """List every place that can be found, by name and kind, and by id as well where two would read the same."""
    places = [
        (f"{name}, {KINDS[layer]}", Place(layer, str(row)))
        for layer, frame in frames.items()
        for row, name in frame["name"].dropna().items()
    ]
    times = Counter(label for label, _ in places)
    return {label if times[label] == 1 else f"{label} {place.id}": place for label, place in places}


def _go(place: Place | None) -> None:
    """Move the map to what was found; a building location is chosen as well."""
    if place:
        state.choose(place.id if place.layer == "building_locations" else None, "list")
