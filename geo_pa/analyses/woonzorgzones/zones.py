"""Designated zones beside the computed reach, and the parts of the network that do not connect."""

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import shares_within
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE, limits
from geo_pa.measures.areas import mostly_within
from geo_pa.measures.walks import walked_parts


def describe_designated(scene: Scene) -> pd.DataFrame:
    """Hold each designated zone beside the computed reach: the share of its streets within the zone distance.

    Missing without streets or centres.
    """
    zones, centres, limit = scene.zones, scene.services.centres, {"zone": limits(scene.rules)["zone"]}
    walked = walked_parts(scene.streets.in_zones, centres)
    shares = shares_within(walked, limit, zones.index, known=centres is not None)
    return pd.concat([pd.DataFrame(zones).drop(columns=zones.geometry.name), shares], axis=1)


def with_homes(
    designated: pd.DataFrame, zones: gpd.GeoSeries, tally: pd.DataFrame | None, complexes: gpd.GeoSeries
) -> gpd.GeoDataFrame:
    """Count the homes in each designated zone, and those in it past the zone distance.

    A complex lies in a zone that holds the larger part of it.
    """
    counts = _homes_in(zones, tally, complexes)
    return gpd.GeoDataFrame(pd.concat([designated, counts], axis=1), geometry=zones)


def _homes_in(zones: gpd.GeoSeries, tally: pd.DataFrame | None, complexes: gpd.GeoSeries) -> pd.DataFrame:
    if tally is None:
        return homes.unknown_counts(("corporation_homes", "homes_outside_reach"), zones.index)
    within = mostly_within(gpd.GeoDataFrame(geometry=complexes), gpd.GeoDataFrame(geometry=zones))
    inside = tally.loc[within["unit"]]
    outside = inside["homes"].where(~inside["reach"].isin(IN_ZONE), 0).mask(inside["reach"] == "unknown")
    counts = pd.DataFrame({"corporation_homes": inside["homes"], "homes_outside_reach": outside})
    return homes.add_by(counts, pd.Index(within["area"]), zones.index)


def describe_islands(units: dict[str, pd.DataFrame], scene: Scene) -> gpd.GeoDataFrame:
    """Tell what lies on the parts of the network that do not connect to the largest one."""
    pieces, services = scene.streets.islands, scene.services
    found = pd.DataFrame(pieces[["name", "street_km"]])
    centres = services.places.loc[services.facilities["is_centre"], "island"]
    for name, on in {"centres": centres, **{name: rows["island"] for name, rows in units.items()}}.items():
        counts = np.bincount(on.dropna().to_numpy(np.intp), minlength=len(pieces) + 1)
        found[name] = pd.array(counts[pieces.index], dtype="Int64")
    return gpd.GeoDataFrame(found, geometry=pieces.geometry).set_axis(pieces.index.astype("str"))
