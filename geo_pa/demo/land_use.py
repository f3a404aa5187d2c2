"""What the blocks between the streets are used for: built-up, park or open field; and where the water lies."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.demo.boundaries import M2_PER_HA, SINGLE_NEIGHBOURHOOD_VILLAGE
from geo_pa.demo.street_graph import Lines, blocks, with_border
from geo_pa.demo.street_plan import TOWN_HOMES_PER_HA, Fabric

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
    """Give every block between streets its use.

    Parameters
    ----------
    streets : array of LineString
        They meet at their ends only.
    made : list of Fabric
        Tells where blocks are built up.
    neighbourhoods : GeoDataFrame
        Households, areas and published water shares decide how much is park.
    rng : Generator
        Draws where the parks are.

    Returns
    -------
    GeoDataFrame
        Polygons in RD metres; columns ``neighbourhood_code`` and ``use`` (built, park, field).
    """
    border = neighbourhoods.union_all(method="coverage").boundary
    drawn = gpd.GeoDataFrame(geometry=blocks(with_border(streets, border)), crs=neighbourhoods.crs)
    inner = gpd.GeoSeries(drawn.geometry.representative_point(), crs=drawn.crs)
    block, area = neighbourhoods.sindex.query(inner, predicate="within")
    drawn["neighbourhood_code"] = pd.Series(neighbourhoods.index[area], index=block)
    drawn = drawn.dropna(subset="neighbourhood_code").reset_index(drop=True)
    fabric = shapely.union_all([fabric.area for fabric in made if fabric.built], grid_size=0.01)
    drawn["use"] = np.where(shapely.contains(fabric, drawn.geometry.representative_point().array), "built", "field")
    for code, own in drawn.groupby("neighbourhood_code"):
        drawn.loc[_park_blocks(own, neighbourhoods.loc[str(code)], rng), "use"] = "park"
    return drawn


def _park_blocks(own: gpd.GeoDataFrame, area: pd.Series, rng: np.random.Generator) -> pd.Index:
    """Choose the blocks nearest to a drawn place, until the park is as large as the neighbourhood asks."""
    candidates = own if area["kind"] == "outlying" else own[own["use"] == "built"]
    middle = candidates.geometry.representative_point()
    centre = middle.iloc[rng.integers(len(middle))] if len(middle) else None
    order = (
        candidates.index[np.argsort(middle.distance(centre).to_numpy(), kind="stable")] if centre else candidates.index
    )
    before = candidates.geometry.area.reindex(order).cumsum() - candidates.geometry.area.reindex(order)
    return order[before < park_share(area) * candidates.geometry.area.sum() - 1.0]


def park_share(area: pd.Series) -> float:
    """Tell which part of a neighbourhood's blocks is park: what its homes leave, and room for its ponds."""
    least, most = PARK_SHARE[area["kind"]]
    density = float(area["households"]) / area["area_ha"]
    left = 1 - density / (TOWN_HOMES_PER_HA * 0.8) if area["kind"] == "town" else 0.0
    ponds = PARK_PER_WATER * area["share_water"] if area["share_water"] >= POND_FROM_SHARE else 0.0
    return float(np.clip(max(left, ponds), least, most))


def ponds(uses: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame) -> BaseGeometry:
    """Draw ponds inside the parks of the neighbourhoods with much water, as large as their published share, RD metres."""
    parks = uses[uses["use"] == "park"]
    wet = neighbourhoods[neighbourhoods["share_water"] >= POND_FROM_SHARE]
    drawn = []
    for code, own in parks[parks["neighbourhood_code"].isin(wet.index)].groupby("neighbourhood_code"):
        target = wet.loc[str(code), "share_water"] * wet.loc[str(code), "area_ha"] * M2_PER_HA
        drawn.append(_pond(own.union_all(), target))
    return shapely.union_all(drawn)


def _pond(park: BaseGeometry, target_m2: float) -> BaseGeometry:
    """Shrink a park until the target is left, with rounded banks."""
    low, high = 0.0, 200.0
    for _ in range(HALVINGS):
        inset = (low + high) / 2
        low, high = (inset, high) if _shrunk(park, inset).area > target_m2 else (low, inset)
    return _shrunk(park, high)


def _shrunk(park: BaseGeometry, inset_m: float) -> BaseGeometry:
    return park.buffer(-inset_m - BANK_M).buffer(BANK_M)


def canals(
    streets: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame, open_land: BaseGeometry
) -> BaseGeometry:
    """Draw canals beside the long country roads where no pond is, half as much as the published share of water, RD metres."""
    long = streets.geometry[
        (streets.geometry.length >= CANAL_FROM_M) & streets.geometry.interpolate(0.5, normalized=True).within(open_land)
    ]
    road, area = neighbourhoods.sindex.query(long.interpolate(0.5, normalized=True), predicate="within")
    beside = gpd.GeoSeries(
        long.iloc[road].offset_curve(CANAL_BESIDE_M).array, index=neighbourhoods.index[area], crs=streets.crs
    )
    ditches = neighbourhoods["share_water"].where(neighbourhoods["share_water"] < POND_FROM_SHARE, 0.0)
    wanted = ditches * neighbourhoods["area_ha"] * M2_PER_HA / 2
    width = (wanted / beside.length.groupby(level=0).sum()).clip(*CANAL_WIDTH_M)
    wet = beside[wanted.reindex(beside.index) > 0]
    return shapely.union_all(shapely.buffer(wet.array, width.reindex(wet.index) / 2, cap_style="flat"))


def ribbons(streets: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame, built: BaseGeometry) -> BaseGeometry:
    """Draw the strips of houses along country roads, nearest to the villages first, RD metres."""
    middle = streets.geometry.interpolate(0.5, normalized=True)
    road, area = neighbourhoods.sindex.query(middle, predicate="within")
    roads = pd.DataFrame({"road": road, "code": neighbourhoods.index[area]}).assign(
        length=streets.geometry.length.to_numpy()[road], far=middle.distance(built).to_numpy()[road]
    )
    roads = roads[roads["far"] > RIBBON_M].sort_values(["far", "road"])
    kind = neighbourhoods["kind"].where(
        neighbourhoods.index != SINGLE_NEIGHBOURHOOD_VILLAGE, SINGLE_NEIGHBOURHOOD_VILLAGE
    )
    wanted = neighbourhoods["households"].astype("float64") * kind.map(ROAD_PER_HOUSEHOLD_M).fillna(0.0)
    before = roads.groupby("code")["length"].cumsum() - roads["length"]
    chosen = roads.loc[before < roads["code"].map(wanted), "road"]
    return shapely.union_all(shapely.buffer(streets.geometry.array[chosen], RIBBON_M, cap_style="flat"))
