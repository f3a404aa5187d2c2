"""A file without faults is read as declared, whatever its format."""

from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import force_3d
from shapely.geometry import MultiPolygon, box

TABLE_COLUMNS = """
[columns.plan_id]
title = "Nummer"
type = "text"
required = true

[columns.homes]
title = "Woningen"
type = "integer"
unit = "woningen"

[columns.rent]
title = "Huur"
type = "number"
unit = "euro"

[columns.decided]
title = "Besloten op"
type = "date"

[columns.ready]
title = "Opgeleverd"
type = "boolean"
"""


@pytest.mark.parametrize("file", ["plans.gpkg", "plans.shp"])
def test_a_layer_is_read_with_our_names_and_types(folder, file):
    folder.declare(file)
    folder.save(folder.plans(), file)
    reading = folder.read()
    assert reading.problems == ()
    assert reading.frame.index.tolist() == ["P1", "P2", "P3"]
    assert reading.frame.index.name == "plan_id"
    assert list(reading.frame.columns) == ["name", "homes", "chance", "status", "geometry"]
    assert reading.frame.dtypes.astype(str).to_dict() == {
        "name": "str",
        "homes": "Int64",
        "chance": "float64",
        "status": "str",
        "geometry": "geometry",
    }
    assert reading.frame["homes"].tolist() == [10, 20, 30]
    assert reading.frame.crs == "EPSG:28992"


