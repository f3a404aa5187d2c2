"""Put homes, locations and streets on the network, and tell which rows lie too far from any street."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones.streets import Streets
from geo_pa.measures.areas import largest_overlap, lying_in
from geo_pa.measures.network import snap
from geo_pa.measures.unused import unused
from geo_pa.model import Rules
from geo_pa.terms import number

PLACE = ("neighbourhood_code", "neighbourhoods", "district_code")
"""Where a location lies."""


def place_homes(
    corporation_stock: gpd.GeoDataFrame | None, neighbourhoods: gpd.GeoDataFrame, streets: Streets, *, rules: Rules
) -> pd.DataFrame:
    """Find where on the network each complex lies, and in which neighbourhood: see :func:`place_plans`."""
    shapes = _shapes(corporation_stock, neighbourhoods)
    return _on_streets(shapes, streets, rules).assign(neighbourhood_code=largest_overlap(shapes, neighbourhoods))


def place_plans(
    building_locations: gpd.GeoDataFrame | None, neighbourhoods: gpd.GeoDataFrame, streets: Streets, *, rules: Rules
) -> pd.DataFrame:
    """Find where on the network each building location lies, and in which neighbourhood.

    A walk begins as :func:`geo_pa.measures.network.snap` says; neighbourhood and district are missing outside all.
    """
    shapes, code = _shapes(building_locations, neighbourhoods), neighbourhoods["district_code"]
    places = lying_in(shapes, neighbourhoods, names=neighbourhoods["name"], groups=code).set_axis(list(PLACE), axis=1)
    return pd.concat([_on_streets(shapes, streets, rules), places], axis=1)


def _shapes(rows: gpd.GeoDataFrame | None, neighbourhoods: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return neighbourhoods.iloc[:0] if rows is None else rows


def _on_streets(shapes: gpd.GeoDataFrame, streets: Streets, rules: Rules) -> pd.DataFrame:
    return snap(shapes.geometry, streets.network, within_m=float(rules.number("snap_distance")))


@dataclass(frozen=True, eq=False)
class Located:
    """The rows of a layer that lie near a street, where each lies, and as excluded those that do not."""

    rows: gpd.GeoDataFrame
    places: pd.DataFrame
    excluded: pd.DataFrame


def locate(layer: str, rows: gpd.GeoDataFrame, places: pd.DataFrame, rules: Rules) -> Located:
    """Divide the rows of a layer into those near a street and those too far from any."""
    near = places["edge"].notna()
    return Located(rows[near], places[near], too_far(layer, rows.index[~near], rules))


def too_far(layer: str, ids: Iterable[str], rules: Rules) -> pd.DataFrame:
    """List rows that lie too far from any street: layer, id, reason, explanation."""
    text = (
        f"Ligt verder dan {number(rules.number('snap_distance'))} m van een straat (keuze, niet uit de afspraken); een "
        "loopafstand is dan niet te bepalen. Controleer de ligging, of vul de laag Straten en paden aan."
    )
    return unused(layer, ids, "too_far_from_street", text)
