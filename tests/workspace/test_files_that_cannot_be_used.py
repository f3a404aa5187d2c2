"""A file that cannot be used at all: every fault at once, in words that say what to do; no file is changed."""

import json

import pytest
from shapely.geometry import Point

from geo_pa.errors import Severity


def only(problems):
    assert len(problems) == 1, [str(problem) for problem in problems]
    assert problems[0].severity is Severity.ERROR
    return problems[0]


def test_a_missing_file(folder):
    folder.declare("plannen.gpkg")
    folder.save(folder.plans(), "plannen2.gpkg")
    problem = only(folder.refusal())
    assert problem.where == "Plannen (plannen.gpkg)"
    assert problem.what == "Het bestand ontbreekt."
    assert "plannen2.gpkg" in problem.found
    assert "plans.toml" in problem.action


@pytest.mark.parametrize("file", ["plans.gpkg", "plans.geojson", "plans.shp", "plans.csv"])
def test_an_empty_file(folder, file):
    folder.declare(file)
    folder.write(f"layers/{file}", b"")
    problem = only(folder.refusal())
    assert problem.what == "Het bestand is leeg."
    assert problem.found == "0 bytes"


def test_a_table_of_nothing_but_white_space_is_empty(folder):
    folder.declare_table("plans.csv")
    folder.write("data/tables/plans.csv", "\n  \n")
    assert only(folder.refusal()).what == "Het bestand is leeg."


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_geopackage_that_was_cut_off(folder, part):
    folder.declare("plans.gpkg")
    path = folder.save(folder.plans(aantal=list(range(500))))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    problem = only(folder.refusal())
    assert "beschadigd" in problem.what
    assert problem.expected == "een GeoPackage"
    assert "exporteer" in problem.action


@pytest.mark.parametrize(("file", "kind"), [("plans.geojson", "GeoJSON"), ("plans.gpkg", "een GeoPackage")])
def test_a_file_of_another_kind(folder, file, kind):
    folder.declare(file)
    folder.write(f"layers/{file}", "<html>Niet gevonden</html>")
    problem = only(folder.refusal())
    assert "van een andere soort" in problem.what
    assert problem.expected == kind


