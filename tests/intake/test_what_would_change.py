"""A file changes what it says and nothing else: rows and columns that it lacks stay as they are."""

import json
import shutil

import geopandas as gpd
import pandas as pd
import pytest
from intake_files import workbook
from shapely import Point, box

from geo_pa.changes import PRESENT, ROW, Change
from geo_pa.changes.values import written
from geo_pa.engine import open_workspace
from geo_pa.engine.editing import ids
from geo_pa.errors import InputError
from geo_pa.intake import differences, without_unknown

PLANS = "building_locations"


def csv(*lines):
    return "\n".join(lines).encode()


def test_rows_and_columns_that_the_file_lacks_are_left_alone_and_counted(bring, plans):
    brought = bring(csv("Nummer;Naam", "BL01;Anders"), "plannen.csv")
    assert brought.changes == (Change(PLANS, "BL01", "name", plans.loc["BL01", "name"], "Anders"),)
    assert (brought.counts.not_in_file, brought.counts.same) == (len(plans) - 1, 0)


def test_an_empty_cell_makes_unknown_is_counted_apart_and_may_be_left_out(bring, plans):
    brought = bring(csv("Nummer;Naam;Trekker", "BL01;Anders;"), "plannen.csv")
    assert Change(PLANS, "BL01", "lead", plans.loc["BL01", "lead"], None) in brought.changes
    assert (brought.counts.cells, brought.counts.unknown) == (2, 1)
    kept = brought.keeping_known()
    assert kept.changes == without_unknown(brought.changes)
    assert [one.field for one in kept.changes] == ["name"]
    assert (kept.counts.cells, kept.counts.unknown) == (1, 0)


def test_a_row_with_a_new_number_is_a_new_row_with_what_is_known_of_it(bring):
    brought = bring(csv("Nummer;Naam;Trekker;Zorgplaatsen", "N1;Nieuw plan;;0"), "plannen.csv")
    assert brought.changes == (
        Change(PLANS, "N1", ROW, None, PRESENT),
        Change(PLANS, "N1", "name", None, "Nieuw plan"),
        Change(PLANS, "N1", "care_places", None, "0"),
    )
    assert brought.counts.new == 1
    assert "nog geen plek op de kaart" in brought.intake.notices[-1].what


def test_a_new_row_without_what_each_row_must_have_waits(bring):
    brought = bring(csv("Nummer;Zorgplaatsen", "N1;3", "BL01;77"), "plannen.csv")
    assert [(fix.row, fix.code) for fix in brought.intake.fixes] == [(1, "new_row_without_value")]
    assert [(one.row, one.field) for one in brought.changes] == [("BL01", "care_places")]


def test_a_total_that_no_longer_fits_the_parts_of_the_workspace_waits(bring, plans):
    homes = int(plans.loc["BL01", "dwellings"])
    brought = bring(csv("Nummer;Nieuwe woningen;Naam", f"BL01;{homes + 1};Anders", "BL02;;Anders"), "plannen.csv")
    assert {(fix.row, fix.code) for fix in brought.intake.fixes} == {(1, "parts_differ_from_total")}
    assert {one.row for one in brought.changes} == {"BL02"}


def test_a_new_row_with_a_shape_is_placed_in_metres(bring):
    square = box(6.47, 52.72, 6.48, 52.73)
    feature = {"type": "Feature", "properties": {"Nummer": "N1", "Naam": "Nieuw"}, "geometry": square.__geo_interface__}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    shape = next(one.after for one in bring(content, "plannen.geojson").changes if one.field == "geometry")
    west, south = gpd.GeoSeries.from_wkt([shape]).total_bounds[:2]
    assert 200_000 < west < 250_000
    assert 500_000 < south < 550_000


def test_a_shape_in_an_unknown_system_is_refused(bring, tmp_path, plans):
    path = tmp_path / "x.gpkg"
    with pytest.warns(UserWarning, match="crs"):
        plans.head(1).set_crs(None, allow_override=True).reset_index().to_file(path)
    with pytest.raises(InputError, match="coördinatenstelsel"):
        bring(path, "x.gpkg")


def test_points_will_do_for_a_layer_that_questions_take_as_points(bring, tmp_path):
    path = tmp_path / "x.gpkg"
    frame = {"Nummer": ["BL01"], "Naam": ["Anders"]}
    gpd.GeoDataFrame(frame, geometry=[Point(230_000, 524_000)], crs="EPSG:28992").to_file(path)
    assert {one.field for one in bring(path, "x.gpkg").changes} == {"name", "geometry"}


