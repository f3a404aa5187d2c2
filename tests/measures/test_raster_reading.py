"""A raster is read as metres in RD with unknown cells as NaN, or refused with all that is wrong with it."""

import warnings

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning

from geo_pa.errors import InputError
from geo_pa.measures.raster_files import open_raster, read_raster

NORTH_UP = Affine(10, 0, 228_000, 0, -5, 524_100)


@pytest.fixture
def write(tmp_path):
    """Give a way to write a file from cells: one band, or several."""
    path = tmp_path / "hitte.tif"

    def _write(cells, *, crs="EPSG:28992", transform=NORTH_UP, nodata=None, scale=None):
        bands = np.asarray(cells)
        bands = bands if bands.ndim == 3 else bands[np.newaxis]
        shape = {"count": bands.shape[0], "height": bands.shape[1], "width": bands.shape[2]}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(
                path, "w", driver="GTiff", crs=crs, transform=transform, nodata=nodata, dtype=bands.dtype, **shape
            ) as target:
                target.write(bands)
                if scale:
                    target.scales, target.offsets = (scale[0],), (scale[1],)
        return path

    return _write


def read(path):
    return read_raster(path, unit="degC PET", title="Hitte")


def refusal(path):
    with pytest.raises(InputError) as caught:
        read(path)
    return [problem.what for problem in caught.value.problems]


def test_a_raster_lies_where_the_file_says_with_its_first_row_in_the_north(write):
    raster = read(write(np.array([[30, 31, 32], [40, 41, 42]], dtype="float32")))
    assert (raster.west, raster.north, raster.cell_width_m, raster.cell_height_m) == (228_000, 524_100, 10, 5)
    assert (raster.east, raster.south, raster.cell_area_m2) == (228_030, 524_090, 50)
    assert raster.cells[0].tolist() == [30, 31, 32]
    assert (raster.unit, raster.title) == ("degC PET", "Hitte")


@pytest.mark.parametrize("nodata", [-9999.0, np.nan])
def test_nodata_is_unknown(write, nodata):
    cells = np.array([[30, nodata]], dtype="float32")
    assert np.isnan(read(write(cells, nodata=nodata)).cells).tolist() == [[False, True]]


def test_infinite_cells_are_unknown(write):
    assert np.isnan(read(write(np.array([[30, np.inf]], dtype="float32"))).cells).tolist() == [[False, True]]


def test_whole_numbers_become_floats_so_that_a_cell_can_be_unknown(write):
    raster = read(write(np.array([[30, 255]], dtype="uint8"), nodata=255))
    assert raster.cells.dtype == np.float32
    assert raster.cells[0, 0] == 30
    assert np.isnan(raster.cells[0, 1])


def test_a_precise_raster_stays_precise(write):
    assert read(write(np.array([[30.123456789012]]))).cells[0, 0] == 30.123456789012


def test_tenths_of_degrees_in_whole_numbers_become_degrees(write):
    cells = np.array([[305, -1]], dtype="int16")
    found = read(write(cells, nodata=-1, scale=(0.1, 2.0))).cells
    assert found[0, 0] == pytest.approx(32.5)
    assert np.isnan(found[0, 1])


def test_nobody_can_change_a_raster(write):
    with pytest.raises(ValueError, match="read-only"):
        read(write(np.array([[30.0]]))).cells[0, 0] = 99


def test_what_rasters_share_whose_cells_lie_on_each_other(write):
    one, other = read(write(np.array([[30.0]]))), read(write(np.array([[0.4]])))
    assert one.grid == other.grid
    assert one.grid != read(write(np.array([[0.4, 0.5]]))).grid
    assert one.grid != read(write(np.array([[0.4]]), transform=NORTH_UP * Affine.translation(1, 0))).grid


def test_a_raster_in_degrees_is_refused(write):
    assert refusal(write(np.array([[30.0]]), crs="EPSG:4326")) == ["Het raster staat niet in RD."]


def test_a_raster_with_a_height_system_beside_rd_is_read(write):
    assert read(write(np.array([[30.0]]), crs="EPSG:7415")).cells[0, 0] == 30


def test_all_that_is_wrong_is_told_at_once(write):
    turned = NORTH_UP * Affine.rotation(10)
    colours = np.zeros((3, 2, 2), dtype="uint8")
    assert refusal(write(colours, crs=None, transform=turned)) == [
        "Het raster zegt niet in welk coördinatenstelsel het staat.",
        "Het raster ligt niet recht.",
        "Het raster bestaat uit meer lagen.",
    ]


def test_a_raster_with_its_first_row_in_the_south_is_turned(write):
    south_up = Affine(10, 0, 228_000, 0, 5, 524_000)
    raster = read(write(np.array([[30.0, 31], [40, 41], [50, 51]]), transform=south_up))
    assert (raster.west, raster.north, raster.south) == (228_000, 524_015, 524_000)
    assert raster.cells.tolist() == [[50, 51], [40, 41], [30, 31]]


OLD_RD = (
    "+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel "
    "+units=m +no_defs"
)


@pytest.mark.parametrize("shift", ["", " +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725"])
def test_rd_as_it_was_written_for_years_is_rd(write, shift):
    assert read(write(np.array([[30.0]]), crs=OLD_RD + shift)).cells[0, 0] == 30


def test_another_system_that_is_written_that_way_is_not_rd(write):
    path = write(np.array([[30.0]]), crs=OLD_RD.replace("155000", "0").replace("463000", "0"))
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.problems[0].found != caught.value.problems[0].expected


def test_where_the_alpha_band_is_transparent_nothing_is_known(write):
    path = write(np.array([[[30, 31]], [[255, 0]]], dtype="uint8"))
    with rasterio.open(path, "r+") as target:
        target.colorinterp = (ColorInterp.gray, ColorInterp.alpha)
    assert np.isnan(read(path).cells).tolist() == [[False, True]]


def test_two_bands_of_values_are_refused(write):
    assert refusal(write(np.zeros((2, 2, 2), dtype="float32"))) == ["Het raster bestaat uit meer lagen."]


@pytest.mark.parametrize("kind", ["float32", "float64", "int32"])
def test_a_code_for_missing_that_the_file_does_not_name_is_unknown(write, kind):
    opened = open_raster(write(np.array([[30, -9999, 99999999]], dtype=kind)), unit="degC PET", title="Hitte")
    assert np.isnan(opened.raster.cells).tolist() == [[False, True, True]]
    assert opened.codes == pytest.approx((-9999, 99999999))
    assert (opened.code_cells, opened.knows_missing) == (2, False)


def test_cells_beyond_the_bounds_are_unknown_and_counted(write):
    path = write(np.array([[10.0, 30, 70]]))
    opened = open_raster(path, unit="degC PET", title="Hitte", bounds=(15, 60))
    assert np.isnan(opened.raster.cells).tolist() == [[True, False, True]]
    assert (opened.below, opened.above, opened.known, opened.extent) == (1, 1, 3, (10, 70))


def test_a_bound_holds_for_32_bits_too(write):
    path = write(np.array([[0.1, 0.7]], dtype="float32"))
    assert open_raster(path, unit="share", title="Groen", bounds=(0.1, 0.7)).above == 0


def test_a_file_that_is_no_raster_is_refused(tmp_path):
    (tmp_path / "hitte.tif").write_text("geen raster")
    assert "kan niet worden gelezen" in refusal(tmp_path / "hitte.tif")[0]
    assert "ontbreekt" in refusal(tmp_path / "nergens.tif")[0]
