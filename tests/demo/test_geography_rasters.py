"""The committed rasters: green as published, heat in the published order, cool places where trees and water are."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
from rasterio.features import geometry_mask
from scipy import ndimage
from scipy.stats import spearmanr

COOL_PET = 35.0
COOL_CELLS = 2
"""Cells of 100 m2 that make the 200 m2 of a cool place."""


@pytest.fixture(scope="module")
def neighbourhoods(repository):
    return gpd.read_file(repository / "layers" / "neighbourhoods.gpkg").set_index("neighbourhood_code")


def read(repository, name):
    with rasterio.open(repository / "layers" / f"{name}.tif") as file:
        return file.read(1), file.profile


@pytest.fixture(scope="module")
def green(repository):
    return read(repository, "green")


@pytest.fixture(scope="module")
def heat(repository):
    return read(repository, "heat")


def mean_inside(raster, areas):
    values, profile = raster
    means = {}
    for code, shape in areas.geometry.items():
        inside = geometry_mask([shape], values.shape, profile["transform"], invert=True)
        means[code] = float(np.nanmean(values[inside].astype(np.float64)))
    return pd.Series(means)


def test_the_share_of_green_is_the_published_one_within_half_a_point(green, neighbourhoods):
    error = mean_inside(green, neighbourhoods) - neighbourhoods["share_green"]
    assert error.abs().max() <= 0.005


def test_hotter_neighbourhoods_stay_hotter(heat, neighbourhoods):
    means = mean_inside(heat, neighbourhoods)
    assert spearmanr(means, neighbourhoods["heat_island_median_degc"]).statistic >= 0.95


def test_heat_and_green_stay_within_what_can_be(heat, green):
    assert np.nanmin(heat[0]) >= 29
    assert np.nanmax(heat[0]) <= 46
    assert np.nanmin(green[0]) >= 0
    assert np.nanmax(green[0]) <= 1


def test_both_rasters_cover_the_municipality_and_nothing_else(heat, green, neighbourhoods):
    values, profile = heat
    inside = geometry_mask([neighbourhoods.union_all()], values.shape, profile["transform"], invert=True)
    differs = inside != ~np.isnan(values)
    assert differs.sum() <= 10
    assert np.isnan(green[0]).tolist() == np.isnan(values).tolist()


def test_both_rasters_are_small_tiled_and_in_rd(repository, heat, green):
    for _, profile in (heat, green):
        assert profile["crs"].to_epsg() == 28992
        assert profile["tiled"]
        assert profile["compress"] == "deflate"
        assert profile["dtype"] == "float32"
        assert profile["transform"].a == 10
    sizes = [(repository / "layers" / name).stat().st_size for name in ("heat.tif", "green.tif")]
    assert sizes[0] < 4_000_000
    assert sum(sizes) < 6_000_000


def test_heat_is_written_to_a_tenth_of_a_degree(heat):
    values = heat[0][~np.isnan(heat[0])].astype(np.float64)
    assert np.abs(values * 10 - np.round(values * 10)).max() < 1e-4


def test_town_and_villages_have_cool_places(heat, neighbourhoods):
    values, profile = heat
    places, count = ndimage.label(np.nan_to_num(values, nan=99) <= COOL_PET)
    size = np.bincount(places.ravel())
    large = np.isin(places, [place for place in range(1, count + 1) if size[place] >= COOL_CELLS])
    for kind in ("town", "village"):
        for code, shape in neighbourhoods.geometry[neighbourhoods["kind"] == kind].items():
            near = geometry_mask([shape.buffer(300)], values.shape, profile["transform"], invert=True)
            assert large[near].any(), code


def test_cool_places_are_the_exception(heat):
    assert 0.02 < np.nanmean(heat[0] <= COOL_PET) < 0.15


def test_streets_are_hotter_than_what_lies_behind_them(heat, repository, neighbourhoods):
    values, profile = heat
    streets = gpd.read_file(repository / "layers" / "walking_network.gpkg")
    town = neighbourhoods.loc["BU01185005"].geometry
    on_street = geometry_mask(streets.clip(town).buffer(6), values.shape, profile["transform"], invert=True)
    inside = geometry_mask([town], values.shape, profile["transform"], invert=True)
    assert np.nanmean(values[inside & on_street]) > np.nanmean(values[inside & ~on_street]) + 0.5
