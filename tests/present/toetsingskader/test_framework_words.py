"""The assessment framework in words: a heading for every column, a Dutch word for every code, and the method."""

import pytest

from geo_pa import terms
from geo_pa.analyses.toetsingskader.figure_names import FIGURES, WORD
from geo_pa.analyses.toetsingskader.people import UNUSABLE, USED
from geo_pa.analyses.toetsingskader.signals import REASON_SIGNAL
from geo_pa.model import Column, unit_of
from geo_pa.present.columns import answer
from geo_pa.present.method import explained

ANALYSIS = "toetsingskader"


@pytest.fixture(scope="module")
def result(session):
    return session.run(ANALYSIS)


def test_every_column_has_a_dutch_heading_and_no_heading_is_without_a_column(result):
    frames = {"": result.table, **result.details}
    for detail, frame in frames.items():
        for column in frame.columns.drop("geometry", errors="ignore"):
            assert answer(ANALYSIS).column(column, detail) != Column(column.replace("_", " ")), (detail, column)
    for name, detail in answer(ANALYSIS).details.items():
        assert set(detail.columns) <= set(result.details[name].columns), name
    assert set(answer(ANALYSIS).columns) <= set(result.table.columns)


def test_every_further_table_and_every_total_has_a_dutch_title(result):
    assert set(answer(ANALYSIS).details) == set(result.details)
    assert set(answer(ANALYSIS).totals) == set(result.totals)
    assert all(answer(ANALYSIS).total(name).unit for name in result.totals)


def test_every_code_has_a_dutch_word(result):
    checklist = result.details["checklist"]
    codes = {
        "checklist_answer": checklist["answer"],
        "answer_origin": checklist["origin"].dropna(),
        "assessment_reason": [*result.table["reason"], *REASON_SIGNAL],
        "comparison": checklist["comparison"].dropna(),
        "assessment_answer": checklist["people_answer"].dropna(),
        "answer_use": [*result.details["answers"]["use"], *(set(UNUSABLE) - {"unknown_location"}), USED],
    }
    for vocabulary, found in codes.items():
        assert set(found) <= set(terms.labels(vocabulary)), vocabulary


def test_every_figure_that_may_answer_is_a_column_of_what_it_is_said_to_come_from(session):
    frames = {name: session.run(name) for name in ("social_share", "woonzorgzones", "heat_stress")}
    tables = {
        "building_locations": session.layer("building_locations"),
        "social_share": frames["social_share"].table,
        "woonzorgzones": frames["woonzorgzones"].details["locations"],
        "heat_stress": frames["heat_stress"].table,
    }
    for figure, unit in FIGURES.items():
        place, _, column = figure.partition(".")
        assert column in tables[place].columns, figure
        if unit.startswith(WORD):
            assert set(tables[place][column].dropna()) <= set(terms.labels(unit.removeprefix(WORD))), figure


def test_the_unit_of_a_figure_is_that_of_its_heading_or_declaration(session):
    declared = session.workspace.declarations["building_locations"].columns
    for figure, unit in FIGURES.items():
        place, _, column = figure.partition(".")
        if unit.startswith(WORD) or unit == "score":
            continue
        own = place == "building_locations"
        shown = declared[column] if own else answer(place).column(column, "locations")
        assert unit_of(unit) == unit_of(shown.unit), figure


def test_the_explanation_of_the_method_has_its_choices_from_the_rules(session):
    on = session.workspace.info.reference_date
    written = str(explained(ANALYSIS, session.workspace.rules(ANALYSIS, on=on, settings={"affordable_share": "0.8"})))
    assert "<b>80%</b>" in written
    assert "keuze, niet uit de afspraken" in written
    assert all(
        terms.label("checklist_answer", word).capitalize() in written for word in terms.labels("checklist_answer")
    )