def test_without_a_column_that_tells_rows_apart_a_file_is_refused_with_what_to_say(bring):
    with pytest.raises(InputError, match='--match "kolom=location_id"'):
        bring(csv("Naam;Trekker", "Een;Twee"), "plannen.csv")


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        ("allocations", "besloten"),
        ("vacancies", "besloten"),
        ("heat", "raster"),
        ("assessment_answers", "welke rij welke is"),
        ("bouwlocaties", "Bedoelde u building_locations"),
    ],
)
def test_a_layer_into_which_no_rows_can_go_says_why(bring, layer, told):
    with pytest.raises(InputError, match=told):
        bring(csv("year;corporation;location_id;criterion", "2024;Domesta;BL01;C1"), "x.csv", into=layer)


def test_a_table_without_a_number_is_matched_by_what_tells_its_rows_apart(bring, session):
    stock = session.layer("stock_2023")
    row = stock.index[0]
    first = stock.loc[row]
    lines = [f"{first['corporation']};{first['kind']};{first['units'] + 1}", "Nieuwe corporatie;daeb_home;12"]
    brought = bring(csv("corporation;kind;units", *lines), "bezit.csv", into="stock_2023")
    known, new = ids(session, "stock_2023")[row], brought.changes[-1].row
    assert new not in {*ids(session, "stock_2023")}
    assert brought.changes == (
        Change("stock_2023", known, "units", str(first["units"]), str(first["units"] + 1)),
        Change("stock_2023", new, ROW, None, PRESENT),
        Change("stock_2023", new, "corporation", None, "Nieuwe corporatie"),
        Change("stock_2023", new, "kind", None, "daeb_home"),
        Change("stock_2023", new, "units", None, "12"),
    )


def test_its_own_file_with_printed_totals_changes_nothing(bring, session):
    own = session.workspace.declarations["stock_2023"].file_path
    brought = bring(own, own.name, into="stock_2023")
    assert brought.changes == ()
    assert brought.intake.fixes == ()


@pytest.fixture
def own(tmp_path, repository):
    for part in ("layers", "data"):
        (tmp_path / part).mkdir()
    for name in ("layers/building_locations.toml", "layers/building_locations.gpkg", "data/workspace.toml"):
        shutil.copy(repository / name, tmp_path / name)
    return tmp_path


def test_a_row_that_has_a_fault_in_the_workspace_is_mended_there_first(own, bring):
    path = own / "layers" / "building_locations.gpkg"
    rows = gpd.read_file(path)
    rows.loc[rows["location_id"] == "BL02", "dwellings"] = -5
    path.unlink()
    rows.to_file(path)
    brought = bring(csv("Nummer;Naam", "BL01;Anders", "BL02;Anders"), "plannen.csv", held=open_workspace(own))
    assert [(fix.key, fix.code) for fix in brought.intake.fixes] == [("BL02", "row_has_a_fault")]
    assert {one.row for one in brought.changes} == {"BL01"}


def test_a_layer_that_is_not_there_yet_is_begun_with_declare(own, bring):
    with pytest.raises(InputError, match="geo-pa declare"):
        bring(csv("facility_id;kind", "F1;huisarts"), "x.csv", into="facilities", held=open_workspace(own))


def test_what_was_changed_and_not_written_counts_as_it_stands(session, bring, plans):
    held = session.changed(PLANS, plans.assign(name=plans["name"].where(plans.index != "BL01", "Anders")))
    assert bring(csv("Nummer;Naam", "BL01;Anders"), "plannen.csv", held=held).changes == ()


def test_differences_of_no_rows_are_none(session, plans):
    assert differences(session, PLANS, plans.head(0)) == ()
    assert differences(session, PLANS, plans) == ()


def test_the_rows_of_a_session_are_not_changed_by_a_file(session, bring, plans):
    before = written(plans["name"]).tolist()
    bring(csv("Nummer;Naam", "BL01;Anders"), "plannen.csv")
    assert written(session.layer(PLANS)["name"]).tolist() == before


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pd.Series(["a", None], dtype="str"), ["a", None]),
        (pd.Series([12, None], dtype="Int64"), ["12", None]),
        (pd.Series([0.1, -0.0, None], dtype="float64"), ["0.1", "0.0", None]),
        (pd.Series([True, False, None], dtype="boolean"), ["true", "false", None]),
        (pd.Series(["2026-01-02", None], dtype="datetime64[s]"), ["2026-01-02", None]),
        (gpd.GeoSeries([Point(1.00049, 2), None], crs="EPSG:28992"), ["POINT (1 2)", None]),
    ],
)
def test_a_value_has_one_canonical_text(values, texts):
    assert written(values).tolist() == texts


def test_an_excel_without_shapes_leaves_the_shapes_as_they_are(bring):
    brought = bring(workbook([["Nummer", "Naam"], ["BL01", "Anders"]]), "plannen.xlsx")
    assert {one.field for one in brought.changes} == {"name"}
