"""All rows with what is told of them, a sentence in each: places, streets, and the further tables of the answer."""

from dataclasses import dataclass
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, locations, reach, zones
from geo_pa.analyses.woonzorgzones.place_sentences import Norms, explain_complexes, explain_locations
from geo_pa.analyses.woonzorgzones.places import Located, broken_streets, locate, too_far, walk_from
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import halfway
from geo_pa.analyses.woonzorgzones.walking import Walk
from geo_pa.analyses.woonzorgzones.walking import describe as describe_walk
from geo_pa.analyses.woonzorgzones.zone_sentences import (
    explain_designated,
    explain_facilities,
    explain_islands,
    explain_reach,
)
from geo_pa.measures.network import snap

Rows = TypeVar("Rows", bound=pd.DataFrame)


@dataclass(frozen=True, eq=False)
class Homes:
    """Complexes and streets with the walk from each.

    Attributes
    ----------
    complexes : GeoDataFrame
        Columns of the layer, those of the walk, what :func:`geo_pa.analyses.woonzorgzones.homes.describe` tells,
        ``island`` and ``explanation``.
    streets : Walk
        From the middle of each part of the streets in neighbourhoods.
    excluded : DataFrame
        Complexes, facilities and streets that cannot be used: layer, id, reason, explanation.
    """

    complexes: gpd.GeoDataFrame
    streets: Walk
    excluded: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Sites:
    """Building locations with the walk from each.

    Attributes
    ----------
    locations : GeoDataFrame
        Columns of the layer, those of the walk, what :func:`geo_pa.analyses.woonzorgzones.locations.describe` tells,
        ``island`` and ``explanation``.
    excluded : DataFrame
        Those too far from any street: layer, id, reason, explanation.
    """

    locations: gpd.GeoDataFrame
    excluded: pd.DataFrame


def describe_homes(stock: gpd.GeoDataFrame, scene: Scene) -> Homes:
    """Describe each complex, walk from every street, and list what cannot be used.

    Parameters
    ----------
    stock : GeoDataFrame
        The layer ``corporation_stock``.
    scene : Scene
        Where and to what one walks.
    """
    owned = locate("corporation_stock", stock, scene.streets.complexes, scene.rules)
    starts = {"owned": owned.places, "streets": halfway(scene.streets.in_neighbourhoods)}
    walked = walk_from(starts, scene.services, scene.rules)
    from_owned = describe_walk(walked["owned"], scene.services, scene.rules, owned.rows.index)
    complexes = _told(owned, from_owned, homes.describe(owned.rows, from_owned, scene))
    far = scene.services.places.index[scene.services.places["edge"].isna()]
    unusable = [owned.excluded, too_far("facilities", far, scene.rules), broken_streets(scene.streets.network)]
    return Homes(
        _with_geometry(complexes, explain_complexes(complexes, _norms(scene)), owned.rows),
        walked["streets"],
        pd.concat(unusable, ignore_index=True),
    )


def describe_sites(plans: gpd.GeoDataFrame, scene: Scene) -> Sites:
    """Describe each building location, and list those that cannot be used.

    Parameters
    ----------
    plans : GeoDataFrame
        The layer ``building_locations``.
    scene : Scene
        Where and to what one walks.
    """
    spots = snap(plans.geometry, scene.streets.network, within_m=float(scene.rules.number("snap_distance")))
    planned = locate("building_locations", plans, spots, scene.rules)
    walked = walk_from({"planned": planned.places}, scene.services, scene.rules)["planned"]
    from_planned = describe_walk(walked, scene.services, scene.rules, planned.rows.index)
    sites = _told(planned, from_planned, locations.describe(planned.rows, from_planned, scene))
    return Sites(_with_geometry(sites, explain_locations(sites, _norms(scene)), planned.rows), planned.excluded)


def _norms(scene: Scene) -> Norms:
    return Norms(scene.rules, frozenset(name for name, found in scene.services.types.items() if found))


def _told(located: Located, walked: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    """Put side by side what the layer says of each row, the walk, and what is made of it."""
    layer = pd.DataFrame(located.rows.drop(columns=located.rows.geometry.name))
    return pd.concat([layer, walked, described, located.places["island"]], axis=1)


def _with_geometry(rows: pd.DataFrame, explanation: list[str], layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(_with_text(rows, explanation), geometry=layer.geometry)


def _with_text(rows: Rows, explanation: list[str]) -> Rows:
    """Add a sentence to each row; of type text also where there are no rows."""
    return rows.assign(explanation=pd.array(explanation, dtype="str"))


def describe_around(
    table: pd.DataFrame, tally: pd.DataFrame | None, complexes: gpd.GeoDataFrame, scene: Scene
) -> dict[str, pd.DataFrame]:
    """Make the tables that are not about complexes or locations and do not depend on plans.

    Parameters
    ----------
    table : DataFrame
        Neighbourhoods.
    tally : DataFrame, optional
        The homes of each complex, from :func:`geo_pa.analyses.woonzorgzones.homes.counted`; None where not known.
    complexes : GeoDataFrame
        Where they lie.
    scene : Scene
        Facilities, zones and streets.

    Returns
    -------
    dict of str to DataFrame
        ``facilities``, ``zones`` and ``reach``.
    """
    within = reach.describe(table, tally, scene)
    designated = zones.describe_designated(tally, complexes.geometry, scene)
    near = _facilities(scene)
    return {
        "facilities": _with_text(near, explain_facilities(near)),
        "zones": _with_text(designated, explain_designated(designated, scene.rules)),
        "reach": _with_text(within, explain_reach(within, table["older_residents_basis"])),
    }


def describe_islands(complexes: gpd.GeoDataFrame, sites: gpd.GeoDataFrame, scene: Scene) -> gpd.GeoDataFrame:
    """List the streets that do not connect, with what lies along them."""
    loose = zones.describe_islands({"complexes": complexes, "locations": sites}, scene)
    return _with_text(loose, explain_islands(loose))


def _facilities(scene: Scene) -> gpd.GeoDataFrame:
    """List the facilities near a street: name, kind, is_centre, offset_m and island."""
    placed = scene.services.places[scene.services.places["edge"].notna()]
    return scene.services.facilities.loc[placed.index].join(placed[["offset_m", "island"]])
