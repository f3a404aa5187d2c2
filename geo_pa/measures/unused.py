"""Rows that an answer could read and does not use, each with its reason: whatever is lost is told."""

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.measures.network import FRAGMENT, WalkingNetwork
from geo_pa.model import EXCLUDED_COLUMNS

OUTSIDE = "outside_areas"
"""The reason of what shares no ground with any area."""

STREETS = {
    "node_missing": "Niet gebruikt: van deze straat is een begin of een eind (knoop) niet ingevuld. Vul dit in.",
    "length_missing": "Niet gebruikt: de lengte van deze straat is niet ingevuld of kan niet kloppen. Vul haar in.",
    "line_missing": "Niet gebruikt: deze straat heeft geen lijn uit één stuk. Herstel de straat in de laag.",
    FRAGMENT: (
        "Niet gebruikt: dit stuk straat hangt niet vast aan de andere straten en is te klein om een plek op zichzelf "
        "te zijn (keuze, niet uit de afspraken). Verbind het met de straat ernaast, of haal het weg."
    ),
}
"""Why a street cannot be used; a flight of steps can, but is not walked."""


def unused(layer: str, ids: Iterable[object], reason: str, explanation: str) -> pd.DataFrame:
    """List rows of a layer that are not used for one reason: layer, id, reason, explanation."""
    listed = [(layer, str(name), reason, explanation) for name in ids]
    return pd.DataFrame(listed, columns=list(EXCLUDED_COLUMNS), dtype="str")


def unused_each(layer: str, reasons: pd.Series | Mapping[Any, str], explanations: Mapping[str, str]) -> pd.DataFrame:
    """List rows of a layer that are not used, each for its reason; one without a reason that is explained is used."""
    listed = [
        (layer, str(name), reason, explanations[reason]) for name, reason in reasons.items() if reason in explanations
    ]
    return pd.DataFrame(listed, columns=list(EXCLUDED_COLUMNS), dtype="str")


def outside(layer: str, units: gpd.GeoDataFrame | None, areas: gpd.GeoDataFrame, explanation: str) -> pd.DataFrame:
    """List the rows of a layer that share no ground with any area; none where the layer is missing."""
    if units is None:
        return unused(layer, (), OUTSIDE, explanation)
    _, inside = units.sindex.query(areas.geometry, predicate="intersects")
    away = np.ones(len(units), dtype=np.bool_)
    away[inside] = False
    return unused(layer, units.index[away], OUTSIDE, explanation)


def unused_streets(network: WalkingNetwork) -> pd.DataFrame:
    """List the streets that nobody is led along: broken ones, and those on a loose fragment."""
    why = network.not_walkable
    told = [unused("walking_network", why.index[why == code], code, text) for code, text in STREETS.items()]
    return pd.concat(told, ignore_index=True)
