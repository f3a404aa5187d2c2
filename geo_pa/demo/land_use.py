"""What the blocks between the streets are used for: built-up, park or open field; and where the water lies."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD
from geo_pa.demo.boundaries import M2_PER_HA, SINGLE_NEIGHBOURHOOD_VILLAGE
from geo_pa.demo.street_graph import Integers, Lines, blocks, with_border
from geo_pa.demo.street_plan import TOWN_HOMES_PER_HA, Fabric

FULL_HOMES_PER_HA = 0.8 * TOWN_HOMES_PER_HA
"""Households per hectare at which a town neighbourhood has no room for more than the smallest park."""

PARK_SHARE = {"town": (0.07, 0.7), "village": (0.06, 0.3), "industry": (0.05, 0.4), "outlying": (0.0, 0.3)}
"""Smallest and largest part of a neighbourhood's blocks that is park, by kind."""

POND_FROM_SHARE = 0.03
"""Share of water from which it lies in ponds; less of it lies in ditches and canals."""

PARK_PER_WATER = 1.6
"""A pond takes at most this part of its park, turned upside down."""

BANK_M = 12.0
"""Radius to which the bank of a pond is rounded."""

HALVINGS = 12

RIBBON_M = 45.0
"""How far houses along a country road reach from it."""

ROAD_PER_HOUSEHOLD_M = {"outlying": 9.0, SINGLE_NEIGHBOURHOOD_VILLAGE: 18.0}
"""Length of country road with houses, per household."""

CANAL_BESIDE_M = 16.0
CANAL_WIDTH_M = (3.0, 14.0)
CANAL_FROM_M = 300.0
"""Shortest country road with a canal beside it."""


def land_use(
    streets: Lines, made: list[Fabric], neighbourhoods: gpd.GeoDataFrame, rng: np.random.Generator
) -> gpd.GeoDataFrame:
    """Give every block between streets its use (built, park, field), in RD metres."""
    drawn = _blocks_by_area(streets, neighbourhoods)
    built_up = shapely.union_all([fabric.area for fabric in made if fabric.built], grid_size=0.01)
    drawn["use"] = np.where(drawn.representative_point().within(built_up), "built", "field")
    parks = [
        _park_blocks(drawn[drawn["neighbourhood_code"] == code], area, rng)
        for code, area in neighbourhoods.drop(columns="geometry").iterrows()
    ]
    drawn["use"] = drawn["use"].where(~drawn.index.isin(np.concatenate(parks)), "park")
    return drawn