def test_geojson_that_was_cut_off(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    path = folder.save(folder.plans(), "plans.geojson", RFC7946="YES")
    path.write_bytes(path.read_bytes()[:-200])
    assert "niet compleet" in only(folder.refusal()).what


def test_a_shapefile_without_its_index(folder):
    folder.declare("plans.shp")
    folder.save(folder.plans(), "plans.shp").with_suffix(".shx").unlink()
    assert ".shx" in only(folder.refusal()).expected


def test_a_spreadsheet_is_not_read(folder):
    folder.declare_table("plans.xlsx")
    folder.write("data/tables/plans.xlsx", b"PK")
    assert "CSV" in only(folder.refusal()).action


def test_a_binary_file_called_csv(folder):
    folder.declare_table("plans.csv")
    folder.write("data/tables/plans.csv", b"PK\x03\x04\x00\x00\x01")
    assert only(folder.refusal()).what == "Dit bestand bevat geen tekst."


def test_quotes_that_do_not_match(folder):
    folder.declare_table("plans.csv")
    folder.write("data/tables/plans.csv", 'nr,naam,aantal,kans,status\nA,"x,1,0.5,1A\n')
    assert "aanhalingstekens" in only(folder.refusal()).what


def test_a_column_name_that_stands_twice_in_the_header(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr,naam,aantal,aantal,kans,status\nA,x,1,2,0.5,1A\n")
    problem = only(folder.refusal())
    assert "twee keer" in problem.what
    assert problem.found == "'aantal'"


def test_missing_columns_are_named_with_what_is_there(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans().rename(columns={"aantal": "aantallen"}).drop(columns="kans"))
    problem = only(folder.refusal())
    assert problem.what == "2 kolommen ontbreken in het bestand."
    assert problem.expected == "Nieuwe woningen (kolom aantal), Kans (kolom kans)"
    assert "aantallen" in problem.found
    assert "aantal heet misschien aantallen" in problem.action


def test_more_layers_than_one_and_none_named(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(), layer="oud")
    folder.save(folder.plans(), layer="nieuw")
    problem = only(folder.refusal())
    assert problem.found == "de kaartlagen oud, nieuw"
    assert 'layer = "oud"' in problem.action


def test_a_named_layer_that_is_not_there(folder):
    folder.declare("plans.gpkg", head='layer = "concept"')
    folder.save(folder.plans(), layer="nieuw")
    problem = only(folder.refusal())
    assert "'concept'" in problem.what
    assert "nieuw" in problem.found


def test_geojson_with_rd_coordinates(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    content = json.loads(folder.plans().set_crs(None, allow_override=True).to_json())
    folder.write("layers/plans.geojson", json.dumps(content))
    problem = only(folder.refusal())
    assert "lijken RD-meters" in problem.what
    assert "230.000" in problem.found
    assert "EPSG:4326" in problem.action


def test_degrees_in_a_file_that_says_metres(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans().to_crs("EPSG:4326").set_crs("EPSG:28992", allow_override=True))
    assert "lijken graden" in only(folder.refusal()).what


def test_a_shapefile_without_its_coordinate_system(folder):
    folder.declare("plans.shp")
    folder.save(folder.plans(), "plans.shp").with_suffix(".prj").unlink()
    problem = only(folder.refusal())
    assert problem.found == "geen coördinatenstelsel"
    assert "plans.prj" in problem.action
    assert "GeoPackage" in problem.action


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_geopackage_without_a_coordinate_system(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(crs=None))
    assert only(folder.refusal()).found == "geen coördinatenstelsel"


def test_another_coordinate_system_than_declared(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans().to_crs("EPSG:32631"))
    problem = only(folder.refusal())
    assert "EPSG:32631" in problem.found
    assert "EPSG:28992" in problem.expected
    assert 'crs = "EPSG:32631"' in problem.action


def test_points_where_polygons_are_declared(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([Point(230_000, 520_000), Point(230_100, 520_000)]))
    problem = only(folder.refusal())
    assert problem.found == "punt (Point)"
    assert problem.expected == "vlak (Polygon)"


def test_a_table_where_a_layer_is_declared(folder):
    folder.declare("plans.csv")
    folder.write("layers/plans.csv", "nr,naam,aantal,kans,status\nA,x,1,0.5,1A\n")
    problem = only(folder.refusal())
    assert problem.what == "Het bestand heeft geen vormen voor de kaart."
    assert 'geometry = "none"' in problem.action


def test_a_key_that_stands_twice(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(nr=["A", "B", "A"]))
    problem = only(folder.refusal())
    assert problem.where == "Plannen (plans.gpkg), Nummer (kolom nr)"
    assert problem.found == "'A' in rij 1 en 3"


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_an_empty_key(folder, empty):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(nr=["A", empty, "C"]))
    problem = only(folder.refusal())
    assert problem.what == "1 rij heeft geen nummer."
    assert problem.found == "rij 2"


def test_keys_that_differ_in_spaces_only_are_the_same(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(nr=["A", "A "]))
    assert only(folder.refusal()).found == "'A' in rij 1 en 2"


def test_all_faults_of_a_layer_are_told_at_once_those_of_rows_too(folder):
    folder.declare("plans.gpkg")
    plans = folder.plans(nr=["A", "A"], aantal=[-1, 2]).drop(columns="kans").to_crs("EPSG:32631")
    folder.save(plans)
    assert [problem.what for problem in folder.refusal()] == [
        "1 kolom ontbreekt in het bestand.",
        "Het bestand staat in een ander coördinatenstelsel dan de declaratie zegt.",
        "Een nummer komt meer dan één keer voor.",
        "1 rij telt niet mee: een waarde buiten de grenzen.",
    ]


def test_a_layer_that_is_not_declared(folder):
    folder.declare("plans.gpkg")
    problem = only(folder.refusal("plan"))
    assert problem.found == "'plan'"
    assert "Bedoelde u plans?" in problem.action


def test_the_folder_itself_can_be_wrong(folder, tmp_path):
    (tmp_path / "data" / "workspace.toml").unlink()
    assert only(folder.refusal()).what == "Het bestand ontbreekt."


def test_no_message_holds_a_traceback_or_an_english_exception_name(folder):
    folder.declare("plans.gpkg")
    folder.write("layers/plans.gpkg", b"SQLite format 3\x00" + b"\x01" * 500)
    text = str(only(folder.refusal()))
    assert "Traceback" not in text
    assert "Error" not in text


def test_a_layer_of_which_no_row_can_be_used_is_refused_as_a_whole(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(aantal=[-1, -2, -3]))
    whole, rows = folder.refusal()
    assert whole.what == "Geen enkele rij is te gebruiken; de hele laag of tabel telt niet mee."
    assert whole.found == "3 rijen met een fout"
    assert rows.what == "3 rijen tellen niet mee: een waarde buiten de grenzen."


def test_a_file_without_rows_is_an_empty_layer_and_no_fault(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr,naam,aantal,kans,status\n")
    reading = folder.read()
    assert reading.frame.empty
    assert [problem.severity for problem in reading.problems] == [Severity.NOTICE]
