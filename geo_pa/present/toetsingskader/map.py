"""Building locations on the map by how much attention they ask for under the assessment framework."""

from dataclasses import replace

import geopandas as gpd

from geo_pa.measures.counted import counted_plans
from geo_pa.model import Verdict
from geo_pa.present.classes import Classes, by_said
from geo_pa.present.columns import heading
from geo_pa.present.features import MapLayer, Words, layer

ROWS = ("signal", "reason", "met", "not_met", "to_ask", "unknown")


def locations(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw building locations by signal, those that do not count apart; a chosen one is explained beside the map.

    Parameters
    ----------
    table : GeoDataFrame
        Result of ``toetsingskader``, RD metres.
    """
    rows = {name: heading(name, "toetsingskader") for name in ROWS}
    return layer(
        table, _classes(table), Words("name", rows, layer="building_locations", popup=False, tooltip_rows=len(rows))
    )


def _classes(table: gpd.GeoDataFrame) -> Classes:
    """Class by signal; the legend then counts what the totals count."""
    said = by_said(table["signal"], "Signaal toetsingskader", "signal")
    apart = by_said(table["signal"], "", "verdict").styles[Verdict.NOT_COUNTED]
    style = replace(apart, label=f"{apart.label} (5A, 5B of geen nieuwe woningen)")
    code = said.code.where(table.index.isin(counted_plans(table).index), str(Verdict.NOT_COUNTED))
    return Classes(said.title, code, {**said.styles, str(Verdict.NOT_COUNTED): style})
