"""One bad row leaves, with its reason; the others stay usable and nothing is lost."""

from datetime import date

import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo_pa.workspace import wording

SQUARE = box(230_000, 520_000, 230_050, 520_050)
BOW_TIE = Polygon([(230_000, 520_000), (230_050, 520_050), (230_050, 520_000), (230_000, 520_050)])


def excluded_row(reading):
    assert len(reading.excluded) == 1, reading.excluded
    assert len(reading.problems) == 1, [str(problem) for problem in reading.problems]
    return reading.excluded.iloc[0], reading.problems[0]


def bad_cell(folder, column, value, good):
    """Read two plans of which the second holds a bad cell, from a table of text."""
    folder.declare_table("plans.csv")
    cells = {"nr": ("A", "B"), "naam": ("x", "y"), "aantal": ("1", "2"), "kans": ("0.5", "0.5"), "status": ("1A", "1A")}
    cells[column] = (good, value)
    folder.save_table(
        "\n".join(
            [",".join(cells), *(",".join(f'"{cell}"' for cell in row) for row in zip(*cells.values(), strict=True))]
        )
    )
    return folder.read()


BAD_CELLS = {
    "negative homes": ("aantal", "-5", "out_of_range", "Nieuwe woningen (kolom aantal)", "0 of meer woningen"),
    "text in a number column": ("aantal", "twaalf", "not_a_number", "Nieuwe woningen (kolom aantal)", "een heel getal"),
    "NaN as text": ("kans", "NaN", "not_a_number", "Kans (kolom kans)", "een getal"),
    "infinite": ("kans", "inf", "not_a_number", "Kans (kolom kans)", "een getal"),
    "too large for a number": ("kans", "1e999", "not_a_number", "Kans (kolom kans)", "een getal"),
    "half a home": ("aantal", "12.5", "not_whole", "Nieuwe woningen (kolom aantal)", "een heel getal"),
    "above the maximum": ("kans", "1.2", "out_of_range", "Kans (kolom kans)", "van 0 tot en met 1"),
    "below the minimum": ("kans", "-0.1", "out_of_range", "Kans (kolom kans)", "van 0 tot en met 1"),
    "an unknown word": ("status", "1Z", "unknown_word", "Planstatus (kolom status)", "1A onherroepelijk"),
    "a percentage sign": ("kans", "25%", "not_a_number", "Kans (kolom kans)", "een getal"),
}


