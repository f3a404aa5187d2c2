"""The two rasters: the share of green, and the perceived temperature on a hot afternoon.

Both are models. Green is drawn from streets, gardens, houses, parks and fields, then shifted until the mean of every
neighbourhood is the published one. Heat is drawn from green, shade and water, then shifted until hotter neighbourhoods
in the published figures are hotter here.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.ndimage import gaussian_filter, uniform_filter
from scipy.special import expit, logit

from geo_pa.demo.ground import Array, Codes, Ground

Raster = npt.NDArray[np.float32]

GREEN_LIMITS = (0.02, 0.98)
LARGEST_MEAN_GREEN = 0.997
"""Published shares are rounded; where all is green, the roads still show."""

GREEN_NOISE = 0.35
GREEN_DECIMALS = 2
HALVINGS = 24

PET_AT_NO_HEAT_ISLAND = 36.6
PET_PER_DEGREE = 1.4
"""Mean PET (degC) of a neighbourhood whose heat island is 0, and its rise per degree of heat island: a model."""

PET_SEALED_HERE, PET_SEALED_AROUND = 3.5, 3.0
PET_TREES, PET_WATER = -4.2, -3.2
PET_PARCEL, PET_NOISE = 0.25, 0.2
"""How much warmer or cooler than open grass in the sun, degC."""

COOL_PET = (31.5, 34.8)
"""PET under trees and on water."""

AROUND_CELLS = 3.0
BLEND_CELLS = 25
"""Neighbourhoods run into each other over about this distance, in cells of 10 m."""

BLENDING_ROUNDS = 8
PET_LIMITS = (29.0, 46.0)
PET_DECIMALS = 1


def green_share(ground: Ground, published: pd.Series) -> Raster:
    """Model the share of green (0..1, in steps of 0.01; NaN outside) with the published mean in each neighbourhood.

    Published figures stand in the order of the layer.
    """
    drawn = np.clip(np.where(ground.trees, GREEN_LIMITS[1], ground.green), *GREEN_LIMITS)
    raw = logit(drawn) + GREEN_NOISE * ground.noise
    reachable = published.clip(upper=LARGEST_MEAN_GREEN).to_numpy(np.float64)
    shift = _fitting_shift(raw, 1 - ground.water, ground.area, reachable)
    return _finished(expit(raw + shift[ground.area]) * (1 - ground.water), ground.area, GREEN_DECIMALS)


def _fitting_shift(raw: Array, dry: Array, area: Codes, targets: Array) -> Array:
    """Find by halving, for all neighbourhoods at once, the shift that gives each its mean."""
    inside = area >= 0
    code, own, part = area[inside], raw[inside], dry[inside]
    count = np.bincount(code, minlength=len(targets))
    low, high = np.full(len(targets), -9.0), np.full(len(targets), 9.0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        short = np.bincount(code, expit(own + middle[code]) * part, minlength=len(targets)) / count < targets
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray((low + high) / 2)


def heat(ground: Ground, green: Raster, heat_island: pd.Series) -> Raster:
    """Model the perceived temperature (degC PET, in steps of 0.1; NaN outside) on a hot afternoon.

    The mean of a neighbourhood rises with its published median heat island, degC, in the order of the layer; trees and
    water are cool places.
    """
    sealed = np.where(ground.area >= 0, 1 - green - ground.water, 0.0)
    around = gaussian_filter(sealed, AROUND_CELLS, truncate=3.0)
    local = PET_SEALED_HERE * sealed + PET_SEALED_AROUND * around + PET_NOISE * ground.noise
    local += PET_PARCEL * ground.parcels * (green > GREEN_LIMITS[1])
    cool = ground.trees | (ground.water > 0.5)  # noqa: PLR2004 - half: what most of the cell is
    shade = np.where(ground.trees, PET_TREES, PET_WATER) + PET_AT_NO_HEAT_ISLAND + local
    targets = (PET_AT_NO_HEAT_ISLAND + PET_PER_DEGREE * heat_island).to_numpy(np.float64)
    modelled = _blended(local, np.clip(shade, *COOL_PET), cool, ground.area, targets)
    return _finished(np.clip(modelled, *PET_LIMITS), ground.area, PET_DECIMALS)


def _blended(sunny: Array, shaded: Array, cool: npt.NDArray[np.bool_], area: Codes, targets: Array) -> Array:
    """Raise the cells in the sun, smoothly across borders, until each neighbourhood has its mean."""
    inside = area >= 0
    weight = np.maximum(_around(inside.astype(np.float64)), 1e-6)
    count = np.bincount(area[inside], minlength=len(targets))
    level, modelled = targets, shaded
    for _ in range(BLENDING_ROUNDS):
        modelled = np.where(cool, shaded, _around(np.where(inside, level[area], 0.0)) / weight + sunny)
        level = level + targets - np.bincount(area[inside], modelled[inside], minlength=len(targets)) / count
    return modelled


def _around(values: Array) -> Array:
    """Average each cell with its surroundings, the nearest weighing most."""
    return np.asarray(uniform_filter(uniform_filter(values, BLEND_CELLS), BLEND_CELLS))


def _finished(values: Array, area: Codes, decimals: int) -> Raster:
    return np.where(area >= 0, np.round(values, decimals), np.nan).astype(np.float32)
