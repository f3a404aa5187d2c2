"""A faulty cell in a column that no question reads costs no row; one in a column that is read still does."""

import shutil

import geopandas as gpd
import pytest

import geo_pa
from geo_pa.errors import Severity
from geo_pa.registry import ANALYSES, columns_read


@pytest.fixture
def spoilt(tmp_path, repository):
    """A function that puts a value in the first village, and opens what comes of it."""

    def open_with(column, value):
        for folder in ("layers", "data"):
            shutil.copytree(repository / folder, tmp_path / folder)
        path = tmp_path / "layers" / "villages.gpkg"
        rows = gpd.read_file(path)
        rows[column] = rows[column].astype("float64")
        rows.loc[0, column] = value
        path.unlink()
        rows.to_file(path)
        return geo_pa.open_workspace(tmp_path)

    return open_with


@pytest.mark.slow
def test_the_row_is_used_with_that_cell_unknown_and_check_tells_of_it(spoilt, session):
    assert "mean_woz_keur" not in columns_read("villages")
    found = spoilt("mean_woz_keur", -5.0)
    reading = found.workspace.read("villages", ())
    assert len(reading.excluded) == 0
    assert (
        reading.frame["mean_woz_keur"].isna().sum()
        == session.workspace.read("villages").frame["mean_woz_keur"].isna().sum() + 1
    )
    (told,) = reading.problems
    assert (told.severity, "1 rij telt mee zonder deze waarde" in told.what) == (Severity.NOTICE, True)
    assert found.run("village_stock").table["verdict"].equals(session.run("village_stock").table["verdict"])


def test_of_a_layer_that_no_question_knows_every_column_counts():
    assert columns_read("eigen_laag") is None
    assert all(set(entry.columns[name]) <= columns_read(name) for entry in ANALYSES for name in entry.columns)
