"""Model boundaries of the neighbourhoods: published areas and centroids, invented edges.

The real boundaries are not carried. Every neighbourhood that is not a village kernel is a cell of a power diagram, so
that its area is the published one and its edges are straight; sites beyond the municipality ("ghosts") make its
outline. A kernel is an irregular polygon of the published area, cut out of the cell around it.
"""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD
from geo_pa.demo import power_diagram
from geo_pa.demo.power_diagram import Floats

M2_PER_HA = 10_000.0
GHOST_SPACING_M = 2_500.0
GHOST_JITTER_M = 350.0
CLOSING_M = 1_500.0
ROUNDS = 10
CUTTING_ROUNDS = 4
STEP = 0.4
"""Part of the gap to the published centroid by which a site moves in a round."""

KERNEL_CORNERS = 9
KERNEL_STRETCH = 1.25
CORNER_REACH = (0.85, 1.15)
CORNER_SHIFT = 0.3
"""Shape of a kernel: its length over a circle's, how far corners reach, and how far they shift (part of their gap)."""

SINGLE_NEIGHBOURHOOD_VILLAGE = "BU01186100"
"""Zuideropgaande Nieuw Moscou: a village without outlying neighbourhood, so its kernel is the whole district."""

Polygons = npt.NDArray[np.object_]


def is_kernel(facts: pd.DataFrame) -> pd.Series:
    """Tell which neighbourhoods are a village kernel inside another neighbourhood."""
    return (facts["kind"] == "village") & (facts.index != SINGLE_NEIGHBOURHOOD_VILLAGE)


def neighbourhood_polygons(facts: pd.DataFrame, *, seed: int) -> gpd.GeoSeries:
    """Draw the neighbourhoods: polygons in RD metres, rounded to 1 cm, that tile the municipality."""
    rng = np.random.default_rng(seed)
    kernel = is_kernel(facts)
    kernels = _kernels(facts[kernel], rng)
    cells = _cells(facts[~kernel], kernels, rng)
    codes = np.concatenate([facts.index[kernel], facts.index[~kernel]])
    drawn = pd.Series(_tile(np.concatenate([kernels, cells])), index=codes)
    return gpd.GeoSeries(drawn.reindex(facts.index), crs=RD)


def _kernels(facts: pd.DataFrame, rng: np.random.Generator) -> Polygons:
    figures = facts[["centroid_x_rd_m", "centroid_y_rd_m", "area_ha"]].to_numpy(np.float64)
    drawn = [_kernel(x, y, area_ha * M2_PER_HA, rng) for x, y, area_ha in figures]
    return np.array(drawn, dtype=object)


def _kernel(x: float, y: float, area_m2: float, rng: np.random.Generator) -> shapely.Polygon:
    """Draw an irregular village: corners around a stretched circle, turned, brought to its area and centroid."""
    corner = np.arange(KERNEL_CORNERS) + rng.uniform(-CORNER_SHIFT, CORNER_SHIFT, KERNEL_CORNERS)
    bearing = 2 * np.pi * corner / KERNEL_CORNERS
    reach = rng.uniform(*CORNER_REACH, KERNEL_CORNERS)
    along, across = KERNEL_STRETCH * reach * np.cos(bearing), reach * np.sin(bearing) / KERNEL_STRETCH
    raw = shapely.Polygon(np.column_stack([along, across]))
    turned = affinity.rotate(raw, rng.uniform(0, 180), origin="centroid")
    factor = (area_m2 / turned.area) ** 0.5
    sized = affinity.scale(turned, factor, factor, origin="centroid")
    return shapely.set_precision(affinity.translate(sized, x - sized.centroid.x, y - sized.centroid.y), 0.01)


def _cells(facts: pd.DataFrame, kernels: Polygons, rng: np.random.Generator) -> Polygons:
    """Fit areas and move sites in turn; keep the round whose worst centroid is best."""
    published = facts[["centroid_x_rd_m", "centroid_y_rd_m"]].to_numpy(np.float64)
    own = facts["area_ha"].to_numpy(np.float64) * M2_PER_HA
    origin, holes = published.mean(axis=0), shapely.union_all(kernels)
    sites = np.vstack([published, _ghosts(published, own, rng)]) - origin
    rounds: list[tuple[float, Polygons]] = []
    for _ in range(ROUNDS):
        drawn = _fitted_cells(sites, own, holes, origin)
        offset = published - shapely.get_coordinates(shapely.centroid(shapely.difference(drawn, holes)))
        rounds.append((float(np.linalg.norm(offset, axis=1).max()), drawn))
        sites[: len(own)] += STEP * offset
    return min(rounds, key=lambda made: made[0])[1]


def _fitted_cells(sites: Floats, own_m2: Floats, holes: BaseGeometry, origin: Floats) -> Polygons:
    """Fit the cells around fixed sites, so that each keeps its own area after the kernels are cut out."""
    weights, cut = np.zeros(len(sites)), np.zeros(len(own_m2))
    for _ in range(CUTTING_ROUNDS):
        weights = power_diagram.fit_weights(sites, weights, own_m2 + cut)
        drawn = power_diagram.cells(power_diagram.diagram(sites, weights), len(own_m2), origin=origin)
        cut = shapely.area(shapely.intersection(drawn, holes))
    return drawn


def _ghosts(published: Floats, areas_m2: Floats, rng: np.random.Generator) -> Floats:
    """Put jittered sites on a hexagonal grid around the municipality, so that its outline has straight edges."""
    discs = shapely.buffer(shapely.points(published), np.sqrt(areas_m2 / np.pi))
    inside = shapely.union_all(discs).buffer(CLOSING_M).buffer(-CLOSING_M)
    west, south, east, north = inside.buffer(3 * GHOST_SPACING_M).bounds
    x, y = np.meshgrid(np.arange(west, east, GHOST_SPACING_M), np.arange(south, north, GHOST_SPACING_M * 3**0.5 / 2))
    x[1::2] += GHOST_SPACING_M / 2
    grid = np.column_stack([x.ravel(), y.ravel()])
    grid += rng.uniform(-GHOST_JITTER_M, GHOST_JITTER_M, grid.shape)
    return grid[~shapely.contains(inside, shapely.points(grid))]


def _tile(polygons: Polygons) -> Polygons:
    """Give polygons the same vertices where they meet; of two that overlap, the first keeps the ground.

    All edges are noded on a grid of 1 cm and cut into faces; each face goes to the first polygon around its inner
    point.
    """
    edges = shapely.union_all(shapely.boundary(polygons), grid_size=0.01)
    faces = shapely.get_parts(shapely.polygonize([edges]))
    face, polygon = shapely.STRtree(polygons).query(shapely.point_on_surface(faces), predicate="within")
    owner = np.full(len(faces), len(polygons))
    np.minimum.at(owner, face, polygon)
    joined = [shapely.coverage_union_all(faces[owner == number]) for number in range(len(polygons))]
    return np.array(joined, dtype=object)
