"""geo-pa run all: every question at once, and why some cannot be answered."""

import json

import pytest

from geo_pa.engine import EMBEDDED
from geo_pa.registry import ANALYSES

ASKED = ("run", "all", "--workspace")
FILES = {"social_share": "30-procent-sociale-huur", "social_growth": "groei-en-vervanging"}
ANSWERED = set(FILES)
"""What the small workspace has the layers for, and how the files of it are called."""


def run_json(geo_pa, folder, *options):
    code, shown, errors = geo_pa(*ASKED, folder, "--format", "json", *options)
    assert code == 0
    return json.loads(shown), errors


def test_every_question_of_the_embedded_municipality_is_answered(geo_pa):
    content, errors = run_json(geo_pa, EMBEDDED)
    assert list(content["answers"]) == [entry.id for entry in ANALYSES]
    assert (content["unanswered"], errors) == ({}, "")
    assert content["notice"].startswith("Modelgegevens")
    assert all(answer["rows"] and answer["evidence"]["rules"] for answer in content["answers"].values())


def test_each_answer_is_the_one_that_the_question_alone_gets(geo_pa, pristine):
    content, _ = run_json(geo_pa, pristine)
    for analysis in ANSWERED:
        alone = json.loads(geo_pa("run", analysis, "--workspace", pristine, "--format", "json")[1])
        together = content["answers"][analysis]
        assert (alone["rows"], alone["totals"]) == (together["rows"], together["totals"])


def test_a_question_without_its_layers_keeps_no_other_from_being_answered_and_tells_why(geo_pa, pristine):
    content, errors = run_json(geo_pa, pristine)
    assert set(content["answers"]) >= ANSWERED
    assert set(content["answers"]) | set(content["unanswered"]) == {entry.id for entry in ANALYSES}
    assert content["unanswered"]["village_stock"][0]["action"]
    assert errors.startswith("Niet elke vraag kon worden beantwoord")
    assert "Traceback" not in errors


def test_each_question_without_an_answer_is_named_and_a_layer_that_is_not_there_names_all_that_it_blocks(
    geo_pa, pristine
):
    content, errors = run_json(geo_pa, pristine)
    first, *reasons = errors.split("FOUT")
    titles = {entry.id: entry.title for entry in ANALYSES}
    for analysis, title in titles.items():
        assert (title in first) == (analysis in content["unanswered"])
    for analysis, found in content["unanswered"].items():
        for problem in found:
            (told,) = [reason for reason in reasons if problem["found"] in reason and problem["what"] in reason]
            assert titles[analysis] in told.partition("Houdt tegen:")[2].partition("Gevonden:")[0]


def test_rows_that_could_not_be_used_are_told_once_however_many_answers_are_without_them(geo_pa, spoilt):
    _, errors = run_json(geo_pa, spoilt)
    assert errors.count("1 rij van Bouwlocaties is weggelaten omdat die niet bruikbaar is.") == 1
    assert errors.count("'geo-pa check'") == 1


def test_the_table_shows_one_answer_below_the_other(geo_pa, pristine):
    code, shown, _ = geo_pa(*ASKED, pristine)
    assert code == 0
    assert shown.index("30% sociale huur") < shown.index("Groei en vervanging")


@pytest.mark.parametrize("form", ["csv", "geojson", "xlsx"])
def test_other_forms_are_a_file_for_each_question_in_a_folder(geo_pa, pristine, tmp_path, form):
    folder = tmp_path / "antwoorden"
    folder.mkdir()
    code, shown, errors = geo_pa(*ASKED, pristine, "--format", form, "--output", folder)
    assert (code, shown) == (0, "")
    names = {path.name for path in folder.iterdir()}
    assert {f"{title}_2026-01-01_gemeente.{form}" for title in FILES.values()} <= names
    assert errors.count("Geschreven:") == len(names)


def test_the_files_are_those_of_each_question_alone(geo_pa, pristine, tmp_path):
    geo_pa(*ASKED, pristine, "--format", "csv", "--output", tmp_path, "--viewer", "public")
    geo_pa("run", "social_share", "--workspace", pristine, "--viewer", "public", "--output", tmp_path / "one.csv")
    assert (tmp_path / "30-procent-sociale-huur_2026-01-01_openbaar.csv").read_bytes() == (
        tmp_path / "one.csv"
    ).read_bytes()


WRONG = {
    "a form that needs a folder, without one": (("--format", "csv"), "--output MAP"),
    "a folder that does not exist": (("--format", "csv", "--output", "nergens"), "Deze map bestaat niet"),
    "a folder of the workspace itself": (("--format", "csv", "--output", "{}/data"), "overschrijft geo_pa niet"),
    "a setting for all questions": (("--set", "pool=district"), "hoort bij één vraag"),
    "a date on which no rule holds": (("--on", "1990-01-01"), "1990"),
}


@pytest.mark.parametrize(("options", "told"), WRONG.values(), ids=WRONG)
def test_whoever_asks_wrongly_gets_a_dutch_sentence_and_code_2(geo_pa, pristine, options, told):
    code, shown, errors = geo_pa(*ASKED, pristine, *(option.format(pristine) for option in options))
    assert (code, shown) == (2, "")
    assert told in errors
    assert "Wat te doen:" in errors


def test_a_workspace_of_which_nothing_can_be_read_is_an_error(geo_pa, workspace):
    for file in (workspace / "layers").iterdir():
        file.unlink()
    for file in (workspace / "data" / "tables").iterdir():
        file.unlink()
    assert geo_pa(*ASKED, workspace)[0] == 2
