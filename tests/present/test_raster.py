"""A raster becomes an image that lies where it should, with nothing where nothing is known."""

import json
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
import rasterio
from affine import Affine
from PIL import Image
from pyproj import Transformer
from rasterio.transform import from_origin

from geo_pa.crs import RD
from geo_pa.present.pixels import LONGEST_SIDE
from geo_pa.present.raster import SCALES, Scale, overlay

WEST, NORTH, CELL, NODATA = 222_000, 531_000, 20, -9999.0


@pytest.fixture
def write(tmp_path):
    def write_raster(cells):
        path = tmp_path / "heat.tif"
        height, width = cells.shape
        place = from_origin(WEST, NORTH, CELL, CELL)
        options = {
            "height": height,
            "width": width,
            "count": 1,
            "dtype": "float32",
            "crs": RD,
            "transform": place,
            "nodata": NODATA,
        }
        with rasterio.open(path, "w", driver="GTiff", **options) as file:
            file.write(cells.astype("float32"), 1)
        return path

    return write_raster


def image(made):
    """The picture as red, green, blue and opacity."""
    code = json.loads(made.payload)["image"].partition("base64,")[2]
    return np.asarray(Image.open(BytesIO(b64decode(code))).convert("RGBA"))


def test_what_is_not_known_is_transparent(write):
    cells = np.full((60, 80), 30.0)
    cells[:, :40] = NODATA
    cells[0, 79] = 40.0
    seen = image(overlay(write(cells), SCALES["heat"]))
    assert (seen[30, 5, 3], seen[30, 70, 3]) == (0, 255)


def test_hotter_is_another_colour_and_every_class_is_in_the_legend(write):
    cells = np.tile(np.linspace(20, 44, 120), (60, 1))
    made = overlay(write(cells), SCALES["heat"])
    seen = {tuple(colour[:3]) for row in image(made) for colour in row if colour[3]}
    assert len(seen) == len(made.styles) == len(SCALES["heat"].colours)
    assert next(iter(made.styles)) == "20,0 tot 24,0"


def test_a_share_is_written_as_a_percentage(write):
    made = overlay(write(np.tile(np.linspace(0, 1, 50), (50, 1))), Scale("Groen", ("#ffffff", "#000000"), share=True))
    assert list(made.styles) == ["0% tot 50%", "50% tot 100%"]


def test_the_image_lies_where_the_raster_lies(write):
    (south, west), (north, east) = json.loads(overlay(write(np.ones((100, 100))), SCALES["heat"]).payload)["bounds"]
    to_degrees = Transformer.from_crs(RD, "EPSG:4326", always_xy=True)
    corners = [to_degrees.transform(WEST + dx, NORTH - dy) for dx in (0, 2_000) for dy in (0, 2_000)]
    least, most = np.min(corners, axis=0), np.max(corners, axis=0)
    assert [west, south] == pytest.approx(least, abs=2e-4)
    assert [east, north] == pytest.approx(most, abs=2e-4)


def test_a_large_raster_is_made_small_enough_to_send(write):
    seen = image(overlay(write(np.ones((1_500, 1_200))), SCALES["heat"]))
    assert max(seen.shape) <= LONGEST_SIDE


def test_a_raster_of_one_value_is_drawn_as_well(write):
    made = overlay(write(np.full((20, 20), 31.5)), SCALES["heat"])
    assert image(made)[10, 10, 3] == 255


def test_the_map_shows_the_values_that_are_counted_with(write):
    path = write(np.full((20, 20), 320.0))
    with rasterio.open(path, "r+") as target:
        target.scales = (0.1,)
    assert next(iter(overlay(path, SCALES["heat"]).styles)) == "32,0 tot 32,0"


def test_a_raster_with_its_first_row_in_the_south_is_drawn_upright(write):
    cells = np.full((40, 40), 30.0)
    cells[:20] = NODATA
    path = write(cells)
    with rasterio.open(path, "r+") as target:
        target.transform = Affine(CELL, 0, WEST, 0, CELL, NORTH - 40 * CELL)
    seen = image(overlay(path, SCALES["heat"]))
    assert (seen[5, 20, 3], seen[-5, 20, 3]) == (255, 0)


def test_a_cell_that_cannot_be_does_not_stretch_the_legend(write):
    cells = np.full((20, 20), 30.0)
    cells[3, 3] = 99_999
    made = overlay(write(cells), SCALES["heat"], bounds=(15, 60))
    assert next(iter(made.styles)) == "30,0 tot 30,0"
