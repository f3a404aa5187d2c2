"""Building locations on the map, by their verdict on the 30% rule and by how hard their plan is."""

from collections.abc import Iterable

import geopandas as gpd

from geo_pa.measures.stock_changes import planning_hardness
from geo_pa.model import Result, Verdict
from geo_pa.present.classes import by_hardness, by_said
from geo_pa.present.columns import answer
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.headings import NOT_APPLICABLE
from geo_pa.present.social_share.card import RULE_FIGURES

ANALYSIS = "social_share"
VERDICT_ROWS = ("verdict", "dwellings", "required_social_homes", "social_homes")
PLAN_ROWS = ("verdict", "dwellings", "social_homes", "status", "completion_year", "corporation", "ground_owner")


def by_verdict(result: Result) -> list[MapLayer]:
    """Draw building locations by verdict; a chosen one is explained beside the map, not on it."""
    classes = by_said(result.table["verdict"], "Oordeel 30% sociale huur", "verdict")
    return [layer(_told_apart(result.table), classes, _words(VERDICT_ROWS, popup=False))]


def plans(table: gpd.GeoDataFrame) -> MapLayer:
    """Draw building locations by how hard their plan is; their text has the verdict where there is one."""
    return layer(table, by_hardness(planning_hardness(table["status"])), _words(PLAN_ROWS, popup=True))


def _words(names: Iterable[str], *, popup: bool) -> Words:
    rows = {name: answer(ANALYSIS).column(name) for name in names}
    return Words("name", rows, text="explanation", layer="building_locations", popup=popup)


def _told_apart(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Tell figures of the rule that a location cannot have from figures that are unknown; for text only."""
    apart, names = table["verdict"] == Verdict.NOT_COUNTED, [name for name in RULE_FIGURES if name in table.columns]
    figures = {name: table[name].astype("object") for name in names}
    return table.assign(**{name: one.mask(apart & one.isna(), NOT_APPLICABLE) for name, one in figures.items()})
