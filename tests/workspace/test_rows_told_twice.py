"""Two rows about the same thing are added up: nothing is dropped, and somebody is told."""

import shutil

import pytest

from geo_pa.errors import Severity
from geo_pa.workspace import open_folder

REPORTS = """
[columns.report_id]
title = "Nummer"
type = "text"

[columns.corporation]
title = "Corporatie"
type = "text"

[columns.year]
title = "Jaar"
type = "integer"
unit = "jaar"

[columns.hardness]
title = "Hard of zacht"
type = "category"
vocabulary = "report_hardness"

[columns.realised]
title = "Bereikt"
type = "number"
"""
HEADER = "report_id,corporation,year,hardness,realised"
KEY = 'key = "report_id"'
UNIQUE = 'unique = ["corporation", "year", "hardness"]'


def reports(folder, *rows, head=f"{KEY}\n{UNIQUE}"):
    folder.declare_table("reports.csv", columns=REPORTS, key=head, name="reports")
    folder.save_table("\n".join([HEADER, *rows]), name="reports")
    return folder.read("reports")


def test_a_report_that_stands_twice_is_used_twice_and_told_with_its_numbers_and_what_to_do(folder):
    reading = reports(folder, "P1,Domesta,2024,hard,145", "P2,Domesta,2025,hard,60", "P9,Domesta,2024,hard,145")
    (notice,) = reading.problems
    assert notice.severity is Severity.NOTICE
    assert notice.where == "Plannen (reports.csv)"
    assert notice.what == "Rijen die over hetzelfde gaan, worden bij elkaar opgeteld."
    assert notice.found == "P1 en P9 (Domesta, 2024, hard)"
    assert notice.expected == "één rij per Corporatie + Jaar + Hard of zacht"
    assert "haal anders de dubbele rij weg" in notice.action
    assert list(reading.frame.index) == ["P1", "P2", "P9"]


def test_a_hard_and_a_soft_part_of_one_year_are_no_doubles(folder):
    assert reports(folder, "P1,Domesta,2024,hard,1", "P2,Domesta,2024,soft,1", "P3,Domesta,2024,,1").problems == ()


def test_two_reports_without_a_year_are_told_as_well(folder):
    (notice,) = reports(folder, "P1,Domesta,,,1", "P2,Domesta,,,2", "P3,Domesta,,,2").problems
    assert notice.found == "P1, P2 en P3 (Domesta, leeg, leeg)"


def test_without_a_number_rows_are_called_by_their_place_in_the_file(folder):
    (notice,) = reports(folder, "a,Domesta,2024,,1", "b,Actium,2024,,1", "c,Domesta,2024,,1", head=UNIQUE).problems
    assert notice.found == "rij 1 en 3 (Domesta, 2024, leeg)"


def test_of_a_closed_table_nothing_but_the_place_of_the_rows_is_told(folder):
    (notice,) = reports(folder, "a,Domesta,2024,,1", "b,Domesta,2024,,3", head=f"{UNIQUE}\nclosed = true").problems
    assert notice.found == "rij 1 en 2"


def test_a_row_that_cannot_be_used_doubles_nothing(folder):
    reading = reports(folder, "P1,Domesta,2024,hard,1", "P2,Domesta,2024,hard,veel")
    assert [problem.severity for problem in reading.problems] == [Severity.ERROR]


def test_a_table_that_does_not_say_what_is_unique_is_not_compared(folder):
    assert reports(folder, "P1,Domesta,2024,hard,1", "P2,Domesta,2024,hard,1", head=KEY).problems == ()


@pytest.mark.parametrize(
    ("head", "found"),
    [(f'{KEY}\nunique = ["corporatie"]', "corporatie"), (f'{KEY}\nunique = ["report_id", "year"]', "report_id")],
)
def test_what_is_unique_must_be_columns_besides_the_number(folder, head, found):
    folder.declare_table("reports.csv", columns=REPORTS, key=head, name="reports")
    (problem,) = folder.open().problems
    assert (problem.where, problem.found) == ("data/tables/reports.toml, unique", found)


ADDED_UP = {"agreement_progress", "allocations", "booked_compensation", "expected_change", "stock_2023", "vacancies"}


def test_the_tables_whose_rows_are_added_up_all_say_what_is_unique(repository):
    assert {name for name, one in open_folder(repository).declarations.items() if one.unique} == ADDED_UP


def test_a_report_of_the_embedded_agreements_that_is_copied_under_another_number_is_told(repository, tmp_path):
    (tmp_path / "data").mkdir()
    shutil.copy(repository / "data" / "workspace.toml", tmp_path / "data")
    shutil.copytree(repository / "data" / "tables", tmp_path / "data" / "tables")
    path = tmp_path / "data" / "tables" / "agreement_progress.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1].replace("P01", "P99")]) + "\n", encoding="utf-8")
    (notice,) = open_folder(tmp_path).read("agreement_progress").problems
    assert notice.found == "P01 en P99 (11-domesta_made_sustainable, Domesta, 2023, leeg)"
