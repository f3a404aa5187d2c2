"""The small layers for later questions: zones, areas, works, water nuisance and ground. All invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD
from geo_pa.demo.geography import Geography

ZONE_REACH_M = 420.0
ZONES = {
    "Zuid": ("BU01185005", "2024-06-13"),
    "Krakeel": ("BU01185003", "2024-06-13"),
    "Erflanden": ("BU01185109", "2025-03-20"),
    "Elim": ("BU01185300", "2025-03-20"),
    "Hollandscheveld": ("BU01185400", None),
}
"""Where zones are designated, around which neighbourhood's care home or service centre, and when; None is unknown."""

ZONE_CENTRES = ("service_centre", "care_home", "nursing_home")


@dataclass(frozen=True)
class Approach:
    """An area for a joint approach (agreements 10 and 11): whole blocks within ``reach_m`` of the middle of a place."""

    place: str
    code: str
    corporation: str
    reach_m: float
    start_year: int
    note: str


LARGE_TASK = "Gebied waar {} een grote volkshuisvestelijke opgave heeft; de plek is verzonnen."
APPROACHES = (
    Approach("Oost", "BU01185008", "Domesta", 260.0, 2025, LARGE_TASK.format("Domesta")),
    Approach("Wolfsbos", "BU01185004", "Woonconcept", 300.0, 2026, LARGE_TASK.format("Woonconcept")),
    Approach("Tiendeveen", "BU01185800", "Woonservice", 200.0, 2024, "Verduurzaming samen met bewoners (afspraak 11)."),
)

WORKS = {
    "sewer": ("riolering vervangen", "Gemeente"),
    "road": ("straat opnieuw inrichten", "Gemeente"),
    "heat_network": ("warmtenet aanleggen", "Voorbeeldwarmtebedrijf"),
    "renovation": ("woningen verduurzamen", "Domesta"),
    "green": ("park opknappen", "Gemeente"),
    "housing": ("nieuwbouw", "Woonconcept"),
}
"""Kind of work, its Dutch words and who leads."""

WORK_SITES = 8
WORKS_PER_SITE = 3
"""Works of several kinds lie together, so that there is something to coordinate."""

WORK_YEARS = range(2024, 2030)
LONGEST_WORK_YEARS = 3
WORK_HALF_WIDTH_M = 7.0
WORK_HOUSEHOLDS = 300
"""Works lie in neighbourhoods of at least so many households."""

WET_PLACES = 48
WET_DEPTHS_M, WET_HALF_WIDTHS_M = (0.05, 0.35), (4.0, 11.0)
WET_STREET_M = 160.0
WET_UNMEASURED = 3
"""How many places, how deep, along streets no longer than this; and how many of unknown depth."""

BETWEEN_PLOTS_M = 2.0
INSET_M = 1.4
"""Plots of one owner less than twice the first apart are one piece of ground; it reaches the difference further."""


