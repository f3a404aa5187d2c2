"""Facilities: which of them are centres, where a walk to them begins, and how far everything is from each type."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.measures.network import Field, WalkingNetwork, field, snap
from geo_pa.model import Rules

CENTRE_KINDS = ("nursing_home", "care_home", "service_centre", "health_centre")
"""Kinds of facility that may be the centre of a zone; rules say which are."""

SCORED_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "supermarket": ("supermarket",),
        "general_practitioner": ("general_practitioner",),
        "pharmacy": ("pharmacy",),
        "meeting_or_care": ("meeting_place", "service_centre", "care_home"),
        "physiotherapist": ("physiotherapist",),
        "department_store": ("department_store",),
        "hospitality": ("hospitality",),
    }
)
"""The types that the facility score weighs, and the kinds of facility that each stands for."""

TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**SCORED_TYPES, "bus_stop": ("bus_stop",), "meeting_place": ("meeting_place", "service_centre")}
)
"""Every type to which a distance is told; people meet in a service centre too."""


@dataclass(frozen=True, eq=False)
class Services:
    """What can be walked to.

    ``centres`` and ``types`` measure the walk from the nearest centre and from the nearest of each type; None where
    there is none near a street, so that of a type it is unknown whether there is one.
    """

    facilities: gpd.GeoDataFrame
    places: pd.DataFrame
    centres: Field | None
    types: Mapping[str, Field | None]


def serve(facilities: gpd.GeoDataFrame, network: WalkingNetwork, rules: Rules) -> Services:
    """Put facilities on the network and measure from them in all directions."""
    places = snap(facilities.geometry, network, within_m=float(rules.number("snap_distance")))
    placed = places[places["edge"].notna()]
    kind = facilities["kind"].reindex(placed.index).to_numpy(object)
    centre_kinds = [name for name in CENTRE_KINDS if rules.flag(f"centre_{name}")]
    return Services(
        facilities.assign(is_centre=facilities["kind"].isin(centre_kinds)),
        places,
        _field(network, placed, np.isin(kind, centre_kinds)),
        {name: _field(network, placed, np.isin(kind, kinds)) for name, kinds in TYPES.items()},
    )


def _field(network: WalkingNetwork, places: pd.DataFrame, chosen: npt.NDArray[np.bool_]) -> Field | None:
    return field(network, places.iloc[np.flatnonzero(chosen)]) if chosen.any() else None