@pytest.mark.parametrize(("column", "value", "reason", "subject", "expected"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_bad_cell_excludes_its_row_and_says_why(folder, column, value, reason, subject, expected):
    good = {"aantal": "3", "kans": "0.25", "status": "3"}[column]
    reading = bad_cell(folder, column, value, good)
    row, problem = excluded_row(reading)
    assert row[["layer", "id", "reason"]].tolist() == ["plans", "B", reason]
    assert row["explanation"].startswith(f"Rij 2 (B): {subject}: ")
    assert expected in row["explanation"]
    assert problem.where == f"Plannen (plans.csv), {subject}"
    assert problem.what.startswith("1 rij telt niet mee: ")
    assert problem.found.startswith("rij 2 (B): ")
    assert expected in problem.expected
    assert reading.frame.index.tolist() == ["A"]


def test_the_explanation_shows_the_value_in_dutch_notation(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(kans=[0.5, 1234.5]))
    row, _ = excluded_row(folder.read())
    assert row["explanation"] == (
        "Rij 2 (P2): Kans (kolom kans): een waarde buiten de grenzen. "
        "Gevonden: 1.234,5. Verwacht: een aandeel van 0 tot en met 1 (1 is 100%)."
    )


def test_infinity_in_a_binary_file_is_no_number(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(kans=[0.5, float("inf")]))
    row, _ = excluded_row(folder.read())
    assert row["reason"] == "not_a_number"


def test_many_bad_rows_give_one_message_with_five_rows_and_a_count(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(aantal=[-1] * 8 + [3, 3], status=["1A"] * 7 + ["x", "y", "1A"]))
    reading = folder.read()
    assert [problem.what for problem in reading.problems] == [
        "8 rijen tellen niet mee: een waarde buiten de grenzen.",
        "2 rijen tellen niet mee: een onbekend woord.",
    ]
    assert reading.problems[0].found.endswith("rij 5 (P5): -1 en nog 3")
    assert len(reading.excluded) == 9
    assert len(reading.frame) == 1


def test_a_row_with_two_faults_is_excluded_once_with_both_explained(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([BOW_TIE, SQUARE], aantal=[-1, 3], kans=[2.0, 0.5]))
    reading = folder.read()
    assert len(reading.problems) == 3
    assert reading.excluded["reason"].tolist() == ["out_of_range"]
    for words in ("Nieuwe woningen (kolom aantal)", "Kans (kolom kans)", "Vorm op de kaart"):
        assert words in reading.excluded["explanation"].iloc[0]


SHAPES = {
    "no geometry": (None, "empty_geometry", "geen vorm"),
    "an empty geometry": (Polygon(), "empty_geometry", "zonder punten"),
    "an edge that crosses itself": (BOW_TIE, "invalid_geometry", "de rand snijdt zichzelf bij 230025 520025"),
    "a line": (LineString([(230_000, 520_000), (230_050, 520_050)]), "wrong_geometry_type", "lijn (LineString)"),
    "in Germany": (box(310_000, 520_000, 310_050, 520_050), "outside_netherlands", "RD 310.025 520.025"),
    "at zero": (box(0, 0, 50, 50), "outside_netherlands", "RD 25 25"),
}


@pytest.mark.parametrize(("shape", "reason", "found"), SHAPES.values(), ids=SHAPES)
@pytest.mark.filterwarnings("ignore:.*more than one geometry type")
def test_a_bad_shape_excludes_its_row_and_says_why(folder, shape, reason, found):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([SQUARE, shape]))
    reading = folder.read()
    row, problem = excluded_row(reading)
    assert row[["id", "reason"]].tolist() == ["P2", reason]
    assert found in row["explanation"]
    assert found in problem.found
    assert reading.frame.index.tolist() == ["P1"]


def test_a_shape_in_degrees_outside_the_netherlands_is_left_out(folder):
    folder.declare("plans.geojson", crs="EPSG:4326", geometry="Point")
    folder.save(
        folder.plans([Point(6.48, 52.72), Point(2.35, 48.86), Point(52.72, 6.48)], crs="EPSG:4326"), "plans.geojson"
    )
    reading = folder.read()
    assert reading.excluded["reason"].tolist() == ["outside_netherlands"] * 2
    assert reading.frame.geometry.x.tolist() == pytest.approx([228_900], abs=2000)


def test_a_ring_of_two_points_spoils_only_its_row(folder):
    folder.declare("plans.geojson", crs="EPSG:4326")
    path = folder.save(folder.plans(), "plans.geojson", RFC7946="YES")
    text = path.read_text().split("\n")
    spoiled = [line for line in text if '"P2"' in line]
    assert len(spoiled) == 1
    short = '"coordinates": [ [ [ 6.4, 52.7 ], [ 6.5, 52.7 ] ] ]'
    start = spoiled[0].index('"coordinates"')
    path.write_text("\n".join(text).replace(spoiled[0][start : spoiled[0].rindex("]") + 1], short))
    reading = folder.read()
    assert reading.excluded[["id", "reason"]].to_numpy().tolist() == [["P2", "empty_geometry"]]


def test_a_group_with_a_bad_part_is_invalid(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([MultiPolygon([SQUARE, BOW_TIE]), SQUARE]))
    assert folder.read().excluded["reason"].tolist() == ["invalid_geometry"]


REQUIRED = """
[columns.plan_id]
title = "Nummer"
type = "text"
required = true

[columns.corporation]
title = "Corporatie"
type = "text"
required = true

[columns.homes]
title = "Woningen"
type = "integer"
required = true
missing = [-99997, "onbekend"]

[columns.decided]
title = "Besloten op"
type = "date"

[columns.ready]
title = "Opgeleverd"
type = "boolean"
"""


@pytest.mark.parametrize(
    ("cells", "subject"),
    [
        (",3,,", "Corporatie (kolom corporation)"),
        ("  ,3,,", "Corporatie (kolom corporation)"),
        ("Domesta,,,", "Woningen (kolom homes)"),
        ("Domesta,-99997,,", "Woningen (kolom homes)"),
        ("Domesta,onbekend,,", "Woningen (kolom homes)"),
    ],
)
def test_a_required_value_that_is_missing(folder, cells, subject):
    folder.declare_table("plans.csv", columns=REQUIRED)
    folder.save_table(f"plan_id,corporation,homes,decided,ready\nA,Actium,1,,\nB,{cells}\n")
    row, problem = excluded_row(folder.read())
    assert row["reason"] == "missing_value"
    assert subject in problem.where


@pytest.mark.parametrize("text", ["31-2-2024", "2024-13-01", "2024", "5/21/2024", "gisteren", "1-1-24"])
def test_a_bad_date(folder, text):
    folder.declare_table("plans.csv", columns=REQUIRED)
    folder.save_table(f"plan_id,corporation,homes,decided,ready\nA,Actium,1,1-2-2024,\nB,Actium,1,{text},\n")
    reading = folder.read()
    row, problem = excluded_row(reading)
    assert row["reason"] == "not_a_date"
    assert f"'{text}'" in problem.found
    assert reading.frame["decided"].dt.date.tolist() == [date(2024, 2, 1)]


def test_neither_yes_nor_no(folder):
    folder.declare_table("plans.csv", columns=REQUIRED)
    folder.save_table("plan_id,corporation,homes,decided,ready\nA,Actium,1,,Nee\nB,Actium,1,,bijna\n")
    row, problem = excluded_row(folder.read())
    assert row["reason"] == "not_yes_or_no"
    assert problem.expected == "ja of nee"


def test_a_row_with_too_many_cells_because_of_a_decimal_comma(folder):
    folder.declare_table("plans.csv")
    folder.save_table("nr,naam,aantal,kans,status\nA,x,1,0.5,1A\nB,y,2,0,5,1A\nC,z\n")
    reading = folder.read()
    assert reading.excluded["id"].tolist() == ["B", "C"]
    assert reading.excluded["reason"].tolist() == ["cell_count"] * 2
    assert reading.problems[0].expected == "5 cellen, zoals de kopregel"
    assert reading.problems[0].found == "rij 2 (B): 6 cellen; rij 3 (C): 2 cellen"


def test_a_shapefile_with_one_bad_row_keeps_the_others(folder):
    folder.declare("plans.shp")
    folder.save(folder.plans(aantal=[1, -2, 3]), "plans.shp")
    assert folder.read().frame.index.tolist() == ["P1", "P3"]


@pytest.mark.parametrize("figure", [1e308, -1e16, 2e15])
@pytest.mark.parametrize("kind", ["integer", "number"])
def test_a_column_without_bounds_holds_no_figure_that_cannot_be_written(folder, kind, figure):
    key = '[columns.plan_id]\ntitle = "Nummer"\ntype = "text"\nsource = "nr"\n'
    folder.declare(
        "plans.gpkg", columns=f'{key}[columns.homes]\ntitle = "Woningen"\ntype = "{kind}"\nsource = "aantal"'
    )
    folder.save(folder.plans(aantal=[1.0, figure, 1e15]))
    row, problem = excluded_row(folder.read())
    assert row["reason"] == "too_large"
    assert "15 cijfers" in problem.expected


@pytest.mark.parametrize(("figure", "written"), [(1e308, "1e+308"), (float("inf"), "oneindig"), (2.5, "2,5")])
def test_a_figure_of_hundreds_of_digits_is_told_in_few(figure, written):
    assert wording.quantity(figure) == written
