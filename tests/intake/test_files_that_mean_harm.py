"""A file that would fill the disk, read another file, or carry something out is refused with a sentence."""

import io
import json
import os
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from intake_files import PRJ, changed_zip, open_document, shapefile_parts, with_sql, workbook, zipped
from shapely import box

from geo_pa.errors import InputError
from geo_pa.intake import archives as archives_module
from geo_pa.intake import sheet_reader, take_in

TABLE = [["Nummer", "Naam"], ["P1", "Plan een"]]


@pytest.fixture(autouse=True)
def private(tmp_path_factory, monkeypatch):
    """Give each test a place of its own for what is unpacked."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("private")))


def refused(content, name, **options):
    """Return the one problem with which a file is refused; nothing of it stays behind."""
    with pytest.raises(InputError) as caught, take_in(content, name, **options):
        pytest.fail("it was taken in")
    assert not [*Path(tempfile.gettempdir()).iterdir()], "a private folder was left"
    (problem,) = caught.value.problems
    assert problem.action
    return problem


@pytest.fixture
def shapes():
    return gpd.GeoDataFrame({"nr": ["P1"]}, geometry=[box(230_000, 520_000, 230_050, 520_050)], crs="EPSG:28992")


@pytest.fixture
def parts(tmp_path, shapes):
    inside = tmp_path / "shp"
    inside.mkdir()
    return shapefile_parts(inside, shapes)


@pytest.fixture
def package(tmp_path, shapes):
    path = tmp_path / "plannen.gpkg"
    shapes.to_file(path)
    return path


def test_an_honest_file_of_each_kind_is_taken_in(parts, package):
    honest = {
        "plannen.xlsx": workbook(TABLE),
        "plannen.ods": open_document(TABLE),
        "plannen.csv": b"Nummer;Naam\nP1;Plan een\n",
        "plannen.zip": zipped(parts),
        "plannen.gpkg": package.read_bytes(),
        "plannen.geojson": b'{"type": "FeatureCollection", "features": []}',
    }
    for name, content in honest.items():
        with take_in(content, name) as taken:
            assert taken.path.is_file()
            assert taken.path.stem == "bestand", "the name of a user reaches no reader"
        assert not taken.folder.exists()


def test_a_table_of_zeros_packed_very_small_is_refused(parts):
    bomb = zipped([*parts, ("plannen.txt", b"0" * 30_000_000)])
    assert len(bomb) < 100_000
    assert "te groot" in refused(bomb, "plannen.zip").what


def test_so_is_one_that_is_too_large_in_all(monkeypatch, parts):
    monkeypatch.setattr(archives_module, "MOST_UNPACKED_MB", 0.0001)
    assert "uitgepakt" in refused(zipped(parts), "plannen.zip").found


def test_a_zip_that_lies_about_how_much_is_in_it_is_refused(parts):
    content = bytearray(zipped([("plannen.txt", b"0" * 1_000_000), *parts]))
    directory = content.find(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert "klopt" in refused(bytes(content), "plannen.zip").found


def test_a_zip_of_very_many_files_is_refused(parts):
    many = [(f"{number}.txt", b"") for number in range(archives_module.MOST_ENTRIES + 1)]
    assert "te veel" in refused(zipped([*parts, *many]), "plannen.zip").what


@pytest.mark.parametrize(
    "name",
    [
        "../plannen.txt",
        "/etc/plannen.txt",
        "C:\\plannen.txt",
        "map\\..\\..\\x.txt",
        "\\\\server\\map\\x.txt",
        "a\nb.txt",
    ],
)
def test_a_name_that_leads_to_another_place_is_refused(parts, name):
    assert "andere plek" in refused(zipped([*parts, (name, b"x")]), "plannen.zip").what


def test_a_link_in_a_zip_is_refused(parts):
    assert "verwijzing" in refused(zipped([*parts, ("x", "/etc/passwd")], link={"x"}), "plannen.zip").what


def test_a_locked_zip_is_refused(parts):
    assert "wachtwoord" in refused(zipped(parts, encrypted=True), "plannen.zip").what


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twice", [("a.txt", "a.txt"), ("a.txt", "A.TXT")])
def test_a_name_that_is_there_twice_is_refused(parts, twice):
    assert "meer dan één keer" in refused(zipped([*parts, *((name, b"x") for name in twice)]), "plannen.zip").what


@pytest.mark.parametrize("name", ["binnen.zip", "plannen.txt"])
def test_a_zip_in_a_zip_is_refused_whatever_it_is_called(parts, name):
    assert "ingepakt" in refused(zipped([*parts, (name, zipped(parts))]), "plannen.zip").what


def test_a_zip_with_two_shapefiles_asks_which(parts):
    both = [*parts, *((name.replace("plannen", "oud"), content) for name, content in parts)]
    assert "plannen, oud" in refused(zipped(sorted(both, reverse=True)), "plannen.zip").found
    with take_in(zipped(both), "plannen.zip", sheet="oud") as taken:
        assert taken.path.suffix == ".shp"


def test_a_shapefile_that_lacks_a_part_is_refused(parts):
    without = [(name, content) for name, content in parts if not name.endswith(".dbf")]
    assert ".dbf" in refused(zipped(without), "plannen.zip").found


VRT = b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>"
QGIS = b"<!DOCTYPE qgis PUBLIC 'x' 'y'><qgis version='3'></qgis>"
PIPELINE = b'{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read x ! write y"}'
HIDDEN_PIPELINE = b'{"type":"FeatureCollection","features":[],"more":' + PIPELINE + b"}"


@pytest.mark.parametrize("ending", [".shp", ".shx", ".dbf", ".prj", ".cpg"])
@pytest.mark.parametrize("content", [VRT, QGIS, PIPELINE, b""])
def test_a_part_of_a_shapefile_that_is_something_else_is_refused(parts, ending, content):
    lying = [(name, content if name.endswith(ending) else inside) for name, inside in parts]
    assert "andere soort" in refused(zipped(lying), "plannen.zip").what


@pytest.mark.parametrize("system", ["+nadgrids=/etc/passwd", "/vsicurl/http://127.0.0.1:9/x", "http://127.0.0.1:9"])
def test_a_coordinate_system_that_leads_to_another_file_is_refused(parts, system):
    prj = f'{PRJ[:-1]},EXTENSION["PROJ4","+proj=longlat {system}"]]'.encode()
    lying = [(name, prj if name.endswith(".prj") else inside) for name, inside in parts]
    assert ".prj" in refused(zipped(lying), "plannen.zip").where


@pytest.mark.parametrize("name", ["x.xlsx", "x.xls", "x.ods", "x.zip", "x.gpkg", "x.geojson", "x.json"])
@pytest.mark.parametrize("content", [VRT, QGIS, PIPELINE, b"WFS:http://127.0.0.1:9", b"\0\0", b""])
def test_a_file_that_is_of_another_kind_than_its_name_says_is_refused(name, content):
    refused(content, name)


def test_a_pipeline_among_the_features_does_not_reach_the_reader():
    with take_in(HIDDEN_PIPELINE, "x.geojson") as taken:
        assert b"gdal_streamed_alg" not in taken.path.read_bytes()


def with_system(system, *, escaped=False):
    text = json.dumps({"type": "FeatureCollection", "crs": system, "features": []})
    return (text.replace('"crs"', '"\\u0063rs"') if escaped else text).encode()


@pytest.mark.parametrize("kind", ["link", "url", "name"])
@pytest.mark.parametrize("escaped", [False, True])
def test_a_coordinate_system_by_address_is_refused_however_it_is_written(kind, escaped):
    address = "http://127.0.0.1:9/crs"
    system = {"type": kind, "properties": {"href": address, "url": address, "name": address}}
    if kind != "name":
        del system["properties"]["name"]
    assert "coördinatenstelsel" in refused(with_system(system, escaped=escaped), "x.geojson").what


def test_an_address_in_a_single_shape_is_left_behind():
    shape = {"type": "Point", "coordinates": [6.4, 52.7], "crs": {"type": "link", "properties": {"href": "http://x"}}}
    feature = {"type": "Feature", "properties": {"a": 1}, "geometry": shape, "crs": shape["crs"]}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    with take_in(content, "x.geojson") as taken:
        assert b"http" not in taken.path.read_bytes()
        assert b"52.7" in taken.path.read_bytes()


@pytest.mark.parametrize("depth", [200, 400, 2_000, 100_000])
def test_geojson_nested_without_end_is_refused_or_read(depth):
    nested = '{"type":"GeometryCollection","geometries":[' * depth + "]}" * depth
    content = '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":' + nested + "}]}"
    try:
        with take_in(content.encode(), "x.geojson"):
            pass
    except InputError as error:
        assert "klopt" in error.problems[0].found  # noqa: PT017  # reading it is fine as well


HARMFUL_SQL = {
    "view": ["CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"],
    "trigger": ["CREATE TRIGGER t AFTER INSERT ON plannen BEGIN DELETE FROM plannen; END"],
    "virtual": ["CREATE VIRTUAL TABLE v USING fts5(x)"],
    "computed": ["CREATE TABLE c (a TEXT, b TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL)"],
    "system": ["UPDATE gpkg_spatial_ref_sys SET definition = '+proj=x +nadgrids=/etc/passwd' WHERE srs_id = 4326"],
    "no package": ["DROP TABLE gpkg_spatial_ref_sys"],
}


@pytest.mark.parametrize("harm", HARMFUL_SQL)
def test_a_geopackage_in_which_reading_carries_something_out_is_refused(package, harm):
    refused(with_sql(package, *HARMFUL_SQL[harm]), "plannen.gpkg")


def test_a_table_that_another_program_reads_elsewhere_is_refused(package):
    with sqlite3.connect(package) as database:
        database.execute("PRAGMA writable_schema = ON")
        text = "CREATE VIRTUAL TABLE o USING VirtualOGR('/etc/passwd')"
        database.execute("INSERT INTO sqlite_master VALUES ('table', 'o', 'o', 0, ?)", (text,))
    database.close()
    assert "'o'" in refused(package.read_bytes(), "plannen.gpkg").found


def test_a_damaged_geopackage_is_refused(package):
    content = package.read_bytes()
    assert "beschadigd" in refused(content[:100] + b"\xff" * 4000 + content[4100:], "plannen.gpkg").what


@pytest.mark.parametrize(
    "name",
    ["/vsicurl/http://127.0.0.1:9/x.gpkg", "/vsizip/x.zip/y.gpkg", "http://127.0.0.1:9/x.csv", "\\vsimem\\x.csv"],
)
def test_a_name_that_gdal_would_open_elsewhere_is_refused(name):
    assert "andere plek" in refused(b"a;b\n1;2\n", name).found


@pytest.mark.parametrize("name", ["x.xlsm", "x.xlsb", "x.exe", "x.gdb.zip.7z", "x.vrt", "x.qgs", "x", "x.kml", "x.shp"])
def test_a_kind_of_file_that_is_not_taken_in_is_named_with_those_that_are(name):
    assert refused(b"PK\x03\x04", name).expected


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_path_that_is_no_plain_file_is_refused_and_not_opened(tmp_path, make):
    make(tmp_path / "x.csv")
    refused(tmp_path / "x.csv", "x.csv")


def test_a_file_of_too_many_bytes_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "x.xlsx").open("wb") as file:
        file.truncate(51_000_000)
    assert "te groot" in refused(tmp_path / "x.xlsx", "x.xlsx").what
    assert "te groot" in refused(b"PK\x03\x04".ljust(51_000_000, b"\0"), "x.xlsx").what


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "ontbreekt" in refused(tmp_path / "x.csv", "x.csv").what


def far_cell(name, content):
    """Put a cell in the last row of the last column, which takes half a line and much memory."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return name, content.replace(b"</sheetData>", far)


