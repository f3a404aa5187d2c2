"""Building the municipality again gives what is committed."""

import geopandas as gpd
import numpy as np
import pytest
import rasterio
from geopandas.testing import assert_geodataframe_equal

from geo_pa.demo import build, geography
from geo_pa.demo.writing import write_layer, write_raster

VECTOR = (
    "neighbourhoods",
    "villages",
    "walking_network",
    "facilities",
    "corporation_stock",
    "building_locations",
    "corporation_ground",
    "designated_zones",
    "neighbourhood_approach",
    "planned_works",
    "water_nuisance",
)


@pytest.fixture(scope="module")
def made():
    return geography.make()


@pytest.fixture(scope="module")
def layers(made):
    return build.vector_layers(made)


@pytest.fixture(scope="module")
def rasters(made):
    return build.raster_layers(made)


def test_every_layer_is_built(layers, rasters):
    assert set(layers) == set(VECTOR)
    assert set(rasters[0]) == {"green", "heat"}


@pytest.mark.parametrize("name", VECTOR)
def test_building_again_gives_the_committed_layer(name, layers, repository, tmp_path):
    write_layer(layers[name], tmp_path / f"{name}.gpkg")
    again, committed = (gpd.read_file(folder / f"{name}.gpkg") for folder in (tmp_path, repository / "layers"))
    assert_geodataframe_equal(again, committed)


@pytest.mark.parametrize("name", ["green", "heat"])
def test_building_again_gives_the_committed_raster(name, rasters, repository):
    with rasterio.open(repository / "layers" / f"{name}.tif") as file:
        np.testing.assert_array_equal(rasters[0][name], file.read(1))
        assert file.transform == rasters[1]


def test_writing_again_gives_the_same_bytes(layers, rasters, tmp_path):
    corner = rasters[0]["green"][:300, :300]
    written = []
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        write_layer(layers["designated_zones"], folder / "designated_zones.gpkg")
        write_raster(corner, folder / "green.tif", rasters[1])
        written.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert written[0] == written[1]


def test_writing_over_a_file_leaves_nothing_of_it(layers, tmp_path):
    path = tmp_path / "layer.gpkg"
    write_layer(layers["walking_network"], path)
    write_layer(layers["designated_zones"], path)
    assert gpd.list_layers(path)["name"].tolist() == ["layer"]
    assert len(gpd.read_file(path)) == len(layers["designated_zones"])


def test_another_seed_gives_another_municipality_with_the_same_figures(made):
    other = geography.make(seed=1)
    figures = list(made.neighbourhoods.columns.drop("geometry"))
    assert other.neighbourhoods[figures].equals(made.neighbourhoods[figures])
    assert not other.neighbourhoods.geometry.equals(made.neighbourhoods.geometry)
    assert (other.neighbourhoods.area / 10_000 / other.neighbourhoods["area_ha"] - 1).abs().max() < 0.005


def test_parks_water_and_built_up_ground_lie_in_the_municipality(made):
    municipality = made.villages.union_all().buffer(60)
    for ground in (made.built_up, made.parks, made.water):
        assert ground.is_valid
        assert ground.within(municipality)
    assert made.built_up.intersection(made.parks).area == pytest.approx(0, abs=1)


def test_a_scale_multiplies_building_locations_only(made, layers):
    larger = build.vector_layers(made, scale=2)
    assert len(larger["building_locations"]) == 2 * len(layers["building_locations"])
    assert {name: len(frame) for name, frame in larger.items() if name != "building_locations"} == {
        name: len(frame) for name, frame in layers.items() if name != "building_locations"
    }
