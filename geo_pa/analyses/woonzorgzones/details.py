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
class Places:
    """Complexes, locations and streets with the walk from each, and the rows that cannot be used.

    Attributes
    ----------
    complexes, locations : GeoDataFrame
        Columns of the layer, those of the walk, what :func:`geo_pa.analyses.woonzorgzones.homes.describe` and
        :func:`geo_pa.analyses.woonzorgzones.locations.describe` tell, ``island`` and ``explanation``.
    streets : Walk
        From the middle of each part of the streets in neighbourhoods.
    excluded : DataFrame
        Of every layer: layer, id, reason, explanation.
    """

    complexes: gpd.GeoDataFrame
    locations: gpd.GeoDataFrame
    streets: Walk
    excluded: pd.DataFrame


def describe_places(stock: gpd.GeoDataFrame, plans: gpd.GeoDataFrame, scene: Scene) -> Places:
    """Describe each complex and each building location, walk from every street, and list what cannot be used.

    Parameters
    ----------
    stock, plans : GeoDataFrame
        The layers ``corporation_stock`` and ``building_locations``.
    scene : Scene
        Where and to what one walks.
    """
    network, rules = scene.streets.network, scene.rules
    spots = snap(plans.geometry, network, within_m=float(rules.number("snap_distance")))
    owned = locate("corporation_stock", stock, scene.streets.complexes, rules)
    planned = locate("building_locations", plans, spots, rules)
    starts = {"owned": owned.places, "planned": planned.places, "streets": halfway(scene.streets.in_neighbourhoods)}
    walked = walk_from(starts, scene.services, rules)
    from_owned = describe_walk(walked["owned"], scene.services, rules, owned.rows.index)
    from_planned = describe_walk(walked["planned"], scene.services, rules, planned.rows.index)
    complexes = _told(owned, from_owned, homes.describe(owned.rows, from_owned, scene))
    sites = _told(planned, from_planned, locations.describe(planned.rows, from_planned, scene))
    norms = Norms(rules, frozenset(name for name, found in scene.services.types.items() if found))
    far = scene.services.places.index[scene.services.places["edge"].isna()]
    unusable = [owned.excluded, planned.excluded, too_far("facilities", far, rules), broken_streets(network)]
    return Places(
        _with_geometry(complexes, explain_complexes(complexes, norms), owned.rows),
        _with_geometry(sites, explain_locations(sites, norms), planned.rows),
        walked["streets"],
        pd.concat(unusable, ignore_index=True),
    )


def _told(located: Located, walked: pd.DataFrame, described: pd.DataFrame) -> pd.DataFrame:
    """Put side by side what the layer says of each row, the walk, and what is made of it."""
    layer = pd.DataFrame(located.rows.drop(columns=located.rows.geometry.name))
    return pd.concat([layer, walked, described, located.places["island"]], axis=1)


def _with_geometry(rows: pd.DataFrame, explanation: list[str], layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(_with_text(rows, explanation), geometry=layer.geometry)


def _with_text(rows: Rows, explanation: list[str]) -> Rows:
    """Add a sentence to each row; of type text also where there are no rows."""
    return rows.assign(explanation=pd.array(explanation, dtype="str"))


def describe_rest(
    table: pd.DataFrame, tally: pd.DataFrame | None, places: Places, scene: Scene
) -> dict[str, pd.DataFrame]:
    """Make the tables that are not about complexes or locations.

    Parameters
    ----------
    table : DataFrame
        Neighbourhoods.
    tally : DataFrame, optional
        The homes of each complex, from :func:`geo_pa.analyses.woonzorgzones.homes.counted`; None where not known.
    places : Places
        Complexes and locations, and where they lie.
    scene : Scene
        Facilities, zones and streets.

    Returns
    -------
    dict of str to DataFrame
        ``facilities``, ``zones``, ``reach`` and ``islands``.
    """
    within = reach.describe(table, tally, scene)
    designated = zones.describe_designated(tally, places.complexes.geometry, scene)
    loose = zones.describe_islands({"complexes": places.complexes, "locations": places.locations}, scene)
    near = _facilities(scene)
    return {
        "facilities": _with_text(near, explain_facilities(near)),
        "zones": _with_text(designated, explain_designated(designated, scene.rules)),
        "reach": _with_text(within, explain_reach(within, table["older_residents_basis"])),
        "islands": _with_text(loose, explain_islands(loose)),
    }


def _facilities(scene: Scene) -> gpd.GeoDataFrame:
    """List the facilities near a street: name, kind, is_centre, offset_m and island."""
    placed = scene.services.places[scene.services.places["edge"].notna()]
    return scene.services.facilities.loc[placed.index].join(placed[["offset_m", "island"]])
