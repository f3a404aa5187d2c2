"""A first declaration is written from a file: only what differs, never over what is there, and it can be read."""

import shutil

import geopandas as gpd
import pytest
from intake_files import shapefile_parts, workbook, zipped
from shapely import box

from geo_pa.engine import open_workspace
from geo_pa.errors import InputError
from geo_pa.intake import first_declaration, proposed, settled, take_in

SHAPES = [box(230_000 + 100 * at, 520_000, 230_050 + 100 * at, 520_050) for at in range(2)]


@pytest.fixture
def empty(tmp_path, repository):
    """A workspace that says no more than which municipality it is."""
    (tmp_path / "data").mkdir()
    shutil.copy(repository / "data" / "workspace.toml", tmp_path / "data" / "workspace.toml")
    return tmp_path


@pytest.fixture
def declare(empty):
    """Write the first declaration of a file into the workspace."""

    def declared(source, name="", *, as_layer="building_locations", given=()):
        workspace = open_workspace(empty).workspace
        with take_in(source, name) as taken:
            table, match = proposed(taken, as_layer, workspace)
            at = source if not isinstance(source, bytes) else None
            made = first_declaration(workspace, table, settled(match, given, table), source=at)
        for path, content in made.written.items():
            (empty / path).parent.mkdir(parents=True, exist_ok=True)
            (empty / path).write_bytes(content)
        return made

    return declared


def plans(**columns):
    return gpd.GeoDataFrame(
        {"plannr": ["P1", "P2"], "Naam": ["Een", "Twee"], **columns}, geometry=SHAPES, crs="EPSG:28992"
    )


def test_a_geopackage_of_another_becomes_a_layer_that_is_read(declare, empty, tmp_path):
    path = tmp_path / "elders.gpkg"
    plans(status_planologisch=["1A. Onherroepelijk", "Onbekend"], dwellings=[3, 4]).to_file(path)
    made = declare(path, given=["plannr=location_id"])
    assert made.text.splitlines()[1:] == [
        'file = "elders.gpkg"',
        'crs = "EPSG:28992"',
        "",
        "[source]",
        'publisher = "Gemeente Hoogeveen"',
        'title = "elders"',
        "",
        "[columns]",
        'location_id = "plannr"',
        'name = "Naam"',
        'status = {source = "status_planologisch", map = {"1A. Onherroepelijk" = "1A"}, missing = ["Onbekend"]}',
    ]
    rows = open_workspace(empty).layer("building_locations")
    assert rows.index.tolist() == ["P1", "P2"]
    assert rows["status"].tolist()[0] == "1A"
    assert rows["dwellings"].tolist() == [3, 4]


def test_nothing_is_said_of_a_file_that_has_our_names(declare, empty):
    own = plans().rename(columns={"plannr": "location_id", "Naam": "name"})
    (empty / "layers").mkdir()
    path = empty / "layers" / "plannen.gpkg"
    own.to_file(path)
    made = declare(path)
    assert made.files == {}
    assert "[columns]" not in made.text
    assert len(open_workspace(empty).layer("building_locations")) == 2


def test_a_system_other_than_rd_is_found_in_the_file(declare, empty, tmp_path):
    path = tmp_path / "plannen.geojson"
    plans().rename(columns={"plannr": "Nummer"}).to_crs("EPSG:4326").to_file(path)
    assert 'crs = "EPSG:4326"' in declare(path).text
    assert open_workspace(empty).layer("building_locations").total_bounds[0] == pytest.approx(230_000, abs=0.1)


def test_a_shapefile_is_unpacked_beside_its_declaration(declare, empty, tmp_path):
    inside = tmp_path / "shp"
    inside.mkdir()
    made = declare(zipped(shapefile_parts(inside, plans().rename(columns={"plannr": "Nummer"}))), "plannen.zip")
    assert {path.name for path in made.files} == {f"plannen.{end}" for end in ("shp", "shx", "dbf", "prj", "cpg")}
    assert len(open_workspace(empty).layer("building_locations")) == 2


def test_a_sheet_becomes_a_table_of_text(declare, empty):
    rows = [["Mutaties"], [], ["Nummer", "Jaar", "Corporatie", "Verandering"], ["M1", 2024, "Domesta", "sloop"]]
    declare(workbook(rows), "mutaties.xlsx", as_layer="stock_mutations")
    assert (empty / "data" / "tables" / "mutaties.csv").is_file()
    read = open_workspace(empty).layer("stock_mutations")
    assert read.loc["M1", ["corporation", "mutation"]].tolist() == ["Domesta", "demolition"]


def test_what_is_there_is_never_written_over(declare, tmp_path):
    path = tmp_path / "plannen.gpkg"
    plans().to_file(path)
    declare(path, given=["plannr=location_id"])
    with pytest.raises(InputError) as refused:
        declare(path, given=["plannr=location_id"])
    assert [problem.where for problem in refused.value.problems] == [
        "layers/building_locations.toml",
        "layers/plannen.gpkg",
    ]


def test_a_layer_without_shapes_is_refused(declare):
    with pytest.raises(InputError, match="vormen nodig"):
        declare(b"Nummer;Naam\nP1;Een\n", "plannen.csv")


def test_what_was_not_sure_stands_above_it_as_a_question(declare, tmp_path):
    path = tmp_path / "plannen.gpkg"
    plans(Oplevring=[2030, 2031]).to_file(path)
    assert "Oplevring = completion_year?" in declare(path).text.splitlines()[1]


def test_rows_with_a_fault_are_told_and_the_declaration_is_written(declare, tmp_path):
    path = tmp_path / "plannen.gpkg"
    plans(Oplevering=["2030", "ooit"]).to_file(path)
    made = declare(path, given=["plannr=location_id"])
    assert [(fix.row, fix.key, fix.column) for fix in made.fixes] == [(2, "P2", "Oplevering")]
