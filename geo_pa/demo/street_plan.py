"""Which streets lie where: parallel streets with staggered cross streets, each fabric in its own direction.

A *fabric* is an area with one pattern of streets: a town neighbourhood, an industrial estate, the built-up core of a
village, or the open land of a village. Its outline is a street too, unless it is the border of the municipality.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geo_pa.demo.boundaries import is_kernel
from geo_pa.demo.power_diagram import Floats

Lines = npt.NDArray[np.object_]

M2_PER_HA = 10_000.0
CORE_HOMES_PER_HA = 13.0
"""Households per hectare of the built-up core of a village."""

TOWN_HOMES_PER_HA = 22.0
"""Households per hectare at which town blocks have their usual size; sparser neighbourhoods have larger blocks."""

LARGEST_CORE = 0.8
"""Part of a kernel that its core fills at most."""

SAND_DISTRICTS = frozenset({"WK011852", "WK011859", "WK011860"})
"""Villages on sand, with winding roads; the others are peat colonies with straight ones."""

LOOSE_DISTRICT = "WK011862"
"""The district of industrial estates and scattered houses that belong to no village."""

PEAT_BEARING, PEAT_TURN, LOOSE_TURN = 0.3, 0.12, 0.2
"""Main direction of the peat colonies, radians anticlockwise from east, and how far a village and loose land stray."""

BLOCK_SIZES = (0.9, 1.6)
"""Smallest and largest size of town blocks, times the usual one."""

OVERSHOOT_M = 6.0
"""Cross streets reach a little beyond the streets they end on, so that noding always finds the crossing."""


@dataclass(frozen=True)
class Pattern:
    """Sizes of a street pattern in metres.

    Attributes
    ----------
    apart_m : float
        Between parallel streets.
    across_m : float
        Between the cross streets that join them.
    bend_m, wave_m : float
        How far streets swing from straight, and over which length.
    """

    apart_m: float
    across_m: float
    bend_m: float
    wave_m: float


TOWN = Pattern(74.0, 125.0, 14.0, 560.0)
CORE = Pattern(75.0, 130.0, 8.0, 500.0)
INDUSTRY = Pattern(170.0, 260.0, 0.0, 1_000.0)
PEAT = Pattern(480.0, 1_250.0, 0.0, 1_000.0)
SAND = Pattern(620.0, 900.0, 90.0, 1_900.0)


@dataclass(frozen=True)
class Fabric:
    """An area with one street pattern.

    Attributes
    ----------
    area : geometry
        RD metres.
    pattern : Pattern
        Sizes of its streets.
    bearing : float
        Direction of its main streets, radians anticlockwise from east.
    centre : tuple of float
        A point on one of them, x and y in RD metres.
    built : bool
        Whether it is built up.
    """

    area: BaseGeometry
    pattern: Pattern
    bearing: float
    centre: tuple[float, float]
    built: bool


@dataclass(frozen=True)
class StreetPlan:
    """Streets as drawn, not yet noded: inside fabrics, along their outlines, and the through roads among both."""

    inner: Lines
    outlines: BaseGeometry
    through: BaseGeometry


def village_cores(neighbourhoods: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Draw the built-up core of each village kernel: the kernel shrunk to the ground its households need, RD metres."""
    kernels = neighbourhoods[is_kernel(neighbourhoods)]
    needed = kernels["households"].astype("float64") / CORE_HOMES_PER_HA / kernels["area_ha"]
    factors = np.sqrt(needed.clip(upper=LARGEST_CORE))
    scaled = zip(kernels.geometry, factors, strict=True)
    shrunk = [affinity.scale(shape, factor, factor, origin="centroid") for shape, factor in scaled]
    return gpd.GeoSeries(shrunk, index=kernels.index, crs=neighbourhoods.crs)


def fabrics(neighbourhoods: gpd.GeoDataFrame, villages: gpd.GeoDataFrame, rng: np.random.Generator) -> list[Fabric]:
    """Divide the municipality into fabrics."""
    return [
        *_town_fabrics(neighbourhoods),
        *_village_fabrics(neighbourhoods, villages, rng),
        *_loose_fabrics(neighbourhoods, rng),
    ]


def _town_fabrics(neighbourhoods: gpd.GeoDataFrame) -> Iterator[Fabric]:
    """Lay out town neighbourhoods and industrial estates along their longest border."""
    own = neighbourhoods[neighbourhoods["kind"].isin(["town", "industry"])]
    ha_per_household = own["area_ha"] / own["households"].astype("float64")
    sparse = np.sqrt(TOWN_HOMES_PER_HA * ha_per_household).clip(*BLOCK_SIZES)
    for shape, kind, size in zip(own.geometry, own["kind"], sparse, strict=True):
        bearing, start = _longest_side(shape)
        town = replace(TOWN, apart_m=TOWN.apart_m * size, across_m=TOWN.across_m * size)
        yield Fabric(shape, INDUSTRY if kind == "industry" else town, bearing, start, built=True)


