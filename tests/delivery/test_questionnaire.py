"""The list of open questions: only those, with cells to complete, and rows that come back as they are."""

import csv
import io
import re
import shutil

import pytest
from test_delivery_files import read_workbook, xml

from geo_pa.delivery.questionnaire import open_questions, questionnaire
from geo_pa.errors import DeliveryError
from geo_pa.model import MUNICIPALITY, PUBLIC, STANDARD

NOTICE = "Modelgegevens: & verzonnen"


@pytest.fixture(scope="module")
def result(session):
    return session.run("toetsingskader")


@pytest.fixture(scope="module")
def written(result):
    return read_workbook(questionnaire(result, "BL07", viewer=MUNICIPALITY, notice=NOTICE))


def rows_of(cells):
    """The cells of a sheet as rows of text."""
    places = {re.fullmatch(r"([A-Z]+)(\d+)", place).groups(): value for place, value in cells.items()}
    numbers = sorted({int(row) for _, row in places})
    return {row: {column: value for (column, at), value in places.items() if int(at) == row} for row in numbers}


def test_only_the_open_questions_stand_in_it(result, written):
    sheets, _ = written
    asked = [row["B"] for number, row in rows_of(sheets["Vragenlijst"]).items() if number > 9]
    checklist = result.details["checklist"]
    mine = checklist[checklist["location_id"] == "BL07"]
    assert asked == mine.loc[mine["answer"].isin(["asked", "unknown"]), "question"].tolist()
    assert len(asked) == 6


def test_a_question_that_the_data_cannot_answer_is_in_it_too(result):
    assert {"asked", "unknown"} == set(open_questions(result, "BL42")["answer"])


def test_it_says_which_location_for_whom_and_that_it_is_a_model(written):
    sheets, parts = written
    head = " ".join(str(value) for value in sheets["Vragenlijst"].values())
    for word in ("Voorbeeldlocatie Zuid 3 (BL07)", "1 januari 2026", "gemeente", "standaardkeuzes", NOTICE):
        assert word in head
    footer = xml(parts["xl/worksheets/sheet1.xml"]).findtext(".//{*}oddFooter")
    assert "Modelgegevens: && verzonnen" in footer


def test_the_second_sheet_has_the_columns_of_the_table_and_takes_over_what_is_completed(session, written):
    sheets, parts = written
    rows = rows_of(sheets["assessment_answers"])
    declared = session.workspace.declarations["assessment_answers"].columns.values()
    assert list(rows[1].values()) == [column.source for column in declared]
    assert {row["A"] for number, row in rows.items() if number > 1} == {"BL07"}
    formulas = [cell.text for cell in xml(parts["xl/worksheets/sheet2.xml"]).findall(".//{*}f")]
    assert formulas[:5] == [f'IF(Vragenlijst!${c}$10="","",Vragenlijst!${c}$10)' for c in "DEFGH"]
    assert formulas[-1].endswith(f"Vragenlijst!$H${9 + 6})")


def test_what_is_completed_comes_back_as_answers(result, written, repository, tmp_path, opened):
    """Complete every row as a planner would, paste it under the table, and ask the question again."""
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    sheets, _ = written
    rows = rows_of(sheets["assessment_answers"])
    header = list(rows[1].values())
    words = ["ja", "deels", "nee", "", "ja", "nee"]
    lines = []
    for (number, row), word in zip(list(rows.items())[1:], words, strict=True):
        day = "2026-01-01" if word else ""
        lines.append([row["A"], row["B"], word, f"Toelichting {number}", "Domesta", day, "openbaar"])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    path = tmp_path / "data" / "tables" / "assessment_answers.csv"
    path.write_text(path.read_text(encoding="utf-8") + text.getvalue(), encoding="utf-8")
    again = opened(tmp_path)
    assert not [problem for problem in again.check() if "Toetsingskader" in problem.where]
    after = again.run("toetsingskader").details["checklist"].set_index(["location_id", "criterion"])["answer"]
    expected = [{"ja": "yes", "deels": "partly", "nee": "no", "": "asked"}[word] for word in words]
    assert [after["BL07", line[1]] for line in lines] == expected
    assert header == list(result.details["answers"].columns.drop("use"))


def test_the_same_answer_gives_the_same_bytes(result, written):
    first, second = (questionnaire(result, "BL07", viewer=MUNICIPALITY, notice=NOTICE) for _ in range(2))
    assert first == second


def test_text_that_looks_like_a_formula_is_none(session):
    table = session.layer("assessment_criteria")
    table["question"] = '=HYPERLINK("http://voorbeeld.example")'
    result = session.changed("assessment_criteria", table).run("toetsingskader")
    sheets, parts = read_workbook(questionnaire(result, "BL07", viewer=MUNICIPALITY))
    assert "'=HYPERLINK" in sheets["Vragenlijst"]["B10"]
    assert b"HYPERLINK" not in parts["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("viewer", ["corporations", "public"])
def test_another_reader_gets_what_he_may_see_and_no_other_location(session, viewer):
    result = session.run("toetsingskader", viewer=viewer)
    _, parts = read_workbook(questionnaire(result, "BL07", viewer=STANDARD[viewer]))
    assert b"Nog niet gesproken met de buurt" not in b"".join(parts.values())
    with pytest.raises(DeliveryError, match="BL08"):
        questionnaire(result, "BL08", viewer=STANDARD[viewer])


def test_a_result_for_another_reader_is_refused(result):
    with pytest.raises(DeliveryError, match="vertrouwelijk"):
        questionnaire(result, "BL07", viewer=PUBLIC)