def designated_zones(geography: Geography, facilities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the layer of designated zones: whole blocks around a care home or service centre."""
    centres = facilities[facilities["kind"].isin(ZONE_CENTRES)].geometry.to_numpy()
    shapes = []
    for code, _ in ZONES.values():
        nearest = shapely.distance(centres, _middle_of(geography, code)).argmin()
        shapes.append(_blocks_around(geography, centres[nearest], ZONE_REACH_M))
    days = pd.to_datetime(pd.Series([day for _, day in ZONES.values()])).astype("datetime64[s]")
    columns = {"name": [f"Voorbeeldzone {place}" for place in ZONES], "designated_on": days}
    return _layer(columns, shapes, "zone_id", "Z")


def neighbourhood_approach(geography: Geography) -> gpd.GeoDataFrame:
    """Make the layer of areas for a joint approach; columns as in the schema."""
    middles = [_middle_of(geography, made.code) for made in APPROACHES]
    shapes = [_blocks_around(geography, at, made.reach_m) for at, made in zip(middles, APPROACHES, strict=True)]
    columns = {
        "name": [f"Voorbeeldgebied {made.place}" for made in APPROACHES],
        "corporation": [made.corporation for made in APPROACHES],
        "start_year": pd.array([made.start_year for made in APPROACHES], "Int64"),
        "note": [made.note for made in APPROACHES],
    }
    return _layer(columns, shapes, "area_id", "A")


def planned_works(geography: Geography, *, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of works by place and year; columns as in the schema."""
    rng = np.random.default_rng([seed, 4])
    areas = geography.neighbourhoods
    names = areas["name"].str.replace(" kern", "", case=False)
    homes = areas.index[areas["kind"].isin(["town", "village"]) & (areas["households"] >= WORK_HOUSEHOLDS)]
    blocks = geography.blocks[(geography.blocks["use"] == "built") & geography.blocks["neighbourhood_code"].isin(homes)]
    sites = blocks.iloc[rng.choice(len(blocks), WORK_SITES, replace=False)]
    kinds = np.resize(list(WORKS), WORK_SITES * WORKS_PER_SITE)
    at = np.repeat(np.arange(WORK_SITES), WORKS_PER_SITE)
    place = sites["neighbourhood_code"].map(names).to_numpy()[at]
    start = np.repeat(rng.choice(WORK_YEARS, WORK_SITES), WORKS_PER_SITE) + rng.integers(0, 2, len(kinds))
    end = start + rng.integers(0, LONGEST_WORK_YEARS, len(kinds))
    columns = {
        "name": [f"Voorbeeldwerk {WORKS[k][0]} ({p})" for k, p in zip(kinds, place, strict=True)],
        "kind": kinds,
        "lead": [WORKS[kind][1] for kind in kinds],
        "start_year": pd.array(start, "Int64"),
        "end_year": pd.array(end, "Int64"),
        "confidentiality": "public",
    }
    shapes = [_work_place(geography, k, site) for k, site in zip(kinds, sites.geometry.to_numpy()[at], strict=True)]
    return _layer(columns, shapes, "work_id", "W")


def water_nuisance(geography: Geography, *, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of places where water stands after heavy rain; columns as in the schema."""
    rng = np.random.default_rng([seed, 5])
    streets = geography.streets
    short = streets[(streets["kind"] != "steps") & (streets["length_m"] <= WET_STREET_M)]
    low = short[short.within(geography.built_up)].geometry.to_numpy()
    chosen = low[np.sort(rng.choice(len(low), WET_PLACES, replace=False))]
    shapes = shapely.buffer(chosen, rng.uniform(*WET_HALF_WIDTHS_M, WET_PLACES), cap_style="round", quad_segs=3)
    depth = pd.Series(rng.uniform(*WET_DEPTHS_M, WET_PLACES).round(2))
    unmeasured = rng.choice(WET_PLACES, WET_UNMEASURED, replace=False)
    return _layer({"depth_m": depth.mask(depth.index.isin(unmeasured))}, list(shapes), "area_id", "N")


def corporation_ground(stock: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the layer of ground of corporations: the plots of their complexes, neighbours of one owner joined."""
    owners: list[str] = []
    shapes: list[BaseGeometry] = []
    for owner, owned in stock.groupby("corporation"):
        plots = owned.geometry
        joined = plots.buffer(BETWEEN_PLOTS_M, join_style="mitre").union_all().buffer(-INSET_M, join_style="mitre")
        parts = sorted(shapely.get_parts(joined), key=attrgetter("bounds"))
        owners += [str(owner)] * len(parts)
        shapes += parts
    return _layer({"corporation": owners, "area_m2": shapely.area(shapes).round(1)}, shapes, "plot_id", "G")


def _layer(columns: Mapping[str, object], shapes: Sequence[BaseGeometry], key: str, letter: str) -> gpd.GeoDataFrame:
    ids = pd.Index([f"{letter}{number:03d}" for number in range(1, len(shapes) + 1)], name=key)
    return gpd.GeoDataFrame(dict(columns), geometry=np.asarray(shapes, dtype=object), crs=RD).set_index(ids)


def _middle_of(geography: Geography, code: str) -> BaseGeometry:
    """Give a point inside the built-up part of a neighbourhood."""
    area: BaseGeometry = geography.neighbourhoods.geometry.loc[code]
    return area.intersection(geography.built_up).representative_point()


def _blocks_around(geography: Geography, place: BaseGeometry, reach_m: float) -> BaseGeometry:
    """Join the blocks whose middle lies within reach, estates left out: one polygon without holes, along streets."""
    estates = geography.neighbourhoods.index[geography.neighbourhoods["kind"] == "industry"]
    blocks = geography.blocks[~geography.blocks["neighbourhood_code"].isin(estates)]
    near = blocks[blocks.representative_point().dwithin(place, reach_m)]
    return _solid(near.union_all())


def _solid(shape: BaseGeometry) -> BaseGeometry:
    """Give the largest part of a shape, its holes filled."""
    parts = shapely.get_parts(shape)
    return shapely.Polygon(shapely.get_coordinates(shapely.get_exterior_ring(parts[shapely.area(parts).argmax()])))


def _work_place(geography: Geography, kind: str, site: BaseGeometry) -> BaseGeometry:
    """Draw where a work at a site is: the nearest block of a park, the site itself, or the longest street along it."""
    if kind == "green":
        parks = geography.blocks[geography.blocks["use"] == "park"].geometry.to_numpy()
        nearest: BaseGeometry = parks[shapely.distance(parks, site).argmin()]
        return nearest
    if kind in ("renovation", "housing"):
        return site
    streets = geography.streets.geometry.to_numpy()
    along = shapely.length(shapely.intersection(streets, shapely.boundary(site)))
    longest: BaseGeometry = streets[along.argmax()]
    return longest.buffer(WORK_HALF_WIDTH_M)
