"""From streets and facilities to the reach of every home, location and neighbourhood."""

from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import locations
from geo_pa.analyses.woonzorgzones.columns import COLUMNS, columns_of
from geo_pa.analyses.woonzorgzones.details import describe_islands, describe_sites
from geo_pa.analyses.woonzorgzones.sentences import assumptions
from geo_pa.analyses.woonzorgzones.streets import Streets, prepare_streets
from geo_pa.analyses.woonzorgzones.surroundings import Surroundings, survey
from geo_pa.model import Evidence, Preparation, Result, Rules

PREPARED = {
    "streets": Preparation(
        prepare_streets,
        layers=("walking_network", "neighbourhoods", "designated_zones", "corporation_stock"),
        rules=("snap_distance",),
    ),
    "surroundings": Preparation(
        survey,
        layers=("neighbourhoods", "facilities", "walking_network", "corporation_stock", "designated_zones", "streets"),
        rules=None,
    ),
}
"""What stays the same whatever happens to facilities and plans, and what whatever happens to plans."""


def analyse(  # noqa: PLR0913  # an argument per layer, each with the name under which a workspace knows it
    neighbourhoods: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    walking_network: gpd.GeoDataFrame,
    building_locations: gpd.GeoDataFrame | None = None,
    corporation_stock: gpd.GeoDataFrame | None = None,
    designated_zones: gpd.GeoDataFrame | None = None,
    *,
    rules: Rules,
    on: date,
    streets: Streets | None = None,
    surroundings: Surroundings | None = None,
) -> Result:
    """Tell who and what lies within walking distance of care and services.

    Parameters
    ----------
    neighbourhoods, facilities, walking_network : GeoDataFrame
        The layers of those names, RD metres.
    building_locations, corporation_stock, designated_zones : GeoDataFrame, optional
        What rests on a layer that is missing is unknown.
    rules : Rules
        The sets ``woonzorgzones``, ``accessibility`` and ``disclosure``.
    on : date
        The reference date.
    streets : Streets, optional
        What :func:`geo_pa.analyses.woonzorgzones.prepare_streets` made of the same layers; made here without it.
    surroundings : Surroundings, optional
        What :func:`geo_pa.analyses.woonzorgzones.surroundings.survey` made of the same layers; made here without it.

    Returns
    -------
    Result
        Per neighbourhood the signal (a white spot: many older residents outside the zone), its reason, a sentence and
        figures. Its streets stand for its homes: ``share_zone`` is the share of their length within the zone distance,
        ``distance_m`` the walk from its median point, ``facility_score`` their mean. Counts of residents are rounded,
        and missing where hidden. ``details``: ``locations``, ``complexes``, ``facilities``, ``zones`` (designated),
        ``reach`` (streets within each distance, see :func:`geo_pa.analyses.woonzorgzones.draw_reach`) and ``islands``
        (streets that do not connect).

    Raises
    ------
    RequestError
        The distances of core, zone and wide zone do not run from near to far.
    """
    around = surroundings or survey(
        neighbourhoods, facilities, walking_network, corporation_stock, designated_zones, streets, rules=rules
    )
    sites = describe_sites(columns_of(building_locations, COLUMNS["building_locations"]), around.scene)
    known = None if building_locations is None else sites.locations
    return Result(
        analysis="woonzorgzones",
        on=on,
        table=around.table,
        totals={**around.totals, **locations.totals(known)},
        evidence=Evidence(
            rules=tuple(rules.values()),
            assumptions=assumptions(around.table, around.scene),
            excluded=pd.concat([around.homes.excluded, sites.excluded], ignore_index=True),
        ),
        details={
            "locations": sites.locations,
            "complexes": around.homes.complexes,
            **around.details,
            "islands": describe_islands(around.homes.complexes, sites.locations, around.scene),
        },
    )