def _village_fabrics(
    neighbourhoods: gpd.GeoDataFrame, villages: gpd.GeoDataFrame, rng: np.random.Generator
) -> Iterator[Fabric]:
    """Lay out each village: a core, and open land whose middle road runs through it."""
    cores = village_cores(neighbourhoods)
    district = neighbourhoods["district_code"].reindex(cores.index)
    for code, shape in villages.geometry[villages["kind"] == "village"].items():
        own = np.asarray(cores[district == code], dtype=object)
        bearing = rng.uniform(0, np.pi) if code in SAND_DISTRICTS else PEAT_BEARING + rng.normal(0, PEAT_TURN)
        centre = _middle(own[0] if len(own) else shape)
        pattern = SAND if code in SAND_DISTRICTS else PEAT
        yield Fabric(shape.difference(shapely.union_all(own)), pattern, bearing, centre, built=False)
        for core in own:
            yield Fabric(core, CORE, bearing, centre, built=True)


def _loose_fabrics(neighbourhoods: gpd.GeoDataFrame, rng: np.random.Generator) -> Iterator[Fabric]:
    """Lay out the open land that belongs to no village."""
    loose = (neighbourhoods["kind"] == "outlying") & (neighbourhoods["district_code"] == LOOSE_DISTRICT)
    for shape in neighbourhoods.geometry[loose]:
        yield Fabric(shape, PEAT, PEAT_BEARING + rng.normal(0, LOOSE_TURN), _middle(shape), built=False)


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    return shape.centroid.x, shape.centroid.y


def _longest_side(shape: BaseGeometry) -> tuple[float, tuple[float, float]]:
    corners = shapely.get_coordinates(shape)
    sides = np.diff(corners, axis=0)
    longest = int(np.argmax(np.hypot(*sides.T)))
    bearing = float(np.arctan2(sides[longest, 1], sides[longest, 0]))
    return bearing, (float(corners[longest, 0]), float(corners[longest, 1]))


def draw(made: list[Fabric], municipality: BaseGeometry, rng: np.random.Generator) -> StreetPlan:
    """Draw all streets of the municipality; its border is no street."""
    inner = [inner_streets(fabric, rng) for fabric in made]
    edges = shapely.union_all([shapely.boundary(fabric.area) for fabric in made], grid_size=0.01)
    outlines = edges.difference(municipality.boundary.buffer(1.0))
    through = [_through(fabric, lines) for fabric, lines in zip(made, inner, strict=True)]
    return StreetPlan(np.concatenate(inner), outlines, shapely.union_all([outlines, *np.concatenate(through)]))


def _through(fabric: Fabric, lines: Lines) -> Lines:
    """Pick the through roads among a fabric's streets: the longest where people live, elsewhere all."""
    housing = fabric.built and fabric.pattern is not INDUSTRY
    return lines[[int(np.argmax(shapely.length(lines)))]] if housing else lines


def inner_streets(fabric: Fabric, rng: np.random.Generator) -> Lines:
    """Draw the streets inside a fabric, clipped to it: LineStrings in RD metres."""
    pattern, reach = fabric.pattern, _reach(fabric)
    rows = _positions(reach, pattern.apart_m, 0.0, rng)
    drawn = [((-reach, row), (reach, row)) for row in rows]
    for low, high in pairwise(rows):
        start = 0.0 if low * high <= 0 else rng.uniform(0, pattern.across_m)
        drawn += [
            ((place, low - OVERSHOOT_M), (place, high + OVERSHOOT_M))
            for place in _positions(reach, pattern.across_m, start, rng)
        ]
    phases = rng.uniform(0, 2 * np.pi, 4)
    fine = shapely.segmentize(shapely.linestrings(drawn), pattern.wave_m / 8)
    placed = shapely.transform(fine, lambda uv: _place(uv, fabric, phases))
    parts = shapely.get_parts(shapely.intersection(placed, fabric.area))
    return np.asarray(parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING], dtype=object)


def _reach(fabric: Fabric) -> float:
    corners = shapely.get_coordinates(fabric.area) - np.asarray(fabric.centre)
    return float(np.hypot(*corners.T).max()) + 2 * fabric.pattern.bend_m


def _positions(reach: float, gap: float, start: float, rng: np.random.Generator) -> Floats:
    """Give places from -reach to reach, one of them at ``start``, with slightly uneven gaps."""
    count = int(2 * reach / gap) + 2
    right = start + np.cumsum(gap * rng.uniform(0.82, 1.18, count))
    left = start - np.cumsum(gap * rng.uniform(0.82, 1.18, count))
    places = np.concatenate([left[::-1], [start], right])
    return np.asarray(places[np.abs(places) <= reach])


def _place(local: Floats, fabric: Fabric, phases: Floats) -> Floats:
    """Bend, turn and move coordinates (n, 2) along and across the middle street to RD metres."""
    along, across = local.T
    wave, bend = 2 * np.pi / fabric.pattern.wave_m, fabric.pattern.bend_m
    swung_across = across + bend * (np.sin(wave * along + phases[0]) + 0.5 * np.sin(1.7 * wave * along + phases[1]))
    swung_along = along + bend * (np.sin(wave * across + phases[2]) + 0.5 * np.sin(1.7 * wave * across + phases[3]))
    cos, sin = np.cos(fabric.bearing), np.sin(fabric.bearing)
    turned = np.column_stack([swung_along * cos - swung_across * sin, swung_along * sin + swung_across * cos])
    return np.asarray(turned + np.asarray(fabric.centre))
