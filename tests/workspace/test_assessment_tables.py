"""Answers to the assessment framework: in a planner's own words, about locations and questions that there are."""

import csv
import io

import pytest

from geo_pa.workspace import open_folder

CRITERION = {"criterion_id": "step_free", "theme": "Wonen en zorg", "question": "Zijn er nultredenwoningen?"}


@pytest.fixture
def check(folder, repository):
    """A function that checks a workspace with one criterion and these answers, and gives what is said of them."""

    def problems(*answers):
        for name, rows in {"assessment_criteria": [CRITERION], "assessment_answers": answers}.items():
            declaration = (repository / "data" / "tables" / f"{name}.toml").read_text(encoding="utf-8")
            folder.write(f"data/tables/{name}.toml", declaration)
            header = (repository / "data" / "tables" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
            text = io.StringIO()
            writer = csv.DictWriter(text, header.split(","), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            folder.write(f"data/tables/{name}.csv", text.getvalue())
        return folder.open().check()

    return problems


def answer(**columns):
    return {"location_id": "BL01", "criterion": "step_free", "answer": "yes", "answered_on": "2025-01-01", **columns}


def test_an_answer_to_a_question_that_is_not_there_is_told(check):
    (found,) = check(answer(criterion="parking"))
    assert "verwijst naar iets dat er niet is" in found.what
    assert "'parking'" in found.found
    assert "Toetsingskader: criteria" in found.expected


def test_an_answer_about_a_location_that_is_not_there_is_told(repository):
    workspace = open_folder(repository)
    answers = workspace.read("assessment_answers").frame
    elsewhere = workspace.changed("assessment_answers", answers.assign(location_id="BL99"))
    (found,) = [problem for problem in elsewhere.check() if "verwijzen" in problem.what]
    assert found.where.startswith("Toetsingskader: antwoorden van mensen")
    assert "'BL99'" in found.found


def test_a_planner_may_answer_in_dutch(check):
    rows = [answer(answer=word, answered_on=f"202{n}-01-01") for n, word in enumerate(["ja", "Deels", "nee", ""])]
    assert check(*rows) == ()


def test_another_word_is_told(check):
    (found,) = [each for each in check(answer(answer="misschien")) if "onbekend woord" in each.what]
    assert "deels" in found.expected
