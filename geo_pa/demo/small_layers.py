"""The small layers for later questions: zones, areas, works, water on the street and ground of corporations. All invented."""

from collections.abc import Sequence

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
    "Trasselt": ("BU01185108", "2025-03-20"),
    "Elim": ("BU01185300", "2025-03-20"),
    "Hollandscheveld": ("BU01185400", None),
}
"""Where zones are designated, around which neighbourhood's care home or service centre, and when; None is unknown."""

ZONE_CENTRES = ("service_centre", "care_home", "nursing_home")

APPROACHES = (
    (
        "Voorbeeldgebied Oost",
        "Domesta",
        "BU01185008",
        260.0,
        2025,
        "Gebied waar Domesta een grote opgave heeft; de plek is verzonnen.",
    ),
    (
        "Voorbeeldgebied Wolfsbos",
        "Woonconcept",
        "BU01185004",
        300.0,
        2026,
        "Gebied waar Woonconcept een grote opgave heeft; de plek is verzonnen.",
    ),
    (
        "Voorbeeldgebied Tiendeveen",
        "Woonservice",
        "BU01185800",
        200.0,
        2024,
        "Gebiedsaanpak met verduurzaming, samen met bewoners (afspraak 11).",
    ),
)
"""Name, corporation, neighbourhood, reach in metres, start year and note (agreements 10 and 11)."""

WORKS = {
    "sewer": ("riolering vervangen", "Gemeente"),
    "road": ("straat opnieuw inrichten", "Gemeente"),
    "green": ("park opknappen", "Gemeente"),
    "heat_network": ("warmtenet aanleggen", "Voorbeeldwarmtebedrijf"),
    "renovation": ("woningen verduurzamen", "Corporatie"),
    "housing": ("nieuwbouw", "Corporatie"),
}
"""Kind of work, its Dutch words and who leads."""

WORKS_EACH = 4
WORK_YEARS = range(2024, 2030)
LONGEST_WORK_YEARS = 3
WORK_HALF_WIDTH_M = 7.0
WORK_ALONG_M = 260.0

WET_PLACES = 48
WET_DEPTHS_M = (0.05, 0.35)
WET_UNMEASURED = 3
"""Places whose depth is unknown."""

BETWEEN_PLOTS_M = 2.0
INSET_M = 0.6
"""Plots of one corporation less than twice this far apart are one piece of ground; what is left between two owners."""


