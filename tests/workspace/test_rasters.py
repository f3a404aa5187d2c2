"""A raster is checked before it is used: it opens, lies in RD, and holds what its declaration says."""

import warnings

import numpy as np
import pytest
import rasterio
from rasterio.errors import NotGeoreferencedWarning
from rasterio.transform import from_origin

from geo_pa.errors import Severity


@pytest.fixture
def heat(folder):
    """Declare a raster of heat, and give a way to write its file."""
    folder.write(
        "layers/plans.toml",
        'title = "Hitte"\nfile = "heat.tif"\ngeometry = "raster"\ncrs = "EPSG:28992"\n'
        'unit = "degC PET"\nmin = 15\nmax = 60\n'
        '[source]\npublisher = "Gemeente"\ntitle = "Hittekaart"\n',
    )
    path = folder.root / "layers" / "heat.tif"

    def write(cells, *, crs="EPSG:28992", nodata=-9999.0, corner=(225_000, 525_000), unit=None):
        cells = np.asarray(cells, dtype="float32")
        place = {"transform": from_origin(*corner, 10, 10)} if corner else {}
        shape = {"height": cells.shape[0], "width": cells.shape[1], "count": 1, "dtype": "float32"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(path, "w", driver="GTiff", crs=crs, nodata=nodata, **place, **shape) as target:
                target.write(cells, 1)
                if unit:
                    target.units = [unit]

    return write


def only(problems):
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_a_good_raster_has_no_problems_and_no_rows(folder, heat):
    heat([[20, 30], [40, -9999]])
    reading = folder.read()
    assert reading.problems == ()
    assert len(reading.frame) == len(reading.excluded) == 0
    assert reading.declaration.file_path.name == "heat.tif"


def test_a_missing_raster(folder, heat):
    assert only(folder.refusal()).what == "Het bestand ontbreekt."


def test_a_raster_that_was_cut_off(folder, heat):
    heat(np.full((400, 400), 30))
    path = folder.root / "layers" / "heat.tif"
    path.write_bytes(path.read_bytes()[:2000])
    assert "beschadigd" in only(folder.refusal()).what


def test_a_raster_in_degrees(folder, heat):
    heat([[20, 30]], crs="EPSG:4326", corner=(6, 52))
    problem = only(folder.refusal())
    assert problem.found == "WGS 84 (EPSG:4326)"
    assert "EPSG:28992" in problem.action


def test_a_raster_without_a_coordinate_system(folder, heat):
    heat([[20, 30]], crs=None)
    assert "welk coördinatenstelsel" in only(folder.refusal()).what


def test_a_picture_without_any_place(folder, heat):
    heat([[20, 30]], crs=None, corner=None)
    assert "welk coördinatenstelsel" in folder.refusal()[0].what


def test_a_raster_elsewhere(folder, heat):
    heat([[20, 30]], corner=(900_000, 525_000))
    assert only(folder.refusal()).what == "Het raster ligt buiten Nederland."


def test_values_outside_the_bounds(folder, heat):
    heat([[20, 293.5]])
    problem = only(folder.refusal())
    assert problem.found == "van 20 tot en met 293,5"
    assert problem.expected == "van 15 tot en met 60 °C PET"


@pytest.mark.parametrize("code", [-9999, -99999999, -3.4028234663852886e38, 99999999])
def test_a_nodata_value_that_was_not_recorded_is_unknown_and_told(folder, heat, code):
    heat([[20, code]], nodata=None)
    problem = only(folder.read().problems)
    assert problem.severity is Severity.NOTICE
    assert problem.what == "1 cel telt als onbekend: een bekende code voor 'geen gegevens'."
    assert "nodata" in problem.action


def test_a_few_cells_beyond_the_bounds_are_unknown_and_told(folder, heat):
    cells = np.full((20, 20), 30.0)
    cells[3, 3] = 75
    heat(cells)
    reading = folder.read()
    assert only(reading.problems).what == "1 cel telt als onbekend: een waarde buiten de grenzen."
    assert reading.problems[0].found == "van 30 tot en met 75"
    assert [one.columns for one in reading.reread] == [()]


def green(folder):
    declared = (folder.root / "layers" / "plans.toml").read_text()
    folder.write("layers/plans.toml", declared.replace("degC PET", "share").replace("min = 15\nmax = 60\n", ""))


def test_ndvi_is_no_share_of_green(folder, heat):
    cells = np.full((20, 20), 0.4)
    cells[3, 3] = -0.1
    heat(cells)
    green(folder)
    problem = only(folder.refusal())
    assert problem.found == "van -0,1 tot en met 0,4"
    assert "NDVI is geen aandeel" in problem.action


def test_a_percentage_is_no_share(folder, heat):
    heat([[20, 80]])
    green(folder)
    assert only(folder.refusal()).expected == "een aandeel van 0 tot en met 1 (1 is 100%)"


def test_a_full_raster_without_a_nodata_value_is_used_with_a_notice(folder, heat):
    heat([[20, 30]], nodata=None)
    problem = only(folder.read().problems)
    assert problem.severity is Severity.NOTICE
    assert "geen gegevens" in problem.what


def test_a_raster_without_any_value(folder, heat):
    heat([[-9999, -9999]])
    assert only(folder.refusal()).what == "Het raster is leeg."


def test_a_raster_in_another_unit_is_used_with_a_notice(folder, heat):
    heat([[20, 30]], unit="K")
    problem = only(folder.read().problems)
    assert (problem.severity, problem.found, problem.expected) == ("notice", "K", "degC PET")
