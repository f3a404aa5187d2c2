"""Building locations on the map by how much attention they ask for under the assessment framework."""

import geopandas as gpd

from geo_pa.present.classes import by_said
from geo_pa.present.columns import heading
from geo_pa.present.features import MapLayer, Words, layer

ROWS = ("signal", "reason", "met", "not_met", "to_ask", "unknown")


def locations(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw building locations by signal; a chosen one is explained beside the map, not on it.

    Parameters
    ----------
    table : GeoDataFrame
        Result of ``toetsingskader``, RD metres.
    """
    rows = {name: heading(name, "toetsingskader") for name in ROWS}
    classes = by_said(table["signal"], "Signaal toetsingskader", "signal")
    return layer(table, classes, Words("name", rows, layer="building_locations", popup=False, tooltip_rows=len(rows)))