def test_a_layer_is_read_once(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    workspace = folder.open()
    assert workspace.read("plans") is workspace.read("plans")


def test_geojson_in_degrees_is_brought_to_rd(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    plans = folder.plans()
    folder.save(plans, "plans.geojson", RFC7946="YES")
    reading = folder.read()
    assert reading.problems == ()
    assert reading.frame.crs == "EPSG:28992"
    assert reading.frame.distance(plans.geometry.set_axis(reading.frame.index)).max() < 0.01
    assert reading.frame.area.tolist() == pytest.approx([2500] * 3, rel=1e-3)


def test_rd_with_heights_is_rd(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans().set_crs("EPSG:7415", allow_override=True))
    reading = folder.read()
    assert reading.problems == ()
    assert reading.frame.crs == "EPSG:28992"


def test_geojson_with_heights_in_degrees_is_read(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    degrees = folder.plans().to_crs("EPSG:4326")
    folder.save(degrees.set_geometry(degrees.force_3d(10)), "plans.geojson")
    assert len(folder.read().frame) == 3


def test_a_layer_is_found_among_several_by_its_name(folder):
    folder.declare("plans.gpkg", head='layer = "new"')
    folder.save(folder.plans(aantal=[1, 2]), layer="old")
    folder.save(folder.plans(aantal=[3, 4, 5]), layer="new")
    assert folder.read().frame["homes"].tolist() == [3, 4, 5]


def test_height_is_dropped_and_a_group_is_a_group_only_where_it_has_more_parts(folder):
    folder.declare("plans.gpkg")
    two = MultiPolygon([box(230_000, 520_000, 230_010, 520_010), box(230_020, 520_000, 230_030, 520_010)])
    folder.save(folder.plans([force_3d(box(230_000, 520_000, 230_010, 520_010), 5.0), two]))
    frame = folder.read().frame
    assert frame.geom_type.tolist() == ["Polygon", "MultiPolygon"]
    assert not frame.has_z.any()


def test_a_file_is_found_relative_to_its_declaration_or_by_its_full_path(folder, tmp_path):
    folder.save(folder.plans()).rename(tmp_path / "elsewhere.gpkg")
    for name in ("../elsewhere.gpkg", (tmp_path / "elsewhere.gpkg").as_posix()):
        folder.declare(name)
        assert len(folder.read().frame) == 3


def test_columns_that_are_not_declared_are_named_and_left_alone(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(opmerking=["a", "b"], kans=[0.1, 0.2]))
    reading = folder.read()
    assert reading.undeclared == ("opmerking",)
    assert "opmerking" not in reading.frame


def test_a_table_without_a_key_is_numbered_from_one(folder):
    folder.declare_table("plans.csv", key="")
    folder.save_table("nr,naam,aantal,kans,status\nA,x,1,0.5,1A\nA,y,2,0.5,\n")
    frame = folder.read().frame
    assert frame.index.tolist() == [1, 2]
    assert frame.index.name == "row"
    assert isinstance(frame, pd.DataFrame)
    assert not isinstance(frame, gpd.GeoDataFrame)


ENCODED = {"utf-8": "utf-8", "with a byte order mark": "utf-8-sig", "latin-1": "latin-1", "utf-16": "utf-16"}


@pytest.mark.parametrize("encoding", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_in_every_encoding_and_with_every_delimiter(folder, encoding, delimiter):
    folder.declare_table("plans.csv", columns=TABLE_COLUMNS)
    cells = [["plan_id", "homes", "rent", "decided", "ready"], ["Coöperatie É", "12", "650.5", "2024-05-21", "ja"]]
    folder.save_table("\n".join(delimiter.join(row) for row in cells), encoding=encoding)
    frame = folder.read().frame
    assert frame.index.tolist() == ["Coöperatie É"]
    assert frame.loc["Coöperatie É"].tolist() == [12, 650.5, pd.Timestamp(2024, 5, 21), True]


def test_semicolons_with_decimal_commas_and_thousands_dots_are_dutch_numbers(folder):
    folder.declare_table("plans.csv", columns=TABLE_COLUMNS)
    folder.save_table("plan_id;homes;rent;decided;ready\nA;1.234;1.234,5;21-5-2024;nee\nB;12;0,25;1-12-2023;\n")
    frame = folder.read().frame
    assert frame["homes"].tolist() == [1234, 12]
    assert frame["rent"].tolist() == [1234.5, 0.25]
    assert frame["decided"].dt.date.tolist() == [date(2024, 5, 21), date(2023, 12, 1)]
    assert frame["ready"].tolist()[0] is False
    assert frame["ready"].isna().tolist() == [False, True]
    assert str(frame["decided"].dtype) == "datetime64[s]"
    assert str(frame["ready"].dtype) == "boolean"


def test_quotes_keep_delimiters_and_line_breaks_inside_a_cell(folder):
    folder.declare_table("plans.csv")
    folder.save_table('nr,naam,aantal,kans,status\nA,"Zuid, \'t ""oude"" deel\ntweede regel",3,0.5,1A')
    folder.rows = 1
    assert folder.read().frame.loc["A", "name"] == 'Zuid, \'t "oude" deel\ntweede regel'


def test_lines_without_any_value_are_no_rows(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr;naam;aantal;kans;status\nA;x;1;0,5;1A\n;;;;\n\n")
    folder.rows = 1
    assert folder.read().frame.index.tolist() == ["A"]


def test_delimiters_behind_the_last_column_hold_nothing(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr;naam;aantal;kans;status\nA;x;1;0,5;1A;;\n")
    assert folder.read().frame.index.tolist() == ["A"]
    folder.save_table("nr;naam;aantal;kans;status;;\nA;x;1;0,5;1A;;\n")
    assert folder.read().undeclared == ()


def test_whole_numbers_may_be_written_with_a_decimal_zero(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr,naam,aantal,kans,status\nA,x,12.0,0.5,1A\nB,y,12,1,1A\n")
    assert folder.read().frame["homes"].tolist() == [12, 12]


def test_a_key_of_whole_numbers_becomes_text_without_decimals(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(nr=[5216, 5217]))
    assert folder.read().frame.index.tolist() == ["5216", "5217"]


def test_an_empty_list_of_rows_is_read_with_a_notice(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr,naam,aantal,kans,status\n")
    reading = folder.read()
    assert [(problem.severity, problem.what) for problem in reading.problems] == [
        ("notice", "Het bestand heeft geen rijen.")
    ]
    assert reading.frame.empty
    assert str(reading.frame["homes"].dtype) == "Int64"


def test_missing_is_unknown_and_no_fault(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(aantal=[None, 3.0], kans=[float("nan"), 0.5], status=[None, "1A"], naam=["", "b"]))
    reading = folder.read()
    assert reading.problems == ()
    assert reading.frame.isna().sum().to_dict() == {"name": 1, "homes": 1, "chance": 1, "status": 1, "geometry": 0}


def test_reading_leaves_no_files_behind(folder, tmp_path):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    folder.read()
    assert {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()} == {
        Path("data/workspace.toml"),
        Path("layers/plans.toml"),
        Path("layers/plans.gpkg"),
    }


def test_an_old_way_to_write_a_coordinate_system_is_understood(folder):
    """QGIS and old scripts write it so; pyproj warns, and the planner need not know."""
    folder.declare("plans.gpkg", crs="+init=epsg:28992")
    folder.save(folder.plans())
    reading = folder.read()
    assert len(reading.frame) == 3
    assert not reading.problems