def _blocks_by_area(streets: Lines, neighbourhoods: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cut the municipality into blocks, each with the neighbourhood around its inner point."""
    border = neighbourhoods.union_all(method="coverage").boundary
    drawn = gpd.GeoDataFrame(geometry=blocks(with_border(streets, border)), crs=neighbourhoods.crs)
    block, area = neighbourhoods.sindex.query(drawn.representative_point(), predicate="within")
    codes = {"neighbourhood_code": neighbourhoods.index[area]}
    return gpd.GeoDataFrame(codes, geometry=drawn.geometry.to_numpy()[block], crs=RD)


def _park_blocks(own: gpd.GeoDataFrame, area: pd.Series, rng: np.random.Generator) -> Integers:
    """Choose the blocks nearest to a drawn place, until the park is as large as the neighbourhood asks."""
    candidates = own if area["kind"] == "outlying" else own[own["use"] == "built"]
    if candidates.empty:
        return np.empty(0, dtype=np.intp)
    middle = candidates.representative_point()
    order = np.argsort(middle.distance(middle.iloc[rng.integers(len(middle))]).to_numpy(), kind="stable")
    size = candidates.area.to_numpy()[order]
    chosen = order[size.cumsum() - size < park_share(area) * size.sum() - 1.0]
    return np.asarray(candidates.index.to_numpy()[chosen], dtype=np.intp)


def park_share(area: pd.Series) -> float:
    """Tell which part of a neighbourhood's blocks is park: what its homes leave, and room for its ponds."""
    kind, water = str(area["kind"]), float(area["share_water"])
    least, most = PARK_SHARE[kind]
    homes_per_ha = float(area["households"]) / float(area["area_ha"])
    left = 1 - homes_per_ha / FULL_HOMES_PER_HA if kind == "town" else 0.0
    pond = PARK_PER_WATER * water if water >= POND_FROM_SHARE else 0.0
    return float(np.clip(max(left, pond), least, most))


def ponds(uses: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame) -> BaseGeometry:
    """Draw ponds in the parks of the neighbourhoods with much water, as large as their published share, RD metres."""
    parks = uses[uses["use"] == "park"]
    wet = neighbourhoods["share_water"][neighbourhoods["share_water"] >= POND_FROM_SHARE]
    wanted_m2 = wet * neighbourhoods["area_ha"].reindex(wet.index) * M2_PER_HA
    own = {code: parks[parks["neighbourhood_code"] == code].union_all() for code in wet.index}
    return shapely.union_all([_pond(own[code], wanted) for code, wanted in wanted_m2.items()])


def _pond(park: BaseGeometry, target_m2: float) -> BaseGeometry:
    """Shrink a park until the target is left, with rounded banks."""
    low, high = 0.0, 200.0
    for _ in range(HALVINGS):
        inset = (low + high) / 2
        low, high = (inset, high) if _shrunk(park, inset).area > target_m2 else (low, inset)
    return _shrunk(park, high)


def _shrunk(park: BaseGeometry, inset_m: float) -> BaseGeometry:
    return park.buffer(-inset_m - BANK_M).buffer(BANK_M)


def canals(streets: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame, open_land: BaseGeometry) -> BaseGeometry:
    """Draw canals beside long country roads, half the published share of water where no pond is, RD metres."""
    middle = gpd.GeoSeries(shapely.line_interpolate_point(streets.geometry.to_numpy(), 0.5, normalized=True), crs=RD)
    country = np.flatnonzero((streets.length.to_numpy() >= CANAL_FROM_M) & middle.within(open_land).to_numpy())
    road, area = neighbourhoods.sindex.query(middle.iloc[country], predicate="within")
    beside = shapely.offset_curve(streets.geometry.to_numpy()[country[road]], CANAL_BESIDE_M)
    ditches = neighbourhoods["share_water"].where(neighbourhoods["share_water"] < POND_FROM_SHARE, 0.0)
    wanted_m2 = (ditches * neighbourhoods["area_ha"] * M2_PER_HA / 2).to_numpy()
    length = np.bincount(area, shapely.length(beside), minlength=len(neighbourhoods))
    width = np.clip(wanted_m2 / np.maximum(length, 1.0), *CANAL_WIDTH_M)[area]
    wet = wanted_m2[area] > 0
    return shapely.union_all(shapely.buffer(beside[wet], width[wet] / 2, cap_style="flat"))


def ribbons(streets: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame, built: BaseGeometry) -> BaseGeometry:
    """Draw the strips of houses along country roads, nearest to the villages first, RD metres."""
    lines = streets.geometry.to_numpy()
    middle = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    road, area = neighbourhoods.sindex.query(middle, predicate="within")
    roads = pd.DataFrame({"road": road, "code": neighbourhoods.index[area]})
    roads = roads.assign(length=shapely.length(lines)[road], far=shapely.distance(middle, built)[road])
    roads = roads[roads["far"] > RIBBON_M].sort_values(["far", "road"])
    single = pd.Series(neighbourhoods.index == SINGLE_NEIGHBOURHOOD_VILLAGE, index=neighbourhoods.index)
    per_household = neighbourhoods["kind"].mask(single, SINGLE_NEIGHBOURHOOD_VILLAGE).map(ROAD_PER_HOUSEHOLD_M)
    wanted = neighbourhoods["households"].astype("float64") * per_household.fillna(0.0)
    before = roads.groupby("code")["length"].cumsum() - roads["length"]
    chosen = roads["road"].to_numpy()[before.to_numpy() < roads["code"].map(wanted).to_numpy()]
    return shapely.union_all(shapely.buffer(lines[chosen], RIBBON_M, cap_style="flat"))
