"""What lies within each walking distance of a centre: streets, homes and older residents, and the ground to draw."""

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import MultiPolygon, Polygon

from geo_pa.analyses.woonzorgzones import homes, residents
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.services import serve
from geo_pa.analyses.woonzorgzones.streets import network_of
from geo_pa.analyses.woonzorgzones.walking import CLASSES, limits, minutes
from geo_pa.crs import RD
from geo_pa.measures.reach import reach_polygon, street_pieces
from geo_pa.model import Result, Rules
from geo_pa.terms import label


def describe(areas: pd.DataFrame, told: pd.DataFrame, older: pd.Series, scene: Scene) -> pd.DataFrame:
    """Describe what lies within each walking distance of a centre, nearer included, but for homes.

    ``told`` is ``areas`` without the shares that would tell of few people: nobody is counted with these. ``older`` are
    the residents of each; their sum is at least so many, and missing where they are not all counted from the same age.
    ``street_km`` is of streets that homes stand along. No rows without centres.
    """
    rules, limit = scene.rules, pd.Series(limits(scene.rules))
    shares, shown = (
        each[[f"share_{name}" for name in CLASSES]].set_axis(list(CLASSES), axis=1) for each in (areas, told)
    )
    kilometres = shares.mul(areas["street_length_m"] / 1000, axis=0).sum(min_count=1)
    rows = {
        "name": pd.Series({name: label("reach_class", name) for name in CLASSES}, dtype="str"),
        "limit_m": limit,
        "minutes": minutes(np.array(limit, dtype=np.float64), rules),
        "street_km": kilometres,
        "older_residents": _older_within(areas, older.where(shares["zone"].notna()), shown, scene.rules),
    }
    return pd.DataFrame(rows)


def with_homes(within: pd.DataFrame, tally: pd.DataFrame | None) -> pd.DataFrame:
    """Add up the homes within each distance, those nearer included, and the accessible ones, at least and at most."""
    columns, classes = ["corporation_homes", *homes.ZONED], pd.Index(CLASSES)
    if tally is None or (tally["reach"] == "unknown").any():
        return within.join(homes.unknown_counts(columns, classes))
    return within.join(homes.by_reach(tally).loc[classes].cumsum().set_axis(columns, axis=1))


def _older_within(areas: pd.DataFrame, older: pd.Series, shares: pd.DataFrame, rules: Rules) -> pd.Series:
    """Add up the older residents within each distance, as far as the count of a neighbourhood may be shown."""
    one_age = len(areas.loc[older.notna(), "older_residents_basis"].unique()) == 1
    sums = residents.at_least_within(older, shares, rules).sum().astype("Int64")
    return sums if one_age else sums.mask(sums.notna())


def draw_reach(result: Result, facilities: gpd.GeoDataFrame, walking_network: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Draw the ground within each walking distance: the streets that are reached, as broad as the rule says.

    Drawing takes longer than the whole answer, so only a map or a file that shows the ground asks for it.

    Parameters
    ----------
    result : Result
        Of this analysis; its rules are followed.
    facilities, walking_network : GeoDataFrame
        The layers that it was made of.

    Returns
    -------
    GeoDataFrame
        ``details["reach"]`` with ``area_ha`` and polygons for geometry (RD metres), empty where nothing is reached.
        They follow the streets, and a street ends where the distance is used up.
    """
    rules = result.rules
    centres = serve(facilities, network_of(walking_network, rules), rules).centres
    width = float(rules.number("reach_width"))
    drawn: list[Polygon | MultiPolygon] = [Polygon()] * len(CLASSES)
    if centres is not None:
        pieces = street_pieces(centres)
        drawn = [reach_polygon(pieces, limit, width_m=width) for limit in limits(rules).values()]
    ground = gpd.GeoSeries(drawn, index=list(CLASSES), crs=RD)
    return gpd.GeoDataFrame(result.details["reach"].assign(area_ha=ground.area / 10_000), geometry=ground)
