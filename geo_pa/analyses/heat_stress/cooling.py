"""Cool places, and how far the streets of each neighbourhood are from one."""

from dataclasses import dataclass, field, replace

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.heat_stress.figures import PET, heat_measure
from geo_pa.measures.cool_places import cool_places, distance_by_area, entrances
from geo_pa.measures.network import field as distances
from geo_pa.measures.network import walking_network
from geo_pa.measures.raster import Raster
from geo_pa.measures.reach import street_pieces
from geo_pa.measures.unused import unused_streets
from geo_pa.model import Rules, no_rows_excluded

COOL_RULES = (
    *("cool_place_max_pet", "cool_place_min_area", "cool_place_max_distance", "cool_place_snap_distance"),
    "smallest_street_part",
)
"""The rules on which cool places and the walks to them rest.

Nobody who asks can change them for people: under other ones the difference would tell of the few between them.
"""


@dataclass(frozen=True, eq=False)
class Cooling:
    """Cool places, the walk to them, and the streets that nobody is led along.

    Attributes
    ----------
    places : GeoDataFrame, optional
        ``area_m2``, ``access_points`` (points on the streets from where one can enter, at least every 10 m; missing
        without a network) and polygons. None where heat is not perceived temperature.
    walks : DataFrame
        By neighbourhood the mean distance over its streets in m, and the share (0..1) of these that is too far. Missing
        where no places or no streets are known.
    """

    places: gpd.GeoDataFrame | None
    walks: pd.DataFrame
    unused: pd.DataFrame = field(default_factory=no_rows_excluded)


def cooling(
    neighbourhoods: gpd.GeoDataFrame,
    walking_network: gpd.GeoDataFrame | None = None,
    heat: Raster | None = None,
    *,
    rules: Rules,
) -> Cooling:
    """Find the cool places and the walk to the nearest one from every street; stairs are not walked.

    Only perceived temperature tells what is cool. The share of the streets that is too far follows the values of the
    data, whatever a reader has chosen: times the residents it tells how many live there.
    """
    found = _cooling(neighbourhoods, walking_network, heat, rules)
    if not rules.moved(COOL_RULES):
        return found
    held = _cooling(neighbourhoods, walking_network, heat, rules.held(COOL_RULES)).walks
    return replace(found, walks=found.walks.assign(share_beyond_cool_place=held["share_beyond_cool_place"]))


def _cooling(
    neighbourhoods: gpd.GeoDataFrame, walking_network: gpd.GeoDataFrame | None, heat: Raster | None, rules: Rules
) -> Cooling:
    if heat is None or heat_measure(heat) != PET:
        return Cooling(None, _unknown(neighbourhoods.index))
    places = cool_places(
        heat, at_most=float(rules.number("cool_place_max_pet")), min_area_m2=float(rules.number("cool_place_min_area"))
    )
    if walking_network is None:
        nowhere = pd.array([pd.NA] * len(places), "Int64")
        return Cooling(places.assign(access_points=nowhere), _unknown(neighbourhoods.index))
    return _walked(places, walking_network, neighbourhoods.geometry, rules)


def _unknown(index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame({"cool_place_distance_m": float("nan"), "share_beyond_cool_place": float("nan")}, index=index)


def _walked(places: gpd.GeoDataFrame, streets: gpd.GeoDataFrame, areas: gpd.GeoSeries, rules: Rules) -> Cooling:
    network = walking_network(streets, smallest_part_m=float(rules.number("smallest_street_part")))
    ways_in = entrances(places.geometry, network, within_m=float(rules.number("cool_place_snap_distance")))
    pieces = street_pieces(distances(network, ways_in))
    walks = distance_by_area(pieces, areas, limit_m=float(rules.number("cool_place_max_distance")))
    found = ways_in["place_id"].value_counts().reindex(places.index, fill_value=0).astype("Int64")
    columns = {"distance_m": "cool_place_distance_m", "share_beyond": "share_beyond_cool_place"}
    told = walks[list(columns)].rename(columns=columns)
    return Cooling(places.assign(access_points=found), told, unused_streets(network))
