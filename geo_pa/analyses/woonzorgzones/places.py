"""Put homes, locations and streets on the network, and tell which rows lie too far from any street."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones.services import Services
from geo_pa.analyses.woonzorgzones.walking import Walk, walk
from geo_pa.measures.network import WalkingNetwork
from geo_pa.model import EXCLUDED_COLUMNS, Rules
from geo_pa.terms import number

BROKEN_STREETS = {
    "node_missing": "van deze straat is een begin of een eind (knoop) niet ingevuld",
    "length_missing": "de lengte van deze straat is niet ingevuld of kan niet kloppen",
    "line_missing": "deze straat heeft geen lijn",
}
"""Why a street cannot be used; a flight of steps can, but is not walked."""

WHERE = ["edge", "along_m", "offset_m"]
"""What it takes to say where on the network a place is."""


@dataclass(frozen=True, eq=False)
class Located:
    """The rows of a layer that lie near a street, and those that do not.

    Attributes
    ----------
    rows : GeoDataFrame
        Near a street.
    places : DataFrame
        Where a walk from each begins, as :func:`geo_pa.measures.network.snap` gives it.
    excluded : DataFrame
        The others: layer, id, reason, explanation.
    """

    rows: gpd.GeoDataFrame
    places: pd.DataFrame
    excluded: pd.DataFrame


def locate(layer: str, rows: gpd.GeoDataFrame, places: pd.DataFrame, rules: Rules) -> Located:
    """Divide the rows of a layer into those near a street and those too far from any.

    Parameters
    ----------
    layer : str
        Its name.
    rows : GeoDataFrame
        RD metres.
    places : DataFrame
        Where a walk from each begins, as :func:`geo_pa.measures.network.snap` gives it.
    rules : Rules
        How far from a street a place may lie.

    Returns
    -------
    Located
    """
    near = places["edge"].notna()
    return Located(rows[near], places[near], too_far(layer, rows.index[~near], rules))


def walk_from(places: Mapping[str, pd.DataFrame], services: Services, rules: Rules) -> dict[str, Walk]:
    """Walk from several groups of places at once, which costs little more than from one.

    Parameters
    ----------
    places : mapping of str to DataFrame
        Columns of WHERE.
    services : Services
        What can be walked to.
    rules : Rules
        All that :func:`geo_pa.analyses.woonzorgzones.walking.walk` needs.

    Returns
    -------
    dict of str to Walk
        By group.
    """
    walked = walk(pd.concat([group[WHERE] for group in places.values()], ignore_index=True), services, rules)
    bounds = np.cumsum([0, *map(len, places.values())])
    return {name: walked.part(*pair) for name, pair in zip(places, pairwise(bounds), strict=True)}


def too_far(layer: str, ids: Iterable[str], rules: Rules) -> pd.DataFrame:
    """List rows that lie too far from any street: layer, id, reason, explanation."""
    text = (
        f"Ligt verder dan {number(rules.number('snap_distance'))} m van een straat (keuze, niet uit de afspraken); een "
        "loopafstand is dan niet te bepalen. Controleer de ligging, of vul de laag Straten en paden aan."
    )
    return _excluded((layer, name, "too_far_from_street", text) for name in ids)


def broken_streets(network: WalkingNetwork) -> pd.DataFrame:
    """List the streets that cannot be used: layer, id, reason, explanation."""
    return _excluded(
        ("walking_network", str(name), code, f"Niet gebruikt: {BROKEN_STREETS[code]}. Herstel de straat in de laag.")
        for name, code in network.not_walkable.items()
        if code in BROKEN_STREETS
    )


def _excluded(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(EXCLUDED_COLUMNS), dtype="str")
