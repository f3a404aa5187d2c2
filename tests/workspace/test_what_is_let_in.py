"""A file is what it says it is, stands in the workspace and fits in memory; otherwise a sentence says what is wrong."""

import os

import geopandas as gpd
import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from shapely import Point

from geo_pa.errors import InputError
from geo_pa.measures.raster_files import open_raster
from geo_pa.workspace import csv_files, open_folder, vector_files
from geo_pa.workspace.admission import admit
from geo_pa.workspace.csv_files import read_csv
from geo_pa.workspace.toml_files import load_toml

VRT = "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>WFS:http://127.0.0.1:9</SrcDataSource></OGRVRTLayer>"
PIPELINE = '{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read x ! write y"}'


def refused(path, root, **options):
    with pytest.raises(InputError) as caught:
        admit(path, where="Plannen", root=root, **options)
    (problem,) = caught.value.problems
    assert problem.found != problem.expected
    return problem


@pytest.mark.parametrize("name", ["x.gpkg", "x.shp", "x.geojson", "x.json", "x.fgb"])
@pytest.mark.parametrize(
    "content", [VRT, PIPELINE, f" \n{PIPELINE}", "WFS:http://127.0.0.1:9", "", '{"type":"Topology"}']
)
def test_a_layer_that_is_another_kind_of_file_than_its_name_says_is_refused(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    assert "van een andere soort" in refused(tmp_path / name, tmp_path).what


@pytest.mark.parametrize("content", ["<VRTDataset>", "GIF89a", ""])
def test_a_raster_that_is_no_tiff_is_refused(tmp_path, content):
    (tmp_path / "x.tif").write_text(content)
    assert refused(tmp_path / "x.tif", tmp_path, raster=True).expected == "een GeoTIFF"


def test_so_is_one_with_coarser_cells_beside_it_that_are_no_tiff(tmp_path):
    write_raster(tmp_path / "x.tif", 4)
    admit(tmp_path / "x.tif", where="Hitte", root=tmp_path, raster=True)
    (tmp_path / "x.tif.ovr").write_text("<VRTDataset>")
    assert "x.tif.ovr" in refused(tmp_path / "x.tif", tmp_path, raster=True).where


@pytest.mark.parametrize("name", ["x.vrt", "x.gml", "x.xml", "x", "x.zip"])
def test_a_kind_of_file_that_is_not_read_is_named_with_those_that_are(tmp_path, name):
    (tmp_path / name).write_text("x")
    assert "een GeoPackage" in refused(tmp_path / name, tmp_path).expected


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_never_ends_or_is_no_file_is_refused_and_not_opened(tmp_path, make):
    path = tmp_path / "x.csv"
    make(path)
    assert "gewoon" in refused(path, tmp_path.parent if path.is_symlink() else tmp_path).action


def test_a_link_may_lead_elsewhere_in_the_workspace_and_not_out_of_it(tmp_path):
    inside, outside = tmp_path / "gemeente", tmp_path / "elders.csv"
    inside.mkdir()
    outside.write_text("a\n1\n")
    (inside / "eigen.csv").write_text("a\n1\n")
    (inside / "binnen.csv").symlink_to(inside / "eigen.csv")
    (inside / "buiten.csv").symlink_to(outside)
    admit(inside / "binnen.csv", where="Tabel", root=inside)
    assert "buiten de werkmap" in refused(inside / "buiten.csv", inside).what


def test_a_file_of_more_bytes_than_fit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "x.csv"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    assert refused(path, tmp_path).found == "51 MB"


def test_so_is_a_table_of_more_cells(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_files, "MOST_CELLS", 20)
    path = tmp_path / "x.csv"
    path.write_text(";".join(map(str, range(11))) + "\n1\n2\n")
    with pytest.raises(InputError, match="22 cellen"):
        read_csv(path, [], "Tabel")


@pytest.mark.parametrize(("rows", "columns"), [(1, 5), (3, 1)])
def test_so_is_a_layer_of_more_rows_or_columns(folder, monkeypatch, rows, columns):
    monkeypatch.setattr(vector_files, "MOST_ROWS", 2)
    monkeypatch.setattr(vector_files, "MOST_COLUMNS", 4)
    points = gpd.GeoDataFrame(
        {f"c{number}": np.zeros(rows) for number in range(columns)},
        geometry=[Point(230_000, 525_000)] * rows,
        crs="EPSG:28992",
    )
    folder.declare("plans.gpkg", geometry="Point")
    points.to_file(folder.root / "layers" / "plans.gpkg")
    with pytest.raises(InputError, match="De kaartlaag is te groot"):
        open_folder(folder.root).read("plans")


def test_so_is_a_raster_of_more_cells_however_small_its_file(tmp_path):
    write_raster(tmp_path / "x.tif", 20_000)
    assert (tmp_path / "x.tif").stat().st_size < 10_000_000
    with pytest.raises(InputError, match=r"400\.000\.000 cellen"):
        open_raster(tmp_path / "x.tif", unit="degC", title="Hitte")


def write_raster(path, side):
    profile = {"driver": "GTiff", "width": side, "height": side, "count": 1, "dtype": "uint8", "crs": "EPSG:28992"}
    place = from_origin(220_000, 540_000, 1, 1)
    with rasterio.open(path, "w", **profile, transform=place, nodata=0, SPARSE_OK=True, tiled=True, compress="deflate"):
        pass


ENDLESS = {
    "a number of 5,000 digits": f"x = {'9' * 5000}",
    "a number with a billion zeros": "x = 1e999999999",
    "lists in lists": f"x = {'[' * 5000}",
    "a name of 100,000 parts": f"{'a.' * 100_000}a = 1",
    "a name of 1,000 parts": f"{'a.' * 1000}a = 1",
    "a block of 1,000 parts": f"[{'a.' * 1000}a]",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_toml_that_would_be_written_out_without_end_is_refused(tmp_path, text):
    path = tmp_path / "x.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=r"x\.toml"):
        load_toml(path)
