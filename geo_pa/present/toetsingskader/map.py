"""Building locations on the map by how much attention they ask for under the assessment framework."""

from dataclasses import replace

import geopandas as gpd

from geo_pa.measures.counted import counted_plans
from geo_pa.model import Result, Verdict
from geo_pa.present.classes import Classes, by_said
from geo_pa.present.columns import columns_of
from geo_pa.present.features import MapLayer, Words, layer

ROWS = ("signal", "reason", "met", "not_met", "to_ask", "unknown")


def locations(result: Result) -> list[MapLayer]:
    """Draw building locations by signal, those that do not count apart; a chosen one is explained beside the map."""
    rows = columns_of(result, ROWS)
    words = Words("name", rows, layer="building_locations", popup=False, tooltip_rows=len(rows))
    return [layer(result.table, _classes(result.table), words)]


def _classes(table: gpd.GeoDataFrame) -> Classes:
    """Class by signal; the legend then counts what the totals count."""
    said = by_said(table["signal"], "Signaal toetsingskader", "signal")
    apart = by_said(table["signal"], "", "verdict").styles[Verdict.NOT_COUNTED]
    style = replace(apart, label=f"{apart.label} (5A, 5B of geen nieuwe woningen)")
    code = said.code.where(table.index.isin(counted_plans(table).index), str(Verdict.NOT_COUNTED))
    return Classes(said.title, code, {**said.styles, str(Verdict.NOT_COUNTED): style})