def designated_zones(geography: Geography, facilities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the layer of zones that the municipality has designated: whole blocks around a care home or service centre.

    Parameters
    ----------
    geography : Geography
        Blocks and neighbourhoods.
    facilities : GeoDataFrame
        As :func:`geo_pa.demo.facilities.facilities` gives it.

    Returns
    -------
    GeoDataFrame
        Polygons in RD metres; index and columns as declared in ``layers/designated_zones.toml``.
    """
    centres = facilities[facilities["kind"].isin(ZONE_CENTRES)]
    shapes = []
    for code, _ in ZONES.values():
        area = geography.neighbourhoods.geometry[code]
        nearest = centres.distance(area.intersection(geography.built_up).centroid).idxmin()
        shapes.append(_blocks_around(geography, centres.geometry[nearest], ZONE_REACH_M))
    columns = {
        "name": pd.Series([f"Voorbeeldzone {place}" for place in ZONES], dtype="str"),
        "designated_on": pd.to_datetime(pd.Series([day for _, day in ZONES.values()])).astype("datetime64[s]"),
    }
    return _layer(columns, shapes, "zone_id", "Z")


def neighbourhood_approach(geography: Geography) -> gpd.GeoDataFrame:
    """Make the layer of areas for a joint approach; index and columns as in ``layers/neighbourhood_approach.toml``."""
    shapes = []
    for _, _, code, reach, _, _ in APPROACHES:
        middle = geography.neighbourhoods.geometry[code].intersection(geography.built_up).representative_point()
        shapes.append(_blocks_around(geography, middle, reach))
    names, corporations, _, _, years, notes = zip(*APPROACHES, strict=True)
    columns = {
        "name": pd.Series(names, dtype="str"),
        "corporation": pd.Series(corporations, dtype="str"),
        "start_year": pd.Series(years, dtype="Int64"),
        "note": pd.Series(notes, dtype="str"),
    }
    return _layer(columns, shapes, "area_id", "A")


def planned_works(geography: Geography, *, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of works by place and year; index and columns as in ``layers/planned_works.toml``."""
    rng = np.random.default_rng([seed, 4])
    kinds = [kind for kind in WORKS for _ in range(WORKS_EACH)]
    shapes = [_work_place(geography, kind, rng) for kind in kinds]
    start = rng.choice(WORK_YEARS, len(kinds))
    middle = gpd.GeoSeries([shape.representative_point() for shape in shapes], crs=RD)
    row, area = geography.neighbourhoods.sindex.query(middle, predicate="intersects")
    place = pd.Series(geography.neighbourhoods["name"].iloc[area].to_numpy(), index=row)
    columns = {
        "name": pd.Series(
            [f"Voorbeeldwerk: {WORKS[kind][0]}, {place[n]}" for n, kind in enumerate(kinds)], dtype="str"
        ),
        "kind": pd.Series(kinds, dtype="str"),
        "lead": pd.Series([WORKS[kind][1] for kind in kinds], dtype="str"),
        "start_year": pd.Series(start, dtype="Int64"),
        "end_year": pd.Series(start + rng.integers(0, LONGEST_WORK_YEARS, len(kinds)), dtype="Int64"),
    }
    return _layer(columns, shapes, "work_id", "W")


def water_nuisance(geography: Geography, *, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of places where water stands after heavy rain; index and columns as in ``layers/water_nuisance.toml``."""
    rng = np.random.default_rng([seed, 5])
    streets = geography.streets
    low = streets.geometry[(streets["kind"] != "steps") & streets.geometry.within(geography.built_up)]
    chosen = low.array[np.sort(rng.choice(len(low), WET_PLACES, replace=False))]
    shapes = shapely.buffer(chosen, rng.uniform(4.0, 11.0, WET_PLACES), cap_style="round", quad_segs=3)
    depth = pd.Series(rng.uniform(*WET_DEPTHS_M, WET_PLACES).round(2))
    depth.iloc[rng.choice(WET_PLACES, WET_UNMEASURED, replace=False)] = np.nan
    return _layer({"depth_m": depth}, list(shapes), "area_id", "N")


def corporation_ground(stock: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Make the layer of ground of corporations: the plots of their complexes, neighbouring plots of one owner joined.

    Parameters
    ----------
    stock : GeoDataFrame
        The complexes: column corporation, plots in RD metres.

    Returns
    -------
    GeoDataFrame
        Polygons in RD metres; index and columns as declared in ``layers/corporation_ground.toml``. Ground of two owners never overlaps.
    """
    owners, shapes = [], []
    for owner, plots in stock.groupby("corporation"):
        joined = (
            plots.geometry.buffer(BETWEEN_PLOTS_M, join_style="mitre").union_all().buffer(-INSET_M, join_style="mitre")
        )
        parts = sorted(shapely.get_parts(joined), key=lambda part: part.bounds)
        owners += [str(owner)] * len(parts)
        shapes += parts
    columns = {"corporation": pd.Series(owners, dtype="str"), "area_m2": pd.Series(shapely.area(shapes).round(1))}
    return _layer(columns, shapes, "plot_id", "G")


def _layer(
    columns: dict[str, pd.Series], shapes: Sequence[BaseGeometry], key: str, letter: str
) -> gpd.GeoDataFrame:
    ids = pd.Index([f"{letter}{number:03d}" for number in range(1, len(shapes) + 1)], name=key)
    return gpd.GeoDataFrame(columns, geometry=np.asarray(shapes, dtype=object), crs=RD).set_index(ids)


def _blocks_around(geography: Geography, place: shapely.Point, reach_m: float) -> BaseGeometry:
    """Join the blocks whose middle lies within reach: one polygon without holes, along streets."""
    blocks = geography.blocks.geometry
    near = blocks[blocks.representative_point().dwithin(place, reach_m)]
    largest = max(shapely.get_parts(near.union_all()), key=lambda part: part.area)
    return shapely.Polygon(largest.exterior)


def _work_place(geography: Geography, kind: str, rng: np.random.Generator) -> BaseGeometry:
    """Draw where a work is: a park, one or two blocks, or a stretch of street."""
    if kind == "green":
        parks = shapely.get_parts(geography.parks)
        return shapely.Polygon(parks[rng.integers(len(parks))].exterior)
    town = geography.blocks[geography.blocks["use"] == "built"].geometry
    block = town.iloc[rng.integers(len(town))]
    if kind in ("renovation", "housing"):
        return block
    streets = geography.streets.geometry
    along = streets[
        streets.dwithin(block.exterior, 1.0) & streets.interpolate(0.5, normalized=True).dwithin(block, WORK_ALONG_M)
    ]
    return max(shapely.get_parts(along.buffer(WORK_HALF_WIDTH_M).union_all()), key=lambda part: part.area)