def test_a_cell_far_beyond_the_table_ends_the_reader_and_not_the_app():
    assert "te groot" in refused(changed_zip(workbook(TABLE), far_cell), "plannen.xlsx").what


def test_so_do_rows_that_are_repeated_without_end():
    endless = b"<table:table-row table:number-rows-repeated='1048576'><table:table-cell office:value-type='string'"
    endless += (
        b" table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )

    def repeat(name, content):
        return name, content.replace(b"</table:table>", endless)

    refused(changed_zip(open_document(TABLE), repeat), "plannen.ods")


@pytest.mark.parametrize("make", [workbook, open_document])
def test_a_sheet_that_defines_words_which_grow_is_refused(make):
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    def define(name, content):
        return name, laughs + content if name.endswith(".xml") and b"<?xml" not in content else content.replace(
            b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', laughs
        )

    ending = "xlsx" if make is workbook else "ods"
    assert "definities" in refused(changed_zip(make(TABLE), define), f"plannen.{ending}").what


def test_a_bomb_in_a_sheet_is_refused():
    content = changed_zip(workbook(TABLE), lambda name, inside: (name, inside))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    assert "te groot" in refused(zipped([*parts, ("xl/media/x.png", b"0" * 30_000_000)]), "plannen.xlsx").what


def test_programs_pictures_and_links_of_a_workbook_reach_no_reader():
    extra = [("xl/vbaProject.bin", b"x"), ("xl/externalLinks/externalLink1.xml", b"<x/>"), ("xl/media/a.png", b"x")]
    with zipfile.ZipFile(io.BytesIO(workbook(TABLE))) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with take_in(zipped([*parts, *extra]), "plannen.xlsx") as taken, zipfile.ZipFile(taken.path) as clean:
        assert not {name for name, _ in extra} & set(clean.namelist())


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096])
def test_old_excel_that_is_damaged_or_locked_is_refused(content):
    refused(content, "plannen.xls")
    assert "wachtwoord" in refused(content, "plannen.xlsx").what


def test_a_workbook_in_the_name_of_another_is_refused(parts):
    assert "andere soort" in refused(open_document(TABLE), "plannen.xlsx").found
    assert "andere soort" in refused(zipped(parts), "plannen.xlsx").found


def test_the_bounds_of_the_reader_are_those_that_are_told():
    assert sheet_reader.MOST_CELLS == 5_000_000
    assert sheet_reader.MOST_BYTES <= 2_000_000_000


def test_text_with_bytes_of_another_kind_is_refused_when_its_table_is_read(bring):
    with pytest.raises(InputError, match="geen tekst"):
        bring(b"SQLite format 3\0\0\0", "plannen.csv")
