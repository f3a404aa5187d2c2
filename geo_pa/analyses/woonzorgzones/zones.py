"""Designated zones beside the computed reach, and the parts of the network that do not connect."""

import geopandas as gpd
import pandas as pd
import shapely

from geo_pa.analyses.woonzorgzones import homes
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import shares_within
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE, limits
from geo_pa.crs import RD
from geo_pa.measures.network import islands


def describe_designated(tally: pd.DataFrame | None, complexes: gpd.GeoSeries, scene: Scene) -> gpd.GeoDataFrame:
    """Hold each designated zone beside the computed reach.

    Parameters
    ----------
    tally : DataFrame, optional
        The homes of each complex, from :func:`geo_pa.analyses.woonzorgzones.homes.counted`; None where not known.
    complexes : GeoSeries
        Where they lie, on the same index.
    scene : Scene
        Designated zones, the streets in them, and the centres.

    Returns
    -------
    GeoDataFrame
        Columns of the layer, ``street_length_m``, ``share_zone`` (of its streets within the zone distance; missing
        without streets or centres), ``corporation_homes`` in it and ``homes_outside_reach``: those past the zone
        distance. A complex lies in a zone that holds its heart.
    """
    zones, limit = scene.zones, limits(scene.rules)["zone"]
    shares = shares_within(scene.streets.in_zones, scene.services.centres, {"zone": limit}, zones.index)
    counts = _homes_in(zones.geometry, tally, complexes)
    layer = pd.DataFrame(zones.drop(columns=zones.geometry.name))
    return gpd.GeoDataFrame(pd.concat([layer, shares, counts], axis=1), geometry=zones.geometry)


def _homes_in(zones: gpd.GeoSeries, tally: pd.DataFrame | None, complexes: gpd.GeoSeries) -> pd.DataFrame:
    if tally is None:
        return homes.unknown_counts(("corporation_homes", "homes_outside_reach"), zones.index)
    zone, row = complexes.representative_point().sindex.query(zones, predicate="intersects")
    inside = tally.iloc[row]
    outside = inside["homes"].where(~inside["reach"].isin(IN_ZONE), 0).mask(inside["reach"] == "unknown")
    counts = pd.DataFrame({"corporation_homes": inside["homes"], "homes_outside_reach": outside})
    return homes.add_by(counts, zones.index[zone], zones.index)


def describe_islands(units: dict[str, pd.DataFrame], scene: Scene) -> gpd.GeoDataFrame:
    """Describe the parts of the network that do not connect to the largest one.

    Parameters
    ----------
    units : dict of str to DataFrame
        Rows with their ``island``, by what they are ("complexes", "locations").
    scene : Scene
        The network and the centres.

    Returns
    -------
    GeoDataFrame
        By number (str): ``name``, ``street_km``, ``centres`` and the number of each of ``units`` on it (Int64), and its
        streets as geometry, RD metres.
    """
    network, services = scene.streets.network, scene.services
    pieces = islands(network).drop(index=0, errors="ignore")
    of_edge = network.nodes["island"].to_numpy()[network.ends[:, 0]]
    lines = network.edges.geometry.to_numpy()
    found = pd.DataFrame({"name": [f"Los deel {number}" for number in pieces.index]}, index=pieces.index, dtype="str")
    found["street_km"] = pieces["street_m"] / 1000
    centres = services.places.loc[services.facilities["is_centre"], "island"]
    for name, on in {"centres": centres, **{name: rows["island"] for name, rows in units.items()}}.items():
        found[name] = on.value_counts().reindex(pieces.index, fill_value=0).astype("Int64")
    streets = [shapely.multilinestrings(lines[of_edge == number]) for number in pieces.index]
    loose = gpd.GeoDataFrame(found, geometry=gpd.GeoSeries(streets, index=pieces.index, crs=RD))
    return loose.set_axis(pieces.index.astype("str"))
