"""A question that a package declares is found everywhere, without a word about it in any file of geo_pa.

``large_plans`` asks which building locations are large: three small files in a folder of its name.
"""

import csv
import io
import json
import zipfile

import pytest

pytestmark = pytest.mark.slow

TITLE, HEADING, TOTAL = "Grote bouwlocaties", "Nieuwe woningen op deze plek", "Alle nieuwe woningen op bouwlocaties"


def exported(geo_pa, tmp_path, form):
    file = tmp_path / f"large.{form}"
    geo_pa("run", "large_plans", "--format", form, "--output", file)
    return file


def test_the_command_line_lists_it_and_answers_it(geo_pa):
    listed = geo_pa("list")
    assert "large_plans" in listed
    assert TITLE in listed
    shown = geo_pa("run", "large_plans")
    assert TITLE in shown
    assert TOTAL in shown


def test_asked_with_all_others_it_is_answered_too(geo_pa):
    assert "large_plans" in json.loads(geo_pa("run", "all", "--format", "json"))["answers"]


def test_its_csv_has_its_headings(geo_pa, tmp_path):
    text = exported(geo_pa, tmp_path, "csv").read_text(encoding="utf-8-sig")
    headings = next(csv.reader(io.StringIO(text), delimiter=";"))
    assert f"{HEADING} (woningen)" in headings or HEADING in headings


def test_its_workbook_has_a_sheet_of_its_rows(geo_pa, tmp_path):
    book = zipfile.ZipFile(exported(geo_pa, tmp_path, "xlsx"))
    assert "Grote plannen" in book.read("xl/workbook.xml").decode()
    assert HEADING in book.read("xl/sharedStrings.xml").decode()


def test_its_geojson_has_its_rows_on_the_map(geo_pa, tmp_path):
    features = json.loads(exported(geo_pa, tmp_path, "geojson").read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["signal"] for feature in features} >= {"high", "none"}
    assert all(feature["geometry"] for feature in features)


def test_who_may_not_see_a_plan_does_not_see_its_row(geo_pa):
    everything, open_to_all = (
        json.loads(geo_pa("run", "large_plans", "--format", "json", "--viewer", viewer))["rows"]
        for viewer in ("municipality", "public")
    )
    assert len(open_to_all) < len(everything)


def test_the_dictionary_says_what_it_answers(geo_pa):
    written = geo_pa("dictionary")
    assert TITLE in written
    assert HEADING in written
    assert TOTAL in written


def test_the_check_asks_it_as_well(geo_pa):
    assert "large_plans" not in geo_pa("check")


def test_it_stands_in_the_menu_and_has_a_page_with_its_table(page):
    shown = page("grote-bouwlocaties")
    assert TITLE in shown["menu"]
    assert TITLE in shown["written"]
    assert any(HEADING in heading for table in shown["table"] for heading in table)
    assert "Er ging iets mis" not in shown["problems"]


def test_the_explanation_names_it_with_what_it_asks(page):
    shown = page("uitleg")
    assert TITLE in shown["written"]
    assert "Welke bouwlocaties zijn groot?" in shown["written"]
