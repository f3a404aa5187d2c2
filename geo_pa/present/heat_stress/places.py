"""The cool places as they are read: with a name, and the neighbourhoods in which they lie."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd

from geo_pa.measures.areas import lying_in
from geo_pa.model import Result

PLACES = "cool_places"


def with_named_places(result: Result, districts: pd.Series | None) -> Result:
    """Name each cool place, its neighbourhoods (the one that holds most first), and its district where known."""
    if PLACES not in result.details:
        return result
    places, table = gpd.GeoDataFrame(result.details[PLACES]), gpd.GeoDataFrame(result.table)
    groups = pd.Series(index=table.index, dtype="str") if districts is None else districts
    found = lying_in(places, table, names=table["name"], groups=groups)
    named = places.assign(name="Koele plek " + places.index, neighbourhood=found["shares"])
    known = named if districts is None else named.assign(district_code=found["group"])
    return replace(result, details={**result.details, PLACES: known})
