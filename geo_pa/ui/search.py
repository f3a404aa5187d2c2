"""The search box: over our own locations, complexes and neighbourhoods, never over an outside service."""

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


def show_search() -> gpd.GeoDataFrame | None:
    """Show the search box.

    Returns
    -------
    GeoDataFrame or None
        The one row that was found, RD metres; None where nothing is chosen.
    """
    choices = state.current()
    places = places_by_name({kind: cache.layer(kind, choices.viewer) for kind in _declared()})
    picked = st.selectbox(
        "Zoek op de kaart",
        list(places.index),
        index=None,
        key=state.SEARCH,
        placeholder="Naam van een locatie, complex, buurt of dorp",
        on_change=lambda: _go(places),
        persist_state="session",
    )
    return _row(places, picked, choices.viewer) if picked in places.index else None


def _declared() -> list[str]:
    declared = cache.session().workspace.declarations
    return [kind for kind in KINDS if kind in declared]


def places_by_name(frames: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """List every place that can be found.

    Parameters
    ----------
    frames : dict of str to DataFrame
        Layers by name, with a column ``name``; only what the viewer may see.

    Returns
    -------
    DataFrame
        Columns layer and id; the index is what the box shows, each once: name and kind, and the id where a name occurs twice.
    """
    parts = [
        pd.DataFrame({"layer": kind, "id": frame.index, "label": frame["name"].to_numpy() + f", {KINDS[kind]}"})
        for kind, frame in frames.items()
    ]
    places = pd.concat(parts, ignore_index=True).dropna(subset="label")
    twice = places["label"].duplicated(keep=False)
    return places.assign(label=places["label"].mask(twice, places["label"] + " " + places["id"])).set_index("label")


def _go(places: pd.DataFrame) -> None:
    """Move the map to what was found; a building location is chosen as well."""
    picked = st.session_state[state.SEARCH]
    if picked not in places.index:
        return
    found = places.loc[picked]
    is_location = found["layer"] == "building_locations"
    state.choose(str(found["id"]) if is_location else state.chosen(), "list")


def _row(places: pd.DataFrame, picked: str, viewer: str) -> gpd.GeoDataFrame:
    found = places.loc[picked]
    frame = cache.layer(str(found["layer"]), viewer)
    row: gpd.GeoDataFrame = frame.loc[[found["id"]]]
    return row
