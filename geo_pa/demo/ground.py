"""What lies on the ground, in cells of 10 m: water, trees, gardens, houses and asphalt."""

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine
from rasterio import features
from scipy.ndimage import gaussian_filter
from shapely.geometry.base import BaseGeometry

from geo_pa.demo.geography import Geography
from geo_pa.demo.street_plan import PEAT_BEARING, SAND_DISTRICTS

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int16]
Cells = tuple[Affine, tuple[int, int]]
"""From column and row to RD metres, and how many rows and columns."""

CELL_M = 10.0
FINE = 2
"""Surfaces are drawn in cells of half the size, then averaged."""

STREET_HALF_WIDTH_M = {"street": 4.5, "residential": 3.5, "path": 1.5, "steps": 1.5}
FRONT_M, HOUSE_M = 4.0, 14.0
"""Depth of front gardens, and how far the houses reach, from the edge of the street."""

FIELD, HOUSING, INDUSTRY, PARK = range(4)
BEYOND, ASPHALT, FRONT, HOUSES = range(4)

GREEN_OF_SURFACE = np.array(
    [
        [1.00, 0.05, 0.95, 1.00],
        [0.72, 0.03, 0.45, 0.15],
        [0.08, 0.02, 0.50, 0.08],
        [0.97, 0.30, 0.95, 0.97],
    ]
)
"""Share of green by use (rows) and strip beside the street (columns), in the order of the codes above: a model."""

YARD_CELLS, FALLOW_GREEN = 4.0, 0.85
"""Size of the yards on industrial estates, in cells, and the share of green of those that lie fallow."""

WOOD_SHARE = {"sand": 0.13, "peat": 0.03}
GROVE_SHARE = 0.25
"""Part of the open land that is wood, by soil, and part of a park that is grove."""

PARCEL_M = (90.0, 320.0)


@dataclass(frozen=True)
class Ground:
    """Arrays (rows, columns) of cells of 10 m, north up.

    Attributes
    ----------
    transform : Affine
        From column and row to RD metres.
    area : array of int
        Position of the neighbourhood in its layer, -1 outside.
    green : array
        Share of green before it is fitted to the published figures.
    water : array
        Share of water.
    trees : array of bool
        Woods and groves: shade.
    parcels, noise : array
        Differences between fields, and small ones everywhere: mean about 0, spread about 1.
    """

    transform: Affine
    area: Codes
    green: Array
    water: Array
    trees: npt.NDArray[np.bool_]
    parcels: Array
    noise: Array


def lay_out(geography: Geography, *, seed: int) -> Ground:
    """Draw the ground of the municipality."""
    rng = np.random.default_rng([seed, 3])
    west, south, east, north = (round(side / CELL_M) * CELL_M for side in geography.villages.total_bounds)
    transform = Affine(CELL_M, 0, west, 0, -CELL_M, north)
    shape = (round((north - south) / CELL_M), round((east - west) / CELL_M))
    fine = transform * Affine.scale(1 / FINE), (shape[0] * FINE, shape[1] * FINE)
    areas = geography.neighbourhoods
    area = _burn(zip(areas.geometry, range(len(areas)), strict=True), (transform, shape), outside=-1)
    use = _uses(geography, fine)
    noise = _noise(shape, 1.5, rng)
    return Ground(
        transform=transform,
        area=area,
        green=_coarse(_green(use, _strips(geography.streets, fine), _noise(shape, YARD_CELLS, rng) > 0)),
        water=_coarse(_burn([(geography.water, 1)], fine).astype(np.float64)),
        trees=_trees(geography, area, use[::FINE, ::FINE], rng),
        parcels=_parcels(shape, rng),
        noise=noise,
    )


def _green(use: Codes, strip: Codes, yards: npt.NDArray[np.bool_]) -> Array:
    """Look up the share of green of each surface; some yards of industrial estates lie fallow."""
    fallow = (use == INDUSTRY) & (strip == BEYOND) & yards.repeat(FINE, axis=0).repeat(FINE, axis=1)
    return np.where(fallow, FALLOW_GREEN, GREEN_OF_SURFACE[use, strip])


def _burn(shapes: Iterable[tuple[BaseGeometry, int]], cells: Cells, *, outside: int = 0) -> Codes:
    """Burn shapes with their numbers into cells, later ones over earlier ones."""
    transform, shape = cells
    burnt = features.rasterize(shapes, shape, fill=outside, transform=transform, dtype="int16")
    return np.asarray(burnt, dtype=np.int16)


def _coarse(fine: Array) -> Array:
    """Average the fine cells of each cell."""
    rows, columns = fine.shape[0] // FINE, fine.shape[1] // FINE
    return np.asarray(fine.reshape(rows, FINE, columns, FINE).mean(axis=(1, 3)))


def _uses(geography: Geography, fine: Cells) -> Codes:
    areas = geography.neighbourhoods
    estates = areas[areas["kind"] == "industry"].union_all(method="coverage")
    built = geography.built_up
    shapes = [(built, HOUSING), (built.intersection(estates), INDUSTRY), (geography.parks, PARK)]
    return _burn(shapes, fine)


def _strips(streets: gpd.GeoDataFrame, fine: Cells) -> Codes:
    """Tell the strip beside the street: the nearer strip is burnt last."""
    half = streets["kind"].map(STREET_HALF_WIDTH_M).to_numpy(np.float64)
    shapes: list[tuple[BaseGeometry, int]] = []
    for reach, strip in ((HOUSE_M, HOUSES), (FRONT_M, FRONT), (0.0, ASPHALT)):
        drawn = shapely.buffer(streets.geometry.to_numpy(), half + reach, quad_segs=2)
        shapes += [(ring, strip) for ring in drawn]
    return _burn(shapes, fine)


def _trees(geography: Geography, area: Codes, use: Codes, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Draw woods in the open land, more on sand than on peat, and groves in the parks."""
    groves, large = _noise(area.shape, 3.5, rng), _noise(area.shape, 13.0, rng)
    woods = large + groves / 3
    sandy = geography.neighbourhoods["district_code"].isin(SAND_DISTRICTS).to_numpy()[area] & (area >= 0)
    level = np.where(sandy, np.quantile(woods, 1 - WOOD_SHARE["sand"]), np.quantile(woods, 1 - WOOD_SHARE["peat"]))
    grown = ((use == FIELD) & (woods > level)) | ((use == PARK) & (groves > np.quantile(groves, 1 - GROVE_SHARE)))
    return np.asarray(grown)


def _noise(shape: tuple[int, int], reach_cells: float, rng: np.random.Generator) -> Array:
    """Draw smooth noise: mean 0, spread 1, patches about as wide as the reach."""
    smooth = gaussian_filter(rng.standard_normal(shape), reach_cells, truncate=3.0)
    return np.asarray((smooth - smooth.mean()) / smooth.std())


def _parcels(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """Draw long fields along the main direction of the peat colonies, each with its own value."""
    row, column = np.indices(shape) * CELL_M
    along = column * np.cos(PEAT_BEARING) - row * np.sin(PEAT_BEARING)
    across = column * np.sin(PEAT_BEARING) + row * np.cos(PEAT_BEARING)
    placed = zip((along, across), PARCEL_M, strict=True)
    numbers = tuple(np.floor((place - place.min()) / width).astype(np.intp) for place, width in placed)
    return np.asarray(rng.standard_normal([number.max() + 1 for number in numbers])[numbers])
